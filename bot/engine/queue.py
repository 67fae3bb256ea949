"""What the store keeps of the engine: which steps are due when, who runs which, and how workers wake each other.

All keys share a hash tag, so that in a Cluster one script reaches them. Every entry is a step's name and an id, as
plain text; nothing that is read is ever run, unpickled or evaluated. Rules are Python's: a script only moves entries.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from redis.exceptions import ResponseError

from bot.store import keys
from bot.store.client import Pipe, RedisClient

# Ends what the worker has done, then takes what is due. KEYS: due, held, wake. ARGV: now, the worker, how many to take
# at most, how many ended, then of each its entry and when it runs again (empty: not). What became due while it ran
# stands behind its holder's name, and runs once more. Where more is due than was taken, another worker is woken.
_TURN = """
local now, me, most, ended = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local function split(holder)
  local who, more = string.match(holder, '^(%S*) ?(.*)$')
  return who, string.match(more, '^%d+%.?%d*$') or ''
end
if ended > 0 then
  local entries, gone, again = {}, {}, {}
  for n = 1, ended do entries[n] = ARGV[3 + 2 * n] end
  local holders = redis.call('HMGET', KEYS[2], unpack(entries))
  for n, entry in ipairs(entries) do
    local at, who, more = ARGV[4 + 2 * n], me, ''
    if holders[n] then who, more = split(holders[n]) end
    if who == me then
      if holders[n] then table.insert(gone, entry) end
      if more ~= '' and (at == '' or tonumber(more) < tonumber(at)) then at = more end
      if at ~= '' then table.insert(again, at); table.insert(again, entry) end
    end
  end
  if #gone > 0 then redis.call('HDEL', KEYS[2], unpack(gone)) end
  if #again > 0 then redis.call('ZADD', KEYS[1], 'LT', unpack(again)) end
end
local found = redis.call('ZRANGE', KEYS[1], 0, most, 'WITHSCORES')
local answer, entries, times, next_at = {''}, {}, {}, nil
for n = 1, #found, 2 do
  if #entries < most and tonumber(found[n + 1]) <= now then
    table.insert(entries, found[n])
    table.insert(times, found[n + 1])
  else
    next_at = found[n + 1]
    break
  end
end
if #entries > 0 then
  local holders, held = {false}, {}
  if #entries > 1 or redis.call('HSETNX', KEYS[2], entries[1], me) == 0 then
    holders = redis.call('HMGET', KEYS[2], unpack(entries))
  end
  for n, entry in ipairs(entries) do
    table.insert(held, entry)
    if holders[n] then
      local who, more = split(holders[n])
      table.insert(held, who .. ' ' .. (more ~= '' and more or times[n]))
    else
      table.insert(held, me)
      table.insert(answer, entry)
      table.insert(answer, times[n])
    end
  end
  if #entries > 1 or holders[1] then redis.call('HSET', KEYS[2], unpack(held)) end
  redis.call('ZREM', KEYS[1], unpack(entries))
end
if next_at then
  answer[1] = next_at
  if KEYS[3] and tonumber(next_at) <= now and redis.call('LLEN', KEYS[3]) == 0 then redis.call('RPUSH', KEYS[3], '') end
end
return answer
"""

# Hands on what is still held as it was seen. KEYS: due, held. ARGV: now, then entries, each with its holder.
_HAND_ON = """
local count = 0
for n = 2, #ARGV, 2 do
  if redis.call('HGET', KEYS[2], ARGV[n]) == ARGV[n + 1] then
    redis.call('HDEL', KEYS[2], ARGV[n])
    redis.call('ZADD', KEYS[1], 'LT', ARGV[1], ARGV[n])
    count = count + 1
  end
end
return count
"""

# Answers who runs the entry, which now does not run once more. KEYS: due, held. ARGV: the entry.
_WITHDRAW = """
redis.call('ZREM', KEYS[1], ARGV[1])
local holder = redis.call('HGET', KEYS[2], ARGV[1])
if not holder then return '' end
local who = string.match(holder, '^%S*')
if who ~= holder then redis.call('HSET', KEYS[2], ARGV[1], who) end
return who
"""

_WAKE_EVERY_S = 0.1
"""Who has more than it takes wakes another no more often: its own next turn comes at once."""

How = Literal["unless planned", "no later", "instead"]
_TYPES = {keys.STEPS_DUE: b"zset", keys.STEPS_HELD: b"hash", keys.STEPS_WAKE: b"list"}


@dataclass(frozen=True, slots=True)
class Depth:
    """What the engine holds: steps that wait for a worker or run, steps planned for later, the oldest one's wait."""

    ready: int
    planned: int
    oldest_s: float = 0.0


class StepQueue:
    """One worker's view of it; times are epoch seconds."""

    def __init__(self, redis: RedisClient, worker: str) -> None:
        self._redis = redis
        self._me = worker
        self._woke_s = 0.0
        self._turn = redis.register_script(_TURN)
        self._hand_on = redis.register_script(_HAND_ON)
        self._withdraw = redis.register_script(_WITHDRAW)

    async def add(self, entries: Iterable[bytes], at: float, how: How, *, wakes: bool) -> None:
        """Have these run then, `how` says what holds where one is planned already; `wakes`: some worker is told."""
        due = dict.fromkeys(entries, at)
        if not due:
            return
        is_new, is_earlier = how == "unless planned", how == "no later"
        if not wakes:
            await self._redis.zadd(keys.STEPS_DUE, due, nx=is_new, lt=is_earlier)
            return
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zadd(keys.STEPS_DUE, due, nx=is_new, lt=is_earlier)
            self._wake(pipe)
            await pipe.execute()

    async def turn(
        self, now: float, ended: Mapping[bytes, float | None], most: int
    ) -> tuple[list[tuple[bytes, float]], float | None]:
        """End these, each run again at its time, and take at most so many that are due, longest due first.

        Returns what was taken, each with its planned time, and when the next one is due.
        """
        args: list[str | float | bytes] = [now, self._me, most, len(ended)]
        for entry, again_at in ended.items():
            args += [entry, "" if again_at is None else again_at]
        wakes = self._woke_s + _WAKE_EVERY_S < time.monotonic()
        names = [keys.STEPS_DUE, keys.STEPS_HELD, keys.STEPS_WAKE]
        next_at, *taken = await self._turn(keys=names if wakes else names[:2], args=args)
        if wakes and next_at and float(next_at) <= now:
            self._woke_s = time.monotonic()
        pairs = zip(taken[::2], map(float, taken[1::2]), strict=True)
        return list(pairs), float(next_at) if next_at else None

    async def beat(self, now: float) -> dict[bytes, bytes]:
        """Give a sign of life; returns every entry that runs somewhere, with its holder."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(keys.worker(self._me, "beat"), now, ex=keys.WORKER_BEAT_TTL_S)
            pipe.hgetall(keys.STEPS_HELD)
            _, held = await pipe.execute()
        return dict(held)

    async def beats(self, workers: Sequence[bytes]) -> dict[bytes, float]:
        """The last signs of life of these workers, as far as there are any."""
        found = await self._redis.mget([keys.worker(worker.decode(errors="replace"), "beat") for worker in workers])
        return {worker: _number(beat) for worker, beat in zip(workers, found, strict=True) if beat is not None}

    async def hand_on(self, held: Mapping[bytes, bytes], now: float) -> int:
        """Have these run now by whoever is free, where they still stand so; returns how many that were."""
        args: list[str | float | bytes] = [now]
        for entry, holder in held.items():
            args += [entry, holder]
        count = int(await self._hand_on(keys=[keys.STEPS_DUE, keys.STEPS_HELD], args=args))
        await self.wake()
        return count

    async def withdraw(self, entry: bytes) -> str:
        """Take an entry back; returns who runs it, empty for nobody."""
        holder = await self._withdraw(keys=[keys.STEPS_DUE, keys.STEPS_HELD], args=[entry])
        return bytes(holder).decode(errors="replace")

    async def tell(self, worker: str, entry: bytes) -> None:
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.rpush(keys.worker(worker, "stops"), entry)
            pipe.expire(keys.worker(worker, "stops"), keys.WORKER_BEAT_TTL_S)
            await pipe.execute()

    async def hear(self, timeout_s: int, *, is_free: bool) -> bytes | None:
        """Wait for a word: empty where there is something to do, else an entry to stop; None where none came."""
        mine = keys.worker(self._me, "stops")
        heard = await self._redis.blpop([mine, keys.STEPS_WAKE] if is_free else [mine], timeout=timeout_s)
        if heard is None:
            return None
        return bytes(heard[1]) if bytes(heard[0]).decode() == mine else b""

    async def wake(self) -> None:
        async with self._redis.pipeline(transaction=False) as pipe:
            self._wake(pipe)
            await pipe.execute()

    @staticmethod
    def _wake(pipe: Pipe) -> None:
        # One word is enough: while it lies there nobody waits, and whoever frees up looks for himself.
        pipe.rpush(keys.STEPS_WAKE, b"")
        pipe.ltrim(keys.STEPS_WAKE, 0, 0)

    async def due_until(self, now: float, until: float) -> None:
        planned = await self._redis.zrangebyscore(keys.STEPS_DUE, now, until, start=0, num=100_000)
        if planned:
            await self._redis.zadd(keys.STEPS_DUE, dict.fromkeys(planned, now), xx=True)

    async def depth(self, now: float) -> Depth:
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zcount(keys.STEPS_DUE, "-inf", now)
            pipe.zcard(keys.STEPS_DUE)
            pipe.hlen(keys.STEPS_HELD)
            pipe.zrange(keys.STEPS_DUE, 0, 0, withscores=True)
            waiting, all_of_it, running, oldest = await pipe.execute()
        oldest_s = max(0.0, now - oldest[0][1]) if oldest else 0.0
        return Depth(waiting + running, all_of_it - waiting, oldest_s)

    async def leave(self) -> None:
        """The worker ends: whatever it was told, another is told."""
        await self._redis.delete(keys.worker(self._me, "beat"))
        await self.wake()

    async def mend(self, error: ResponseError) -> bool:
        """Drop what is of another type than the engine writes; whether the error came of that."""
        if "WRONGTYPE" not in str(error):
            return False
        for name, kind in _TYPES.items():
            if await self._redis.type(name) not in (kind, b"none"):
                await self._redis.delete(name)
        return True


def _number(stored: bytes) -> float:
    try:
        return float(stored)
    except ValueError:
        return 0.0
