"""What may be used of a key that somebody else pays for: how much of the operator's in all, how much at a time of any.

Budgets: a recording is counted when it is about to be handed over, at once against all budgets or against none, and
then it waits. Until its result tells how long it was it counts as what it was said to last, or as a guess. It is noted
under the tag of its try, with the counters in one script, so that it counts once, is put right and given back once.

Quotas: everything that costs passes there, a recording, a link, the same again, an order from a task's card. What each
writer and each chat has asked for lately is kept as ids of jobs, and when.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.accounts.keyring import Keyring
from bot.chats.rulebook import GROUPS, PEOPLE, Budget, RuleBook
from bot.clock import Clock
from bot.engine import LET_GO, Engine
from bot.jobs.record import Job, Origin, Parked
from bot.jobs.repository import Jobs
from bot.polyglotvoice.limits import next_utc_day, next_utc_month
from bot.store import keys
from bot.store.client import RedisClient
from bot.texts.explained import ExplainedError

MOST_SHOWN: Final = 10
_MINUTE_S: Final = 60
_SPANS: Final = ("month", "day")
_UNITS: Final = ("seconds", "requests")
_UNTOLD_S: Final = 1800
_LEAST_BYTES_PER_S: Final = 1000
"""What nobody told the length of counts as half an hour at first, or as what its bytes can hold at 8 kbit/s."""
_LET_GO_AFTER: Final = timedelta(seconds=2)
"""Freed budget lets go on what waits for it; of much that is freed at a time once."""

_OF_PERSON, _OF_CHAT = ("person-at-once", "person-per-hour"), ("chat-at-once", "chat-per-hour")
_RECORD_WITHIN_S, _HOUR_S = 60.0, 3600
_TAP = "#"
"""Stands between a job's id and the tap that asked for it again: that is paid for, too."""

# KEYS: the note, then four counters for each payer: month and day, seconds and requests. ARGV: the note's text,
# seconds, then for each payer its id and four limits, 0 for none. Answers which payer's limit it exceeds (from 1),
# which of the four, and whether it would exceed it alone; nothing where it is counted, now or before. The last two:
# how long a month's and a day's counters are kept.
_COUNT = """
if redis.call('EXISTS', KEYS[1]) == 1 then return {} end
local cost = {tonumber(ARGV[2]), 1, tonumber(ARGV[2]), 1}
local payers = (#KEYS - 1) / 4
for p = 0, payers - 1 do
  for n = 1, 4 do
    local limit = tonumber(ARGV[3 + p * 5 + n])
    local used = tonumber(redis.call('ZSCORE', KEYS[1 + p * 4 + n], ARGV[3 + p * 5]) or '0')
    if limit > 0 and (used >= limit or used + cost[n] > limit) then
      return {p + 1, n, cost[n] > limit and 1 or 0}
    end
  end
end
for p = 0, payers - 1 do
  for n = 1, 4 do
    redis.call('ZINCRBY', KEYS[1 + p * 4 + n], cost[n], ARGV[3 + p * 5])
    redis.call('EXPIRE', KEYS[1 + p * 4 + n], ARGV[#ARGV - (n <= 2 and 1 or 0)])
  end
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[#ARGV - 1])
return {}
"""

# The same KEYS. ARGV: the note's text as it was read, seconds and requests that it counts for more, the payers' ids.
_PUT_RIGHT = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return end
redis.call('DEL', KEYS[1])
for n = 2, #KEYS do
  local who = ARGV[4 + math.floor((n - 2) / 4)]
  if redis.call('ZSCORE', KEYS[n], who) then redis.call('ZINCRBY', KEYS[n], ARGV[2 + n % 2], who) end
end
"""


# Both limits are checked and the job is entered in one go: twenty messages at once are no way around. Where any number
# may be under way, nobody would ever look which still are.
_ENTER = """
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[3])
if not redis.call('ZSCORE', KEYS[2], ARGV[1]) then
  if tonumber(ARGV[4]) > 0 and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[4]) then return 1 end
  if tonumber(ARGV[5]) > 0 and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[5]) then return 2 end
end
for n = tonumber(ARGV[4]) > 0 and 1 or 2, 2 do
  redis.call('ZADD', KEYS[n], 'NX', ARGV[2], ARGV[1])
  redis.call('EXPIRE', KEYS[n], ARGV[6])
end
return 0
"""


@dataclass(frozen=True, slots=True)
class Used:
    """What somebody has used of the operator's key in a UTC day and month."""

    minutes_today: int
    requests_today: int
    minutes: int
    requests: int


@dataclass(frozen=True, slots=True)
class Limit:
    """Jobs under way, and begun within an hour; 0 is no limit."""

    at_once: int
    per_hour: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What one writer, and one group or business account, may ask for. `exempt` are user ids."""

    person: Limit
    chat: Limit
    exempt: frozenset[int] = frozenset()


@dataclass(slots=True, kw_only=True)
class Budgets:
    """Counts what the operator's key is used for, and lets wait what would be too much."""

    redis: RedisClient
    rules: RuleBook
    keyring: Keyring
    engine: Engine
    clock: Clock

    async def admit(self, job: Job, account_id: str) -> Parked | None:
        """Count the job, once, if the operator's key serves it; how it waits, where a budget has not enough left.

        Raises ExplainedError (permanent) for a recording that is longer than the whole budget.
        """
        if not self.keyring.is_operators(account_id):
            return None
        now, rules, payers = self.clock(), await self.rules.rules(), _payers(job.origin)
        budgets = [Budget() if who in self.rules.operators else rules.budget(who) for who in payers]
        seconds = _seconds(job, budgets)
        args: list[str | int] = []
        for who, budget in zip(payers, budgets, strict=True):
            args += [
                who, budget.minutes_per_month * _MINUTE_S, budget.requests_per_month,
                budget.minutes_per_day * _MINUTE_S, budget.requests_per_day,
            ]  # fmt: skip
        note = json.dumps([seconds, now.timestamp(), payers])
        names = [keys.reserved(job.upload_tag), *_counters(payers, now)]
        refused = await self.redis.register_script(_COUNT)(
            keys=names, args=[note, seconds, *args, keys.SPENT_TTL_S, keys.PERSON_TTL_S]
        )
        if not refused:
            return None
        payer, limit, alone = refused
        whose, span = PEOPLE if payers[payer - 1] > 0 else GROUPS, _SPANS[(limit - 1) // 2]
        if alone:
            minutes = int(args[(payer - 1) * 5 + limit]) // _MINUTE_S
            sentence = "failed-over-budget" if whose == PEOPLE else "failed-over-group-budget"
            raise ExplainedError(sentence, permanent=True, n=minutes)
        until = next_utc_month(now) if span == "month" else next_utc_day(now)
        return Parked(reason="budget", until=until, note=f"{whose}-{span}")

    async def settle(self, job: Job, length_s: float | None) -> None:
        """What was counted lasted so long; None: as long as was thought."""
        if self.keyring.is_operators(job.task.account_id):
            await self._end_note(job, length_s, requests=0)

    async def give_back(self, job: Job) -> None:
        """No task came of what was counted."""
        await self._end_note(job, 0, requests=-1)

    async def _end_note(self, job: Job, length_s: float | None, requests: int) -> None:
        name = keys.reserved(job.upload_tag)
        if (note := await self.redis.get(name)) is None:
            return
        seconds, since, payers = json.loads(note)
        more = 0 if length_s is None else round(length_s) - seconds
        counters = _counters(payers, datetime.fromtimestamp(since, UTC))
        await self.redis.register_script(_PUT_RIGHT)(keys=[name, *counters], args=[note, more, requests, *payers])
        bounded = any(budget != Budget() for budget in (await self.rules.rules()).budgets.values())
        if bounded and (requests or more <= -_MINUTE_S):
            await self.engine.no_later(LET_GO, "budget", self.clock() + _LET_GO_AFTER)

    async def used_by(self, who: int) -> Used:
        async with self.redis.pipeline(transaction=False) as pipe:
            for name in _counters([who], self.clock()):
                pipe.zscore(name, str(who))
            month_s, month, day_s, day = [max(0, int(score or 0)) for score in await pipe.execute()]
        return Used(_minutes(day_s), day, _minutes(month_s), month)

    async def top(self, kind: str, span: str) -> list[tuple[int, int, int]]:
        """Who has used most in the day or the month: (id, minutes, requests), the first ten."""
        stamp = _stamp(span, self.clock())
        by_time, by_count = (keys.used(stamp, kind, unit) for unit in _UNITS)
        found = await self.redis.zrevrange(by_time, 0, MOST_SHOWN - 1, withscores=True)
        counts = await self.redis.zmscore(by_count, [who.decode() for who, _ in found]) if found else []
        return [
            (int(who), _minutes(int(seconds)), int(count or 0))
            for (who, seconds), count in zip(found, counts, strict=True)
        ]


@dataclass(slots=True, kw_only=True)
class PersonQuota:
    """Holds each writer and each chat to their limits."""

    redis: RedisClient
    jobs: Jobs
    keyring: Keyring
    limits: Limits

    async def under_way(self, user_id: int) -> list[str]:
        """The jobs that somebody else pays for and that the person asked for: those that may not have ended yet."""
        return [entry.partition(_TAP)[0] for entry in await self._entered(str(user_id))]

    async def admit(self, origin: Origin, job_id: str, account_id: str | None, *, tap: str | None = None) -> None:
        """Enter the job, which this account pays for; `tap` tells one time of asking for it from another.

        Raises ExplainedError (permanent) where that is too much.
        """
        if origin.user_id in self.limits.exempt and origin.writer_id is None:
            return
        entered, now = list[str](), self.jobs.clock()
        entry = job_id if tap is None else f"{job_id}{_TAP}{tap}"
        for who, limit, sentences in self._payers(origin, account_id):
            verdict = await self._enter(who, entry, now, limit)
            if verdict:
                for other in entered:  # it was not taken after all
                    await self.redis.zrem(keys.person(other, "jobs"), entry)
                    await self.redis.zrem(keys.person(other, "hour"), entry)
                number = limit.at_once if verdict == 1 else limit.per_hour
                raise ExplainedError(sentences[verdict - 1], permanent=True, n=number)
            entered.append(who)

    def _payers(self, origin: Origin, account_id: str | None) -> list[tuple[str, Limit, tuple[str, str]]]:
        """Whose allowances the job counts against; none where people pay for themselves."""
        limits, chat_id = self.limits, origin.chat_id
        if origin.writer_id is not None:
            # Each correspondent of a business account has an allowance there, and all of them together.
            writer = f"{chat_id}/{origin.writer_id}"
            return [(writer, limits.person, _OF_PERSON), (f"{chat_id}/", limits.chat, _OF_CHAT)]
        if origin.is_shared:
            # What is written as a channel, or by an administrator without a name, is the chat's.
            writer = f"{chat_id}/as a chat" if origin.person_id is None else str(origin.person_id)
            return [(writer, limits.person, _OF_PERSON), (str(chat_id), limits.chat, _OF_CHAT)]
        if self.keyring.is_operators(account_id):
            return [(str(origin.user_id or chat_id), limits.person, _OF_PERSON)]
        return []

    async def _enter(self, who: str, entry: str, now: datetime, limit: Limit) -> int:
        """Enter a job, once: 0 where it may be, 1 where too many are under way, 2 for the hour."""
        names, now_s = [keys.person(who, "jobs"), keys.person(who, "hour")], now.timestamp()
        args: list[str | float] = [entry, now_s, now_s - _HOUR_S, limit.at_once, limit.per_hour, keys.PERSON_TTL_S]
        verdict = int(await self.redis.register_script(_ENTER)(keys=names, args=args))
        if verdict == 1:
            await self._tidy(who, now)
            verdict = int(await self.redis.register_script(_ENTER)(keys=names, args=args))
        return verdict

    async def _entered(self, who: str) -> dict[str, float]:
        """What was entered and not taken out, each with when (epoch s)."""
        found = await self.redis.zrange(keys.person(who, "jobs"), 0, -1, withscores=True)
        return {entry.decode(): at for entry, at in found}

    async def _tidy(self, who: str, now: datetime) -> None:
        """Jobs end in many places and say so in their records alone: they are read when it matters."""
        for entry, entered_at in (await self._entered(who)).items():
            job = await self.jobs.get(entry.partition(_TAP)[0])
            # A job is entered a moment before its record is made.
            is_gone = job is None and now.timestamp() - entered_at > _RECORD_WITHIN_S
            if is_gone or (job is not None and job.state.is_end):
                await self.redis.zrem(keys.person(who, "jobs"), entry)


def _payers(origin: Origin) -> list[int]:
    """Whose budgets a job counts against: its group's and its person's; a business account's owner for whoever wrote.

    Who writes as a channel or without a name is the group's alone.
    """
    group = [origin.chat_id] if origin.is_shared else []
    person = origin.user_id if origin.writer_id is not None else origin.person_id
    return [*group, *([person] if person is not None else [])] or [origin.chat_id]


def _seconds(job: Job, budgets: Sequence[Budget]) -> int:
    """What it counts for at first; a guess is never more than a whole budget."""
    if job.kind != "transcript":
        return 0
    if job.task.length_s is not None:
        return round(job.task.length_s)
    media = job.sent.media
    guess = _UNTOLD_S if media is None or media.size is None else media.size // _LEAST_BYTES_PER_S
    limits = [n * _MINUTE_S for budget in budgets for n in (budget.minutes_per_day, budget.minutes_per_month) if n]
    return min(guess, _UNTOLD_S, *limits)


def _counters(payers: Sequence[int], now: datetime) -> list[str]:
    return [
        keys.used(_stamp(span, now), GROUPS if who < 0 else PEOPLE, unit)
        for who in payers
        for span in _SPANS
        for unit in _UNITS
    ]


def _stamp(span: str, now: datetime) -> str:
    return f"{now:%Y-%m}" if span == "month" else f"{now:%Y-%m-%d}"


def _minutes(seconds: int) -> int:
    return -(-max(0, seconds) // _MINUTE_S)
