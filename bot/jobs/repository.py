"""Job records: made once, changed only from what they were, found again when a step was lost.

A change is tried upon the record as this process saw it last, without reading it again.

A chat's keys stand on one server, so one script reaches a record, the chat's open jobs and its belongings. The index of
all open jobs may stand elsewhere, in a Cluster: it is written before a record that is new, and after one that was
there. So a crash in between leaves at most an entry too many or too early, which the reconciler puts right.
"""

import hashlib
import logging
import math
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import chain, groupby

from bot.clock import Clock
from bot.engine import DUE_WITHIN_S
from bot.jobs.events import JobEvent
from bot.jobs.record import Job, JobState, read_record, split_job_id, write_record
from bot.jobs.transitions import Deadlines, Now, transition
from bot.store import keys
from bot.store.client import RedisClient, Script
from bot.store.failover import Replicas
from bot.store.lately import JUST_NOW_S, Renewals
from bot.store.vault import UnsealableError, Vault

log = logging.getLogger(__name__)

_MOST_KEPT = 2000
_SECONDS_AGO_S = 30.0
_SOON_ENOUGH_S = 5.0
"""By so much earlier than told an open job may be looked for."""

# Writes only over the very bytes that the change was made from; a job that ends is not open any more.
_SWAP = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[3] == '0' then
  redis.call('SET', KEYS[1], ARGV[2])
else
  redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
  redis.call('SREM', KEYS[2], ARGV[4])
end
return 1
"""

# Answers 1 where the job was made, 2 where it is open already, 0 where it has ended or the chat has enough of them.
_CREATE = """
local is_full = tonumber(ARGV[7]) > 0 and redis.call('SCARD', KEYS[2]) >= tonumber(ARGV[7])
if is_full or not redis.call('SET', KEYS[1], ARGV[1], 'NX') then
  return 2 * redis.call('SISMEMBER', KEYS[2], ARGV[2])
end
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('ZADD', KEYS[3], ARGV[3], ARGV[4])
if ARGV[6] ~= '' then
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[6])
  redis.call('EXPIRE', KEYS[3], ARGV[5])
end
return 1
"""

_READ_AT_ONCE = 50
_MOST_FAILED = 10_000
Mutation = Callable[[Job], Job | None]


@dataclass(slots=True)
class Known:
    """A record as it was read or written last: its very bytes, what they say, when, and when its step is due (epoch s).

    That it may be out of date does no harm: a change is written over these bytes and no others.
    """

    token: bytes
    job: Job
    seen_s: float
    due_s: float = -1.0


class Latest:
    """The latest records of open jobs."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Known] = OrderedDict()

    def keep(self, token: bytes, job: Job) -> Known:
        """The record as it was just read or written; one that has ended is changed no more, and forgotten."""
        former, now_s = self._known.pop(job.id, None), time.monotonic()
        if former is not None and former.token == token:
            former.seen_s = now_s
            self._known[job.id] = former
            return former
        known = Known(token, job, now_s)
        if not job.state.is_end:
            known.due_s = known.due_s if former is None else former.due_s
            self._known[job.id] = known
            if len(self._known) > _MOST_KEPT:
                self._known.popitem(last=False)
        return known

    def of(self, job_id: str, age_s: float = math.inf) -> Known | None:
        """The record where it was read or written no longer ago."""
        known = self._known.get(job_id)
        return known if known is not None and time.monotonic() - known.seen_s <= age_s else None

    def new_due(self, job_id: str, due_at: datetime | None) -> float | None:
        """When the job's step is expected to have run (epoch s), where that is not about what was written last."""
        if due_at is None:
            return None
        known, due_s = self._known.get(job_id), due_at.timestamp()
        if known is not None and 0 <= due_s - known.due_s <= _SOON_ENOUGH_S:
            return None
        if known is not None:
            known.due_s = due_s
        return due_s

    def forget(self, job_id: str) -> None:
        """It has changed elsewhere."""
        self._known.pop(job_id, None)


@dataclass(slots=True)
class Jobs:
    """The records of all jobs, sealed, with an index of those that are open."""

    redis: RedisClient
    vault: Vault
    replicas: Replicas | None = None
    clock: Clock = field(default=lambda: datetime.now(UTC), kw_only=True)
    deadlines: Deadlines = field(default_factory=Deadlines, kw_only=True)
    _latest: Latest = field(default_factory=Latest, init=False)
    _trims: Renewals = field(default_factory=Renewals, init=False)
    _swap: Script = field(init=False)

    def __post_init__(self) -> None:
        self._swap = self.redis.register_script(_SWAP)

    async def create(self, job: Job, due_at: datetime, *, most_open: int = 0) -> bool:
        """Write a new record; False when the id exists, which is how a message is served once.

        Also False where the chat has `most_open` under way.
        """
        token, entry = self._sealed(job), f"job:{job.id.partition(':')[2]}"
        index, now_s, ttl_s = keys.belongings(job.origin.chat_id), time.time(), keys.BELONGINGS_TTL_S
        gone_by = now_s if self._trims.is_time(index) else ""
        args = [token, job.id, now_s + ttl_s, entry, ttl_s, gone_by, most_open]
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.zadd(keys.OPEN_JOBS, {job.id: due_at.timestamp()}, nx=True)
            pipe.eval(_CREATE, 3, *_names(job.id), index, *args)
            _, outcome = await pipe.execute()
        if outcome == 0:
            await self.redis.zrem(keys.OPEN_JOBS, job.id)
        if outcome != 1:
            return False
        self._latest.keep(token, job)
        self._latest.new_due(job.id, due_at)
        await self._replicated(job.id)
        return True

    async def get(self, job_id: str) -> Job | None:
        """The record, or None where there is none (any more) that this version may touch."""
        found = await self._read(job_id)
        return None if found is None else found.job

    async def get_lately(self, job_id: str) -> Job | None:
        """The record as this process read or wrote it a moment ago; read where it did not."""
        known = self._latest.of(job_id, JUST_NOW_S)
        return await self.get(job_id) if known is None else known.job

    async def get_if(self, job_id: str, fits: Callable[[Job], bool]) -> Job | None:
        """The record where it fits: as this process knew it seconds ago, else as it is.

        For who changes it before anything is done for it that another's change would make vain.
        """
        known = self._latest.of(job_id, _SECONDS_AGO_S)
        if known is None or not fits(known.job):
            known = await self._read(job_id)
        return known.job if known is not None and fits(known.job) else None

    async def _read(self, job_id: str) -> Known | None:
        token = await self.redis.get(_key(job_id))
        job = None if token is None else self._opened(job_id, token)
        if token is None or job is None:
            self._latest.forget(job_id)
            return None
        return self._latest.keep(token, job)

    async def each(self, job_ids: Sequence[str]) -> AsyncIterator[Job]:
        """The records of these, as far as there are any that this version may touch; many in one round trip."""
        for start in range(0, len(job_ids), _READ_AT_ONCE):
            ids = job_ids[start : start + _READ_AT_ONCE]
            async with self.redis.pipeline(transaction=False) as pipe:
                for _, of_chat in groupby(ids, lambda job_id: job_id.partition(":")[0]):
                    pipe.execute_command("MGET", *map(_key, of_chat))
                tokens = chain.from_iterable(await pipe.execute())
            for job_id, token in zip(ids, tokens, strict=True):
                if token is not None and (job := self._opened(job_id, token)) is not None:
                    if len(job_ids) <= _READ_AT_ONCE:
                        self._latest.keep(token, job)
                    yield job

    def now(self) -> Now:
        """The time, and how long each state may last: what a transition is told."""
        return Now(self.clock(), self.deadlines)

    def due_soon(self) -> datetime:
        return self.clock() + timedelta(seconds=DUE_WITHIN_S)

    async def apply(self, job_id: str, event: JobEvent, due_at: datetime | None = None) -> Job | None:
        """Let the event happen to the job; returns what it is then, None where the event changes nothing."""
        return await self.change(job_id, lambda job: transition(job, event, self.now()), due_at)

    async def change(self, job_id: str, mutate: Mutation, due_at: datetime | None = None) -> Job | None:
        """Apply `mutate` to the record as it stands and write it, again if somebody was faster.

        `mutate` returns None to leave things as they are; so does this then. A job that ends leaves the
        index of open ones. `due_at` is when its next step is expected to have run.
        """
        found, is_fresh = self._latest.of(job_id), False
        while True:
            if found is None:
                found, is_fresh = await self._read(job_id), True
            after = None if found is None else mutate(found.job)
            if found is not None and after is not None and await self._written(found.token, after, due_at):
                if _tells_of_others(found.job, after):
                    await self._replicated(job_id)
                return after
            if is_fresh and after is None:
                return None
            found = None  # it is another by now: it is read, and asked again

    async def _written(self, before: bytes, job: Job, due_at: datetime | None) -> bool:
        token, ttl_s = self._sealed(job), keys.ENDED_JOB_TTL_S if job.state.is_end else 0
        due_s = self._latest.new_due(job.id, due_at)
        if not await self._swap(keys=_names(job.id), args=[before, token, ttl_s, job.id]):
            self._latest.forget(job.id)
            return False
        self._latest.keep(token, job)
        if job.state.is_end:
            await self.redis.zrem(keys.OPEN_JOBS, job.id)
        elif due_s is not None:
            await self.redis.zadd(keys.OPEN_JOBS, {job.id: due_s})
        return True

    async def reopen(self, job_id: str, event: JobEvent, due_at: datetime) -> Job | None:
        """Like `apply`, for an ended job that becomes open again: the index comes first, as in `create`."""
        chat_id, _ = split_job_id(job_id)
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.zadd(keys.OPEN_JOBS, {job_id: due_at.timestamp()}, nx=True)
            pipe.sadd(keys.chat_jobs(chat_id), job_id)
            keys.enter(pipe, chat_id, _key(job_id), keys.BELONGINGS_TTL_S)
            await pipe.execute()
        return await self.apply(job_id, event, due_at)

    async def _replicated(self, job_id: str) -> None:
        if self.replicas is not None:
            await self.replicas.have([_key(job_id)])

    async def is_kept(self, job_id: str) -> bool:
        """Whether there is a record, be it of a newer version."""
        return bool(await self.redis.exists(_key(job_id)))

    async def forget_open(self, job_id: str) -> None:
        chat_id, _ = split_job_id(job_id)
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.srem(keys.chat_jobs(chat_id), job_id)
            pipe.zrem(keys.OPEN_JOBS, job_id)
            await pipe.execute()

    async def expect(self, due: Mapping[str, datetime]) -> None:
        """Put off the time by which the next step of each of these jobs is expected to have run."""
        times = {job_id: due_at.timestamp() for job_id, due_at in due.items()}
        await self.redis.zadd(keys.OPEN_JOBS, times, xx=True)

    async def overdue(self, now: datetime, limit: int = 200) -> list[str]:
        """Ids of open jobs whose step should have run by now, longest overdue first."""
        found = await self.redis.zrangebyscore(keys.OPEN_JOBS, "-inf", now.timestamp(), start=0, num=limit)
        return [job_id.decode() for job_id in found]

    async def all_open(self) -> AsyncIterator[Job]:
        """Every open job's record; between two handfuls others have their turn."""
        async for job in self.each(await self.overdue(self.now().at + timedelta(days=365), limit=100_000)):
            yield job

    async def standing_with(self, job: Job) -> Job | None:
        """A job of another message of the chat whose answer is this one's transcript, and stands."""
        chat_id = job.origin.chat_id
        entries = await self.redis.zrange(keys.belongings(chat_id), 0, -1, withscores=True)
        names = [entry.decode() for entry, _ in entries]
        ids = [f"{chat_id}:{name.removeprefix('job:')}" for name in names if name.startswith("job:")]
        found = [other async for other in self.each(ids) if other.answer.same_as == job.id]
        return next((other for other in found if other.state is JobState.DONE), None)

    async def open_in_chat(self, chat_id: int) -> list[Job]:
        """The chat's open jobs, oldest message first."""
        found = [job async for job in self.each(await self.open_ids(chat_id)) if not job.state.is_end]
        return sorted(found, key=lambda job: (job.created_at, job.origin.message_id, job.id))

    async def open_ids(self, chat_id: int) -> list[str]:
        """The ids of the chat's open jobs, in no order."""
        return [job_id.decode() for job_id in await self.redis.smembers(keys.chat_jobs(chat_id))]

    async def hold_content(self, job: Job) -> str | None:
        """Let the file or the link be the job's in its chat, unless it is another's: that one's id then."""
        name, ttl_s = self._content(job)
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.set(name, job.transcript_id, nx=True, ex=ttl_s)
            keys.enter(pipe, job.origin.chat_id, name, ttl_s, of_job=True)
            is_new, *_ = await pipe.execute()
        holder = b"" if is_new else await self.redis.get(name) or b""
        return holder.decode() if holder and holder.decode() != job.id else None

    async def take_content(self, job: Job) -> None:
        """Let the file or the link be the job's, whosever it was, for when the same comes again in its chat."""
        name, ttl_s = self._content(job)
        await self._put(job, name, job.transcript_id, ttl_s)

    def _content(self, job: Job) -> tuple[str, int]:
        media, chat_id = job.sent.media, job.origin.chat_id
        if media is not None:
            return keys.same_file(chat_id, self.vault.id_of(media.file_unique_id, "file")), keys.TRANSCRIPT_TTL_S
        return keys.same_file(chat_id, self.vault.id_of(job.sent.url or "", "sent link")), keys.SAME_LINK_TTL_S

    async def remember_task(self, job: Job, due_at: datetime | None = None) -> None:
        """Note which job of the chat a task belongs to, for when the task is met in the account's list.

        `due_at` is when the job's next step is expected to have run.
        """
        if job.task.id is not None:
            name = keys.task_job(job.origin.chat_id, _digest(job.task.id))
            await self._put(job, name, job.id, keys.ENDED_JOB_TTL_S, due_at)

    async def _put(self, job: Job, name: str, value: str, ttl_s: int, due_at: datetime | None = None) -> None:
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.set(name, value, ex=ttl_s)
            keys.enter(pipe, job.origin.chat_id, name, ttl_s, of_job=True)
            if (due_s := self._latest.new_due(job.id, due_at)) is not None:
                pipe.zadd(keys.OPEN_JOBS, {job.id: due_s}, xx=True)
            await pipe.execute()

    async def of_task(self, chat_id: int, task_id: str) -> Job | None:
        """The chat's job that made or adopted this task, while its record is kept."""
        found = await self.redis.get(keys.task_job(chat_id, _digest(task_id)))
        job = None if found is None else await self.get(found.decode())
        return job if job is not None and job.task.id == task_id else None

    async def is_anothers(self, job: Job, account_id: str, task_id: str) -> bool:
        """Whether another job, of whichever chat that the account serves, has made the task, or follows it."""
        chats = await self.redis.smembers(keys.account_chats(account_id))
        if str(job.origin.chat_id).encode() not in chats:  # the operator's key serves whoever has none
            chats = await self.redis.smembers(keys.KNOWN_CHATS)
        async with self.redis.pipeline(transaction=False) as pipe:
            for chat_id in {*map(int, chats), job.origin.chat_id}:
                pipe.get(keys.task_job(chat_id, _digest(task_id)))
            owners = await pipe.execute()
        return any(owner is not None and owner.decode() != job.id for owner in owners)

    async def note_failed(self, job: Job) -> None:
        """Remember that the job failed, and a new try may help, for as long as its record is kept."""
        name, now_s = keys.failed_jobs(job.origin.chat_id), self.clock().timestamp()
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.zadd(name, {job.id: now_s})
            pipe.zremrangebyscore(name, "-inf", now_s - keys.ENDED_JOB_TTL_S)
            pipe.expire(name, keys.ENDED_JOB_TTL_S)
            await pipe.execute()

    async def failed_in(self, chat_ids: Iterable[int], since: datetime) -> list[str]:
        now_s, found = self.clock().timestamp(), list[str]()
        for chat_id in chat_ids:
            name = keys.failed_jobs(chat_id)
            ids = await self.redis.zrangebyscore(name, since.timestamp(), now_s, start=0, num=_MOST_FAILED)
            found += [job_id.decode() for job_id in ids]
        return found

    async def count_open_in(self, chat_id: int) -> int:
        return await self.redis.scard(keys.chat_jobs(chat_id))

    async def count_open(self) -> int:
        return int(await self.redis.zcard(keys.OPEN_JOBS))

    def _sealed(self, job: Job) -> bytes:
        return self.vault.seal(write_record(job), f"job:{job.id}")

    def _opened(self, job_id: str, token: bytes) -> Job | None:
        known = self._latest.of(job_id)
        if known is not None and known.token == token:
            return known.job  # the same bytes say the same
        try:
            return read_record(self.vault.open(token, f"job:{job_id}"), job_id)
        except UnsealableError:
            log.error("A record that nobody can open is left alone", extra={"job": job_id})
            return None


def _digest(task_id: str) -> str:
    return hashlib.sha256(task_id.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _tells_of_others(before: Job, after: Job) -> bool:
    """Whether the change notes what was done, or is about to be, where it can't be undone."""
    began = after.task.upload_began and not before.task.upload_began
    return began or after.task.id != before.task.id or after.answer.parts != before.answer.parts


@lru_cache(maxsize=4096)
def _key(job_id: str) -> str:
    return keys.job(*split_job_id(job_id))


@lru_cache(maxsize=4096)
def _names(job_id: str) -> tuple[str, str]:
    """The record, and the index of the chat's open jobs."""
    return _key(job_id), keys.chat_jobs(split_job_id(job_id)[0])
