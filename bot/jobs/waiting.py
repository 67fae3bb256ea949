"""The same file twice in a chat costs one upload: the later one is answered from the earlier one's transcript.

A job that waits for another one of its chat: it asks now and then, in the store alone.

To plan a step anew that may be running would run it twice.

The links of one message are answered in their order: a quick one waits for the slow one before it.
"""

from datetime import datetime, timedelta

from bot.jobs.intake.links import MAX_LINKS
from bot.jobs.lifecycle import DELIVER, DUE_WITHIN_S, Life
from bot.jobs.record import Job, JobState, Media, job_id_of, split_job_id

_SHORTEST_WAIT_S, _LONGEST_WAIT_S = 0.3, 3.0
_EXTRA_S = 3600.0


async def wait_for_another(life: Life, job: Job) -> datetime:
    """When to look again. The other has deadlines of its own; the time until it ends is not held against the job."""
    now = life.clock()
    passed_s = (now - job.created_at).total_seconds()
    again_at = now + timedelta(seconds=min(_LONGEST_WAIT_S, max(_SHORTEST_WAIT_S, passed_s / 20)))
    if job.deadline_at < now + timedelta(seconds=_EXTRA_S / 2):
        update = {"deadline_at": now + timedelta(seconds=_EXTRA_S)}
        await life.jobs.change(job.id, lambda j: None if j.state.is_end else j.model_copy(update=update))
    await life.jobs.expect(job.id, again_at + timedelta(seconds=DUE_WITHIN_S))
    return again_at


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


class Succession:
    """Tells a link's job whether it is its turn."""

    def __init__(self, life: Life) -> None:
        self._life = life

    async def wait(self, job: Job) -> datetime | None:
        """When to look again, because an earlier link of the message has no answer yet; None: it is its turn."""
        for number in range(_number_of(job)):
            earlier = await self._life.jobs.get(job_id_of(job.origin.chat_id, job.origin.message_id, number))
            if earlier is not None and not earlier.state.is_end:
                return await wait_for_another(self._life, job)
        return None


def _number_of(job: Job) -> int:
    """A link's place in its message, from 0; 0 for all that is no link of several."""
    number = split_job_id(job.id)[1].partition(":")[2]
    is_link = job.url is not None and job.kind == "transcript" and number.isdecimal()
    return int(number) if is_link and int(number) < MAX_LINKS else 0
