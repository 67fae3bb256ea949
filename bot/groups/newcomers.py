"""Whether who is new to a group may read its past there: by /find, and by buttons that a modified client forges."""

from datetime import datetime, timedelta

from bot.chats.store import Chats, Choices
from bot.clock import Clock
from bot.jobs.record import split_job_id
from bot.jobs.transcripts import Transcripts
from bot.store.keys import TRANSCRIPT_TTL_S
from bot.telegram.members import Members
from bot.telegram.troubles import TelegramTroubleError

_KEPT = timedelta(seconds=TRANSCRIPT_TTL_S)


class Newcomers:
    """Tells since when a member may read.

    When somebody joined is known where Telegram tells it; of all others, when the bot first saw them in the group. Who
    has been there longer without a word counts from then on, too: an administrator can open the past to everybody.
    """

    def __init__(self, *, chats: Chats, members: Members, transcripts: Transcripts, clock: Clock) -> None:
        self._chats = chats
        self._members = members
        self._transcripts = transcripts
        self._clock = clock

    async def since(
        self, chat_id: int, choices: Choices, user_id: int | None, sender_chat_id: int | None = None
    ) -> datetime | None:
        """Since when what was transcribed is theirs to read; None: all of it. Private chats have no past of others."""
        now = self._clock()
        seen = now if chat_id > 0 or user_id is None else await self._chats.seen_since(chat_id, user_id) or now
        if chat_id > 0 or now - seen > _KEPT or await self._shows_all(chat_id, choices):
            return None
        return None if await self._members.leads(chat_id, user_id, sender_chat_id) else seen

    async def may_read(self, job_id: str, choices: Choices, user_id: int) -> bool:
        """Whether the job's transcript is theirs to read; Telegram is asked only where it is older than they."""
        chat_id, _ = split_job_id(job_id)
        kept_at = await self._transcripts.kept_since(job_id)
        seen = await self._chats.seen_since(chat_id, user_id)
        if kept_at is not None and seen is not None and kept_at >= seen:
            return True
        return await self.since(chat_id, choices, user_id) is None

    async def _shows_all(self, chat_id: int, choices: Choices) -> bool:
        if choices.new_members_read != "telegram":
            return choices.new_members_read == "yes"
        try:
            return await self._members.shows_past(chat_id)
        except TelegramTroubleError:
            return False
