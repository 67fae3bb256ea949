"""What can go wrong on Telegram's side, by meaning. No text here holds a URL: file URLs hold the token."""

from datetime import datetime
from enum import StrEnum


class TelegramTroubleError(Exception):
    """Base of this room's errors."""


class RateLimitedError(TelegramTroubleError):
    """Telegram asked for a pause: nothing may be sent to this chat before `until`. Temporary."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"paused until {until:%H:%M:%S}")
        self.until = until


class UnwritableReason(StrEnum):
    """Why a chat can't be written to."""

    BLOCKED = "blocked"
    """The person blocked the bot, or has not started it."""
    REMOVED = "removed"
    """The bot was removed from the group or channel, or never was in it."""
    DEACTIVATED = "deactivated"
    """The person's account, or the group, is no more."""
    NOT_FOUND = "not found"
    """Telegram knows no such chat, or none that this bot may see."""
    MUTED = "muted"
    """The bot is there and may not write: it is restricted, or the whole group is."""
    TOPIC = "topic"
    """Neither the topic nor the chat outside it takes messages."""


class ChatUnwritableError(TelegramTroubleError):
    """The chat can't be written to now; no other try helps before its people change that."""

    def __init__(self, reason: UnwritableReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class MovedError(TelegramTroubleError):
    """The group became a supergroup with another id. Permanent for the old id."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("the chat moved to another id")
        self.chat_id = chat_id


class UnreachableError(TelegramTroubleError):
    """Telegram did not answer, or answered with an error of its own. Temporary."""


class TopicGoneError(UnreachableError):
    """A file was on its way into a topic that takes none. Temporary: the next try goes outside the topic."""


class RefusedError(TelegramTroubleError):
    """Telegram refused this call, and would refuse it again. Permanent."""


class ReplyGoneError(RefusedError):
    """The message to be answered is no longer there. Permanent."""


class MessageGoneError(RefusedError):
    """The message to be changed, deleted or reacted to is no longer there, or can't be changed. Permanent."""


class UnchangedError(RefusedError):
    """The message says this already. Permanent, and no loss."""


class TextTooLongError(RefusedError):
    """The text or caption is over Telegram's limit (4096, 1024 UTF-16 units). Permanent."""


class BadMarkupError(RefusedError):
    """The text's markup or a button can't be read. Permanent."""


class ReactionRefusedError(RefusedError):
    """The chat does not allow this one emoji as a reaction. Permanent until its administrators change that."""


class UploadTooBigError(RefusedError):
    """The file is over what Telegram takes from bots (50 MB, 2000 MB with a server of one's own). Permanent."""


class FilesForbiddenError(RefusedError):
    """The chat lets the bot write, but send no files. Permanent until its people change that."""


class FileTooBigError(TelegramTroubleError):
    """The file is over what Telegram hands to bots (20 MB). Permanent."""


class FileGoneError(TelegramTroubleError):
    """Telegram no longer has the file. Permanent."""


class FileUnseenError(FileGoneError):
    """The Bot API server names a file on its disk that can't be read here. Until somebody mends that, or it is back."""


class FileCutError(TelegramTroubleError):
    """The download broke off, or its size was not the stated one. Temporary."""
