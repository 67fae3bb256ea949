"""Watched tasks of each account: when each is asked after next, and what a check must know of it."""

import json
import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from functools import lru_cache
from operator import attrgetter

from bot.accounts.state import STATE_FIELDS, AccountState, read_state
from bot.store import keys
from bot.store.client import RedisClient


@dataclass(frozen=True, slots=True)
class WatchedTask:
    """What a check must know of a task. Times are epoch seconds, lengths seconds.

    `kind` is the kind of its source. `seen_at` is when it was last known to run. `hints` counts checks that a hint
    asked for and that found it running. `unlisted`: the account's list does not show it. `expected_at`: by then its
    job's next step is expected to have run. `asked` is how often its result was asked for in vain, last when it stood
    `asked_as`.
    """

    task_id: str
    kind: str
    length_s: float | None
    submitted_at: float
    deadline_at: float
    checks: int = 0
    seen_at: float = 0.0
    hints: int = 0
    unlisted: bool = False
    expected_at: float = 0.0
    asked: int = 0
    asked_as: str = ""

    @property
    def last_seen_at(self) -> datetime:
        return datetime.fromtimestamp(self.seen_at, UTC)

    def to_json(self) -> str:
        return _as_json(_all_of(self))

    @classmethod
    def from_json(cls, stored: bytes) -> "WatchedTask | None":
        """The task; None for nothing, and for what this version did not write."""
        try:
            return cls(*json.loads(stored))
        except (ValueError, TypeError):
            return None


# A crowd's tasks are written by the hundred in a second: `astuple` copies deeply, `dumps` builds an encoder each time.
_all_of = attrgetter(*(each.name for each in fields(WatchedTask)))
_as_json = json.JSONEncoder(separators=(",", ":")).encode


NOT_KEPT = WatchedTask("", "", None, 0.0, 0.0)
"""Stands for a task of which nothing is kept yet: its deadline has passed, so that its job's record is read."""

_LISTED_AFTER_S = 5.0
"""A service's list may take a moment to show a task that was just made."""


@dataclass(frozen=True, slots=True)
class StatusCheck:
    """A check of one job's task, planned for `due_at` (epoch s); infinite where only a list tells of it too.

    `listed_at` (epoch s) is when the account's crowd was last listed.
    """

    job_id: str
    watched: WatchedTask
    hinted: bool = False
    due_at: float = math.inf
    listed_at: float = 0.0

    @property
    def last_seen_at(self) -> datetime:
        """When the task was last known to run: as is kept of it, or a list after it was made."""
        is_on_list = not self.watched.unlisted and self.listed_at > self.watched.submitted_at + _LISTED_AFTER_S
        return datetime.fromtimestamp(max(self.watched.seen_at, self.listed_at if is_on_list else 0.0), UTC)

    def not_on(self, listed: Container[str]) -> "StatusCheck":
        """The check of a task that a list of such ids may not show."""
        if self.watched.unlisted or self.watched.task_id in listed:
            return self
        return replace(self, watched=replace(self.watched, unlisted=True))


@dataclass(frozen=True, slots=True)
class Crowd:
    """Tasks that a list told of together at `listed_at`, and that are asked after together again, else unchanged."""

    job_ids: Sequence[str]
    at: datetime
    listed_at: datetime


@dataclass(frozen=True, slots=True)
class DueChecks:
    """One account's checks that are due, those of other tasks that its list shows, and how many are watched in all.

    While the account may not be called there are none. `listed_at` (epoch s) is when a list last told of its crowd.
    """

    state: AccountState
    listed_at: float
    watched: int
    checks: list[StatusCheck]
    others: list[StatusCheck]


@dataclass(frozen=True, slots=True)
class PlannedCheck:
    """The next check of a task: `hinted_at` where a hint came meanwhile, else `at`."""

    at: datetime
    watched: WatchedTask
    hinted_at: datetime | None = None


# Two watchers of one account never make the same check. Takes nothing while the account may not be called. Answers
# what is known of the account (its state, listed at), how many are watched, what is kept of those that
# are not due, and then of each that is due its id, its planned time, whether a hint asked for it, and what is kept.
_TAKE_DUE = """
local state = redis.call('HMGET', KEYS[5], unpack(ARGV, 4))
local answer = {{}, state[#state] or '0', 0, {}}
for n = 1, #state do answer[1][n] = state[n] or '' end
if state[1] or (state[2] and tonumber(state[2]) > tonumber(ARGV[1])) then return answer end
local watched = redis.call('ZCARD', KEYS[1])
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'WITHSCORES')
answer[3] = watched
if #due == 0 then return answer end
local facts, others = {}, {}
local kept = redis.call('HGETALL', KEYS[3])
for n = 1, #kept, 2 do facts[kept[n]] = kept[n + 1] end
for n = 1, #due, 2 do
  local id = due[n]
  redis.call('ZADD', KEYS[1], 'XX', ARGV[2], id)
  redis.call('SADD', KEYS[2], id)
  table.insert(answer, id)
  table.insert(answer, due[n + 1])
  table.insert(answer, ARGV[3] == '1' and redis.call('SREM', KEYS[4], id) or 0)
  table.insert(answer, facts[id] or '')
  facts[id] = nil
end
for id, fact in pairs(facts) do
  table.insert(others, id)
  table.insert(others, fact)
end
answer[4] = others
return answer
"""

# Plans only what is still watched. A hint that came during the check is not lost: the check comes by its own time then.
# First those of a crowd (count, time of the check, time of one that was hinted, when it was listed, how long that is
# kept, ids), then those with something new of their own. Answers when the soonest check is due.
_PLAN = """
local crowd = tonumber(ARGV[1])
for n = 6, 5 + crowd do
  local id, at = ARGV[n], ARGV[2]
  if redis.call('ZSCORE', KEYS[1], id) then
    if redis.call('SISMEMBER', KEYS[4], id) == 1 then at = ARGV[3] end
    redis.call('ZADD', KEYS[1], at, id)
    redis.call('SREM', KEYS[2], id)
  end
end
if crowd > 0 then
  redis.call('HSET', KEYS[5], 'listed_at', ARGV[4])
  redis.call('EXPIRE', KEYS[5], ARGV[5])
end
for n = 6 + crowd, #ARGV, 4 do
  local id, at, hinted_at = ARGV[n], ARGV[n + 1], ARGV[n + 2]
  if redis.call('ZSCORE', KEYS[1], id) then
    if tonumber(hinted_at) < tonumber(at) and redis.call('SISMEMBER', KEYS[4], id) == 1 then at = hinted_at end
    redis.call('ZADD', KEYS[1], at, id)
    redis.call('SREM', KEYS[2], id)
    redis.call('HSET', KEYS[3], id, ARGV[n + 3])
  end
end
return redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2]
"""

# A hint moves a check forward, never back.
_HINT = """
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not at then return 0 end
redis.call('SADD', KEYS[4], ARGV[1])
if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 0 and tonumber(ARGV[2]) < tonumber(at) then
  redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
end
return 1
"""


class Watchlist:
    """Each account's watched tasks. `takes_hints`: the service may name a task that has ended."""

    def __init__(self, redis: RedisClient, *, takes_hints: bool = True) -> None:
        self._redis = redis
        self._takes_hints = takes_hints
        self._take_due = redis.register_script(_TAKE_DUE)
        self._plan = redis.register_script(_PLAN)
        self._hint = redis.register_script(_HINT)
        self._read: dict[str, dict[bytes, WatchedTask | None]] = {}

    async def watch(self, account_id: str, job_id: str, check_at: datetime) -> None:
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zadd(keys.watching(account_id), {job_id: check_at.timestamp()})
            pipe.srem(keys.looking(account_id), job_id)
            await pipe.execute()

    async def begin_watch(self, account_id: str, job_id: str, check_at: datetime, watched: WatchedTask) -> None:
        """Have a new task asked after then, and remember whose it is, for hints that name it."""
        times, _, facts, *_ = _names(account_id)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hset(facts, job_id, watched.to_json())
            pipe.zadd(times, {job_id: check_at.timestamp()})
            if self._takes_hints:
                pipe.set(name := keys.task(watched.task_id), f"{account_id} {job_id}", ex=keys.TASK_TTL_S)
                keys.enter(pipe, int(job_id.partition(":")[0]), name, keys.TASK_TTL_S, of_job=True)
            await pipe.execute()

    async def unwatch(self, account_id: str, job_id: str) -> None:
        times, under_way, facts, hints, _ = _names(account_id)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zrem(times, job_id)
            pipe.srem(under_way, job_id)
            pipe.hdel(facts, job_id)
            if self._takes_hints:
                pipe.srem(hints, job_id)
            await pipe.execute()

    async def take_due(self, account_id: str, now: datetime, claimed_until: datetime) -> DueChecks:
        """The checks that are due, with all that they need to know, in one round trip.

        Each is taken once: it comes up again at `claimed_until`, not before.
        """
        times = [now.timestamp(), claimed_until.timestamp()]
        args: list[str | float] = [*times, int(self._takes_hints), *STATE_FIELDS, "listed_at"]
        stored, listed_at, watched, others, *found = await self._take_due(keys=_names(account_id), args=args)
        state, listed_s = read_state(stored[:-1], now), float(listed_at)
        if not found:
            return DueChecks(state, listed_s, int(watched), [], [])
        facts = self._facts(account_id, [*found[3::4], *others[1::2]])
        checks = [
            StatusCheck(job_id.decode(), facts[stored] or NOT_KEPT, bool(hinted), float(at), listed_s)
            for job_id, at, hinted, stored in zip(found[::4], found[1::4], found[2::4], found[3::4], strict=True)
        ]
        kept = ((job_id, facts[stored]) for job_id, stored in zip(others[::2], others[1::2], strict=True))
        listed = [
            StatusCheck(job_id.decode(), task, listed_at=listed_s)
            for job_id, task in kept
            if task is not None and not task.unlisted
        ]
        return DueChecks(state, listed_s, int(watched), checks, listed)

    def _facts(self, account_id: str, stored: Sequence[bytes]) -> dict[bytes, WatchedTask | None]:
        """What all that the account has stored means; what stood there at the last check is not read again."""
        before = self._read.get(account_id, {})
        self._read[account_id] = {s: before[s] if s in before else WatchedTask.from_json(s) for s in stored}
        return self._read[account_id]

    async def task(self, account_id: str, job_id: str) -> WatchedTask | None:
        stored = await self._redis.hget(keys.watch_facts(account_id), job_id)
        return WatchedTask.from_json(stored) if stored else None

    async def tasks(self, account_id: str) -> dict[str, WatchedTask]:
        stored = await self._redis.hgetall(keys.watch_facts(account_id))
        read = ((job_id.decode(), WatchedTask.from_json(watched)) for job_id, watched in stored.items())
        return {job_id: watched for job_id, watched in read if watched is not None}

    async def plan(
        self, account_id: str, checks: Mapping[str, PlannedCheck], crowd: Crowd | None = None
    ) -> datetime | None:
        """Plan the next check of each job's task that is still watched, and keep what is known of it.

        Returns when the account's soonest check is due; None when nothing is watched.
        """
        args: list[str | float] = [0, 0, 0, 0, 0]
        if crowd is not None:
            at, listed_s = crowd.at.timestamp(), crowd.listed_at.timestamp()
            args = [len(crowd.job_ids), at, min(at, listed_s), listed_s, keys.ACCOUNT_TTL_S, *crowd.job_ids]
        for job_id, check in checks.items():
            args += [job_id, check.at.timestamp(), (check.hinted_at or check.at).timestamp(), check.watched.to_json()]
        soonest = await self._plan(keys=_names(account_id), args=args)
        return datetime.fromtimestamp(float(soonest), UTC) if soonest else None

    async def owners(self, task_ids: Sequence[str]) -> list[tuple[str, str]]:
        """Account and job of each id that is a known task's."""
        async with self._redis.pipeline(transaction=False) as pipe:
            for task_id in task_ids:
                pipe.get(keys.task(task_id))
            found: Iterable[bytes | None] = await pipe.execute()
        pairs = (owner.decode().split(" ", 1) for owner in found if owner)
        return [(account_id, job_id) for account_id, job_id in pairs]

    async def hint(self, account_id: str, job_id: str, check_at: datetime) -> bool:
        """Have a watched task asked after by then; False when it is not watched any more."""
        return bool(await self._hint(keys=_names(account_id), args=[job_id, check_at.timestamp()]))

    async def forget_checks(self, account_id: str, now: datetime) -> int:
        """Have the checks that were under way made again at once: whoever made them is dead. Returns how many."""
        lost = await self._redis.smembers(keys.looking(account_id))
        for job_id in lost:
            await self._redis.zadd(keys.watching(account_id), {job_id.decode(): now.timestamp()}, xx=True)
        await self._redis.delete(keys.looking(account_id))
        return len(lost)

    async def times(self, account_id: str) -> list[tuple[str, datetime]]:
        """The account's watched jobs with the time of each one's next check, soonest first."""
        found = await self._redis.zrange(keys.watching(account_id), 0, -1, withscores=True)
        return [(job_id.decode(), datetime.fromtimestamp(at, UTC)) for job_id, at in found]

    async def soonest(self, account_id: str) -> datetime | None:
        """When the soonest check is due; None when nothing is watched."""
        found = await self._redis.zrange(keys.watching(account_id), 0, 0, withscores=True)
        return datetime.fromtimestamp(found[0][1], UTC) if found else None


@lru_cache(maxsize=1024)
def _names(account_id: str) -> tuple[str, str, str, str, str]:
    """When each task is asked after, which checks are under way, what is kept of the tasks, hints, the account."""
    return (
        keys.watching(account_id),
        keys.looking(account_id),
        keys.watch_facts(account_id),
        keys.hinted(account_id),
        keys.account(account_id),
    )
