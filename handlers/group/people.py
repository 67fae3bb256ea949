"""Who wrote a message in a group, as rights are checked by."""

from dataclasses import dataclass

from aiogram.types import Message

_ANONYMOUS = 1087968824  # GroupAnonymousBot: what `from` holds for an anonymous administrator
_TELEGRAM = 777000  # what `from` holds for a channel's post in its discussion group


@dataclass(frozen=True, slots=True)
class Writer:
    """`user_id` is None where nobody in particular wrote: anonymous administrators, channels."""

    user_id: int | None
    sender_chat_id: int | None


def writer_of(message: Message) -> Writer:
    """The writer: a person, or the chat that it is written as."""
    user = message.from_user
    is_person = user is not None and user.id not in (_ANONYMOUS, _TELEGRAM) and message.sender_chat is None
    sender_chat_id = message.sender_chat.id if message.sender_chat is not None else None
    return Writer(user.id if user is not None and is_person else None, sender_chat_id)
