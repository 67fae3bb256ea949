"""/export: all that is kept of a chat's transcripts as one zip, made while it is being sent."""

import zipfile
from collections.abc import AsyncGenerator
from datetime import datetime
from io import BytesIO

from bot.chats.store import Chats
from bot.concurrency import beside
from bot.groups.newcomers import Newcomers
from bot.jobs.answer.parts import laid_out
from bot.jobs.answer.results import made_of
from bot.jobs.media import file_stem, title_of
from bot.jobs.record import Job
from bot.jobs.repository import Jobs
from bot.jobs.transcripts import Kept, Transcripts
from bot.telegram.members import Members
from bot.texts.catalogue import Catalogue, Texts
from bot.texts.explained import ExplainedError
from bot.transcript.exports import make_file
from bot.transcript.layout import Style, styles_of
from bot.transcript.speech import BrokenTranscriptError, Transcript

_KINDS = ("txt", "srt", "json")
_FULL = 0.9
"""So much of what Telegram takes as one file is filled at most, were nothing of the next transcript compressed."""

_APART_S = 60
_NOTICE = "export"


class Export:
    """Packs transcripts one after the other: in memory there is never more than one of them."""

    def __init__(
        self, *, transcripts: Transcripts, jobs: Jobs, chats: Chats, members: Members, newcomers: Newcomers,
        catalogue: Catalogue, max_bytes: int,
    ) -> None:  # fmt: skip
        self._transcripts = transcripts
        self._jobs = jobs
        self._chats = chats
        self._members = members
        self._newcomers = newcomers
        self._catalogue = catalogue
        self._max_bytes = max_bytes

    async def has(self, chat_id: int, since: datetime | None) -> bool:
        """Whether there is anything to export; with `since` of what is kept since then."""
        return bool(await self._of(chat_id, since))

    async def may_begin(self, to_chat: int, asked: str) -> bool:
        """Whether a chat may have one: once in a minute; the same request, by its name, as often as it comes."""
        before = await self._chats.unsaid(to_chat, _NOTICE)
        if before is None:
            await self._chats.note(to_chat, _NOTICE, asked.encode(), _APART_S)
        return before in (None, asked.encode())

    async def zipped(self, job: Job) -> AsyncGenerator[bytes]:
        """The zip that a job asks for, newest transcripts first.

        What is more than Telegram takes is left out, and a file there says so. Raises ExplainedError (permanent).
        """
        texts, since = self._catalogue.texts(job.language), await self._since(job)
        kept = await self._of(job.sent.of_chat or job.origin.chat_id, since)
        if not kept:
            raise ExplainedError("export-nothing", permanent=True)
        sink, names, came, left_out = _Sink(), set[str](), 0, 0
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
            for one in kept:
                files = await self._files(one, texts)
                size = sum(len(content) for _, content in files)
                if came + size > _FULL * self._max_bytes:
                    left_out += 1
                    continue
                infos = [(_info(_unique(name, names), one.kept_at), content) for name, content in files]
                await beside(lambda infos=infos: _write(archive, infos), size)  # type: ignore[misc]
                piece = sink.taken()
                came += len(piece)
                if piece:
                    yield piece
            if left_out:
                archive.writestr(f"{texts.plain('export-left-out', n=left_out)}.txt", b"")
        yield sink.taken()

    async def _since(self, job: Job) -> datetime | None:
        """Since when its person may read now: a job may be done again much later. Raises ExplainedError."""
        group_id, person_id = job.sent.of_chat, job.origin.chat_id
        if group_id is None:
            return datetime.fromisoformat(job.sent.wanted) if job.sent.wanted else None
        if not await self._members.is_member(group_id, person_id):
            raise ExplainedError("button-stale", permanent=True)
        return await self._newcomers.since(group_id, await self._chats.choices(group_id), person_id)

    async def _of(self, chat_id: int, since: datetime | None) -> list[Kept]:
        return [one for one in await self._transcripts.kept(chat_id) if since is None or one.kept_at >= since]

    async def _files(self, kept: Kept, texts: Texts) -> list[tuple[str, bytes]]:
        job, stored = await self._jobs.get(kept.job_id), await self._transcripts.get_text(kept.job_id)
        if job is None or stored is None:
            return []
        try:
            transcript = Transcript.from_json(stored)
        except BrokenTranscriptError:
            return []
        stem = f"{kept.kept_at:%Y-%m-%d %H.%M} {file_stem(job)}"
        made = await made_of(transcript, lambda: [(kind, _file(kind, job, transcript, texts)) for kind in _KINDS])
        # Without times in its segments a transcript makes no subtitles; the service's own may be kept.
        own = None if transcript.is_timed else await self._transcripts.get_subtitles(kept.job_id, job.task.id or "")
        files = {**dict(made), "srt": own} if own else dict(made)
        return [(f"{stem}.{kind}", content) for kind, content in files.items() if content]


def _info(name: str, at: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _write(archive: zipfile.ZipFile, files: list[tuple[zipfile.ZipInfo, bytes]]) -> None:
    for info, content in files:
        archive.writestr(info, content)


def _file(kind: str, job: Job, transcript: Transcript, texts: Texts) -> bytes:
    has_speakers = Style.SPEAKERS in styles_of(transcript)
    body = laid_out(transcript, Style.SPEAKERS if has_speakers else Style.PLAIN, texts)
    return make_file(kind, transcript, body, title=title_of(job), speakers=has_speakers)


def _unique(name: str, names: set[str]) -> str:
    """A name that no other file in the zip has, whatever a disk makes of letter case."""
    stem, _, kind = name.rpartition(".")
    number = 2
    while name.casefold() in names:
        name, number = f"{stem} ({number}).{kind}", number + 1
    names.add(name.casefold())
    return name


class _Sink(BytesIO):
    """Where a zip is written to that goes away piece by piece: it can only be written on, never back."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError("not seekable")

    def tell(self) -> int:
        raise OSError("not seekable")

    def taken(self) -> bytes:
        """What has been written since the last time."""
        piece = self.getvalue()
        super().seek(0)
        self.truncate(0)
        return piece
