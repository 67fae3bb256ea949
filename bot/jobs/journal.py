"""What happens to jobs, written once: a line in the log, and a word to whoever counts.

Lines and words name ids and numbers, never content.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Self

from bot.jobs.record import Job

log = logging.getLogger(__name__)


class Moment(StrEnum):
    """The moments of a job's life that are told."""

    says: str

    ACCEPTED = "accepted", "Accepted"
    SUBMITTED = "submitted", "Submitted"
    CHECKED = "looked", "Checked, still running"
    FINISHED = "finished", "Finished"
    DELIVERED = "delivered", "Delivered"
    PARKED = "parked", "Parked"
    FAILED = "failed", "Failed"
    EXPLAINED = "explained", "Said why it failed"
    CANCELLED = "cancelled", "Cancelled"
    REDONE = "again", "Asked for again"

    def __new__(cls, value: str, says: str) -> Self:
        moment = str.__new__(cls, value)
        moment._value_, moment.says = value, says
        return moment


_MOST_WAITING = 5000
_SINCE_SUBMITTED = (Moment.CHECKED, Moment.FINISHED)


@dataclass(frozen=True, slots=True)
class JobMoment:
    """One moment: `took_s` is the time since the job was made, for checks and the finish since it was submitted.

    `reason` is why it failed or was parked: one of a few words, never what a person or the service said.
    """

    kind: Moment
    job: Job
    took_s: float
    reason: str | None = None


@dataclass(slots=True)
class Journal:
    """Tells the log, and each listener, which must not raise."""

    clock: Callable[[], datetime]
    listeners: Sequence[Callable[[JobMoment], None]] = ()
    _waits: OrderedDict[str, str | None] = field(default_factory=OrderedDict, init=False)

    def note(self, moment: Moment, job: Job, reason: str | None = None) -> None:
        """Tell of a moment that the record holds already; of a job that goes on waiting for the same only once."""
        if moment is Moment.PARKED and self._waits.get(job.id) == reason:
            return
        self._waits.pop(job.id, None)
        if moment is Moment.PARKED:
            self._waits[job.id] = reason
            if len(self._waits) > _MOST_WAITING:
                self._waits.popitem(last=False)
        began_at = job.task.submitted_at or job.created_at if moment in _SINCE_SUBMITTED else job.created_at
        took_s = max(0.0, (self.clock() - began_at).total_seconds())
        says = moment.says if reason is None else f"{moment.says}: {reason}"
        log.info(says, extra=fields(job) | {"looks": job.task.checks, "took_s": round(took_s, 3)})
        for listener in self.listeners:
            listener(JobMoment(moment, job, took_s, reason))


def fields(job: Job) -> dict[str, object]:
    return {"job": job.id, "chat": job.origin.chat_id, "account": job.task.account_id or "-", "state": job.state.value}
