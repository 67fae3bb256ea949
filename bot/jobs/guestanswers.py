"""The answer to a guest: the message that stands there already turns into the transcript."""

from aiogram import Bot

from bot.jobs.ending import Ending
from bot.jobs.guestlinks import link_to, payload_of
from bot.jobs.life import Life
from bot.jobs.parts import laid_out
from bot.jobs.results import Results
from bot.store.records import Job, JobState
from bot.telegram.guests import GuestVoice
from bot.telegram.send import Button
from bot.transcript.render import Style, render_body

_TEXT = "text"


class GuestAnswers:
    """Delivers jobs of guest queries. No file can be sent there: a link leads the asker to it in private."""

    def __init__(self, *, life: Life, results: Results, voice: GuestVoice, bot: Bot) -> None:
        self._life = life
        self._results = results
        self._voice = voice
        self._bot = bot
        self._ending = Ending(life)

    async def deliver(self, job: Job) -> None:
        """Edit the answer into the transcript, or into why there is none."""
        texts, inline_id = self._life.texts(job), job.origin.inline_message_id or ""
        if job.failure is not None:
            said = texts.say(job.failure.sentence, **job.failure.values)
            await self._ending.part(job, _TEXT, lambda: self._voice.edit(inline_id, said))
            await self._ending.end(job, JobState.FAILED)
            return
        transcript = await self._results.transcript(job)
        choices = await self._life.chats.choices(job.origin.chat_id)
        body = laid_out(transcript, Style(choices.style), texts)
        html = texts.say("result.empty") if transcript.is_empty else render_body(body).html
        link = await link_to(self._bot, payload_of(job))
        rows = [] if transcript.is_empty else [[Button(texts.plain("button.guest_files"), url=link)]]
        await self._ending.part(job, _TEXT, lambda: self._voice.edit(inline_id, html, rows))
        await self._ending.end(job, JobState.DONE)
