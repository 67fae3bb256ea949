"""The same file or link again in a chat: it costs one task.

The later one is answered from the earlier one's transcript. Who waits asks now and then, in the store alone: to plan a
step again that may be running would run it twice.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.engine import DELIVER, DUE_WITHIN_S, Engine
from bot.jobs.events import Answered, Described, Extended
from bot.jobs.record import Job, JobState, Sent
from bot.jobs.repository import Jobs
from bot.jobs.transcripts import Transcripts
from bot.jobs.transitions import transition
from bot.polyglotvoice.models import ApiKey

_SHORTEST_WAIT_S, _LONGEST_WAIT_S = 0.3, 3.0
_EXTRA_S = 3600.0
FindTask = Callable[[ApiKey, Job], Awaitable[str | None]]
"""Looks at the service for the task of a hand-over that may have been done."""
_ANSWERS = (JobState.DONE, JobState.CANCELLED)


async def wait_for_another(jobs: Jobs, job: Job) -> datetime:
    """When to look again. The other has deadlines of its own; the time until it ends is not held against the job."""
    now = jobs.clock()
    passed_s = (now - job.created_at).total_seconds()
    again_at = now + timedelta(seconds=min(_LONGEST_WAIT_S, max(_SHORTEST_WAIT_S, passed_s / 20)))
    if job.wait.deadline_at < now + timedelta(seconds=_EXTRA_S / 2):
        await jobs.apply(job.id, Extended(now + timedelta(seconds=_EXTRA_S)))
    await jobs.expect({job.id: again_at + timedelta(seconds=DUE_WITHIN_S)})
    return again_at


@dataclass(slots=True, kw_only=True)
class Duplicates:
    """Finds the job that a new one repeats, and lets the new one wait for it while it is under way.

    It is waited for no longer than until its transcript is kept: it may itself wait for this job, as recordings that
    are answered together do.
    """

    jobs: Jobs
    transcripts: Transcripts
    engine: Engine
    find: FindTask

    async def met(self, job: Job) -> Job:
        """The new job as it should begin: to be delivered, waiting for the one it repeats, or as it is.

        Where it repeats none, the file or link is this job's from now on.
        """
        known = await self.jobs.hold_content(job)
        if known is None:
            return job
        earlier = await self.jobs.get(known)
        if earlier is not None and _is_same(earlier.sent, job.sent):
            job = job.with_(task={"title": earlier.task.title, "length_s": earlier.task.length_s or job.task.length_s})
            if earlier.state in _ANSWERS and await self._has_text(earlier):
                return transition(job, await self._answer_of(earlier), self.jobs.now()) or job
            if not earlier.state.is_end or _left_task(earlier):
                return job.with_(wait={"duplicate_of": earlier.id})
            if earlier.state is JobState.CANCELLED and earlier.task.upload_began:
                # It was stopped while it was handed over: what may have come of that is looked for first.
                job = job.with_(task={"tag": earlier.upload_tag, "upload_began": True})
        await self.jobs.take_content(job)
        return job

    async def of(self, job: Job) -> Job | None:
        """The job that this one waits for; None where there is none, or it goes on alone since that came to nothing."""
        if job.wait.duplicate_of is None:
            return None
        earlier = await self.jobs.get(job.wait.duplicate_of)
        if earlier is None or earlier.state is JobState.FAILED or earlier.answer.failure is not None:
            return None
        return earlier if not earlier.state.is_end or await self._has_text(earlier) else None

    async def left_behind(self, job: Job, key: ApiKey) -> str | None:
        """The task that an interrupted hand-over left at the service: this job's, or that of the one it repeats."""
        if job.task.upload_began:
            return await self.find(key, job)
        earlier = None if job.wait.duplicate_of is None else await self.jobs.get(job.wait.duplicate_of)
        if earlier is None or earlier.task.account_id != key.id:
            return None
        if earlier.state is JobState.CANCELLED and earlier.task.upload_began and earlier.task.id is None:
            return await self.find(key, earlier.with_(wait={"troubles": job.wait.troubles}, task={"is_unnamed": False}))
        return earlier.task.id if _left_task(earlier) else None

    async def follow(self, job: Job, earlier: Job) -> datetime | None:
        """Answer the job from the earlier one's transcript; returns when to look again where that is not there yet."""
        if not await self._has_text(earlier):
            return await wait_for_another(self.jobs, job)
        if earlier.task.title is not None and job.task.title is None:
            await self.jobs.apply(job.id, Described(earlier.task.title, earlier.task.length_s))
        if await self.jobs.apply(job.id, await self._answer_of(earlier), self.jobs.due_soon()) is not None:
            await self.engine.soon(DELIVER, job.id)
        return None

    async def taken_out(self, job_id: str) -> None:
        """Let /find leave out the answer to what a message no longer says; it stays for who repeats that."""
        job = await self.jobs.get(job_id)
        made_by = None if job is None else await self.jobs.get(job.transcript_id)
        is_gone = made_by is not None and made_by.state is JobState.CANCELLED
        if made_by is not None and is_gone and await self.jobs.standing_with(made_by) is None:
            await self.transcripts.unlist(made_by.id)

    async def _answer_of(self, earlier: Job) -> Answered:
        await self.transcripts.list_again(earlier.transcript_id)
        return Answered(earlier.transcript_id, earlier.task.id, earlier.task.account_id)

    async def _has_text(self, job: Job) -> bool:
        if job.task.id is None:
            return False
        return await self.transcripts.get_text(job.transcript_id, job.task.id) is not None


def _left_task(earlier: Job) -> bool:
    """Whether it was cancelled while its task ran, or after that: the service has no call to stop one."""
    is_own = earlier.task.id is not None and earlier.answer.same_as is None
    return earlier.state is JobState.CANCELLED and earlier.answer.failure is None and is_own


def _is_same(one: Sent, other: Sent) -> bool:
    """Whether two links are one, or two files of one `file_unique_id` are of one size, where that is known."""
    if one.media is None or other.media is None:
        return one.url == other.url
    return one.media.size == other.media.size or None in (one.media.size, other.media.size)
