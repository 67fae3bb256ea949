"""What can go wrong on Telegram's side, by meaning."""

from datetime import datetime


class TelegramTroubleError(Exception):
    """Base of this room's errors. The text never holds a URL, since file URLs hold the token."""


class FloodedError(TelegramTroubleError):
    """Telegram asked for a pause: nothing may be sent to this chat before `until`. Temporary."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"paused until {until:%H:%M:%S}")
        self.until = until


class ChatGoneError(TelegramTroubleError):
    """The bot was blocked, kicked, or the chat is no more. Permanent."""


class MovedError(TelegramTroubleError):
    """The group became a supergroup with another id. Permanent for the old id."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("the chat moved to another id")
        self.chat_id = chat_id


class UnreachableError(TelegramTroubleError):
    """Telegram did not answer, or answered with an error of its own. Temporary."""


class RefusedError(TelegramTroubleError):
    """Telegram refused this call, and would refuse it again. Permanent."""


class UploadTooBigError(RefusedError):
    """The file is over what Telegram takes from bots (50 MB, 2000 MB with a server of one's own). Permanent."""


class FilesForbiddenError(RefusedError):
    """The chat lets the bot write, but send no files. Permanent until its administrators change that."""


class FileTooBigError(TelegramTroubleError):
    """The file is over what Telegram hands to bots (20 MB). Permanent."""


class FileGoneError(TelegramTroubleError):
    """Telegram no longer has the file. Permanent."""


class FileUnseenError(FileGoneError):
    """The Bot API server names a file on its disk that can't be read here. Until somebody mends that, or it is back."""


class FileCutError(TelegramTroubleError):
    """The download broke off, or its size was not the stated one. Temporary."""
