"""What several steps do with a job: let it wait, end it, let it go on. Written first, then told."""

from datetime import datetime, timedelta

from bot.accounts.watchlist import Watchlist
from bot.clock import Clock
from bot.engine import DELIVER, DUE_WITHIN_S, FETCH, SUBMIT, WATCH, Engine
from bot.jobs.events import Event, Journal
from bot.jobs.record import Failure, Job, JobState, Parked
from bot.jobs.repository import Jobs
from bot.jobs.status import JobStatus
from bot.jobs.transitions import Cancelled, Failed, Finished, LastAsk, Park, ResultNotReady
from bot.telegram.errors import ChatUnwritableError

KEY_CHECK_S = 600.0
"""How often a job that waits for a key is looked at; a new key lets it go on at once."""


_EXPIRED = {"key": "failed-no-key", "service": "failed-service"}


class JobLifecycle:
    """The transitions that every step shares."""

    def __init__(
        self, *, jobs: Jobs, watchlist: Watchlist, engine: Engine, journal: Journal, status: JobStatus, clock: Clock
    ) -> None:
        self._jobs = jobs
        self._watchlist = watchlist
        self._engine = engine
        self._journal = journal
        self._status = status
        self._clock = clock

    async def park(self, job_id: str, parked: Parked, account_id: str | None = None) -> None:
        """Let the job wait, with its reason on show; its deadline moves along.

        `account_id` is whom it waits for: a job that goes on with another account meanwhile is left alone.
        """
        due_at = (parked.until or self._clock() + timedelta(seconds=KEY_CHECK_S)) + timedelta(seconds=DUE_WITHIN_S)
        job = await self._jobs.apply(job_id, Park(parked, account_id), due_at)
        if job is not None:
            self._journal.note(Event.PARKED, job, parked.reason)
            await self.show_status(job)

    async def park_for_service(self, job: Job, since: datetime) -> None:
        """Let the job wait for a service that does not answer since then, for as long as such a wait may last."""
        await self.park(job.id, Parked(reason="service", since=max(since, job.created_at), outage_at=since))

    async def fail(self, job_id: str, failure: Failure) -> None:
        """End the job with a sentence: it is delivered like a result, so that it can't get lost."""
        job = await self._jobs.apply(job_id, Failed(failure), self._jobs.due_soon())
        if job is not None and not job.state.is_end:
            self._journal.note(Event.FAILED, job, failure.sentence)
            await self._engine.soon(DELIVER, job_id)

    async def expire(self, job: Job) -> None:
        """The job's time is over: it ends with a sentence that says what it waited for.

        Of a task that was watched the result is asked for once more before that.
        """
        waits_for = None if job.wait.parked is None else job.wait.parked.reason
        if (
            waits_for not in ("key", "service")
            and await self._jobs.apply(job.id, LastAsk(), self._jobs.due_soon()) is not None
        ):
            await self._engine.soon(DELIVER, job.id)
            return
        await self.fail(job.id, Failure(sentence=_EXPIRED.get(waits_for or "", "failed-timeout")))

    async def end_quietly(self, job: Job) -> None:
        """Nobody can be told: the chat is gone."""
        ended = await self._jobs.apply(job.id, Cancelled())
        if job.task.account_id is not None:
            await self._watchlist.unwatch(job.task.account_id, job.id)
        if ended is not None:
            self._journal.note(Event.CANCELLED, ended, "the chat is gone")

    async def end_chat(self, chat_id: int) -> None:
        """The bot was blocked or kicked: all that the chat has under way ends quietly."""
        for job in await self._jobs.open_in_chat(chat_id):
            await self.end_quietly(job)

    async def show_status(self, job: Job) -> None:
        """Bring the status up to date; a chat that turns out to be gone ends here."""
        try:
            await self._status.show(job)
        except ChatUnwritableError:
            await self.end_chat(job.origin.chat_id)

    async def finished(self, job_id: str, finished: Finished) -> Job | None:
        """Its task has ended well: deliver it. None where the job waits for that task no more."""
        job = await self._jobs.apply(job_id, finished, self._jobs.due_soon())
        if job is not None:
            self._journal.note(Event.FINISHED, job)
            await self._engine.soon(DELIVER, job_id)
        return job

    async def watch_again(self, job: Job, delay: timedelta) -> None:
        """The result is not there yet: ask after the task again."""
        check_at = self._clock() + delay
        if await self._jobs.apply(job.id, ResultNotReady(), check_at) and job.task.account_id is not None:
            await self._watchlist.watch(job.task.account_id, job.id, check_at)
            await self._engine.no_later(WATCH, job.task.account_id, check_at)

    async def go_on(self, job: Job) -> None:
        """Run the step that the job's state calls for, whatever it was planned to wait for."""
        if (step := step_of(job)) is not None:
            await self._engine.now(step, job.id)
        elif job.state is JobState.WATCHING and job.task.account_id is not None:
            await self._watchlist.watch(job.task.account_id, job.id, self._clock())
            await self._engine.now(WATCH, job.task.account_id)


def step_of(job: Job) -> str | None:
    """The step that a job's state calls for; None where it is the account's watcher, or nothing."""
    if job.state is JobState.DELIVERING:
        return DELIVER
    if job.state in (JobState.ACCEPTED, JobState.SUBMITTING):
        return SUBMIT if job.kind == "transcript" else FETCH
    return None
