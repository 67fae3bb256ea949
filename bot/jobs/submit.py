"""Submit: hand a file or a link to the service, once."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.jobs.experience import Experience
from bot.jobs.journal import Event, fields
from bot.jobs.keyring import Keyring
from bot.jobs.life import DUE_WITHIN_S, Life
from bot.jobs.links import refuse_private
from bot.jobs.queueing import Queueing
from bot.jobs.rounds import Rounds
from bot.jobs.schedule import next_look
from bot.jobs.sight import facts_of
from bot.jobs.speech import Speech
from bot.jobs.twins import Twins
from bot.jobs.uploads import Uploads
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import Broken, NotFound, Refused
from bot.polyglotvoice.models import ApiKey, Task
from bot.store.checks import LinkChecks
from bot.store.choices import Choices
from bot.store.records import Job, JobState, Parked
from bot.telegram.errors import FileCutError

log = logging.getLogger(__name__)

_UPLOADS_AT_ONCE = 40
_WAITING_AT_MOST = 30
_LIST_TROUBLES = 5
_MOST_PAGES = 10
_CLOCKS_DIFFER = timedelta(minutes=5)
_BUSY_DELAY_S = 1.0
_SLOWEST_BYTES_PER_S = 32 * 1024


class Submit:
    """The step from accepted to watching."""

    def __init__(
        self,
        *,
        life: Life,
        keyring: Keyring,
        rounds: Rounds,
        client: ApiClient,
        experience: Experience,
        uploads: Uploads,
        speech: Speech,
        queueing: Queueing,
        checks: LinkChecks,
    ) -> None:
        self._life = life
        self._keyring = keyring
        self._rounds = rounds
        self._client = client
        self._experience = experience
        self._uploads = uploads
        self._speech = speech
        self._queueing = queueing
        self._checks = checks
        self._twins = Twins(life)
        self._places = asyncio.Semaphore(_UPLOADS_AT_ONCE)
        self._waiting = 0

    async def step(self, job_id: str) -> datetime | None:
        """Run the step; returns when to run it again."""
        if not await self._has_place():
            return self._life.clock() + timedelta(seconds=_BUSY_DELAY_S)
        try:
            return await self._life.run(job_id, (JobState.ACCEPTED, JobState.SUBMITTING), self._submit)
        finally:
            self._places.release()

    async def _has_place(self) -> bool:
        """Take a place among the uploads; only some wait here: more would take workers' places from quicker steps."""
        if self._places.locked() and self._waiting >= _WAITING_AT_MOST:
            return False
        self._waiting += 1
        try:
            async with asyncio.timeout(_BUSY_DELAY_S):
                return await self._places.acquire()
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1

    async def _submit(self, job: Job) -> datetime | None:
        own, choices = await self._life.chats.key_and_choices(job.origin.chat_id)
        key = await self._keyring.serving(job.origin.chat_id, own)
        if key is None:
            await self._life.park_for_key(job.id)
            return None
        # Of the job's own account it was read just before.
        is_new = job.account_id != key.id
        state = await self._life.accounts.state(key.id, self._life.clock()) if is_new else None
        if state is not None and state.is_dead:
            await self._life.key_died(job, key.id)
            return None
        if (twin := await self._twins.of(job)) is not None:
            return await self._twins.follow(job, twin)
        if state is not None and state.rests_until is not None:
            await self._life.park(job.id, Parked(reason="limit", until=state.rests_until), key.id)
            return state.rests_until
        return await self._hand_over(job, key, choices)

    async def _hand_over(self, job: Job, key: ApiKey, choices: Choices) -> datetime | None:
        # An upload that may have happened is looked for before it is paid for twice.
        task_id = await self._find_task(key, job) if job.upload_began else None
        if task_id is None:
            if (again_at := await self._queueing.wait(job, key)) is not None:
                return again_at
            begun = await self._begin(job, key)
            if begun is None:
                return None
            try:
                task_id = await self._create_task(key, begun, choices)
            except Exception:
                await self._life.slots.drop(key.id, job.id)
                raise
        await self._watch(job.id, key, task_id)
        return None

    async def _begin(self, job: Job, key: ApiKey) -> Job | None:
        now = self._life.clock()

        def begin(current: Job) -> Job | None:
            if current.state not in (JobState.ACCEPTED, JobState.SUBMITTING):
                return None
            if current.state is JobState.ACCEPTED:
                current = current.moved(JobState.SUBMITTING, now=now, within_s=self._life.deadlines.submit_s)
            update = {
                "account_id": key.id,
                "upload_began": True,
                "attempts": current.attempts + 1,
                "parked": None,
                "deadline_at": self._life.deadlines.resumed(current, now),
            }
            return current.model_copy(update=update)

        return await self._life.jobs.change(job.id, begin, due_at=now + timedelta(seconds=DUE_WITHIN_S))

    async def _create_task(self, key: ApiKey, job: Job, choices: Choices) -> str:
        language = await self._speech.wanted(choices)
        if job.url is not None:
            if job.attempts == 1:
                await self._check_link(key, job, job.url)
            try:
                return (await self._client.from_url(key, job.url, language=language)).task_id
            except Refused as error:
                await self._speech.refused(job.origin.chat_id, error, language)
                raise
        async with self._uploads.opened(key, job) as source:
            size = source.size or 0
            try:
                async with asyncio.timeout(self._life.deadlines.upload_s + size / _SLOWEST_BYTES_PER_S):
                    return (await self._client.upload(key, source, language=language)).task_id
            except Refused as error:
                await self._speech.refused(job.origin.chat_id, error, language)
                raise
            except TimeoutError:
                # Cut while it was being sent: the body was not whole, so no task was made of it.
                raise FileCutError("too slow") from None

    async def _check_link(self, key: ApiKey, job: Job, url: str) -> None:
        # The job may have waited for days: what the name meant then is no word on where it leads now.
        await refuse_private(url)
        checked = await self._checks.get(key.id, url)
        if checked is None:
            found = await self._client.validate_url(key, url)
            checked = found.title, found.duration_s
            await self._checks.put(key.id, url, *checked)
        update = {"title": checked[0], "length_s": checked[1]}
        known = await self._life.jobs.change(job.id, lambda j: None if j.state.is_end else j.model_copy(update=update))
        if known is not None and known.status_message_id is not None:
            await self._life.show_status(known)

    async def _find_task(self, key: ApiKey, job: Job) -> str | None:
        try:
            found = await self._look_for(key, job)
        except (NotFound, Refused):
            return None
        except Broken:
            # Without its list the service can't tell: wait for it a while, then better twice than never.
            if job.troubles < _LIST_TROUBLES:
                raise
            return None
        if found is not None:
            log.info("Found the task of an interrupted submission", extra=fields(job))
        return None if found is None else found.id

    async def _look_for(self, key: ApiKey, job: Job) -> Task | None:
        """The job's task, on as many pages as may hold it: busy accounts push it off the first."""
        next_page: str | None = None
        for _ in range(_MOST_PAGES):
            page = await self._client.list_tasks(key, next_page)
            found = next((task for task in page.tasks if _is_ours(task, job)), None)
            next_page = page.next_page
            if found is not None or next_page is None or _are_older(page.tasks, job):
                return found
        return None

    async def _watch(self, job_id: str, key: ApiKey, task_id: str) -> None:
        now = self._life.clock()

        def watch(job: Job) -> Job | None:
            if job.state is not JobState.SUBMITTING and job.state is not JobState.ACCEPTED:
                return None
            moved = job.moved(
                JobState.WATCHING, now=now, within_s=max(self._life.deadlines.watch_s, 3 * (job.length_s or 0.0))
            )
            fresh = {"looks": 0, "results_refused": 0, "asked_last": False}
            return moved.model_copy(update={"task_id": task_id, "account_id": key.id, "submitted_at": now, **fresh})

        job = await self._life.jobs.change(job_id, watch, due_at=now + timedelta(seconds=DUE_WITHIN_S))
        if job is None:
            return
        self._life.journal.note(Event.SUBMITTED, job)
        await self._life.jobs.remember_task(job)
        facts = facts_of(job)
        [watched] = await self._experience.watched(key.id, [facts])
        first_look = next_look(watched, now)
        await self._life.accounts.begin_watch(key.id, job_id, first_look, facts)
        due_at = first_look + timedelta(seconds=DUE_WITHIN_S)
        await self._rounds.plan(key.id, first_look, [(job_id, due_at)])
        await self._queueing.granted(key, job_id)


def _are_older(tasks: Sequence[Task], job: Job) -> bool:
    born = [task.created_at for task in tasks if task.created_at is not None]
    return bool(born) and max(born) < job.created_at - _CLOCKS_DIFFER


def _is_ours(task: Task, job: Job) -> bool:
    if job.url is None:
        wanted = job.upload_tag
        return wanted in (task.name or "") or any(wanted in value for _, value in task.details)
    if task.created_at is not None and task.created_at < job.created_at - _CLOCKS_DIFFER:
        return False
    return any(value == job.url for _, value in task.details) or task.name == job.url
