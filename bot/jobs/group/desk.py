"""What the counter needs in a group, handed over as one."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.jobs.group.notes import GroupNotes
from bot.jobs.group.rights import Rights
from bot.store.chats import Chats
from bot.store.optouts import OptOuts
from bot.telegram.errors import TelegramTroubleError
from bot.telegram.messages import FAILED, Ephemeral, Reactions

_NOTICE_S = 3600


@dataclass(frozen=True, slots=True)
class GroupDesk:
    """Taking in, rights, and quiet ways of saying no."""

    notes: GroupNotes
    rights: Rights
    ephemeral: Ephemeral
    reactions: Reactions
    chats: Chats
    optouts: OptOuts
    is_answered: Callable[[str], bool]
    """Whether a tap, by its id, has had its answer."""

    async def is_admin(self, chat_id: int, user_id: int | None, sender_chat_id: int | None = None) -> bool:
        """Whether the writer is an administrator; where that can't be told, no."""
        try:
            return await self.rights.is_admin(chat_id, user_id, sender_chat_id)
        except TelegramTroubleError:
            return False

    async def refuse_quietly(self, chat_id: int, message_id: int, user_id: int | None, html: str) -> None:
        """Tell the one who asked why not, and nobody else; where that can't be, a reaction on what they wrote."""
        if user_id is None or not await self.ephemeral.hint(chat_id, user_id, html):
            await self.thumb_down(chat_id, message_id)

    async def thumb_down(self, chat_id: int, message_id: int) -> None:
        """The quietest no."""
        await self.reactions.set(chat_id, message_id, FAILED)

    async def may_say(self, chat_id: int, kind: str) -> bool:
        """True once an hour for each kind of notice."""
        return await self.chats.first_notice(chat_id, kind, _NOTICE_S)
