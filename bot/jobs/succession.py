"""The links of one message are answered in their order: a quick one waits for the slow one before it."""

from datetime import datetime, timedelta

from bot.jobs.life import DUE_WITHIN_S, Life
from bot.jobs.links import MAX_LINKS
from bot.store.records import Job, job_id_of, split_job_id

_SHORTEST_WAIT_S, _LONGEST_WAIT_S = 0.3, 3.0
_EXTRA_S = 3600.0


class Succession:
    """Tells a link's job whether it is its turn.

    It is asked now and then, in the store alone: to plan a step anew that may be running would run it twice.
    """

    def __init__(self, life: Life) -> None:
        self._life = life

    async def wait(self, job: Job) -> datetime | None:
        """When to look again, because an earlier link of the message has no answer yet; None: it is its turn."""
        for number in range(_number_of(job)):
            earlier = await self._life.jobs.get(job_id_of(job.origin.chat_id, job.origin.message_id, number))
            if earlier is not None and not earlier.state.is_end:
                return await self._later(job)
        return None

    async def _later(self, job: Job) -> datetime:
        now = self._life.clock()
        passed_s = (now - job.created_at).total_seconds()
        again_at = now + timedelta(seconds=min(_LONGEST_WAIT_S, max(_SHORTEST_WAIT_S, passed_s / 20)))
        # The time that it waits for its turn is not held against it.
        if job.deadline_at < now + timedelta(seconds=_EXTRA_S / 2):
            update = {"deadline_at": now + timedelta(seconds=_EXTRA_S)}
            await self._life.jobs.change(job.id, lambda j: None if j.state.is_end else j.model_copy(update=update))
        await self._life.jobs.expect(job.id, again_at + timedelta(seconds=DUE_WITHIN_S))
        return again_at


def _number_of(job: Job) -> int:
    """A link's place in its message, from 0; 0 for all that is no link of several."""
    number = split_job_id(job.id)[1].partition(":")[2]
    is_link = job.url is not None and job.kind == "transcript" and number.isdecimal()
    return int(number) if is_link and int(number) < MAX_LINKS else 0
