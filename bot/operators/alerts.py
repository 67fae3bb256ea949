"""What needs a person is said to every operator: once when it begins, and again when it is over.

What needs a person, since when, and which operators were told of it.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from redis.exceptions import RedisError

from bot.accounts.service_outage import ServiceOutage
from bot.chats.store import Chats
from bot.clock import Clock, Timer
from bot.observe.backlog import BacklogReader
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lease import take_turn
from bot.telegram.errors import ChatUnwritableError, RefusedError, TelegramTroubleError
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.texts.catalogue import Catalogue

_TOLD = "told:"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A trouble that lasts, and the operators who know of it."""

    kind: str
    since: datetime
    told: frozenset[int]


class Alarms:
    """The alarms that are on; every process sees the same."""

    def __init__(self, redis: RedisClient, clock: Clock) -> None:
        self._redis = redis
        self._clock = clock

    async def take_turn(self, for_s: float) -> bool:
        """True for one process in `for_s` seconds."""
        return await take_turn(self._redis, keys.ALERTER_TURN, self._clock(), for_s)

    async def get(self, kind: str) -> Alarm | None:
        """The alarm, while it is on."""
        found = await self._redis.hgetall(keys.alarm(kind))
        if b"since" not in found:
            return None
        told = frozenset(int(name.decode()[len(_TOLD) :]) for name in found if name.startswith(_TOLD.encode()))
        return Alarm(kind, datetime.fromtimestamp(float(found[b"since"]), UTC), told)

    async def switch_on(self, kind: str, now: datetime) -> Alarm:
        """Begin an alarm, unless it is on already; returns it."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hsetnx(keys.alarm(kind), "since", now.timestamp())
            await pipe.execute()
        return await self.get(kind) or Alarm(kind, now, frozenset())

    async def note_told(self, kind: str, operator: int) -> None:
        """The operator knows of it."""
        await self._redis.hset(keys.alarm(kind), f"{_TOLD}{operator}", 1)

    async def note_calmed(self, kind: str, operator: int) -> None:
        """The operator knows that it is over."""
        await self._redis.hdel(keys.alarm(kind), f"{_TOLD}{operator}")

    async def switch_off(self, kind: str) -> None:
        """The alarm is over, and everybody knows."""
        await self._redis.delete(keys.alarm(kind))

    async def seen(self) -> list[tuple[float, int]]:
        """The backlogs of the last rounds: (epoch s, how many waited), oldest first."""
        found = await self._redis.get(keys.ALERTER_SEEN)
        return [] if found is None else [(float(at), int(waiting)) for at, waiting in json.loads(found)]

    async def remember_seen(self, samples: list[tuple[float, int]]) -> None:
        """Keep them for the next round."""
        await self._redis.set(keys.ALERTER_SEEN, json.dumps(samples), ex=keys.DAY_S)


log = logging.getLogger(__name__)

TOKEN, AOF, KEY, SERVICE, UPLOADS, BACKLOG = "token", "aof", "key", "service", "uploads", "backlog"
ROUND_S = 30.0
SILENT_FOR = timedelta(minutes=10)
_WINDOW_S = 600.0
_LEAST_WAITING = 20
_GROWTH = 1.5

# A refused token is not in the first: while it lasts, nobody can be told.
_BEGINS = {
    AOF: "alarm-aof", KEY: "alarm-key", SERVICE: "alarm-service", UPLOADS: "alarm-uploads", BACKLOG: "alarm-backlog",
}  # fmt: skip
_ENDS = {
    TOKEN: "alarm-token-over", AOF: "alarm-aof-over", KEY: "alarm-key-over", SERVICE: "alarm-service-over",
    UPLOADS: "alarm-uploads-over", BACKLOG: "alarm-backlog-over",
}  # fmt: skip

Samples = Sequence[tuple[float, int]]
"""(epoch s, how many waited), oldest first."""

Check = Callable[[], Awaitable[bool | datetime | None]]
"""True, or since when: a person is needed. None: can't be told now."""


class OperatorVoice:
    """Tells an operator something, in the language that they chose or last wrote in."""

    def __init__(self, *, operators: frozenset[int], chats: Chats, sender: Sender, catalogue: Catalogue) -> None:
        self.operators = operators
        self._chats = chats
        self._sender = sender
        self._catalogue = catalogue

    async def say(self, operator: int, sentence: str, *, since: datetime, lasted: timedelta) -> bool:
        """Whether nothing remains to be said to this operator; one who can't be reached at all counts as told."""
        choices = await self._chats.choices(operator)
        texts = self._catalogue.texts(self._catalogue.pick(choices.language, choices.operator_language))
        html = texts.say(sentence, since=texts.moment(since), lasted=texts.duration(lasted.total_seconds()))
        try:
            await self._sender.text(Place(operator), html)
        except (ChatUnwritableError, RefusedError):
            log.info("An operator can't be reached: they must write to the bot first", extra={"chat": operator})
        except TelegramTroubleError as error:
            log.info("An operator was not told yet: %s", error)
            return False
        return True


class Alerter:
    """Makes a round every half minute, in one process at a time. `checks` come from whoever knows of more."""

    def __init__(
        self,
        *,
        alarms: Alarms,
        outage: ServiceOutage,
        uploads: ServiceOutage,
        backlog: BacklogReader,
        voice: OperatorVoice,
        checks: Mapping[str, Check],
        clock: Timer,
        round_s: float = ROUND_S,
    ) -> None:
        self._alarms = alarms
        self._backlog = backlog
        self._voice = voice
        self._operators = voice.operators
        self._clock = clock
        self._round_s = round_s
        self._checks: Mapping[str, Check] = {
            TOKEN: _always_well, SERVICE: self._is_silent(outage), UPLOADS: self._is_silent(uploads),
            BACKLOG: self._backlog_grows, **checks,
        }  # fmt: skip

    async def run(self) -> None:
        """Make rounds until cancelled; an unreachable store is waited for."""
        while True:
            try:
                if await self._alarms.take_turn(self._round_s * 0.9):
                    await self.round()
            except (RedisError, OSError) as error:
                log.warning("A round of alerts was cut short (%s)", type(error).__name__)
            except Exception:  # one bad round must not end the watch
                log.exception("A round of alerts failed")
            await self._clock.sleep(self._round_s)

    async def round(self) -> None:
        """Check everything, and tell what changed."""
        for kind, check in self._checks.items():
            needs_person = await check()
            if needs_person:
                since = needs_person if isinstance(needs_person, datetime) else self._clock()
                await self._tell(await self._begin(kind, since))
            elif needs_person is not None and (alarm := await self._alarms.get(kind)) is not None:
                await self._calm(alarm)

    async def token_refused(self) -> None:
        """Nobody can be told of that now: it is said, as over, when the token works again."""
        await self._begin(TOKEN, self._clock())

    async def _begin(self, kind: str, since: datetime) -> Alarm:
        alarm = await self._alarms.get(kind)
        if alarm is not None:
            return alarm
        log.warning("This needs a person: %s", kind)
        return await self._alarms.switch_on(kind, since)

    async def _tell(self, alarm: Alarm) -> None:
        for operator in self._operators - alarm.told:
            if await self._say(operator, _BEGINS[alarm.kind], alarm.since):
                await self._alarms.note_told(alarm.kind, operator)

    async def _calm(self, alarm: Alarm) -> None:
        """Say that it is over to those who know of it; of a refused token nobody could be told before."""
        waiting = self._operators if alarm.kind == TOKEN else alarm.told & self._operators
        told = [await self._say_over(alarm, operator) for operator in waiting]
        if all(told):
            log.info("This needs nobody any more: %s", alarm.kind)
            await self._alarms.switch_off(alarm.kind)

    async def _say_over(self, alarm: Alarm, operator: int) -> bool:
        if not await self._say(operator, _ENDS[alarm.kind], alarm.since):
            return False
        await self._alarms.note_calmed(alarm.kind, operator)
        return True

    async def _say(self, operator: int, sentence: str, since: datetime) -> bool:
        return await self._voice.say(operator, sentence, since=since, lasted=self._clock() - since)

    def _is_silent(self, outage: ServiceOutage) -> Check:
        async def check() -> bool | datetime | None:
            since = await outage.away()
            if since is None:
                return False
            return since if self._clock() - since >= SILENT_FOR else None

        return check

    async def _backlog_grows(self) -> bool | None:
        now_s = self._clock().timestamp()
        backlog = await self._backlog.read()
        samples = [(at_s, waiting) for at_s, waiting in await self._alarms.seen() if at_s > now_s - _WINDOW_S]
        samples.append((now_s, backlog.waiting + backlog.depth.ready))
        await self._alarms.remember_seen(samples)
        return is_growing(samples)


async def _always_well() -> bool:
    return False


def is_growing(samples: Samples) -> bool | None:
    """Whether work piles up over the ten minutes that the samples span; None while that is not clear.

    It piles up when the last third never falls to where the first third was, and ends half as high again. It
    is over when little waits, or half of the most that did.
    """
    waiting = [count for _, count in samples]
    if waiting[-1] < _LEAST_WAITING:
        return False
    if samples[-1][0] - samples[0][0] >= _WINDOW_S * 0.8:
        third = max(1, len(waiting) // 3)
        first, last = waiting[:third], waiting[-third:]
        if min(last) > max(first) and waiting[-1] >= _GROWTH * max(first):
            return True
    return False if waiting[-1] <= max(waiting) / 2 else None
