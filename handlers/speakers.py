"""Whose words a message carries: its writer's, or those of somebody whom it was forwarded from."""

from dataclasses import dataclass
from datetime import datetime

from aiogram.types import (
    ExternalReplyInfo,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

Origin = MessageOriginUser | MessageOriginHiddenUser | MessageOriginChat | MessageOriginChannel


@dataclass(frozen=True, slots=True)
class Speaker:
    """`id` is a person's; None where Telegram hides it, and for groups and channels."""

    id: int | None
    name: str | None
    at: datetime


def speaker_of(message: Message) -> Speaker:
    """The one whose recording a message carries."""
    if message.forward_origin is not None:
        return _of_origin(message.forward_origin)
    if message.sender_chat is not None:
        return Speaker(None, message.author_signature or message.sender_chat.title, message.date)
    user = message.from_user
    return Speaker(user.id, user.full_name, message.date) if user is not None else Speaker(None, None, message.date)


def speaker_elsewhere(reply: ExternalReplyInfo) -> Speaker:
    """The one whose recording a reply from another chat or topic points at."""
    return _of_origin(reply.origin)


def _of_origin(origin: Origin) -> Speaker:
    if isinstance(origin, MessageOriginUser):
        return Speaker(origin.sender_user.id, origin.sender_user.full_name, origin.date)
    if isinstance(origin, MessageOriginHiddenUser):
        return Speaker(None, origin.sender_user_name, origin.date)
    if isinstance(origin, MessageOriginChat):
        return Speaker(None, origin.author_signature or origin.sender_chat.title, origin.date)
    return Speaker(None, origin.author_signature or origin.chat.title, origin.date)
