"""The operators' side, wired: numbers, digest, alarms, broadcasts."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.basis import Basis
from bot.jobs.operators.broadcast import BROADCAST, Broadcasting
from bot.jobs.operators.counting import Counting
from bot.jobs.operators.digest import DIGEST, Digest
from bot.jobs.operators.menus import OperatorMenus
from bot.jobs.operators.report import Reports
from bot.jobs.operators.watchman import AOF, KEY, Check, Watchman
from bot.polyglotvoice.models import ApiKey
from bot.store.alarms import Alarms
from bot.store.broadcasts import Broadcasts
from bot.store.connect import StoreError, inspect
from bot.store.daybook import DayBook
from bot.store.known import KnownChats
from bot.store.menus import ShownMenus
from bot.telegram.profile import BotProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """What serves operators, and what runs beside the work for them."""

    counting: Counting
    watchman: Watchman
    digest: Digest
    reports: Reports
    broadcasting: Broadcasting
    known: KnownChats
    menus: OperatorMenus
    operators: frozenset[int]

    def services(self) -> dict[str, object]:
        """What handlers are given, by the names they know."""
        return {
            "operators": self.operators,
            "reports": self.reports,
            "digest": self.digest,
            "broadcasting": self.broadcasting,
        }


def operate(basis: Basis, counting: Counting, menu: Mapping[str, str]) -> Operations:
    """Build it all, and let the engine run its steps. `menu`: the operators' commands, each with its sentence."""
    daybook, known = DayBook(basis.store), KnownChats(basis.store)
    operators = basis.settings.operators
    reports = Reports(daybook=daybook, backlog=basis.backlog, known=known, clock=basis.clock)
    digest = Digest(
        reports=reports, chats=basis.chats, engine=basis.engine, sender=basis.sender, catalogue=basis.catalogue,
        operators=operators, clock=basis.clock,
    )  # fmt: skip
    broadcasting = Broadcasting(
        broadcasts=Broadcasts(basis.store, basis.vault), known=known, chats=basis.chats, engine=basis.engine,
        sender=basis.sender, catalogue=basis.catalogue, clock=basis.clock,
    )  # fmt: skip
    watchman = Watchman(
        alarms=Alarms(basis.store), daybook=daybook, backlog=basis.backlog, chats=basis.chats, sender=basis.sender,
        catalogue=basis.catalogue, operators=operators, checks=_checks(basis), clock=basis.clock,
    )  # fmt: skip
    basis.engine.register(DIGEST, digest.step)
    basis.engine.register(BROADCAST, broadcasting.step)
    return Operations(
        counting=counting, watchman=watchman, digest=digest, reports=reports, broadcasting=broadcasting, known=known,
        menus=OperatorMenus(
            profile=BotProfile(basis.bot), shown=ShownMenus(basis.store), operators=operators, menu=menu
        ),
        operators=operators,
    )  # fmt: skip


def _checks(basis: Basis) -> Mapping[str, Check]:
    async def store_forgets() -> bool | None:
        try:
            durable = (await inspect(basis.store)).durable
        except StoreError:
            return None
        return None if durable is None else not durable

    async def key_is_refused() -> bool:
        secret = basis.settings.polyglotvoice_api_key
        if secret is None:
            return False
        state = await basis.accounts.state(ApiKey.of(secret.get_secret_value()).id, basis.clock())
        return state.is_dead

    return {AOF: store_forgets, KEY: key_is_refused}
