"""What the service has shown of the language of speech: the name of its field, and values that it knows."""

from dataclasses import dataclass

from bot.store import keys
from bot.store.client import Client

_FIELD, _SEEN, _TURNED_DOWN = "field", "seen:", "down:"


@dataclass(frozen=True, slots=True)
class SpokenField:
    """The field to send a language in, the values seen under that name, and those that were turned down."""

    name: str
    seen: tuple[str, ...] = ()
    turned_down: frozenset[str] = frozenset()


class SpokenFields:
    """Facts about the service; nothing of any chat or account."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis
        self._written: set[tuple[str, str | None]] = set()

    async def known(self) -> SpokenField | None:
        """The field; None while the service has shown none."""
        stored = {name.decode(): value.decode() for name, value in (await self._redis.hgetall(keys.SPEECH)).items()}
        if _FIELD not in stored:
            return None
        seen = sorted(name.removeprefix(_SEEN) for name in stored if name.startswith(_SEEN))
        down = frozenset(name.removeprefix(_TURNED_DOWN) for name in stored if name.startswith(_TURNED_DOWN))
        return SpokenField(stored[_FIELD], tuple(seen), down)

    async def learn(self, field: str, value: str | None) -> None:
        """Note the field, and a value that stood under its name."""
        if (field, value) in self._written:
            return
        facts: dict[str, str | int | float | bytes] = {_FIELD: field}
        if value is not None:
            facts[_SEEN + value] = 1
        await self._redis.hset(keys.SPEECH, mapping=facts)
        self._written.add((field, value))

    async def turn_down(self, value: str) -> None:
        """Note that the service did not take this value."""
        await self._redis.hset(keys.SPEECH, _TURNED_DOWN + value, 1)
