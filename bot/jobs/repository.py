"""Job records: made once, changed only from what they were, found again when a step was lost.

A change is tried upon the record as this process saw it last, without reading it again.
"""

import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from redis.asyncio.cluster import RedisCluster

from bot.clock import Clock
from bot.engine import DUE_WITHIN_S
from bot.jobs.events import JobEvent
from bot.jobs.record import Job, JobState, read_record, split_job_id, write_record
from bot.jobs.transitions import Deadlines, Now, transition
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.failover import Replicas
from bot.store.lately import JUST_NOW_S, Renewals
from bot.store.vault import UnsealableError, Vault

log = logging.getLogger(__name__)

_MOST_KEPT = 500
_SECONDS_AGO_S = 10.0
_SOON_ENOUGH_S = 5.0
"""By so much earlier than told an open job may be looked for."""

# Writes only over the very bytes that the change was made from. Where the indexes stand on the same server, they
# change with the record: ARGV[5] is when its next step is expected, empty where that stays as it is.
_SWAP = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[3] ~= '0' then redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
else redis.call('SET', KEYS[1], ARGV[2]) end
if not KEYS[2] then return 1 end
if ARGV[3] ~= '0' then
  redis.call('ZREM', KEYS[2], ARGV[4])
  redis.call('SREM', KEYS[3], ARGV[4])
elseif ARGV[5] ~= '' then redis.call('ZADD', KEYS[2], ARGV[5], ARGV[4]) end
return 1
"""

_CREATE = """
if tonumber(ARGV[8]) > 0 and redis.call('SCARD', KEYS[3]) >= tonumber(ARGV[8]) then return 0 end
if not redis.call('SET', KEYS[1], ARGV[1], 'NX') then return 0 end
redis.call('ZADD', KEYS[2], 'NX', ARGV[3], ARGV[2])
redis.call('SADD', KEYS[3], ARGV[2])
redis.call('ZADD', KEYS[4], ARGV[4], ARGV[5])
if ARGV[7] ~= '' then
  redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', ARGV[7])
  redis.call('EXPIRE', KEYS[4], ARGV[6])
end
return 1
"""

_READ_AT_ONCE = 50
_MOST_FAILED = 10_000
Mutation = Callable[[Job], Job | None]


class Latest:
    """A few records with the very bytes they were opened from.

    That they may be out of date does no harm: a change is written over these bytes and no others.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[bytes, Job, float]] = OrderedDict()
        self._due: dict[str, float] = {}

    def keep(self, job_id: str, token: bytes, job: Job) -> None:
        """The record as it was just read or written; one that has ended is changed no more, and forgotten."""
        self._kept.pop(job_id, None)
        if job.state.is_end:
            self._due.pop(job_id, None)
            return
        self._kept[job_id] = (token, job, time.monotonic())
        if len(self._kept) > _MOST_KEPT:
            self._due.pop(self._kept.popitem(last=False)[0], None)

    def new_due(self, job_id: str, due_at: datetime | None) -> float | None:
        """When the job's step is expected to have run (epoch s), where that is not about what was written last."""
        due_s = 0.0 if due_at is None else due_at.timestamp()
        if due_at is None or 0 <= due_s - self._due.get(job_id, -1.0) <= _SOON_ENOUGH_S:
            return None
        if job_id in self._kept:
            self._due[job_id] = due_s
        return due_s

    def of(self, job_id: str) -> tuple[bytes, Job] | None:
        """The record's bytes and what they say; None where that is not known."""
        found = self._kept.get(job_id)
        return None if found is None else found[:2]

    def within(self, job_id: str, age_s: float) -> Job | None:
        """The record where it was read or written no longer ago."""
        found = self._kept.get(job_id)
        return None if found is None or time.monotonic() - found[2] > age_s else found[1]

    def forget(self, job_id: str) -> None:
        """It has changed elsewhere."""
        self._kept.pop(job_id, None)
        self._due.pop(job_id, None)


class Jobs:
    """The records of all jobs, sealed, with an index of those that are open."""

    def __init__(
        self,
        redis: RedisClient,
        vault: Vault,
        replicas: Replicas | None = None,
        *,
        clock: Clock = lambda: datetime.now(UTC),
        deadlines: Deadlines | None = None,
    ) -> None:
        self._redis = redis
        self._vault = vault
        self._replicas = replicas
        self.clock = clock
        self.deadlines = deadlines or Deadlines()
        self._latest = Latest()
        self._trims = Renewals()
        # A Cluster keeps the index of all jobs elsewhere than a chat's records: no script reaches both.
        self._is_spread = isinstance(redis, RedisCluster)
        self._swap = redis.register_script(_SWAP)
        self._create = redis.register_script(_CREATE)

    async def create(self, job: Job, due_at: datetime, *, most_open: int = 0) -> bool:
        """Write a new record; False when the id exists, which is how a message is served once.

        Also False where the chat has `most_open` under way; in a Cluster a few may pass at the same moment.

        Where the two are written apart, the index comes first: a crash in between leaves an entry without a record,
        which the reconciler removes, never a record that nobody looks for.
        """
        token = self._sealed(job)
        create = self._create_spread if self._is_spread else self._create_together
        created = await create(job, token, due_at, most_open)
        if created:
            self._latest.keep(job.id, token, job)
            self._latest.new_due(job.id, due_at)
            await self._replicated(job.id)
        return created

    async def _create_together(self, job: Job, token: bytes, due_at: datetime, most_open: int) -> bool:
        entry, now_s, ttl_s = f"job:{split_job_id(job.id)[1]}", time.time(), keys.BELONGINGS_TTL_S
        gone_by: str | float = now_s if self._trims.is_time(keys.belongings(job.origin.chat_id)) else ""
        args: list[str | float | bytes] = [
            token, job.id, due_at.timestamp(), now_s + ttl_s, entry, ttl_s, gone_by, most_open
        ]  # fmt: skip
        names = [*_names(job.id), keys.belongings(job.origin.chat_id)]
        return bool(await self._create(keys=names, args=args))

    async def _create_spread(self, job: Job, token: bytes, due_at: datetime, most_open: int) -> bool:
        if most_open and await self.count_open_in(job.origin.chat_id) >= most_open:
            return False
        if await self._redis.exists(_key(job.id)):
            return False
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zadd(keys.OPEN_JOBS, {job.id: due_at.timestamp()}, nx=True)
            pipe.sadd(keys.chat_jobs(job.origin.chat_id), job.id)
            keys.enter(pipe, job.origin.chat_id, _key(job.id), keys.BELONGINGS_TTL_S)
            pipe.set(_key(job.id), token, nx=True)
            *_, created = await pipe.execute()
        return bool(created)

    async def get(self, job_id: str) -> Job | None:
        """The record, or None where there is none (any more) that this version may touch."""
        found = await self._read(job_id)
        return None if found is None else found[1]

    async def get_lately(self, job_id: str) -> Job | None:
        """The record as this process read or wrote it a moment ago; read where it did not."""
        return self._latest.within(job_id, JUST_NOW_S) or await self.get(job_id)

    async def get_if(self, job_id: str, fits: Callable[[Job], bool]) -> Job | None:
        """The record where it fits: as this process knew it seconds ago, else as it is.

        For who changes it before anything is done for it that another's change would make vain.
        """
        job = self._latest.within(job_id, _SECONDS_AGO_S)
        if job is None or not fits(job):
            job = await self.get(job_id)
        return job if job is not None and fits(job) else None

    async def _read(self, job_id: str) -> tuple[bytes, Job] | None:
        token = await self._redis.get(_key(job_id))
        job = None if token is None else self._opened(job_id, token)
        if token is None or job is None:
            self._latest.forget(job_id)
            return None
        self._latest.keep(job_id, token, job)
        return token, job

    async def each(self, job_ids: Sequence[str]) -> AsyncIterator[Job]:
        """The records of these, as far as there are any that this version may touch; many in one round trip."""
        for start in range(0, len(job_ids), _READ_AT_ONCE):
            ids = job_ids[start : start + _READ_AT_ONCE]
            tokens = await self._tokens(ids)
            for job_id, token in zip(ids, tokens, strict=True):
                if token is not None and (job := self._opened(job_id, token)) is not None:
                    if len(job_ids) <= _READ_AT_ONCE:
                        self._latest.keep(job_id, token, job)
                    yield job

    async def _tokens(self, job_ids: Sequence[str]) -> list[bytes | None]:
        names = [_key(job_id) for job_id in job_ids]
        if not self._is_spread:
            return await self._redis.mget(names)
        async with self._redis.pipeline(transaction=False) as pipe:
            for name in names:
                pipe.get(name)
            return await pipe.execute()

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
        known = self._latest.of(job_id)
        while True:
            found = known or await self._read(job_id)
            after = None if found is None else mutate(found[1])
            if found is not None and after is not None and await self._written(found[0], after, due_at):
                if _tells_of_others(found[1], after):
                    await self._replicated(job_id)
                return after
            if known is None and after is None:
                return None
            # It was another by now: it is read, and asked again.
            known = None

    async def _written(self, before: bytes, job: Job, due_at: datetime | None) -> bool:
        token, ttl_s = self._sealed(job), keys.ENDED_JOB_TTL_S if job.state.is_end else 0
        due_s = self._latest.new_due(job.id, due_at)
        due = "" if due_s is None else due_s
        names = _names(job.id)[:1] if self._is_spread else _names(job.id)
        if not await self._swap(keys=names, args=[before, token, ttl_s, job.id, due]):
            self._latest.forget(job.id)
            return False
        self._latest.keep(job.id, token, job)
        if self._is_spread:
            await self._index(job, due_s)
        return True

    async def reopen(self, job_id: str, event: JobEvent, due_at: datetime) -> Job | None:
        """Like `apply`, for an ended job that becomes open again: the index comes first, as in `create`."""
        chat_id, _ = split_job_id(job_id)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zadd(keys.OPEN_JOBS, {job_id: due_at.timestamp()}, nx=True)
            pipe.sadd(keys.chat_jobs(chat_id), job_id)
            keys.enter(pipe, chat_id, _key(job_id), keys.BELONGINGS_TTL_S)
            await pipe.execute()
        return await self.apply(job_id, event, due_at)

    async def _replicated(self, job_id: str) -> None:
        if self._replicas is not None:
            await self._replicas.have([_key(job_id)])

    async def _index(self, job: Job, due_s: float | None) -> None:
        if job.state.is_end:
            await self.forget_open(job.id)
        elif due_s is not None:
            await self._redis.zadd(keys.OPEN_JOBS, {job.id: due_s})

    async def is_kept(self, job_id: str) -> bool:
        """Whether there is a record, be it of a newer version."""
        return bool(await self._redis.exists(_key(job_id)))

    async def forget_open(self, job_id: str) -> None:
        chat_id, _ = split_job_id(job_id)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.srem(keys.chat_jobs(chat_id), job_id)
            pipe.zrem(keys.OPEN_JOBS, job_id)
            await pipe.execute()

    async def expect(self, due: Mapping[str, datetime]) -> None:
        """Put off the time by which the next step of each of these jobs is expected to have run."""
        times = {job_id: due_at.timestamp() for job_id, due_at in due.items()}
        await self._redis.zadd(keys.OPEN_JOBS, times, xx=True)

    async def overdue(self, now: datetime, limit: int = 200) -> list[str]:
        """Ids of open jobs whose step should have run by now, longest overdue first."""
        found = await self._redis.zrangebyscore(keys.OPEN_JOBS, "-inf", now.timestamp(), start=0, num=limit)
        return [job_id.decode() for job_id in found]

    async def all_open(self) -> AsyncIterator[Job]:
        """Every open job's record; between two handfuls others have their turn."""
        async for job in self.each(await self.overdue(self.now().at + timedelta(days=365), limit=100_000)):
            yield job

    async def standing_with(self, job: Job) -> Job | None:
        """A job of another message of the chat whose answer is this one's transcript, and stands."""
        chat_id = job.origin.chat_id
        entries = await self._redis.zrange(keys.belongings(chat_id), 0, -1, withscores=True)
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
        return [job_id.decode() for job_id in await self._redis.smembers(keys.chat_jobs(chat_id))]

    async def hold_content(self, job: Job) -> str | None:
        """Let the file or the link be the job's in its chat, unless it is another's: that one's id then."""
        name, ttl_s = self._content(job)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(name, job.transcript_id, nx=True, ex=ttl_s)
            keys.enter(pipe, job.origin.chat_id, name, ttl_s, of_job=True)
            is_new, *_ = await pipe.execute()
        holder = b"" if is_new else await self._redis.get(name) or b""
        return holder.decode() if holder and holder.decode() != job.id else None

    async def take_content(self, job: Job) -> None:
        """Let the file or the link be the job's, whosever it was, for when the same comes again in its chat."""
        name, ttl_s = self._content(job)
        await self._put(job, name, job.transcript_id, ttl_s)

    def _content(self, job: Job) -> tuple[str, int]:
        media, chat_id = job.sent.media, job.origin.chat_id
        if media is not None:
            return keys.same_file(chat_id, self._vault.id_of(media.file_unique_id, "file")), keys.TRANSCRIPT_TTL_S
        return keys.same_file(chat_id, self._vault.id_of(job.sent.url or "", "sent link")), keys.SAME_LINK_TTL_S

    async def remember_task(self, job: Job, due_at: datetime | None = None) -> None:
        """Note which job of the chat a task belongs to, for when the task is met in the account's list.

        `due_at` is when the job's next step is expected to have run.
        """
        if job.task.id is not None:
            name = keys.task_job(job.origin.chat_id, _digest(job.task.id))
            await self._put(job, name, job.id, keys.ENDED_JOB_TTL_S, due_at)

    async def _put(self, job: Job, name: str, value: str, ttl_s: int, due_at: datetime | None = None) -> None:
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(name, value, ex=ttl_s)
            keys.enter(pipe, job.origin.chat_id, name, ttl_s, of_job=True)
            if (due_s := self._latest.new_due(job.id, due_at)) is not None:
                pipe.zadd(keys.OPEN_JOBS, {job.id: due_s}, xx=True)
            await pipe.execute()

    async def of_task(self, chat_id: int, task_id: str) -> Job | None:
        """The chat's job that made or adopted this task, while its record is kept."""
        found = await self._redis.get(keys.task_job(chat_id, _digest(task_id)))
        job = None if found is None else await self.get(found.decode())
        return job if job is not None and job.task.id == task_id else None

    async def is_anothers(self, job: Job, account_id: str, task_id: str) -> bool:
        """Whether another job, of whichever chat that the account serves, has made the task, or follows it."""
        chats = await self._redis.smembers(keys.account_chats(account_id))
        if str(job.origin.chat_id).encode() not in chats:  # the operator's key serves whoever has none
            chats = await self._redis.smembers(keys.KNOWN_CHATS)
        async with self._redis.pipeline(transaction=False) as pipe:
            for chat_id in {*map(int, chats), job.origin.chat_id}:
                pipe.get(keys.task_job(chat_id, _digest(task_id)))
            owners = await pipe.execute()
        return any(owner is not None and owner.decode() != job.id for owner in owners)

    async def note_failed(self, job: Job) -> None:
        """Remember that the job failed, and a new try may help, for as long as its record is kept."""
        name, now_s = keys.failed_jobs(job.origin.chat_id), self.clock().timestamp()
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zadd(name, {job.id: now_s})
            pipe.zremrangebyscore(name, "-inf", now_s - keys.ENDED_JOB_TTL_S)
            pipe.expire(name, keys.ENDED_JOB_TTL_S)
            await pipe.execute()

    async def failed_in(self, chat_ids: Iterable[int], since: datetime) -> list[str]:
        now_s, found = self.clock().timestamp(), list[str]()
        for chat_id in chat_ids:
            name = keys.failed_jobs(chat_id)
            ids = await self._redis.zrangebyscore(name, since.timestamp(), now_s, start=0, num=_MOST_FAILED)
            found += [job_id.decode() for job_id in ids]
        return found

    async def count_open_in(self, chat_id: int) -> int:
        return await self._redis.scard(keys.chat_jobs(chat_id))

    async def count_open(self) -> int:
        return int(await self._redis.zcard(keys.OPEN_JOBS))

    def _sealed(self, job: Job) -> bytes:
        return self._vault.seal(write_record(job), f"job:{job.id}")

    def _opened(self, job_id: str, token: bytes) -> Job | None:
        known = self._latest.of(job_id)
        if known is not None and known[0] == token:
            return known[1]  # the same bytes say the same
        try:
            return read_record(self._vault.open(token, f"job:{job_id}"), job_id)
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
def _names(job_id: str) -> tuple[str, str, str]:
    """The record, the index of all jobs, that of the chat's."""
    return _key(job_id), keys.OPEN_JOBS, keys.chat_jobs(split_job_id(job_id)[0])
