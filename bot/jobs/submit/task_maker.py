"""Makes the service's task of a file or a link, and finds one that may have been made before a crash."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.chats.store import Choices
from bot.jobs.events import fields
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.record import Job
from bot.jobs.repository import Jobs
from bot.jobs.submit.links import LinkChecks, NameResolver, refuse_private
from bot.jobs.submit.speech_language import Speech
from bot.jobs.submit.upload_source import Uploads
from bot.jobs.transitions import Begun, Described, Unnamed
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import Broken, NotFound, Refused
from bot.polyglotvoice.models import ApiKey, Task
from bot.telegram.errors import FileCutError
from bot.texts.errors import ExplainedError

log = logging.getLogger(__name__)

_LIST_TROUBLES = 5
_MOST_PAGES = 10
_CLOCKS_DIFFER = timedelta(minutes=5)
_SLOWEST_BYTES_PER_S = 32 * 1024


class TaskMaker:
    """Hands one job's file or link over to the service."""

    def __init__(
        self, *, jobs: Jobs, lifecycle: JobLifecycle, client: ApiClient, uploads: Uploads, speech: Speech,
        checks: LinkChecks, names: NameResolver,
    ) -> None:  # fmt: skip
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._client = client
        self._uploads = uploads
        self._speech = speech
        self._checks = checks
        self._names = names

    async def described(self, key: ApiKey, job: Job) -> Job | None:
        """The job with what the service says of its link, before anything is paid; None where it has moved on.

        Raises NamesBusyError, and what the client raises.
        """
        if job.sent.url is None:
            return job
        # The job may have waited for days: what the name meant then is no word on where it leads now.
        await refuse_private(job.sent.url, self._names, job.origin)
        if job.task.attempts:
            return job
        taken = await self._jobs.apply(job.id, Begun(key.id, may_make_task=False), self._jobs.due_soon())
        return None if taken is None else await self._check_link(key, taken, job.sent.url)

    async def make(self, key: ApiKey, job: Job, choices: Choices) -> str | None:
        """Make the task; returns its id, None where the job has moved on meanwhile. Raises what the client raises."""
        begun = await self._jobs.apply(job.id, Begun(key.id), self._jobs.due_soon())
        if begun is None:
            return None
        language, url = await self._speech.wanted(choices, begun.sent.language), begun.sent.url
        try:
            if url is None:
                return await self._upload(key, begun, language)
            return (await self._client.from_url(key, url, language=language)).task_id
        except Broken as error:
            if error.was_granted:
                await self._jobs.apply(job.id, Unnamed())
            raise
        except Refused as error:
            await self._speech.refused(begun.origin.chat_id, error, language)
            raise

    async def _upload(self, key: ApiKey, job: Job, language: tuple[str, str] | None) -> str:
        async with self._uploads.opened(key, job) as source:
            within_s = self._jobs.deadlines.upload_s + (source.size or 0) / _SLOWEST_BYTES_PER_S
            try:
                async with asyncio.timeout(within_s):
                    return (await self._client.upload(key, source, language=language)).task_id
            except TimeoutError:
                # Cut while it was being sent: the body was not whole, so no task was made of it.
                raise FileCutError("too slow") from None

    async def _check_link(self, key: ApiKey, job: Job, url: str) -> Job | None:
        checked = await self._checks.get(key.id, url)
        if checked is None:
            found = await self._client.validate_url(key, url)
            checked = found.title, found.duration_s
            await self._checks.put(key.id, url, *checked)
        if checked == (job.task.title, job.task.length_s):
            return job
        known = await self._jobs.apply(job.id, Described(*checked))
        if known is not None and known.answer.status_message_id is not None:
            await self._lifecycle.show_status(known)
        return known

    async def find(self, key: ApiKey, job: Job) -> str | None:
        """The task of an interrupted hand-over, by its tag in the account's list; None where there is none.

        Raises ExplainedError where there is one that can't be found: another would be paid for as well.
        """
        found: Task | None = None
        try:
            found = await self._look_for(key, job)
        except (NotFound, Refused):
            pass
        except Broken:
            # Without its list the service can't tell: wait for it a while, then better twice than never.
            if job.wait.troubles < _LIST_TROUBLES and not job.task.is_unnamed:
                raise
        if found is not None:
            log.info("Found the task of an interrupted submission", extra=fields(job))
        elif job.task.is_unnamed:
            raise ExplainedError("failed-task-unnamed", permanent=False, tries=_LIST_TROUBLES)
        return None if found is None else found.id

    async def _look_for(self, key: ApiKey, job: Job) -> Task | None:
        """The job's task, on as many pages as may hold it: busy accounts push it off the first."""
        next_page: str | None = None
        for _ in range(_MOST_PAGES):
            page = await self._client.list_tasks(key, next_page)
            found = await self._first_own(key, job, [task for task in page.tasks if _is_ours(task, job)])
            next_page = page.next_page
            if found is not None or next_page is None or _are_older(page.tasks, job):
                return found
        return None

    async def _first_own(self, key: ApiKey, job: Job, candidates: Sequence[Task]) -> Task | None:
        """The first that no other job has made: a file carries its job's tag, a link may be another chat's as well."""
        for task in candidates:
            if job.sent.url is None or not await self._jobs.is_anothers(job, key.id, task.id):
                return task
        return None


def _are_older(tasks: Sequence[Task], job: Job) -> bool:
    born = [task.created_at for task in tasks if task.created_at is not None]
    return bool(born) and max(born) < job.created_at - _CLOCKS_DIFFER


def _is_ours(task: Task, job: Job) -> bool:
    if job.sent.url is None:
        wanted = job.upload_tag
        return wanted in (task.name or "") or any(wanted in value for _, value in task.details)
    if task.created_at is not None and task.created_at < job.created_at - _CLOCKS_DIFFER:
        return False
    return any(value == job.sent.url for _, value in task.details) or task.name == job.sent.url
