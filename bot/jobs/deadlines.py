"""How long each state may last. No state lasts for ever: each ends in a sentence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.jobs.record import Job, JobState, Parked

_HOUR_S = 3600.0
_DAY_S = 24 * _HOUR_S


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds within which a state ends, one way or another; tests hand in shorter ones.

    They are generous enough for a clock that is put forward by an hour to end nothing early.
    """

    submit_s: float = 3 * _HOUR_S
    watch_s: float = 6 * _HOUR_S
    deliver_s: float = 3 * _DAY_S
    key_s: float = 30 * _DAY_S
    """How long a job waits for a key."""
    slot_s: float = _DAY_S
    """How long a job waits for one of its account's places."""
    life_s: float = 35 * _DAY_S
    """The most of all, waits included: a monthly limit and some days."""
    upload_s: float = 180.0
    """One upload, and the time that its size takes at the slowest speed that is waited for."""
    look_s: float = 15.0
    """One look at a task."""
    silence_s: float = 60.0
    """How long the service may say nothing; an answer may take five times as long in all."""

    def parked(self, job: Job, parked: Parked, now: datetime) -> datetime:
        """The deadline of a job that waits: the time that it waits is not held against it."""
        since = parked.since or now
        if parked.reason == "key":
            until = since + timedelta(seconds=self.key_s)
        elif parked.reason == "slot":
            until = since + timedelta(seconds=self.slot_s)
        else:
            until = max(job.deadline_at, (parked.until or now) + timedelta(seconds=self.submit_s))
        return self._in_life(job, until)

    def waiting(self, job: Job, parked: Parked, account_id: str | None, now: datetime) -> Job:
        """The job as it waits, for this account where one is known."""
        deadline_at = self.parked(job, parked, now)
        return job.model_copy(update={"parked": parked, "account_id": account_id, "deadline_at": deadline_at})

    def resumed(self, job: Job, now: datetime) -> datetime:
        """The deadline of a job that goes on after a wait."""
        within_s = {JobState.WATCHING: self.watch_s, JobState.DELIVERING: self.deliver_s}.get(job.state, self.submit_s)
        return self._in_life(
            job, max(now + timedelta(seconds=within_s), job.deadline_at if job.parked is None else now)
        )

    def _in_life(self, job: Job, until: datetime) -> datetime:
        return min(until, job.created_at + timedelta(seconds=self.life_s))
