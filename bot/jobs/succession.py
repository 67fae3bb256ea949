"""The links of one message are answered in their order: a quick one waits for the slow one before it."""

from datetime import datetime

from bot.jobs.another import wait_for_another
from bot.jobs.intake.links import MAX_LINKS
from bot.jobs.lifecycle import Life
from bot.jobs.record import Job, job_id_of, split_job_id


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
