"""Makes the service's task of a file or a link."""

import asyncio

from bot.chats.store import Choices
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.record import Job
from bot.jobs.repository import Jobs
from bot.jobs.submit.links import LinkChecks, NameResolver, refuse_private
from bot.jobs.submit.speech_language import Speech
from bot.jobs.submit.upload_source import Uploads
from bot.jobs.transitions import Begun, Described, Unnamed
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import Broken, Refused
from bot.polyglotvoice.models import ApiKey
from bot.telegram.errors import FileCutError

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
