"""Where the file of a job comes from: a task's source, one of its results, a conversion. Always a stream."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiogram import Bot

from bot.errors import ExplainedError
from bot.jobs.media import check_media, extension_of, stem_of, upload_name, upload_type
from bot.jobs.names import untagged
from bot.jobs.results import Results
from bot.jobs.shapes import full_name
from bot.jobs.sources import open_source, source_of
from bot.polyglotvoice.client import ApiClient
from bot.polyglotvoice.errors import NotFound, NotReady
from bot.polyglotvoice.models import ApiKey, Source
from bot.store.records import Job
from bot.telegram.files import open_file
from bot.transcript import srt


@dataclass(frozen=True, slots=True)
class Fresh:
    """A file that is coming. `size` is in bytes, None where nobody tells it."""

    name: str
    content_type: str | None
    size: int | None
    chunks: AsyncIterator[bytes]
    duration_s: float | None = None


class Files:
    """Opens the file that a job asks for."""

    def __init__(self, *, client: ApiClient, bot: Bot, results: Results, max_download_bytes: int | None) -> None:
        self._client = client
        self._bot = bot
        self._results = results
        self._max_download_bytes = max_download_bytes

    @asynccontextmanager
    async def open(self, key: ApiKey, job: Job) -> AsyncIterator[Fresh]:
        """The job's file. Raises ExplainedError (permanent) where there is none, and what its source raises."""
        async with AsyncExitStack() as stack:
            try:
                if job.kind == "source":
                    fresh = await self._source(key, job, stack)
                elif job.kind == "convert":
                    fresh = await self._converted(key, job, stack)
                else:
                    fresh = await self._download(key, job, stack)
            except NotReady:
                raise ExplainedError("fetch.not_ready", permanent=True) from None
            yield fresh

    async def _source(self, key: ApiKey, job: Job, stack: AsyncExitStack) -> Fresh:
        reader = await stack.enter_async_context(open_source(self._client, key, job.task_id or ""))
        head = reader.head
        name = full_name(untagged(head.name), stem_of(job), head.content_type)
        return Fresh(name, head.content_type, reader.total, reader.chunks(), job.length_s)

    async def _download(self, key: ApiKey, job: Job, stack: AsyncExitStack) -> Fresh:
        kind, task_id = job.wanted or "", job.task_id or ""
        try:
            stream = await stack.enter_async_context(self._client.download(key, task_id, kind))
        except NotFound:
            return await self._built(job, kind)
        name = full_name(untagged(stream.name), stem_of(job), None, kind)
        return Fresh(name, stream.content_type, stream.total, stream.chunks)

    async def _built(self, job: Job, kind: str) -> Fresh:
        """Subtitles out of the segments, where the service has no .srt of its own."""
        subtitles = b""
        if kind == "srt":
            subtitles = srt.build((await self._results.transcript(job)).segments).encode()
        if not subtitles:
            raise ExplainedError("download.gone", permanent=True, kind=kind)
        return Fresh(f"{stem_of(job)}.srt", None, len(subtitles), _once(subtitles))

    async def _converted(self, key: ApiKey, job: Job, stack: AsyncExitStack) -> Fresh:
        wanted = job.wanted or ""
        source = await self._to_convert(key, job, stack)
        stream = await stack.enter_async_context(self._client.convert_audio(key, source, wanted))
        name = full_name(untagged(stream.name), stem_of(job), None, wanted)
        return Fresh(name, stream.content_type, stream.total, stream.chunks, job.length_s)

    async def _to_convert(self, key: ApiKey, job: Job, stack: AsyncExitStack) -> Source:
        media = job.media
        if media is None:
            opened = source_of(self._client, key, job.from_task_id or "", stem_of(job))
            return await stack.enter_async_context(opened)
        file = await open_file(self._bot, media.file_id)
        check_media(media.model_copy(update={"size": file.size}), self._max_download_bytes)
        name = f"{stem_of(job)}.{extension_of(upload_name(job))}"
        return Source(name, upload_type(media), file.size, file.chunks)


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
