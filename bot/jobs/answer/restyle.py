"""What is done with an answer that stands in a chat already, at no cost, from the transcript that is kept.

Another style, names for its speakers, its files: the message changes in its place, and files that it has are replaced.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.accounts.keyring import NoKeyError
from bot.chats.store import Chats
from bot.jobs.answer.joint_answer import JointAnswer
from bot.jobs.answer.parts import (
    TOGETHER,
    Parts,
    again_alone,
    bar,
    compose,
    digest_of,
    file_rows,
    more_files,
    style_of,
    wants_subtitles,
)
from bot.jobs.answer.results import Results, made_of
from bot.jobs.events import PartSent, Restyled
from bot.jobs.media import file_stem
from bot.jobs.record import Job
from bot.jobs.repository import Jobs
from bot.jobs.status import place_of
from bot.polyglotvoice.errors import ApiError
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Rows
from bot.telegram.troubles import FilesForbiddenError, RefusedError
from bot.texts.catalogue import Catalogue, Texts
from bot.transcript.exports import KINDS
from bot.transcript.layout import Style, lay_out, styles_of
from bot.transcript.speech import Transcript, renamed, speakers_of

_TEXT = "text"
_OF_STYLE = ("txt", "md")
"""Kinds of files that look as the text does."""


class SentAgain(Enum):
    """What became of it."""

    SENT = auto()
    REPLACED = auto()
    """It stood in the chat, and is up to date there now."""
    FORGOTTEN = auto()
    """The transcript is kept for some days only."""
    NO_FILES = auto()
    """The chat lets the bot send no files."""
    REFUSED = auto()
    """Telegram takes it neither as it is nor in a plainer form."""
    NOTHING = auto()
    """There is no such file of it, or the service does not give it now."""


@dataclass(slots=True, kw_only=True)
class Restyle:
    """Changes how results look, and makes their files."""

    jobs: Jobs
    results: Results
    sender: Sender
    chats: Chats
    catalogue: Catalogue
    together: JointAnswer

    async def job(self, job_id: str) -> Job | None:
        """The job behind a result."""
        return await self.jobs.get(job_id)

    async def kept(self, job: Job) -> Transcript | None:
        """The transcript, where it is still there to be shown and filed."""
        return await self.results.kept(job)

    async def show(
        self, job: Job, message_id: int | None, transcript: Transcript, style: Style, texts: Texts
    ) -> None:  # fmt: skip
        """Put the transcript into the style.

        What outgrows a message comes as a file, which is replaced where it stands already.
        """
        job = await self.jobs.apply(job.id, Restyled(style)) or job
        parts = await made_of(transcript, lambda: compose(job, transcript, style, texts))
        job, _ = await self._say(job, parts, message_id)
        await self._renew(job, transcript, {*_OF_STYLE} & {*job.answer.messages} | ({"txt"} if parts.txt else set()))

    async def buttons(self, job: Job, message_id: int, rows: Rows) -> None:
        await self.sender.buttons(job.origin.chat_id, message_id, rows)

    async def show_bar(
        self, job: Job, message_id: int, texts: Texts, of: str = "", transcript: Transcript | None = None
    ) -> None:
        """Put the usual buttons back: those of several recordings' answer for `TOGETHER`.

        `transcript` is the job's, where it has just been read.
        """
        if of == TOGETHER:
            rows: Rows = await self.together.rows(job, texts)
        else:
            transcript = transcript or await self.results.kept(job)
            style = style_of(job, await self.chats.choices(job.origin.chat_id))
            if transcript is None:
                rows = again_alone(job, texts)
            else:
                rows = await made_of(transcript, lambda: _usual_rows(job, transcript, style, texts))
        await self.buttons(job, message_id, rows)

    async def open_files(self, job: Job, message_id: int, texts: Texts, of: str = "") -> bool:
        """Offer the kinds of files; False where the transcript is no longer kept."""
        kinds: Sequence[str] = KINDS
        if of != TOGETHER:
            transcript = await self.results.kept(job)
            if transcript is None:
                return False
            kinds = [kind for kind in KINDS if kind != "vtt" or transcript.is_timed]
            kinds += [part for part, _, _ in more_files(transcript, "")]
        await self.buttons(job, message_id, file_rows(job, kinds, texts, of))
        return True

    async def file(self, job: Job, word: str) -> SentAgain:
        """Send one of `KINDS`, or bring it up to date where it stands; `all.srt` is of several recordings' answer.

        A part's name stands for what the service made besides.
        """
        of, _, kind = word.rpartition(".")
        try:
            if of == TOGETHER and kind in KINDS:
                name, data = await self.together.file(job, kind)
                return await self._put(job, f"{of} {kind}", data, "", name)
            transcript = await self.results.kept(job)
            if transcript is None:
                return SentAgain.FORGOTTEN
            if kind in KINDS:
                return await self._put(job, kind, await self._made(job, transcript, kind), kind)
            more = {part: (name, content) for part, name, content in more_files(transcript, file_stem(job))}
            if kind not in more:
                return SentAgain.NOTHING
            return await self._put(job, kind, more[kind][1], "", more[kind][0])
        except FilesForbiddenError:
            return SentAgain.NO_FILES
        except RefusedError:
            return SentAgain.REFUSED
        except (ApiError, NoKeyError):
            return SentAgain.NOTHING

    async def speaker(self, job: Job, number: int) -> str | None:
        """The name of a speaker by its place; None where there is none, or the transcript is no longer kept."""
        transcript = await self.results.kept(job)
        names = () if transcript is None else speakers_of(transcript)
        return names[number] if number < len(names) else None

    async def name(self, job: Job, message_id: int, speaker: str, name: str) -> bool:
        """Call a speaker by a name, in the text and in all files; False where that speaker is not (any more) there."""
        transcript = await self.results.kept(job)
        if transcript is None or speaker not in speakers_of(transcript):
            return False
        await self.results.rewrite(job, renamed(transcript, speaker, name))
        transcript = await self.results.kept(job) or transcript
        style = Style.SPEAKERS if Style.SPEAKERS in styles_of(transcript) else Style.PLAIN
        await self.show(job, message_id, transcript, style, self.catalogue.texts(job.language))
        await self._renew(job, transcript, {*job.answer.messages} - {*_OF_STYLE})
        await self.together.renew(job)
        return True

    async def whole(self, job_id: str) -> SentAgain:
        """The recording's own text and files, as a reply to it; what stands already is brought up to date."""
        found = await self.jobs.get(job_id)
        transcript = None if found is None or not found.state.is_end else await self.results.kept(found)
        if found is None or transcript is None:
            return SentAgain.FORGOTTEN
        job = found
        choices = await self.chats.choices(job.origin.chat_id)
        style, texts = style_of(job, choices), self.catalogue.texts(job.language)
        parts = await made_of(transcript, lambda: compose(found, transcript, style, texts))
        before = job.answer.messages.get(_TEXT)
        job, shown = await self._say(job, parts, before)
        wanted = {"srt"} if wants_subtitles(choices, job, transcript) else set()
        await self._renew(job, transcript, wanted | ({"txt"} if parts.txt else set()))
        for part, name, content in parts.more if wanted or parts.txt else ():
            await self._put(job, part, content, "", name)
        return SentAgain.REPLACED if shown is not None and shown == before else SentAgain.SENT

    async def _say(self, job: Job, parts: Parts, before: int | None) -> tuple[Job, int | None]:
        """Send the text, or change the message `before`; as a file where Telegram takes no message of it, and None."""
        try:
            shown = await self.sender.text(place_of(job), parts.html, parts.rows, instead_of=before)
        except RefusedError:
            await self._put(job, "txt", parts.whole_txt, "txt")
            return await self.jobs.get(job.id) or job, None
        sent = PartSent(_TEXT, is_late=True, message_id=shown, shown=digest_of(parts.html))
        return await self.jobs.apply(job.id, sent) or job, shown

    async def _renew(self, job: Job, transcript: Transcript, kinds: Iterable[str]) -> None:
        for kind in KINDS:
            if kind in kinds:
                await self._put(job, kind, await self._made(job, transcript, kind), kind)

    async def _put(self, job: Job, part: str, data: bytes, kind: str, name: str = "") -> SentAgain:
        if not data:
            return SentAgain.NOTHING
        before, name = job.answer.messages.get(part), name or f"{file_stem(job)}.{kind}"
        sent = await self.sender.document(place_of(job), data, name, instead_of=before)
        await self.jobs.apply(job.id, PartSent(part, is_late=True, message_id=sent))
        return SentAgain.REPLACED if sent == before else SentAgain.SENT

    async def _made(self, job: Job, transcript: Transcript, kind: str) -> bytes:
        choices, texts = await self.chats.choices(job.origin.chat_id), self.catalogue.texts(job.language)
        return await self.results.file(job, transcript, kind, choices, texts)


def _usual_rows(job: Job, transcript: Transcript, style: Style, texts: Texts) -> Rows:
    return bar(job, transcript, style, texts, lay_out(transcript, Style.PLAIN).text)
