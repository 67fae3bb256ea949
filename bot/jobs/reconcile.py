"""The reconciler: whatever step got lost, the records still know it.

In a Cluster a record and the index of open jobs stand on different servers. When one of them dies, its successor may
lack the last moment: a record is open again whose end took it out of the index, or the index lost an entry.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Final

from redis.exceptions import RedisError

from bot.accounts.watchlist import Watchlist
from bot.clock import SetBack
from bot.engine import WATCH, Engine
from bot.jobs.events import Resumed
from bot.jobs.journal import fields
from bot.jobs.lifecycle import KEY_CHECK_S, AccountChange, JobLifecycle
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.store import keys
from bot.store.client import RedisClient, batches
from bot.store.failover import outage
from bot.telegram.incoming.inbox import Inbox

log = logging.getLogger(__name__)

INTERVAL_S = 5.0
_NEXT_CHECK_S = 60.0

_FOREVER: Final = -1
_ASK_EVERY_S: Final = 30.0


@dataclass(slots=True)
class Orphans:
    """Finds such records by what they lack: an ended job's record has a lifetime, an open one's has none."""

    redis: RedisClient
    _ask_s: float = field(default=0.0, init=False)

    async def is_due(self) -> bool:
        """Whether nobody has looked for a while; who is told so looks."""
        if time.monotonic() < self._ask_s:
            return False
        self._ask_s = time.monotonic() + _ASK_EVERY_S
        return bool(await self.redis.set(keys.ORPHANS_SOUGHT, b"", nx=True, ex=keys.ORPHANS_SOUGHT_TTL_S))

    async def bring_back(self, due_at: datetime) -> list[str]:
        """Enter all of them in both indexes again, due at that time; returns the ids of these jobs."""
        found = []
        async for names in batches(self.redis, keys.ALL_JOBS):
            found += await self._of(names, due_at)
        return found

    async def _of(self, names: list[str], due_at: datetime) -> list[str]:
        ids = [keys.job_id_in(name) for name in await self._for_ever(names)]
        if not ids:
            return []
        async with self.redis.pipeline(transaction=False) as pipe:
            for chat_id, job_id in ids:
                pipe.sismember(keys.chat_jobs(chat_id), job_id)
            are_in_chat = await pipe.execute()
        scores = await self.redis.zmscore(keys.OPEN_JOBS, [job_id for _, job_id in ids])
        missing = [
            keys.job(chat_id, job_id.partition(":")[2])
            for (chat_id, job_id), score, is_in_chat in zip(ids, scores, are_in_chat, strict=True)
            if score is None or not is_in_chat
        ]
        # A job that ended meanwhile is in no index either.
        orphans = [keys.job_id_in(name) for name in await self._for_ever(missing)]
        if orphans:
            async with self.redis.pipeline(transaction=False) as pipe:
                for chat_id, job_id in orphans:
                    pipe.zadd(keys.OPEN_JOBS, {job_id: due_at.timestamp()}, nx=True)
                    pipe.sadd(keys.chat_jobs(chat_id), job_id)
                await pipe.execute()
        return [job_id for _, job_id in orphans]

    async def _for_ever(self, names: list[str]) -> list[str]:
        """Those of the records that have no lifetime."""
        async with self.redis.pipeline(transaction=False) as pipe:
            for name in names:
                pipe.ttl(name)
            return [name for name, ttl_s in zip(names, await pipe.execute(), strict=True) if ttl_s == _FOREVER]


@dataclass(slots=True, kw_only=True)
class Reconciler:
    """Adds the open step of every job, and every update, that is overdue; adding one that waits changes nothing."""

    jobs: Jobs
    lifecycle: JobLifecycle
    account_change: AccountChange
    watchlist: Watchlist
    engine: Engine
    inbox: Inbox
    orphans: Orphans

    async def run(self) -> None:
        """Reconcile every INTERVAL_S until cancelled; an unreachable store is waited for."""
        is_first, set_back = True, SetBack(self.jobs.clock)
        while True:
            try:
                await self.inbox.recover()
                if (back_s := set_back.by_s()) > 0:
                    await self.plan_anew(back_s)
                if is_first:
                    await self.wake_parked()
                    is_first = False
                await self.seek_orphans()
                await self.once()
            except (RedisError, OSError) as error:
                log.warning("%s", outage(error))
            await asyncio.sleep(INTERVAL_S)

    async def recover_alone(self) -> None:
        """Go on at once where a crash cut off. Only for a process that knows no other can be alive."""
        await self.engine.recover(alone=True)
        now = self.jobs.clock()
        accounts = set()
        async for job in self.jobs.all_open():
            if job.state is JobState.WATCHING and job.task.account_id is not None:
                accounts.add(job.task.account_id)
        for account_id in accounts:
            await self.watchlist.forget_checks(account_id, now)
            await self.engine.now(WATCH, account_id)

    async def wake_parked(self) -> None:
        """At start: a key that the jobs waited for may have come with the settings."""
        async for job in self.jobs.all_open():
            if not job.state.is_end:
                await self.account_change.resume(job)

    async def waiting_for_service(self, only_uploads: bool) -> list[str]:
        """The jobs that wait for the service, or for uploads alone, in the order in which they go on."""
        waiting = [job async for job in self.jobs.all_open() if job.waits_for == "service"]
        return in_turns(job for job in waiting if job.is_to_upload or not only_uploads)

    async def let_go(self, reason: str) -> datetime | None:
        """Run the step that lets go on what waits for the end of a `pause`, or for a `budget` that has changed."""
        for job_id in in_turns([job async for job in self.jobs.all_open() if job.waits_for == reason]):
            await self.wake(job_id, reason)
        return None

    async def wake(self, job_id: str, reason: str = "service") -> None:
        """Let a job go on that waits for this."""
        job = await self.jobs.get(job_id)
        if job is None or job.state.is_end or job.waits_for != reason:
            return
        if (resumed := await self.jobs.apply(job_id, Resumed(), self.jobs.due_soon())) is not None:
            await self.lifecycle.show_status(resumed)
            await self.lifecycle.go_on(resumed)

    async def plan_anew(self, back_s: float) -> None:
        """The clock was set back by `back_s`: what was planned by it runs now, and finds out for itself what is due."""
        log.warning("The clock was set back by %.0f s: going on with what was planned", back_s)
        await self.engine.bring_forward(back_s)
        async for job in self.jobs.all_open():
            if job.state is JobState.WATCHING:
                await self.lifecycle.go_on(job)

    async def seek_orphans(self) -> None:
        """Now and then: open jobs that no index names are served again."""
        if await self.orphans.is_due():
            for job_id in await self.orphans.bring_back(self.jobs.clock()):
                log.warning("An open job stood in no index: going on with it", extra={"job": job_id})

    async def once(self) -> int:
        """One pass; returns how many jobs were overdue."""
        now = self.jobs.clock()
        overdue = await self.jobs.overdue(now)
        for job_id in overdue:
            try:
                await self._check(job_id)
            except (RedisError, OSError):
                raise
            except Exception:  # one record that can't be read or served must not stop the others
                log.exception("A job could not be picked up", extra={"job": job_id})
        return len(overdue)

    async def _check(self, job_id: str) -> None:
        now = self.jobs.clock()
        job = await self.jobs.get(job_id)
        if job is None and await self.jobs.is_kept(job_id):
            # Another version's, and its to go on with.
            await self.jobs.expect({job_id: now + timedelta(seconds=_NEXT_CHECK_S)})
            return
        if job is None or job.state.is_end:
            await self.jobs.forget_open(job_id)
            return
        check_s = KEY_CHECK_S if job.waits_for in ("key", "service", "pause") else _NEXT_CHECK_S
        await self.jobs.expect({job_id: now + timedelta(seconds=check_s)})
        if now > job.wait.deadline_at:
            await self.lifecycle.expire(job)
            return
        if job.waits_for == "key":
            await self.account_change.resume(job)
            return
        log.info("Picking up again", extra=fields(job))
        await self.lifecycle.go_on(job)


def in_turns(jobs: Iterable[Job]) -> list[str]:
    """Their ids, the oldest first, and one of each account after the other."""
    of_account: dict[str, list[str]] = defaultdict(list)
    for job in sorted(jobs, key=lambda job: (job.created_at, job.id)):
        of_account[job.task.account_id or f"chat {job.origin.chat_id}"].append(job.id)
    return [job_id for turn in zip_longest(*of_account.values()) for job_id in turn if job_id is not None]
