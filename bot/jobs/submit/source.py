"""Where the bytes of an upload come from: Telegram, or the service's own copy where Telegram has none.

A task's source is read to its end through cuts: what has come is never asked for again.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bot.clock import backoff
from bot.jobs.journal import fields
from bot.jobs.media import (
    check_media,
    extension_by_bytes,
    extension_of,
    full_name,
    is_untold,
    stem_of,
    upload_name,
    upload_type,
)
from bot.jobs.record import Job
from bot.polyglotvoice.errors import Broken, NotFound
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey, Source, Stream
from bot.telegram.files import RemoteFile, TelegramFiles
from bot.telegram.troubles import FileGoneError, FileTooBigError
from bot.texts.explained import ExplainedError

log = logging.getLogger(__name__)

_MOST_CUTS = 8
_RESUME_BASE_S = 0.5
_RESUME_CAP_S = 8.0

_HEAD_BYTES = 4096


class SourceReader:
    """One task's source, once it is begun: `head` says what it is, `chunks` brings it; `stack` closes what is open.

    A cut is mended by a request for the rest (Range); after `_MOST_CUTS` of them, or where the file has changed,
    `chunks` raises Broken.
    """

    head: Stream
    """Name, type and size as the first answer told them."""

    def __init__(self, client: ApiClient, key: ApiKey, task_id: str, stack: AsyncExitStack) -> None:
        self._client = client
        self._key = key
        self._task_id = task_id
        self._stack = stack
        self.requests = 0
        self.is_read = False

    async def begin(self) -> None:
        """Ask for it; raises NotFound, NotReady, Refused and the errors of every call."""
        self.head = await self._open(0)

    @property
    def total(self) -> int | None:
        return self.head.total if self.head.total is not None else self.head.size

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        self.is_read = True
        stream, came, cuts = self.head, 0, 0
        while True:
            before = came
            try:
                async for chunk in stream.chunks:
                    came += len(chunk)
                    yield chunk
                if self.total is None or came >= self.total:
                    return
                raise Broken("the file ended early")
            except Broken:
                cuts = 1 if came > before else cuts + 1
                stream = await self._go_on(came, cuts)

    async def _go_on(self, came: int, cuts: int) -> Stream:
        """The rest of the file; a request that fails for a moment is one more cut."""
        while True:
            if cuts > _MOST_CUTS or self.requests > 10 * _MOST_CUTS:
                raise Broken("the file is cut again and again")
            await asyncio.sleep(backoff(cuts, base_s=_RESUME_BASE_S, cap_s=_RESUME_CAP_S))
            try:
                stream = await self._open(came)
            except Broken:
                cuts += 1
                continue
            if None not in (stream.total, self.total) and stream.total != self.total:
                raise Broken("the file has changed meanwhile")
            log.info("Went on with a source from byte %d", came)
            return stream

    async def _open(self, start: int) -> Stream:
        await self._stack.aclose()
        self.requests += 1
        return await self._stack.enter_async_context(self._client.source(self._key, self._task_id, start))


@asynccontextmanager
async def open_source(client: ApiClient, key: ApiKey, task_id: str) -> AsyncIterator[SourceReader]:
    """A reader of a task's source; raises ExplainedError (permanent) where the service keeps none."""
    async with AsyncExitStack() as stack:
        reader = SourceReader(client, key, task_id, stack)
        try:
            await reader.begin()
        except NotFound:
            raise ExplainedError("source-gone", permanent=True) from None
        yield reader


@asynccontextmanager
async def source_of(client: ApiClient, key: ApiKey, task_id: str, stem: str) -> AsyncIterator[Source]:
    """A task's source as something to upload, under `stem` and its own extension.

    An upload states its length first, so a source whose service does not tell the size is read through
    once, and kept nowhere.
    """
    async with open_source(client, key, task_id) as reader:
        head, size = reader.head, reader.total
        if size is None:
            size = await _length_of(reader)
        readers = [] if reader.is_read else [reader]

        async def chunks() -> AsyncIterator[bytes]:
            # The first reading is of the answer at hand; one more comes only where the upload is repeated.
            if readers:
                async for chunk in readers.pop().chunks():
                    yield chunk
                return
            async with open_source(client, key, task_id) as another:
                async for chunk in another.chunks():
                    yield chunk

        name = full_name(None, stem, head.content_type, extension_of(head.name))
        yield Source(name, head.content_type or "application/octet-stream", size, chunks)


@dataclass(slots=True, kw_only=True)
class Uploads:
    """Opens what a job uploads."""

    files: TelegramFiles
    client: ApiClient
    max_download_bytes: int | None

    @asynccontextmanager
    async def opened(self, key: ApiKey, job: Job) -> AsyncIterator[Source]:
        """The recording, with its exact size; raises ExplainedError, what Telegram and the client raise."""
        async with AsyncExitStack() as stack:
            source = await self._from_telegram(job, stack)
            if source is None:
                task_id = job.sent.from_task_id or job.task.former_id or ""
                opened = source_of(self.client, key, task_id, f"{stem_of(job)} {job.upload_tag}")
                source = await stack.enter_async_context(opened)
            yield source

    async def _from_telegram(self, job: Job, stack: AsyncExitStack) -> Source | None:
        """The file as Telegram has it; None where the service's copy has to stand in for it."""
        if job.sent.from_task_id is not None:
            return None
        if (media := job.sent.media) is None:
            raise ValueError("a job with neither file nor link")
        try:
            file = await stack.enter_async_context(self.files.open(media.file_id))
        except (FileGoneError, FileTooBigError):
            if job.task.former_id is None:
                raise
            log.info("Taking the service's own copy", extra=fields(job))
            return None
        check_media(media.model_copy(update={"size": file.size}), self.max_download_bytes)
        extension = ""
        if is_untold(media.mime, media.name, file.size):
            extension = await _told_by_bytes(file)
            # What Telegram itself calls a recording is one, whatever it holds: only of a document nobody has said so.
            if not extension and media.kind == "document":
                raise ExplainedError("media-unsupported", permanent=True)
        return Source(upload_name(job, extension), upload_type(media, extension), file.size, file.chunks)


async def _length_of(reader: SourceReader) -> int:
    size = 0
    async for chunk in reader.chunks():
        size += len(chunk)
    return size


async def _told_by_bytes(file: RemoteFile) -> str:
    """The extension that the first bytes speak for, empty where they are no audio or video known here."""
    head, chunks = b"", file.chunks()
    while len(head) < _HEAD_BYTES and (chunk := await anext(chunks, b"")):
        head += chunk
    if isinstance(chunks, AsyncGenerator):
        await chunks.aclose()
    return extension_by_bytes(head)
