"""Every service is given what it asks for: the types of a constructor are those of what it finds by name."""

import inspect
import typing
from collections.abc import Callable
from operator import attrgetter
from types import SimpleNamespace, UnionType

from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.app.services import Services
from bot.app.wiring import Service
from bot.clock import SystemTimer
from bot.jobs.transitions import Deadlines
from bot.observe.metrics import Metrics
from bot.settings import Settings
from bot.store.connect import connect
from bot.store.vault import Vault

MOST_COLLABORATORS = 7


def named(kind: type) -> dict[str, Service[object]]:
    return {name: each for owner in kind.__mro__ for name, each in vars(owner).items() if isinstance(each, Service)}


def fits(value: object, hint: object) -> bool:
    if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union:
        return any(fits(value, each) for each in typing.get_args(hint))
    kind = typing.get_origin(hint) or hint
    if not isinstance(kind, type) or hint is Callable:
        return callable(value)
    return getattr(kind, "_is_protocol", False) or isinstance(value, kind)


async def test_every_service_is_given_what_its_constructor_asks_for() -> None:
    redis, vault, clock = connect("redis://127.0.0.1:1"), Vault([Fernet.generate_key().decode()]), SystemTimer()
    services = Services(
        settings=Settings(bot_token=SecretStr("42:test")), redis=redis, vault=vault, metrics=Metrics(),
        deadlines=Deadlines(), clock=clock,
    )  # fmt: skip
    async with services.stack:
        for name, service in named(Services).items():
            built = getattr(services, name)
            assert getattr(services, name) is built
            asked = inspect.unwrap(getattr(service.kind, "func", service.kind))
            hints = typing.get_type_hints(asked.__init__ if inspect.isclass(asked) else asked)
            assert service.elsewhere.keys() <= inspect.signature(service.kind).parameters.keys(), name
            for parameter, path in service.sources(services).items():
                assert fits(attrgetter(path)(services), hints[parameter]), f"{name}: {parameter} is {path}"
    await redis.aclose()


def test_no_service_asks_for_more_than_seven_things() -> None:
    asked = {name: len(inspect.signature(service.kind).parameters) for name, service in named(Services).items()}
    assert {name: many for name, many in asked.items() if many > MOST_COLLABORATORS} == {}


def made(own: str, other: str, size: int = 3) -> str:
    return f"{own} {other} {size}"


class Holder:
    own, other, told = "own", "other", SimpleNamespace(size=4)
    plain = Service(made)
    elsewhere = Service(made, other="own", size="told.size")


def test_what_is_not_there_keeps_its_default_and_what_is_elsewhere_is_found_there() -> None:
    assert Holder().plain == "own other 3"
    assert Holder().elsewhere == "own own 4"
