"""What the service says of a finished task: asked for once, kept for every later use."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.accounts.keyring import Keyring, NoKeyError
from bot.chats.store import Choices
from bot.concurrency import beside
from bot.jobs.answer.parts import laid_out, style_of
from bot.jobs.media import title_of
from bot.jobs.record import Job
from bot.jobs.transcripts import Transcripts
from bot.polyglotvoice.errors import ApiError, BadKey, RateLimited
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey
from bot.search.words import Words
from bot.texts.catalogue import Texts
from bot.transcript import srt
from bot.transcript.exports import make_file
from bot.transcript.layout import Style, styles_of
from bot.transcript.speech import Transcript, with_names_of

_MAX_SRT_BYTES = 16 * 1024 * 1024
_SRT_TROUBLES = 2
_SEGMENT_BYTES = 128
_Made = TypeVar("_Made")


@dataclass(slots=True, kw_only=True)
class Results:
    """Transcripts and subtitles of jobs, from the store or from the service. `settle` hears how long each was."""

    keyring: Keyring
    client: ApiClient
    transcripts: Transcripts
    settle: Callable[[Job, float | None], Awaitable[None]]

    async def kept(self, job: Job) -> Transcript | None:
        """The job's transcript while it is kept, the former one while it is made again; costs no request."""
        kept = await self.transcripts.get_text(job.transcript_id)
        return None if kept is None else await beside(lambda: Transcript.from_json(kept), len(kept))

    async def transcript(self, job: Job) -> Transcript:
        """The job's transcript; raises NotReady, NoKeyError, and what the client raises."""
        made_by, kept = await self.transcripts.get_made(job.transcript_id) or ("", b"")
        if kept and job.task.id in (None, made_by):
            return await beside(lambda: Transcript.from_json(kept), len(kept))
        key, refused = await self._key(job), job.task.results_refused
        # Of a result that is withheld the file is asked for now and then: the third time, the fifth, the ninth.
        or_file = job.task.asked_last or (refused > 1 and refused & (refused - 1) == 0)
        transcript = made = await self.client.result(key, job.task.id or "", job.task.length_s, or_file=or_file)
        last_s = max((segment.end_s for segment in made.segments), default=None)
        await self.settle(job, made.duration_s or job.task.length_s or last_s)
        former, job_id, task_id = await self.kept(job) if kept else None, job.transcript_id, job.task.id or ""
        if former is not None and former.names:
            transcript = await made_of(transcript, lambda: with_names_of(former, made))
        await self._keep(job_id, task_id, transcript, job.origin.author)
        return transcript

    async def _keep(self, job_id: str, task_id: str, transcript: Transcript, author: str | None) -> None:
        stored, words = await made_of(transcript, lambda: _stored(transcript, author))
        await self.transcripts.put_text(job_id, task_id, stored, words)

    async def take_over(self, job: Job) -> None:
        """Keep what an earlier job's transcript says as this job's own: it is about to be another's no more."""
        if job.answer.same_as is not None and (former := await self.kept(job)) is not None:
            await self._keep(job.id, job.task.id or "", former, job.origin.author)

    async def rewrite(self, job: Job, transcript: Transcript) -> None:
        """Keep the transcript as its people changed it, for as long as it would have been kept."""
        await self.transcripts.rewrite(job.transcript_id, await made_of(transcript, transcript.to_json))

    async def file(self, job: Job, transcript: Transcript, kind: str, choices: Choices, texts: Texts) -> bytes:
        """A file of one of `KINDS`, of the text as it stands in the chat; no bytes where it would say nothing.

        All of them are made here, but for an .srt that the chat has from the service (see `subtitles`).
        """
        has_names = bool(transcript.names) and transcript.is_timed
        if kind == "srt" and not has_names:
            return await self.subtitles(job, transcript, choices)
        style, title = style_of(job, choices), title_of(job)
        if kind == "md" and Style.SPEAKERS in styles_of(transcript):
            style = Style.SPEAKERS

        def make() -> bytes:
            return make_file(kind, transcript, laid_out(transcript, style, texts), title=title, speakers=has_names)

        return await made_of(transcript, make)

    async def subtitles(self, job: Job, transcript: Transcript, choices: Choices) -> bytes:
        """The .srt, from where the chat chose to have it.

        The service's own, byte for byte, costs a request, and is built from the segments where it has none. One
        from the transcript costs nothing, where its segments have their times; else it is the service's too.
        """
        if makes_subtitles(transcript, choices):
            return await built(transcript)
        kept = await self.transcripts.get_subtitles(job.transcript_id, job.task.id or "")
        if kept is not None:
            return kept
        try:
            found = await self._download_srt(await self._key(job), job.task.id or "")
        except BadKey:
            raise
        except RateLimited:
            if not transcript.is_timed:
                raise
            found = b""
        except ApiError as error:
            if not error.permanent and job.wait.troubles < _SRT_TROUBLES:
                raise
            found = b""
        subtitles = found or await built(transcript)
        await self.transcripts.put_subtitles(job.transcript_id, job.task.id or "", subtitles)
        return subtitles

    async def _key(self, job: Job) -> ApiKey:
        key = await self.keyring.for_account(job.task.account_id or "")
        if key is None:
            raise NoKeyError
        return key

    async def _download_srt(self, key: ApiKey, task_id: str) -> bytes:
        async with self.client.download(key, task_id, "srt") as stream:
            content = bytearray()
            async for chunk in stream.chunks:
                content += chunk
                if len(content) > _MAX_SRT_BYTES:
                    return b""
        return bytes(content) if srt.is_srt(bytes(content)) else b""


async def made_of(transcript: Transcript, make: Callable[[], _Made]) -> _Made:
    """What is made of a transcript; of a large one in a thread."""
    return await beside(make, len(transcript.text) + _SEGMENT_BYTES * len(transcript.segments))


async def built(transcript: Transcript) -> bytes:
    """The .srt out of the segments; no bytes where they tell no times."""
    return await made_of(transcript, lambda: srt.build(transcript.segments).encode())


def _stored(transcript: Transcript, author: str | None) -> tuple[bytes, bytes]:
    return transcript.to_json(), Words.of(transcript, author).packed()


def makes_subtitles(transcript: Transcript, choices: Choices) -> bool:
    """Whether the .srt is made of the transcript, at no request."""
    return choices.srt_from == "transcript" and transcript.is_timed
