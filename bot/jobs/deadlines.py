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
    check_s: float = 15.0
    """One look at a task."""
    silence_s: float = 60.0
    """How long the service may say nothing; an answer may take five times as long in all."""

    service_s: float = _DAY_S
    """How long a job waits for a service that does not answer."""
    chat_s: float = 7 * _DAY_S
    """How long an answer waits for a chat that can't be written to: as long as a transcript is kept."""

    def of_state(self, state: JobState) -> float:
        """How long an open state may last."""
        return {JobState.WATCHING: self.watch_s, JobState.DELIVERING: self.deliver_s}.get(state, self.submit_s)

    def parked(self, job: Job, parked: Parked, now: datetime) -> datetime:
        """The deadline of a job that waits: the time that it waits is not held against it."""
        within_s = {"key": self.key_s, "slot": self.slot_s, "service": self.service_s, "chat": self.chat_s}
        within_s["pause"] = self.life_s
        if parked.reason in within_s:
            until = (parked.since or now) + timedelta(seconds=within_s[parked.reason])
        else:
            until = max(job.wait.deadline_at, (parked.until or now) + timedelta(seconds=self.submit_s))
        return self._in_life(job, until)

    def resumed(self, job: Job, now: datetime) -> datetime:
        """The deadline of a job that goes on after a wait."""
        until = now + timedelta(seconds=self.of_state(job.state))
        return self._in_life(job, until if job.wait.parked is not None else max(until, job.wait.deadline_at))

    def not_ready(self, job: Job, now: datetime) -> datetime:
        """The deadline of a task whose result was not there yet: that of its watching, however often it happens."""
        since = job.task.submitted_at or job.created_at
        until = since + timedelta(seconds=self.watching(job.task.length_s))
        return min(job.wait.deadline_at, max(now, until))

    def watching(self, length_s: float | None) -> float:
        """How long a task of this length may run."""
        return max(self.watch_s, 3 * (length_s or 0.0))

    def _in_life(self, job: Job, until: datetime) -> datetime:
        return min(until, job.created_at + timedelta(seconds=self.life_s))


@dataclass(frozen=True, slots=True)
class Now:
    """The time of an event, and how long each state may last."""

    at: datetime
    deadlines: Deadlines
