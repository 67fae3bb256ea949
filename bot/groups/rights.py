"""Who is an administrator, asked afresh each time it matters."""

from bot.telegram.members import Members


class Rights:
    """Administrators of groups. Raises this bot's Telegram errors where it can't be told."""

    def __init__(self, members: Members) -> None:
        self._members = members

    async def is_admin(self, chat_id: int, user_id: int | None, sender_chat_id: int | None = None) -> bool:
        """Whether the writer is one: an anonymous one writes as the group itself (Bot API, Message.sender_chat)."""
        if sender_chat_id is not None:
            return sender_chat_id == chat_id
        return user_id is not None and await self._members.is_admin(chat_id, user_id)
