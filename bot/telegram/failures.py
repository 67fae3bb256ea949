"""aiogram's exceptions read by meaning, in one place.

Telegram gives no codes of its own, so its descriptions are compared, without regard to case. They are those of
the Bot API server (github.com/tdlib/telegram-bot-api, `Client.cpp`: `fail_query_with_error`, `check_chat_access`)
and of the errors that it hands through from TDLib and from Telegram (core.telegram.org/api/errors).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramServerError,
)
from aiogram.methods import GetFile

from bot.telegram.troubles import (
    BadMarkupError,
    ChatUnwritableError,
    FileGoneError,
    FilesForbiddenError,
    FileTooBigError,
    MessageGoneError,
    MovedError,
    ReactionRefusedError,
    RefusedError,
    ReplyGoneError,
    TelegramTroubleError,
    TextTooLongError,
    UnchangedError,
    UnreachableError,
    UnwritableReason,
    UploadTooBigError,
)

_TOPIC = ("topic", "message thread")

_UNWRITABLE: tuple[tuple[UnwritableReason, tuple[str, ...]], ...] = (
    (UnwritableReason.BLOCKED, (
        "blocked by the user", "user_is_blocked", "can't initiate conversation", "can't send messages to the user",
        "privacy_premium_required",
    )),
    (UnwritableReason.DEACTIVATED, ("deactivated", "chat was deleted", "can't send messages to bots")),
    (UnwritableReason.REMOVED, (
        "bot was kicked", "not a member of the", "channel_private", "chat_forbidden", "user_banned_in_channel",
    )),
    (UnwritableReason.MUTED, (
        "not enough rights to send", "no rights to send", "no write access", "chat_write_forbidden",
        "chat_restricted", "chat_send_plain_forbidden", "chat_guest_send_forbidden",
        "need administrator rights in the channel", "payment_required",
    )),
    (UnwritableReason.NOT_FOUND, ("chat not found", "peer_id_invalid", "chat_id_invalid", "user not found")),
)  # fmt: skip

_REFUSED: tuple[tuple[type[RefusedError], tuple[str, ...]], ...] = (
    (FilesForbiddenError, (
        "rights to send documents", "rights to send audios", "rights to send music", "rights to send videos",
        "rights to send voice", "chat_send_docs_forbidden", "chat_send_media_forbidden", "chat_send_audios_forbidden",
        "chat_send_voices_forbidden", "chat_send_videos_forbidden", "voice_messages_forbidden",
    )),
    (UnchangedError, ("message is not modified", "message_not_modified")),
    (ReplyGoneError, ("message to be replied not found", "message to reply not found", "reply message not found")),
    (MessageGoneError, (
        "message to edit not found", "message to delete not found", "message to react not found",
        "message can't be edited", "message can't be deleted", "message can't be reacted", "message_id_invalid",
    )),
    (TextTooLongError, ("is too long", "message_too_long", "media_caption_too_long")),
    (BadMarkupError, (
        "can't parse entities", "entity_bounds_invalid", "button_data_invalid", "button_url_invalid",
        "button_type_invalid", "reply_markup_invalid", "can't parse inline keyboard", "button url",
    )),
    (ReactionRefusedError, ("reaction_invalid", "reactions_too_many", "reaction_empty")),
    (UploadTooBigError, ("too big for", "file of size", "file_parts_invalid", "file is too big")),
)  # fmt: skip

_FILE_GONE = ("wrong file_id", "temporarily unavailable", "invalid file_id", "file not found", "wrong remote file")


@contextmanager
def read_failures() -> Iterator[None]:
    """Turn aiogram's exceptions into this room's; their own text may hold URLs and is left behind."""
    try:
        yield
    except TelegramAPIError as error:
        raise read_failure(error) from None
    except ClientDecodeError:
        raise UnreachableError("an answer that is no Bot API answer") from None


def read_failure(error: TelegramAPIError) -> TelegramTroubleError:
    match error:
        case TelegramMigrateToChat():
            return MovedError(error.migrate_to_chat_id)
        case TelegramForbiddenError():
            read = _read_refusal(error)
            return ChatUnwritableError(UnwritableReason.REMOVED) if type(read) is RefusedError else read
        case TelegramBadRequest() | TelegramNotFound():
            return _read_refusal(error)
        case TelegramEntityTooLarge():
            return UploadTooBigError("the upload is too large")
        case _ if type(error) is TelegramAPIError:  # a status that the library has no name for, 402 or 406
            return _read_refusal(error)
        case _:
            return UnreachableError(name_of(error))


def name_of(error: Exception) -> str:
    """An exception for a log: its kind, and what a server said that answered. Other texts may hold URLs."""
    said = f": {error.message[:100]}" if isinstance(error, TelegramServerError) else ""
    return f"{type(error).__name__}{said}"


def is_about_topic(error: TelegramAPIError) -> bool:
    """Whether a call was refused for the topic that it named."""
    return isinstance(error, TelegramBadRequest | TelegramForbiddenError) and _holds(error.message, _TOPIC)


def may_be_plainer(error: TelegramAPIError) -> bool:
    """Whether the same call may be taken without markup, buttons or what it replies to."""
    return type(read_failure(error)) in (RefusedError, BadMarkupError, ReplyGoneError)


def _holds(message: str, words: tuple[str, ...]) -> bool:
    text = message.lower()
    return any(each in text for each in words)


def _read_refusal(error: TelegramAPIError) -> TelegramTroubleError:
    message = error.message
    if _holds(message, _TOPIC):
        # What stands in a topic that is gone or closed can't be changed any more.
        is_new = hasattr(error.method, "message_thread_id")
        return ChatUnwritableError(UnwritableReason.TOPIC) if is_new else MessageGoneError(message[:200])
    if isinstance(error.method, GetFile):
        if _holds(message, ("file is too big",)):
            return FileTooBigError("over the download limit")
        if _holds(message, _FILE_GONE):
            return FileGoneError("no longer there")
    kind = next((kind for kind, words in _REFUSED if _holds(message, words)), None)
    if kind is not None:
        return kind(message[:200])
    reason = next((reason for reason, words in _UNWRITABLE if _holds(message, words)), None)
    return ChatUnwritableError(reason) if reason is not None else RefusedError(message[:200])
