"""The answer to a guest: the message that stands there already turns into the transcript."""

from bot.jobs.ending import Ending
from bot.jobs.guestlinks import payload_of
from bot.jobs.life import Life
from bot.jobs.results import Results
from bot.store.records import Job, JobState
from bot.telegram.messages import GuestVoice
from bot.telegram.outgoing import Button
from bot.transcript.render import Style, render

_TEXT = "text"


class GuestAnswers:
    """Delivers jobs of guest queries. No file can be sent there: a link leads the asker to it in private."""

    def __init__(self, *, life: Life, results: Results, voice: GuestVoice) -> None:
        self._life = life
        self._results = results
        self._voice = voice
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
        html = texts.say("result.empty") if transcript.is_empty else render(transcript, Style(choices.style)).html
        link = await self._voice.link(payload_of(job))
        rows = [] if transcript.is_empty else [[Button(texts.plain("button.guest_files"), url=link)]]
        await self._ending.part(job, _TEXT, lambda: self._voice.edit(inline_id, html, rows))
        await self._ending.end(job, JobState.DONE)
