"""A task as lists and cards show it, and the file of a job, as a stream: a source, a result, a conversion."""

from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from bot.accounts.keyring import NoKeyError
from bot.jobs.answer.results import Results, built
from bot.jobs.media import (
    check_media,
    extension_of,
    file_stem,
    full_name,
    is_own_name,
    shortened,
    stem_of,
    title_of,
    untagged,
    upload_name,
    upload_type,
)
from bot.jobs.record import Job
from bot.jobs.submit.source import open_source, source_of
from bot.library.export import Export
from bot.polyglotvoice.errors import NotFound, NotReady
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey, Phase, Source, Task
from bot.telegram.files import TelegramFiles
from bot.texts.explained import ExplainedError

_MAX_TITLE_CHARACTERS = 60
_KEPT_BYTES, _MOST_KEPT = 4 * 1024 * 1024, 8
"""Files up to so many bytes are kept for another try, the latest few: more would be felt in memory."""


class Listing(BaseModel):
    """What is kept of a task between two pages, and behind a button."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    title: str = ""
    phase: Phase = Phase.RUNNING
    progress: float | None = None
    created_at: datetime | None = None
    length_s: float | None = None


def listing_of(task: Task, own: Job | None, opening: str) -> Listing:
    """A task by its name or first words; `own` is the chat's job for it, `opening` how its text begins."""
    return Listing(
        id=task.id, title=_title(task, own, opening or task.opening or ""), phase=task.phase,
        progress=task.progress, created_at=task.created_at,
        length_s=task.duration_s if task.duration_s is not None else (own.task.length_s if own is not None else None),
    )  # fmt: skip


def _title(task: Task, own: Job | None, opening: str) -> str:
    name = untagged(task.name)
    if own is not None and own.task.title:
        name = own.task.title
    elif own is not None and own.sent.media is not None and not own.sent.media.name:
        pieces = [title_of(own), opening] if own.origin.is_forwarded else [opening or title_of(own)]
        name = ": ".join(filter(None, pieces))
    if name.lower().startswith(("http://", "https://")):
        name = name.partition("://")[2].removeprefix("www.").rstrip("/")
    if is_own_name(name):
        name = opening or name.removesuffix(f".{extension_of(name)}")
    return shortened(name or opening, _MAX_TITLE_CHARACTERS) or f"#{task.id[:8]}"


@dataclass(frozen=True, slots=True)
class Fresh:
    """A file that is coming. `size` is in bytes, None where nobody tells it."""

    name: str
    content_type: str | None
    size: int | None
    chunks: AsyncIterator[bytes]
    duration_s: float | None = None


class Files:
    """Opens the file that a job asks for. A small one stays at hand until it is dropped: each request for it counts."""

    def __init__(
        self, *, client: ApiClient, files: TelegramFiles, results: Results, export: Export,
        max_download_bytes: int | None,
    ) -> None:  # fmt: skip
        self._client = client
        self._files = files
        self._results = results
        self._export = export
        self._max_download_bytes = max_download_bytes
        self._kept: OrderedDict[str, tuple[Fresh, bytes]] = OrderedDict()

    def has(self, job_id: str) -> bool:
        """Whether the job's file is at hand, read to its end before."""
        return job_id in self._kept

    def drop(self, job_id: str) -> None:
        self._kept.pop(job_id, None)

    @asynccontextmanager
    async def open(self, key: ApiKey | None, job: Job) -> AsyncIterator[Fresh]:
        """The job's file; all but an export takes a key.

        Raises ExplainedError (permanent) where there is none, and what its source raises.
        """
        if (kept := self._kept.get(job.id)) is not None:
            fresh, content = kept
            yield replace(fresh, size=len(content), chunks=_once(content))
            return
        async with AsyncExitStack() as stack:
            try:
                if job.kind == "export":
                    fresh = await self._exported(job, stack)
                elif key is None:
                    raise NoKeyError
                elif job.kind == "source":
                    fresh = await self._source(key, job, stack)
                elif job.kind == "convert":
                    fresh = await self._converted(key, job, stack)
                else:
                    fresh = await self._download(key, job, stack)
            except NotReady:
                raise ExplainedError("fetch-not-ready", permanent=True) from None
            yield replace(fresh, chunks=self._keeping(job.id, fresh))

    async def _keeping(self, job_id: str, fresh: Fresh) -> AsyncIterator[bytes]:
        content, is_small = bytearray(), (fresh.size or 0) <= _KEPT_BYTES
        async for chunk in fresh.chunks:
            if is_small := is_small and len(content) + len(chunk) <= _KEPT_BYTES:
                content += chunk
            else:
                content.clear()
            yield chunk
        if is_small and content:
            self._kept[job_id] = fresh, bytes(content)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)

    async def _exported(self, job: Job, stack: AsyncExitStack) -> Fresh:
        chunks = await stack.enter_async_context(aclosing(self._export.zipped(job)))
        return Fresh(f"{file_stem(job)}.zip", "application/zip", None, chunks)

    async def _source(self, key: ApiKey, job: Job, stack: AsyncExitStack) -> Fresh:
        reader = await stack.enter_async_context(open_source(self._client, key, job.task.id or ""))
        head = reader.head
        name = full_name(untagged(head.name), file_stem(job), head.content_type)
        return Fresh(name, head.content_type, reader.total, reader.chunks(), job.task.length_s)

    async def _download(self, key: ApiKey, job: Job, stack: AsyncExitStack) -> Fresh:
        kind, task_id = job.sent.wanted or "", job.task.id or ""
        try:
            stream = await stack.enter_async_context(self._client.download(key, task_id, kind))
        except NotFound:
            return await self._built(job, kind)
        name = full_name(untagged(stream.name), file_stem(job), None, kind)
        return Fresh(name, stream.content_type, stream.total, stream.chunks)

    async def _built(self, job: Job, kind: str) -> Fresh:
        """Subtitles out of the segments, where the service has no .srt of its own."""
        subtitles = b""
        if kind == "srt":
            subtitles = await built(await self._results.transcript(job))
        if not subtitles:
            raise ExplainedError("download-gone", permanent=True, kind=kind)
        return Fresh(f"{file_stem(job)}.srt", None, len(subtitles), _once(subtitles))

    async def _converted(self, key: ApiKey, job: Job, stack: AsyncExitStack) -> Fresh:
        wanted = job.sent.wanted or ""
        source = await self._to_convert(key, job, stack)
        stream = await stack.enter_async_context(self._client.convert_audio(key, source, wanted))
        name = full_name(untagged(stream.name), file_stem(job), None, wanted)
        return Fresh(name, stream.content_type, stream.total, stream.chunks, job.task.length_s)

    async def _to_convert(self, key: ApiKey, job: Job, stack: AsyncExitStack) -> Source:
        media = job.sent.media
        if media is None:
            opened = source_of(self._client, key, job.sent.from_task_id or "", stem_of(job))
            return await stack.enter_async_context(opened)
        file = await stack.enter_async_context(self._files.open(media.file_id))
        check_media(media.model_copy(update={"size": file.size}), self._max_download_bytes)
        name = f"{stem_of(job)}.{extension_of(upload_name(job))}"
        return Source(name, upload_type(media), file.size, file.chunks)


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
