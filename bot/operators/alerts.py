"""What needs a person is said to every operator: once when it begins, and again when it is over."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from redis.exceptions import RedisError, ResponseError

from bot.chats.store import Chats
from bot.clock import Clock, Timer
from bot.concurrency import bounded
from bot.observe.backlog import BacklogReader
from bot.observe.health import BACKLOG, KINDS, LIMIT_S, STORE, TELEGRAM, TOKEN, Health, begins
from bot.observe.processes import Processes, Trouble
from bot.store import keys
from bot.store.client import RedisClient, Value
from bot.store.lease import take_turn
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.telegram.troubles import ChatUnwritableError, RefusedError, TelegramTroubleError
from bot.texts.catalogue import Catalogue, Html, Texts
from bot.transcript.escape import plain

log = logging.getLogger(__name__)

ROUND_S = 10.0
_UNSURE = timedelta(seconds=30)
"""Who has just started has not looked at everything, and knows of nothing that it is over."""

_MOST_S = 12.0
_PASSING = frozenset({STORE, "poller", "webhook", "workers", "receivers", "steps", "updates"})
_SETTLED = timedelta(seconds=10)
"""What of these passes sooner, as it does while processes are replaced or begin anew, is no reason to wake anybody."""

_BY_SIGNS_OF_LIFE = frozenset({"workers", "receivers"})
"""These twice as long: once the clock is set, each process' last sign looks old until its next, and a look is kept."""

_RECEIVERS_SEE = frozenset({"poller", "webhook"})
_ELDER_SILENT = timedelta(minutes=5)
"""After so long without the store each next of its processes speaks, as the one before may be gone with the store."""

_WINDOW_S = 600.0
_SAMPLE_EVERY_S = 25.0
_LEAST_WAITING = 20
_GROWTH = 1.5
_LATE_S = 120.0
"""Where nothing has waited longer, a busy hour alone makes more of it wait."""

_OVER_TRIED = timedelta(days=1)
"""So long an address that does not take it is sent that something is over."""

_ENGLISH: Final = "en"
_TOLD, _POSTED, _ENDED = "told:", "posted", "ended"

Samples = Sequence[tuple[float, int]]
"""(epoch s, how many waited), oldest first."""

Post = Callable[[Mapping[str, str]], Awaitable[bool]]
"""Takes an alarm to whoever is told besides Telegram, and says whether nothing remains to be sent; must not raise."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A trouble that lasts, the operators who know of it, and whether it was posted.

    One that has ended stays until that is said: `told` are the operators who do not know it yet.
    """

    kind: str
    since: datetime
    detail: str = ""
    told: frozenset[int] = frozenset()
    is_posted: bool = False
    ended_at: datetime | None = None

    @property
    def lasted(self) -> timedelta | None:
        """How long it was on; None while it is."""
        return None if self.ended_at is None else self.ended_at - self.since


class OwnAlarms:
    """The alarms that are on for this process alone, in its memory."""

    def __init__(self) -> None:
        self.on: dict[str, Alarm] = {}

    async def all(self) -> dict[str, Alarm]:
        return dict(self.on)

    async def keep(self, alarm: Alarm) -> None:
        self.on[alarm.kind] = alarm

    async def drop(self, kind: str) -> None:
        del self.on[kind]


class Alarms:
    """The alarms that are on for all processes."""

    def __init__(self, redis: RedisClient, clock: Clock) -> None:
        self._redis = redis
        self._clock = clock

    async def take_turn(self, for_s: float) -> bool:
        """True for one process in `for_s` seconds."""
        return await take_turn(self._redis, keys.ALERTER_TURN, self._clock(), for_s)

    async def all(self) -> dict[str, Alarm]:
        if not await self._redis.exists(*map(keys.alarm, KINDS)):
            return {}
        async with self._redis.pipeline(transaction=False) as pipe:
            for kind in KINDS:
                pipe.hgetall(keys.alarm(kind))
            answers = await pipe.execute()
        return {kind: _read(kind, found) for kind, found in zip(KINDS, answers, strict=True) if b"since" in found}

    async def keep(self, alarm: Alarm) -> None:
        about: dict[str, Value] = {"since": alarm.since.timestamp(), "detail": alarm.detail}
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(keys.alarm(alarm.kind))
            told: dict[str, Value] = {f"{_TOLD}{operator}": 1 for operator in alarm.told}
            about |= told | ({_POSTED: 1} if alarm.is_posted else {})
            about |= {_ENDED: alarm.ended_at.timestamp()} if alarm.ended_at is not None else {}
            pipe.hset(keys.alarm(alarm.kind), mapping=about)
            await pipe.execute()

    async def drop(self, kind: str) -> None:
        await self._redis.delete(keys.alarm(kind))

    async def seen(self) -> list[tuple[float, int]]:
        found = await self._redis.get(keys.ALERTER_SEEN)
        return [] if found is None else [(float(at), int(waiting)) for at, waiting in json.loads(found)]

    async def remember_seen(self, samples: list[tuple[float, int]]) -> None:
        await self._redis.set(keys.ALERTER_SEEN, json.dumps(samples), ex=keys.DAY_S)


def _read(kind: str, found: Mapping[bytes, bytes]) -> Alarm:
    told = frozenset(int(name.decode()[len(_TOLD) :]) for name in found if name.startswith(_TOLD.encode()))
    since = datetime.fromtimestamp(float(found[b"since"]), UTC)
    ended = found.get(_ENDED.encode())
    ended_at = None if ended is None else datetime.fromtimestamp(float(ended), UTC)
    return Alarm(kind, since, found.get(b"detail", b"").decode(), told, _POSTED.encode() in found, ended_at)


class OperatorVoice:
    """Tells an operator something, in the language that they chose or last wrote in; without the store, as it was."""

    def __init__(self, *, operators: frozenset[int], chats: Chats, sender: Sender, catalogue: Catalogue) -> None:
        self.operators = operators
        self.english = catalogue.texts(_ENGLISH)
        self._chats = chats
        self._sender = sender
        self._catalogue = catalogue
        self._known: dict[int, Texts] = {}

    async def learn(self) -> None:
        """Read in which language to tell them, while the store can be read."""
        for operator in self.operators - self._known.keys():
            await self._texts(operator)

    async def say(self, operator: int, alarm: Alarm) -> bool:
        """Say that an alarm began, or is over; whether nothing remains to be said to this operator.

        One who can't be reached at all counts as told.
        """
        texts = await self._texts(operator)
        html = _sentence(texts, alarm)
        try:
            await self._sender.text(Place(operator), html)
        except (ChatUnwritableError, RefusedError):
            log.info("An operator can't be reached: they must write to the bot first", extra={"chat": operator})
        except TelegramTroubleError as error:
            log.info("An operator was not told yet: %s", error)
            return False
        return True

    def posted(self, alarm: Alarm) -> Mapping[str, str]:
        """The same for machines, and for people without Telegram."""
        html = _sentence(self.english, alarm)
        state = "on" if alarm.ended_at is None else "over"
        return {"kind": alarm.kind, "state": state, "since": alarm.since.isoformat(), "text": plain(html)}

    async def _texts(self, operator: int) -> Texts:
        try:
            async with asyncio.timeout(LIMIT_S):
                choices = await self._chats.choices(operator)
        except (RedisError, OSError):  # the store is what is to be told of
            return self._known.get(operator, self.english)
        texts = self._catalogue.texts(choices.language, choices.operator_language)
        if choices.language or choices.operator_language:
            self._known[operator] = texts
        return texts


def _sentence(texts: Texts, alarm: Alarm) -> Html:
    if alarm.lasted is None:
        return begins(texts, alarm.kind, Trouble(alarm.since, alarm.detail))
    lasted = texts.duration(alarm.lasted.total_seconds())
    return texts.say(f"alarm-{alarm.kind}-over", since=texts.moment(alarm.since), lasted=lasted)


class Alerter:
    """Makes a round every ten seconds, in one process at a time, over what any process sees amiss.

    While the store can't be written, the oldest process tells of what it sees itself, and remembers in memory whom; the
    next speaks when that lasts, and so on. That it is over is told by those that spoke.
    """

    def __init__(
        self, *, alarms: Alarms, health: Health, processes: Processes, backlog: BacklogReader, voice: OperatorVoice,
        post: Post, clock: Timer,
    ) -> None:  # fmt: skip
        self._alarms = alarms
        self._own = OwnAlarms()
        self._health = health
        self._processes = processes
        self._backlog = backlog
        self._voice = voice
        self._post = post
        self._clock = clock
        self._sure_at = datetime.min.replace(tzinfo=UTC)

    async def run(self) -> None:
        """Make rounds until cancelled."""
        self._sure_at = self._clock() + _UNSURE
        while True:
            try:
                await self.round()
            except (RedisError, OSError) as error:
                log.warning("A round of alerts was cut short (%s)", type(error).__name__)
            except Exception:  # one bad round must not end the watch
                log.exception("A round of alerts failed")
            await self._clock.sleep(ROUND_S)

    async def round(self) -> None:
        seen = await self._health.troubles()
        found = {kind: trouble for kind, trouble in seen.items() if self._has_settled(kind, trouble)}
        is_blind = STORE in seen
        speaks = is_blind and self._clock() - seen[STORE].since >= _SETTLED + self._processes.elders * _ELDER_SILENT
        mine = {kind: found.pop(kind) for kind in list(found) if speaks or kind in self._own.on}
        await self._settle(self._own, mine)
        # A call that is on its way when the store begins to stall would wait for minutes, and nobody would be told.
        if not is_blind and not await bounded(self._tell_for_all(found, frozenset(mine)), _MOST_S):
            log.warning("A round of alerts was cut short (the store is slow)")

    async def _tell_for_all(self, found: dict[str, Trouble], mine: frozenset[str]) -> None:
        await self._voice.learn()
        if not await self._alarms.take_turn(ROUND_S * 0.9):
            return
        alive = await self._processes.alive(self._clock())
        for process in alive:
            for kind, trouble in process.troubles.items():
                if kind not in found and kind not in mine and self._has_settled(kind, trouble):
                    found[kind] = trouble
        found.pop(STORE, None)  # each process tells of its own; what a heartbeat says of it is over by then
        found.pop(BACKLOG, None)  # which is what this alarm itself says
        try:
            grows = await self._backlog_grows()
        except ResponseError:  # what stands there is none of the bot's, and the rest is told all the same
            grows = None
        unclear = self._health.untold | ({BACKLOG} if grows is None else set())
        if not any(each.receives and self._clock() - each.started_at >= _UNSURE for each in alive):
            unclear |= _RECEIVERS_SEE
        if self._clock() < self._sure_at:
            unclear = frozenset(KINDS)
        if grows:
            found[BACKLOG] = Trouble(self._clock(), "")
        await self._settle(self._alarms, found, unclear)

    def _has_settled(self, kind: str, trouble: Trouble) -> bool:
        patience = 2 * _SETTLED if kind in _BY_SIGNS_OF_LIFE else _SETTLED
        return kind not in _PASSING or self._clock() - trouble.since >= patience

    async def token_refused(self) -> None:
        """Operators can be told of that when the token works again; ALERT_URL at once."""
        await self._alarms.keep(alarm := Alarm(TOKEN, self._clock()))
        await self._post_waiting(self._alarms, {TOKEN: alarm}, [TOKEN])

    async def _settle(
        self, alarms: Alarms | OwnAlarms, found: Mapping[str, Trouble], unclear: frozenset[str] = frozenset()
    ) -> None:
        """Tell everybody of what is amiss by now, and of what is not any more."""
        on, mute = await alarms.all(), {TELEGRAM} & (await self._health.troubles()).keys()
        for kind in found:
            if kind not in on or on[kind].ended_at is not None:
                await alarms.keep(begun := Alarm(kind, found[kind].since, found[kind].detail))
                on[kind] = begun
                log.warning("This needs a person (%s): %s", kind, self._voice.posted(begun)["text"])
        for kind in on.keys() - found.keys() - unclear:
            on[kind] = await self._ended(alarms, on[kind])
        ended = {kind: alarm for kind, alarm in on.items() if alarm.ended_at is not None}
        await self._post_waiting(alarms, on, [*found, *ended])
        for kind, trouble in found.items():
            alarm = on[kind]
            for operator in () if kind in mute else self._voice.operators - alarm.told:
                if await self._voice.say(operator, replace(alarm, detail=trouble.detail)):
                    await alarms.keep(alarm := replace(alarm, told=alarm.told | {operator}))
        for kind in ended:
            await self._calm(alarms, on[kind])

    async def _post_waiting(self, alarms: Alarms | OwnAlarms, on: dict[str, Alarm], kinds: Iterable[str]) -> None:
        """Post what was not taken yet. After one that is not taken the rest waits too: nobody else waits for long."""
        for kind in kinds:
            if on[kind].is_posted:
                continue
            if not await self._post(self._voice.posted(on[kind])):
                return
            on[kind] = replace(on[kind], is_posted=True)
            await alarms.keep(on[kind])

    async def _ended(self, alarms: Alarms | OwnAlarms, alarm: Alarm) -> Alarm:
        """Note that it is over, and who is to hear that; of a Telegram that is away nobody could be told before."""
        if alarm.ended_at is not None:
            return alarm
        waiting = self._voice.operators if alarm.kind in (TOKEN, TELEGRAM) else alarm.told
        ended = replace(alarm, told=waiting, is_posted=False, ended_at=self._clock())
        log.info("This needs nobody any more (%s): %s", alarm.kind, self._voice.posted(ended)["text"])
        await alarms.keep(ended)
        return ended

    async def _calm(self, alarms: Alarms | OwnAlarms, alarm: Alarm) -> None:
        """Say that it is over to those who do not know that yet; it is forgotten once nothing remains to be said."""
        waiting = alarm.told & self._voice.operators
        left = frozenset({operator for operator in waiting if not await self._voice.say(operator, alarm)})
        is_old = alarm.ended_at is not None and self._clock() - alarm.ended_at >= _OVER_TRIED
        if not left and (alarm.is_posted or is_old):
            await alarms.drop(alarm.kind)
        elif left != alarm.told:
            await alarms.keep(replace(alarm, told=left))

    async def _backlog_grows(self) -> bool | None:
        now_s = self._clock().timestamp()
        samples = [(at_s, waiting) for at_s, waiting in await self._alarms.seen() if at_s > now_s - _WINDOW_S]
        if samples and now_s - samples[-1][0] < _SAMPLE_EVERY_S:
            return is_growing(samples)
        backlog = await self._backlog.read()
        is_late = max(backlog.oldest_wait_s, backlog.depth.oldest_s) > _LATE_S
        samples.append((now_s, backlog.waiting + backlog.depth.ready if is_late else 0))
        await self._alarms.remember_seen(samples)
        return is_growing(samples)


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
