"""aiogram's exceptions read by meaning, in one place."""

from collections.abc import Iterator
from contextlib import contextmanager

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramServerError,
)

from bot.telegram.errors import (
    ChatGoneError,
    FileGoneError,
    FilesForbiddenError,
    FileTooBigError,
    MovedError,
    RefusedError,
    TelegramTroubleError,
    UnreachableError,
    UploadTooBigError,
)

# Descriptions as Telegram words them; it gives no codes of its own.
_CHAT_GONE = (
    "chat not found", "bot was kicked", "user is deactivated", "group chat was deactivated",
    "not enough rights to send", "have no rights to send", "chat_write_forbidden", "peer_id_invalid",
)  # fmt: skip
_FILES_FORBIDDEN = ("not enough rights to send documents", "chat_send_docs_forbidden", "chat_send_media_forbidden")
_FILE_GONE = ("wrong file_id", "temporarily unavailable", "invalid file_id", "file not found")


@contextmanager
def read_failures() -> Iterator[None]:
    """Turn aiogram's exceptions into this room's; their own text may hold URLs and is left behind."""
    try:
        yield
    except TelegramAPIError as error:
        raise _read(error) from None
    except ClientDecodeError:
        raise UnreachableError("an answer that is no Bot API answer") from None


def _read(error: TelegramAPIError) -> TelegramTroubleError:
    if isinstance(error, TelegramMigrateToChat):
        return MovedError(error.migrate_to_chat_id)
    if isinstance(error, TelegramForbiddenError):
        return ChatGoneError("blocked or kicked")
    if isinstance(error, TelegramNetworkError | TelegramServerError):
        return UnreachableError(type(error).__name__)
    if isinstance(error, TelegramBadRequest | TelegramNotFound):
        return _read_refusal(error.message)
    if isinstance(error, TelegramEntityTooLarge):
        return UploadTooBigError("the upload is too large")
    return UnreachableError(type(error).__name__)


def _read_refusal(message: str) -> TelegramTroubleError:
    text = message.lower()
    if "file is too big" in text:
        return FileTooBigError("over the download limit")
    if any(words in text for words in _FILE_GONE):
        return FileGoneError("no longer there")
    if any(words in text for words in _FILES_FORBIDDEN):
        return FilesForbiddenError(message[:200])
    if any(words in text for words in _CHAT_GONE):
        return ChatGoneError("no longer there or closed to the bot")
    return RefusedError(message[:200])
