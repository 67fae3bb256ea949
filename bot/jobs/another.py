"""A job that waits for another one of its chat: it asks now and then, in the store alone.

To plan a step anew that may be running would run it twice.
"""

from datetime import datetime, timedelta

from bot.jobs.lifecycle import DUE_WITHIN_S, Life
from bot.jobs.record import Job

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
