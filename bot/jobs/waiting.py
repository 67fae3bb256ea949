"""The same file twice in a chat costs one upload: the later one is answered from the earlier one's transcript."""

from datetime import datetime, timedelta

from bot.jobs.another import wait_for_another
from bot.jobs.lifecycle import DELIVER, DUE_WITHIN_S, Life
from bot.jobs.record import Job, JobState, Media

_GONE = (JobState.FAILED, JobState.CANCELLED)


class Twins:
    """Finds a new job's twin, and lets it wait for that while it is under way.

    The twin is waited for no longer than until its transcript is kept: it may itself wait for this job, as
    recordings that are answered together do.
    """

    def __init__(self, life: Life) -> None:
        self._life = life

    async def met(self, job: Job, media: Media) -> Job:
        """The new job as it should begin: to be delivered, waiting for its twin, or as it is.

        Without a twin, the file is this job's from now on.
        """
        life = self._life
        known = await life.jobs.hold_file(job, media)
        if known is None:
            return job
        twin = await life.jobs.get(known)
        if twin is not None and twin.media is not None and _is_same(twin.media, media):
            if twin.state is JobState.DONE and await self._has_text(twin):
                return self._answered(job, twin)
            if not twin.state.is_end:
                return job.model_copy(update={"twin_of": twin.id})
        await life.jobs.take_file(job, media)
        return job

    async def of(self, job: Job) -> Job | None:
        """The twin that the job waits for; None where it has none, or goes on alone since that came to nothing."""
        if job.twin_of is None:
            return None
        twin = await self._life.jobs.get(job.twin_of)
        if twin is None or twin.state in _GONE or twin.failure is not None:
            return None
        return twin if not twin.state.is_end or await self._has_text(twin) else None

    async def follow(self, job: Job, twin: Job) -> datetime | None:
        """Answer the job from its twin's transcript; returns when to look again where that is not there yet."""
        life, now = self._life, self._life.clock()
        if not await self._has_text(twin):
            return await wait_for_another(self._life, job)

        def answer(current: Job) -> Job | None:
            is_waiting = current.state in (JobState.ACCEPTED, JobState.SUBMITTING)
            return self._answered(current, twin) if is_waiting else None

        if await life.jobs.change(job.id, answer, due_at=now + timedelta(seconds=DUE_WITHIN_S)) is not None:
            await life.engine.soon(DELIVER, job.id)
        return None

    async def _has_text(self, job: Job) -> bool:
        if job.task_id is None:
            return False
        return await self._life.transcripts.get_text(job.transcript_id, job.task_id) is not None

    def _answered(self, job: Job, twin: Job) -> Job:
        moved = job.moved(JobState.DELIVERING, now=self._life.clock(), within_s=self._life.deadlines.deliver_s)
        told = {"same_as": twin.transcript_id, "task_id": twin.task_id, "account_id": twin.account_id}
        return moved.model_copy(update=told)


def _is_same(one: Media, other: Media) -> bool:
    """Whether two files of one `file_unique_id` are of one size, too, where that is known: a guard, no more."""
    return one.size == other.size or None in (one.size, other.size)
