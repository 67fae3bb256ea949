"""Records as this process saw them last: a change is tried upon these first, without reading."""

import time
from collections import OrderedDict

from bot.jobs.record import Job

_MOST_KEPT = 500
_JUST_NOW_S = 0.05


class Latest:
    """A few records with the very bytes they were opened from.

    That they may be out of date does no harm: a change is written over these bytes and no others.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[bytes, Job, float]] = OrderedDict()

    def keep(self, job_id: str, token: bytes, job: Job) -> None:
        """The record as it was just read or written; one that has ended is changed no more, and forgotten."""
        self._kept.pop(job_id, None)
        if job.state.is_end:
            return
        self._kept[job_id] = (token, job, time.monotonic())
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)

    def of(self, job_id: str) -> tuple[bytes, Job] | None:
        """The record's bytes and what they say; None where that is not known."""
        found = self._kept.get(job_id)
        return None if found is None else found[:2]

    def just_now(self, job_id: str) -> Job | None:
        """The record where it was read or written within the last 50 ms: an answer under way is no fresher."""
        found = self._kept.get(job_id)
        return None if found is None or time.monotonic() - found[2] > _JUST_NOW_S else found[1]

    def forget(self, job_id: str) -> None:
        """It has changed elsewhere."""
        self._kept.pop(job_id, None)
