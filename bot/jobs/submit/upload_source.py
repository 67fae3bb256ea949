"""Where the bytes of an upload come from: Telegram, or the service's own copy where Telegram has none."""

import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.jobs.events import fields
from bot.jobs.media import check_media, extension_by_bytes, is_untold, stem_of, upload_name, upload_type
from bot.jobs.record import Job
from bot.jobs.submit.source import source_of
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.models import ApiKey, Source
from bot.telegram.errors import FileGoneError, FileTooBigError
from bot.telegram.files import RemoteFile, TelegramFiles
from bot.texts.errors import ExplainedError

log = logging.getLogger(__name__)

_HEAD_BYTES = 4096


class Uploads:
    """Opens what a job uploads."""

    def __init__(self, *, files: TelegramFiles, client: ApiClient, max_download_bytes: int | None) -> None:
        self._files = files
        self._client = client
        self._max_download_bytes = max_download_bytes

    @asynccontextmanager
    async def opened(self, key: ApiKey, job: Job) -> AsyncIterator[Source]:
        """The recording, with its exact size; raises ExplainedError, what Telegram and the client raise."""
        async with AsyncExitStack() as stack:
            source = await self._from_telegram(job, stack)
            if source is None:
                task_id = job.sent.from_task_id or job.task.former_id or ""
                opened = source_of(self._client, key, task_id, f"{stem_of(job)} {job.upload_tag}")
                source = await stack.enter_async_context(opened)
            yield source

    async def _from_telegram(self, job: Job, stack: AsyncExitStack) -> Source | None:
        """The file as Telegram has it; None where the service's copy has to stand in for it."""
        if job.sent.from_task_id is not None:
            return None
        if (media := job.sent.media) is None:
            raise ValueError("a job with neither file nor link")
        try:
            file = await stack.enter_async_context(self._files.open(media.file_id))
        except (FileGoneError, FileTooBigError):
            if job.task.former_id is None:
                raise
            log.info("Taking the service's own copy", extra=fields(job))
            return None
        check_media(media.model_copy(update={"size": file.size}), self._max_download_bytes)
        extension = await _told_by_bytes(file) if is_untold(media.mime, media.name, file.size) else ""
        return Source(upload_name(job, extension), upload_type(media, extension), file.size, file.chunks)


async def _told_by_bytes(file: RemoteFile) -> str:
    """The extension that the first bytes speak for; raises ExplainedError (permanent) where they are no media."""
    head, chunks = b"", file.chunks()
    while len(head) < _HEAD_BYTES and (chunk := await anext(chunks, b"")):
        head += chunk
    if isinstance(chunks, AsyncGenerator):
        await chunks.aclose()
    if not (extension := extension_by_bytes(head)):
        raise ExplainedError("media-unsupported", permanent=True)
    return extension
