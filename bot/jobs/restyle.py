"""Another style for a transcript that stands in a chat already, at no cost."""

from bot.i18n import Texts
from bot.jobs.life import Life
from bot.jobs.parts import compose, confirm_row, place_of, result_row
from bot.jobs.results import Results
from bot.store.records import Job
from bot.telegram.errors import RefusedError
from bot.telegram.messages import Sender
from bot.transcript.render import Style


class Restyle:
    """Changes how results look, from the transcripts that are kept."""

    def __init__(self, *, life: Life, results: Results, sender: Sender) -> None:
        self._life = life
        self._results = results
        self._sender = sender

    async def job(self, job_id: str) -> Job | None:
        """The job behind a result."""
        return await self._life.jobs.get(job_id)

    async def show(self, job: Job, message_id: int, style: Style, texts: Texts) -> bool:
        """Put the transcript into the style; False where it is no longer kept.

        What outgrows a message comes as a file, once for each style.
        """
        transcript = await self._results.kept(job)
        if transcript is None:
            return False
        parts = compose(job, transcript, style, texts)
        try:
            await self._sender.edit(job.origin.chat_id, message_id, parts.html, parts.rows)
        except RefusedError:
            # Deleted meanwhile, or Telegram lets it be edited no more.
            await self._sender.text(place_of(job), parts.html, parts.rows)
        part = f"txt {style}"
        if parts.txt and part not in job.delivered:
            await self._life.jobs.change(job.id, lambda j: j.model_copy(update={"delivered": (*j.delivered, part)}))
            await self._sender.document(place_of(job), parts.txt, f"{parts.stem}.txt")
        return True

    async def ask_again(self, job: Job, message_id: int, style: Style, requests: int, texts: Texts) -> None:
        """Ask under the result whether to make it again, at that price."""
        await self._sender.buttons(job.origin.chat_id, message_id, [confirm_row(job, style, requests, texts)])

    async def ask_no_more(self, job: Job, message_id: int, style: Style, texts: Texts) -> None:
        """Put the usual buttons back."""
        transcript = await self._results.kept(job)
        rows = [] if transcript is None else [result_row(job, transcript, style, texts)]
        await self._sender.buttons(job.origin.chat_id, message_id, rows)
