"""The daily digest: yesterday's numbers, each morning, to operators who want it."""

import logging
from datetime import datetime, timedelta

from bot.i18n import Catalogue, Texts
from bot.jobs.engine import Engine
from bot.jobs.life import Clock
from bot.jobs.operators.report import Reports, say_report
from bot.store.chats import Chats
from bot.telegram.errors import ChatUnwritableError, RateLimitedError, RefusedError, TelegramTroubleError
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place

log = logging.getLogger(__name__)

DIGEST = "digest"
DIGEST_HOUR = 6
"""UTC."""

_RETRY_S = 300.0
_NOTICE_S = 2 * 86_400


class Digest:
    """One planned step for each operator who asked for it; it plans the next one."""

    def __init__(
        self,
        *,
        reports: Reports,
        chats: Chats,
        engine: Engine,
        sender: Sender,
        catalogue: Catalogue,
        operators: frozenset[int],
        clock: Clock,
    ) -> None:
        self._reports = reports
        self._chats = chats
        self._engine = engine
        self._sender = sender
        self._catalogue = catalogue
        self._operators = operators
        self._clock = clock

    async def choose(self, operator: int, *, wanted: bool) -> None:
        """Remember the choice, and plan or take back the next digest."""
        await self._chats.choose(operator, daily_digest=wanted)
        if wanted:
            await self._engine.at(DIGEST, str(operator), next_digest(self._clock()))
        else:
            await self._engine.cancel(DIGEST, str(operator))

    async def plan_all(self) -> None:
        """Plan what was asked for, at start: planning it again changes nothing."""
        for operator in self._operators:
            if (await self._chats.choices(operator)).daily_digest:
                await self._engine.unless_planned(DIGEST, str(operator), next_digest(self._clock()))

    async def step(self, subject: str) -> datetime | None:
        """Send the digest once a day; returns when the next one is due."""
        operator, now = int(subject), self._clock()
        choices = await self._chats.choices(operator)
        if operator not in self._operators or not choices.daily_digest:
            return None
        notice = f"digest:{now:%Y-%m-%d}"
        if now.hour < DIGEST_HOUR or not await self._chats.first_notice(operator, notice, _NOTICE_S):
            return next_digest(now)
        try:
            await self._send(
                operator, self._catalogue.texts(self._catalogue.pick(choices.language, choices.operator_language))
            )
        except (ChatUnwritableError, RefusedError):
            return None
        except TelegramTroubleError as error:
            await self._chats.clear_notice(operator, notice)
            return error.until if isinstance(error, RateLimitedError) else now + timedelta(seconds=_RETRY_S)
        return next_digest(now)

    async def _send(self, operator: int, texts: Texts) -> None:
        report = await self._reports.yesterday()
        said = texts.say(
            "stats.digest", day=texts.day(report.now - timedelta(days=1)), report=say_report(texts, report)
        )
        await self._sender.text(Place(operator), said)


def next_digest(now: datetime) -> datetime:
    """The next 06:00 UTC after `now`."""
    today = now.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)
