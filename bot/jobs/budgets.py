"""What people and groups use of the operator's key, and the budgets that hold them to less.

A recording is counted when it is about to be handed over: at once against all budgets, or against none, and then it
waits. What it was said to last is put right when the service tells.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.accounts.keyring import Keyring
from bot.chats.rules import GROUPS, PEOPLE, Budget, RuleBook
from bot.jobs.record import Job, Origin, Parked
from bot.jobs.repository import Jobs
from bot.polyglotvoice.limits import next_utc_day, next_utc_month
from bot.store import keys
from bot.store.client import RedisClient
from bot.texts.errors import ExplainedError

MOST_SHOWN: Final = 10
_MINUTE_S: Final = 60
_SPANS: Final = ("month", "day")
_UNITS: Final = ("seconds", "requests")

# KEYS: four counters for each payer: month and day, seconds and requests. ARGV: seconds, then for each payer its id
# and four limits, 0 for none. Answers which payer's limit it exceeds (from 1), which of the four, and whether it would
# exceed it alone; nothing where it was counted. The last two: how long a month's and a day's counters are kept.
_COUNT = """
local cost = {tonumber(ARGV[1]), 1, tonumber(ARGV[1]), 1}
local payers = #KEYS / 4
for p = 0, payers - 1 do
  for n = 1, 4 do
    local limit = tonumber(ARGV[2 + p * 5 + n])
    local used = tonumber(redis.call('ZSCORE', KEYS[p * 4 + n], ARGV[2 + p * 5]) or '0')
    if limit > 0 and (used >= limit or used + cost[n] > limit) then
      return {p + 1, n, cost[n] > limit and 1 or 0}
    end
  end
end
for p = 0, payers - 1 do
  for n = 1, 4 do
    redis.call('ZINCRBY', KEYS[p * 4 + n], cost[n], ARGV[2 + p * 5])
    redis.call('EXPIRE', KEYS[p * 4 + n], ARGV[#ARGV - (n <= 2 and 1 or 0)])
  end
end
return {}
"""


@dataclass(frozen=True, slots=True)
class Used:
    """What somebody has used of the operator's key in a UTC day and month."""

    minutes_today: int
    requests_today: int
    minutes: int
    requests: int


class Budgets:
    """Counts what the operator's key is used for, and lets wait what would be too much."""

    def __init__(self, *, redis: RedisClient, rules: RuleBook, keyring: Keyring, jobs: Jobs) -> None:
        self._redis = redis
        self.rules = rules
        self._keyring = keyring
        self._jobs = jobs
        self._count = redis.register_script(_COUNT)

    async def admit(self, job: Job, account_id: str) -> Parked | None:
        """Count the job, once, if the operator's key serves it; how it waits, where a budget has not enough left.

        Raises ExplainedError (permanent) for a recording that is longer than the whole budget.
        """
        if job.task.counted_s is not None or not self._keyring.is_operators(account_id):
            return None
        now, rules, payers = self._jobs.now().at, await self.rules.rules(), _payers(job.origin)
        seconds = round(job.task.length_s or 0) if job.kind == "transcript" else 0
        args: list[str | int] = [seconds]
        for who in payers:
            budget = Budget() if who in self.rules.operators else rules.budget(who)
            args += [
                who, budget.minutes_per_month * _MINUTE_S, budget.requests_per_month,
                budget.minutes_per_day * _MINUTE_S, budget.requests_per_day,
            ]  # fmt: skip
        names = [name for who in payers for name in _counters(who, now)]
        refused = await self._count(keys=names, args=[*args, keys.SPENT_TTL_S, keys.PERSON_TTL_S])
        if not refused:
            await self._jobs.change(job.id, lambda job: job.with_(task={"counted_s": seconds}))
            return None
        payer, limit, alone = refused
        whose, span = PEOPLE if payers[payer - 1] > 0 else GROUPS, _SPANS[(limit - 1) // 2]
        if alone:
            minutes = int(args[1 + (payer - 1) * 5 + limit]) // _MINUTE_S
            sentence = "failed-over-budget" if whose == PEOPLE else "failed-over-group-budget"
            raise ExplainedError(sentence, permanent=True, n=minutes)
        until = next_utc_month(now) if span == "month" else next_utc_day(now)
        return Parked(reason="budget", until=until, note=f"{whose}-{span}")

    async def settle(self, job: Job, length_s: float | None) -> None:
        """What was counted lasted so long: None or nothing of it, where no task came of it."""
        if job.task.counted_s is None or round(length_s or 0) == job.task.counted_s:
            return
        more = round(length_s or 0) - job.task.counted_s
        async with self._redis.pipeline(transaction=False) as pipe:
            for who in _payers(job.origin):
                month, _, day, _ = _counters(who, self._jobs.now().at)
                pipe.zincrby(month, more, str(who))
                pipe.zincrby(day, more, str(who))
            await pipe.execute()

    async def used_by(self, who: int) -> Used:
        """What a person or a group has used."""
        async with self._redis.pipeline(transaction=False) as pipe:
            for name in _counters(who, self._jobs.now().at):
                pipe.zscore(name, str(who))
            month_s, month, day_s, day = [max(0, int(score or 0)) for score in await pipe.execute()]
        return Used(_minutes(day_s), day, _minutes(month_s), month)

    async def top(self, kind: str, span: str) -> list[tuple[int, int, int]]:
        """Who has used most in the day or the month: (id, minutes, requests), the first ten."""
        stamp = _stamp(span, self._jobs.now().at)
        by_time, by_count = (keys.used(stamp, kind, unit) for unit in _UNITS)
        found = await self._redis.zrevrange(by_time, 0, MOST_SHOWN - 1, withscores=True)
        counts = await self._redis.zmscore(by_count, [who.decode() for who, _ in found]) if found else []
        return [
            (int(who), _minutes(int(seconds)), int(count or 0))
            for (who, seconds), count in zip(found, counts, strict=True)
        ]


def _payers(origin: Origin) -> list[int]:
    """Whose budgets a job counts against: its group's and its person's; a business account's owner for whoever wrote.

    Who writes as a channel or without a name is the group's alone.
    """
    group = [origin.chat_id] if origin.is_shared else []
    person = origin.user_id if origin.writer_id is not None else origin.person_id
    return [*group, *([person] if person is not None else [])] or [origin.chat_id]


def _counters(who: int, now: datetime) -> list[str]:
    kind = GROUPS if who < 0 else PEOPLE
    return [keys.used(_stamp(span, now), kind, unit) for span in _SPANS for unit in _UNITS]


def _stamp(span: str, now: datetime) -> str:
    return f"{now:%Y-%m}" if span == "month" else f"{now:%Y-%m-%d}"


def _minutes(seconds: int) -> int:
    return -(-max(0, seconds) // _MINUTE_S)
