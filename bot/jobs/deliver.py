"""Deliver: the text, then the subtitles, then the text as a file where it was too long; part by part."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.jobs.keyring import Keyring, NoKeyError
from bot.jobs.life import WATCH, Life, fields
from bot.jobs.media import stem_of
from bot.jobs.progress import AGAIN, callback
from bot.polyglotvoice.client import Client
from bot.polyglotvoice.errors import ApiError, BadKey, NotReady, RateLimited
from bot.polyglotvoice.models import ApiKey
from bot.store.records import Job, JobState
from bot.store.transcripts import Transcripts
from bot.telegram.send import Button, Place, Sender
from bot.transcript import srt
from bot.transcript.models import Segment, Transcript
from bot.transcript.render import Style, as_txt, render

log = logging.getLogger(__name__)

_TEXT, _SRT, _TXT, _SENTENCE = "text", "srt", "txt", "sentence"
_NOT_READY_DELAY_S = 2.0
_MAX_SRT_BYTES = 16 * 1024 * 1024
_SRT_TROUBLES = 2


class Deliver:
    """The step from delivering to done or failed."""

    def __init__(
        self, *, life: Life, keyring: Keyring, client: Client, sender: Sender, transcripts: Transcripts
    ) -> None:
        self._life = life
        self._keyring = keyring
        self._client = client
        self._sender = sender
        self._transcripts = transcripts

    async def step(self, job_id: str) -> datetime | None:
        """Run the step; returns when to run it again."""
        return await self._life.run(job_id, (JobState.DELIVERING,), self._deliver)

    async def _deliver(self, job: Job) -> datetime | None:
        if job.failure is not None:
            await self._say_failure(job)
            return None
        try:
            transcript = await self._transcript(job)
        except NotReady:
            await self._back_to_watching(job)
            return None
        texts = self._life.texts(job)
        shown = render(transcript, Style.PLAIN)
        place = Place(job.origin.chat_id, job.origin.message_id, job.origin.thread_id)
        html = texts.say("result.empty") if transcript.is_empty else shown.html
        stem = stem_of(job)
        rows = [[Button(texts.plain("button.afresh"), data=callback(AGAIN, job.id))]] if job.same_as else []
        await self._part(job, _TEXT, lambda: self._sender.text(place, html, rows))
        if subtitles := await self._subtitles(job, transcript):
            await self._part(job, _SRT, lambda: self._sender.document(place, subtitles, f"{stem}.srt"))
        if not shown.whole and not transcript.is_empty:
            txt = as_txt(transcript, Style.PLAIN)
            await self._part(job, _TXT, lambda: self._sender.document(place, txt, f"{stem}.txt"))
        await self._end(job, JobState.DONE)
        return None

    async def _say_failure(self, job: Job) -> None:
        texts, failure = self._life.texts(job), job.failure
        if failure is None:
            return
        rows = [[Button(texts.plain("button.again"), data=callback(AGAIN, job.id))]] if failure.again else []
        html = texts.say(failure.sentence, **failure.values)
        place = Place(job.origin.chat_id, job.origin.message_id, job.origin.thread_id)
        await self._part(job, _SENTENCE, lambda: self._sender.text(place, html, rows))
        await self._end(job, JobState.FAILED)

    async def _part(self, job: Job, name: str, send: Callable[[], Awaitable[int]]) -> None:
        """Send one part unless it was sent, and record it at once.

        A crash between the two is the one moment that may repeat a part: Telegram has no idempotent send.
        """
        current = await self._life.jobs.get(job.id)
        if current is None or current.state is not JobState.DELIVERING or name in current.delivered:
            return
        await send()
        await self._life.jobs.change(
            job.id,
            lambda j: j.model_copy(update={"delivered": (*j.delivered, name), "troubles": 0}),
        )

    async def _end(self, job: Job, state: JobState) -> None:
        done = await self._life.jobs.change(
            job.id,
            lambda j: j.ended(state, j.failure) if j.state is JobState.DELIVERING else None,
        )
        current = done or await self._life.jobs.get(job.id) or job
        await self._life.remove_status(current)
        if done is not None:
            if state is JobState.DONE:
                await self._life.jobs.remember_file(done)
            took_s = (self._life.clock() - done.created_at).total_seconds()
            log.info("Delivered in %.1f s", took_s, extra=fields(done))

    async def _key(self, job: Job) -> ApiKey:
        key = await self._keyring.for_account(job.account_id or "")
        if key is None:
            raise NoKeyError
        return key

    async def _transcript(self, job: Job) -> Transcript:
        kept = await self._transcripts.get_text(job.transcript_id)
        if kept is not None:
            return Transcript.from_json(kept)
        result = await self._client.result(await self._key(job), job.task_id or "")
        transcript = Transcript(
            text=result.text,
            segments=tuple(Segment(s.start_s, s.end_s, s.text, s.speaker) for s in result.segments),
            language=result.language,
            duration_s=result.duration_s,
        )
        await self._transcripts.put_text(job.transcript_id, transcript.to_json())
        return transcript

    async def _subtitles(self, job: Job, transcript: Transcript) -> bytes:
        """The service's own .srt, byte for byte; built from the segments where it has none."""
        if transcript.is_empty or _SRT in job.delivered:
            return b""
        kept = await self._transcripts.get_subtitles(job.transcript_id)
        if kept is not None:
            return kept
        try:
            found = await self._download_srt(await self._key(job), job.task_id or "")
        except BadKey:
            raise
        except RateLimited:
            if not transcript.segments:
                raise
            found = b""
        except ApiError as error:
            if not error.permanent and job.troubles < _SRT_TROUBLES:
                raise
            found = b""
        subtitles = found or srt.build(transcript.segments).encode()
        await self._transcripts.put_subtitles(job.transcript_id, subtitles)
        return subtitles

    async def _download_srt(self, key: ApiKey, task_id: str) -> bytes:
        async with self._client.download(key, task_id, "srt") as stream:
            content = bytearray()
            async for chunk in stream.chunks:
                content += chunk
                if len(content) > _MAX_SRT_BYTES:
                    return b""
        return bytes(content) if srt.is_srt(bytes(content)) else b""

    async def _back_to_watching(self, job: Job) -> None:
        now = self._life.clock()
        look_at = now + timedelta(seconds=_NOT_READY_DELAY_S)

        def watch(current: Job) -> Job | None:
            if current.state is not JobState.DELIVERING:
                return None
            return current.model_copy(
                update={"state": JobState.WATCHING, "parked": None, "troubles": current.troubles + 1}
            )

        if await self._life.jobs.change(job.id, watch, due_at=look_at) and job.account_id is not None:
            await self._life.accounts.watch(job.account_id, job.id, look_at)
            await self._life.engine.at(WATCH, job.account_id, look_at)
