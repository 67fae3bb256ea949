"""Telegram's descriptions, in any case, as what they mean for whoever wanted to say something."""

import pytest
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import EditMessageText, GetFile, SendMessage

from bot.telegram import troubles
from bot.telegram.failures import is_about_topic, read_failure
from bot.telegram.troubles import ChatUnwritableError, UnwritableReason

SEND = SendMessage(chat_id=1, text="x")


@pytest.mark.parametrize(
    ("status", "description", "reason"),
    [
        (403, "Forbidden: bot was blocked by the user", "blocked"),
        (403, "Forbidden: bot can't initiate conversation with a user", "blocked"),
        (403, "Forbidden: user is deactivated", "deactivated"),
        (403, "Forbidden: the group chat was deleted", "deactivated"),
        (403, "Forbidden: bot was kicked from the supergroup chat", "removed"),
        (403, "Forbidden: bot is not a member of the channel chat", "removed"),
        (403, "Forbidden: something new", "removed"),
        (403, "Forbidden: CHAT_WRITE_FORBIDDEN", "muted"),
        (400, "Bad Request: not enough rights to send text messages to the chat", "muted"),
        (400, "Bad Request: have no rights to send a message", "muted"),
        (400, "Bad Request: CHAT_RESTRICTED", "muted"),
        (400, "Bad Request: need administrator rights in the channel chat", "muted"),
        (400, "Bad Request: chat not found", "not found"),
        (400, "Bad Request: PEER_ID_INVALID", "not found"),
        (400, "Bad Request: message thread not found", "topic"),
        (400, "BAD REQUEST: topic_closed", "topic"),
    ],
)
def test_why_a_chat_can_not_be_written_to(status: int, description: str, reason: str) -> None:
    kind = TelegramForbiddenError if status == 403 else TelegramBadRequest
    read = read_failure(kind(SEND, description))
    assert isinstance(read, ChatUnwritableError)
    assert read.reason is UnwritableReason(reason)


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("Bad Request: message to be replied not found", troubles.ReplyGoneError),
        ("Bad Request: message to edit not found", troubles.MessageGoneError),
        ("Bad Request: message is not modified: specified new message content", troubles.UnchangedError),
        ("Bad Request: message is too long", troubles.TextTooLongError),
        ("Bad Request: MESSAGE_TOO_LONG", troubles.TextTooLongError),
        ("Bad Request: message caption is too long", troubles.TextTooLongError),
        ("Bad Request: can't parse entities: Unsupported start tag", troubles.BadMarkupError),
        ("Bad Request: BUTTON_DATA_INVALID", troubles.BadMarkupError),
        ("Bad Request: REACTION_INVALID", troubles.ReactionRefusedError),
        ("Bad Request: not enough rights to send documents to the chat", troubles.FilesForbiddenError),
        ("Bad Request: CHAT_SEND_DOCS_FORBIDDEN", troubles.FilesForbiddenError),
        ("Bad Request: VOICE_MESSAGES_FORBIDDEN", troubles.FilesForbiddenError),
        ("Bad Request: file is too big", troubles.UploadTooBigError),
        ("Bad Request: wrong file_id or the file is temporarily unavailable", troubles.RefusedError),
        ("Bad Request: something new", troubles.RefusedError),
    ],
)
def test_what_a_refusal_says(description: str, kind: type[troubles.TelegramTroubleError]) -> None:
    assert type(read_failure(TelegramBadRequest(SEND, description))) is kind
    assert type(read_failure(TelegramBadRequest(SEND, description.upper()))) is kind


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (TelegramForbiddenError(SEND, "Forbidden: CHAT_SEND_DOCS_FORBIDDEN"), troubles.FilesForbiddenError),
        (TelegramMigrateToChat(SEND, "Bad Request: upgraded", -100), troubles.MovedError),
        (TelegramEntityTooLarge(SEND, "Request Entity Too Large"), troubles.UploadTooBigError),
        (TelegramServerError(SEND, "Bad Gateway"), troubles.UnreachableError),
        (TelegramAPIError(SEND, "Not Acceptable: SOMETHING_NEW"), troubles.RefusedError),
        (TelegramAPIError(SEND, "Payment Required: ALLOW_PAYMENT_REQUIRED_5"), troubles.ChatUnwritableError),
        (TelegramUnauthorizedError(SEND, "Unauthorized"), troubles.UnreachableError),
        (TelegramBadRequest(SEND, "Bad Request: TOPIC_HIDDEN"), troubles.ChatUnwritableError),
        (TelegramBadRequest(GetFile(file_id="x"), "Bad Request: file is too big"), troubles.FileTooBigError),
        (TelegramBadRequest(GetFile(file_id="x"), "Bad Request: wrong file_id"), troubles.FileGoneError),
        (TelegramBadRequest(EditMessageText(text="x"), "Bad Request: TOPIC_CLOSED"), troubles.MessageGoneError),
    ],
)
def test_what_other_errors_mean(error: TelegramAPIError, kind: type[troubles.TelegramTroubleError]) -> None:
    assert type(read_failure(error)) is kind


def test_a_missing_message_is_no_missing_topic() -> None:
    assert not is_about_topic(TelegramBadRequest(SEND, "Bad Request: message to be replied not found"))
