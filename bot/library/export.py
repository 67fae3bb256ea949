"""/export: all that is kept of a chat's transcripts as one zip, made while it is being sent."""

import zipfile
from collections.abc import AsyncIterator
from datetime import datetime
from io import BytesIO

from bot.jobs.answer.parts import laid_out
from bot.jobs.answer.results import made_of
from bot.jobs.media import file_stem, title_of
from bot.jobs.record import Job
from bot.jobs.repository import Jobs
from bot.jobs.transcripts import Kept, Transcripts
from bot.telegram.errors import RefusedError
from bot.telegram.outgoing import Outgoing, Place
from bot.telegram.uploads import ChatUploads
from bot.texts.catalogue import Texts
from bot.texts.errors import ExplainedError
from bot.transcript.exports import make_file
from bot.transcript.layout import Style, styles_of
from bot.transcript.models import BrokenTranscriptError, Transcript

MOST = 2000
"""So many of the newest transcripts are in one export, and no more than Telegram takes as one file."""

_KINDS = ("txt", "srt", "json")
_FULL = 0.9
"""The share of what Telegram takes from which on nothing is added; compressed text is a fraction of it."""


class Export:
    """Packs transcripts one after the other: in memory there is never more than one of them."""

    def __init__(self, *, transcripts: Transcripts, jobs: Jobs, uploads: ChatUploads) -> None:
        self._transcripts = transcripts
        self._jobs = jobs
        self._uploads = uploads

    async def of(self, chat_id: int, since: datetime | None) -> list[Kept]:
        """What there is to export, newest first; with `since` only what is kept since then."""
        kept = await self._transcripts.kept(chat_id, MOST)
        return [one for one in kept if since is None or one.kept_at >= since]

    async def send(self, place: Place, kept: list[Kept], name: str, texts: Texts) -> None:
        """Send them as one zip. Raises ExplainedError (permanent) where Telegram does not take it."""
        outgoing = Outgoing(f"{name}.zip", "document", self._zipped(kept, texts))
        try:
            await self._uploads.send(place, outgoing)
        except RefusedError:
            raise ExplainedError("export-refused", permanent=True) from None

    async def _zipped(self, kept: list[Kept], texts: Texts) -> AsyncIterator[bytes]:
        sink, names, came = _Sink(), set[str](), 0
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
            for one in kept:
                for name, content in await self._files(one, texts):
                    archive.writestr(
                        zipfile.ZipInfo(_unique(name, names), one.kept_at.timetuple()[:6]),
                        content,
                        zipfile.ZIP_DEFLATED,
                    )
                piece = sink.taken()
                came += len(piece)
                if piece:
                    yield piece
                if came > _FULL * self._uploads.max_bytes:
                    break
        yield sink.taken()

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
        return [(f"{stem}.{kind}", content) for kind, content in made if content]


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
