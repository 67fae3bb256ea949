"""Messages: sent, edited, deleted."""

from typing import Any

from sandbox.telegram.conversation import Conversation, bot_json
from sandbox.telegram.methods.ephemeral import whisper
from sandbox.telegram.methods.guests import edit_inline
from sandbox.telegram.methods.params import Params, RefusalError, World, buttons, chat_of, formatted
from sandbox.telegram.people import Message

MAX_TEXT_UNITS = 4096


def _replied(chat: Conversation, params: Params) -> int | None:
    reply = params.value("reply_parameters") or {}
    wanted = reply.get("message_id")
    if wanted is None:
        return None
    if chat.find(wanted) is None:
        if reply.get("allow_sending_without_reply"):
            return None
        raise RefusalError(400, "Bad Request: message to be replied not found")
    return int(wanted)


def place_of(chat: Conversation, params: Params) -> tuple[int | None, int | None]:
    """The message that is answered, and the topic: that of the answered one where none is named."""
    thread_id, reply_to = params.number("message_thread_id"), _replied(chat, params)
    replied = chat.find(reply_to) if reply_to is not None else None
    # A reply goes to the topic of what it answers.
    chat.check_thread(thread_id if thread_id is not None or replied is None else replied.thread_id)
    if thread_id is not None and replied is not None and replied.thread_id not in (None, thread_id):
        raise RefusalError(400, "Bad Request: message to be replied not found")
    return reply_to, thread_id if thread_id is not None or replied is None else replied.thread_id


def add(world: World, chat: Conversation, message: Message) -> dict[str, Any]:
    """Put a message of the bot into the chat."""
    chat.messages.append(message)
    world.changed()
    return chat.message_json(message)


async def send_message(world: World, params: Params) -> Any:
    """sendMessage."""
    chat = chat_of(world, params)
    text, source, entities = formatted(params, "text", MAX_TEXT_UNITS)
    if not text:
        raise RefusalError(400, "Bad Request: message text is empty")
    if (hidden := params.value("ephemeral_message_parameters")) is not None:
        return whisper(world, chat, hidden, text, source)
    reply_to, thread_id = place_of(chat, params)
    shown = buttons(params)
    chat.check_writing()
    message = Message(
        world.next_message_id(), chat.id, from_bot=True, text=text, html=source, entities=entities,
        buttons=shown, reply_to=reply_to, silent=params.text("disable_notification").lower() == "true",
        thread_id=thread_id, sender={"from": bot_json(world)},
        content=chat.direct_topic(params.number("direct_messages_topic_id")),
        asks=bool((params.value("reply_markup") or {}).get("force_reply")),
    )  # fmt: skip
    return add(world, chat, message)


def own(world: World, params: Params, what: str) -> tuple[Conversation, Message]:
    """The message that a call is about; refused where it is gone or not the bot's to change."""
    chat = chat_of(world, params)
    message = chat.find(params.number("message_id") or 0)
    if message is None:
        raise RefusalError(400, f"Bad Request: message to {what} not found")
    if what == "edit" and not message.from_bot:
        raise RefusalError(400, "Bad Request: message can't be edited")
    if what == "edit" and message.asks:
        # Only messages with an inline keyboard or none can be edited (Bot API, "Updating messages").
        raise RefusalError(400, "Bad Request: message can't be edited")
    return chat, message


_UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(world: World, params: Params) -> Any:
    """editMessageText."""
    if params.text("inline_message_id"):
        return edit_inline(world, params)
    chat, message = own(world, params, "edit")
    text, source, entities = formatted(params, "text", MAX_TEXT_UNITS)
    if not text:
        raise RefusalError(400, "Bad Request: message text is empty")
    rows = buttons(params)
    if (text, entities, rows) == (message.text, message.entities, message.buttons):
        raise RefusalError(400, _UNCHANGED)
    message.text, message.html, message.entities, message.buttons = text, source, entities, rows
    message.edits += 1
    world.changed()
    return chat.message_json(message)


async def edit_message_reply_markup(world: World, params: Params) -> Any:
    """editMessageReplyMarkup."""
    chat, message = own(world, params, "edit")
    rows = buttons(params)
    if rows == message.buttons:
        raise RefusalError(400, _UNCHANGED)
    message.buttons = rows
    world.changed()
    return chat.message_json(message)


async def delete_message(world: World, params: Params) -> Any:
    """deleteMessage."""
    chat, message = own(world, params, "delete")
    if not chat.may_delete(message):
        raise RefusalError(400, "Bad Request: message can't be deleted")
    return chat.remove(message.message_id)
