"""A channel's direct messages: one chat of many writers, each of whom reads their own topic alone.

What is found, listed or stopped in a chat is all of its people's, so there it is not offered.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Chat, Message, TelegramObject

from bot.telegram.members import Members
from bot.telegram.messages import stands_below, topics_of
from handlers.group.common import ask_of, mentions_bot
from handlers.sent_media import place_in, what_is_asked

_FOR_WRITERS = frozenset({"transcribe", "convert", "help", "start", "notme", "yesme"})
_SHOWS_OTHERS = frozenset({"find", "export", "history"})
"""What these show would stand in a writer's topic, whoever asks."""

Handler = Callable[[Any, dict[str, Any]], Awaitable[Any]]


async def keep_topics_apart(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Let a writer reach what is theirs: recordings, and the buttons below their answers; administrators also settings.

    It stands around every handler of messages and taps, behind the `AccessGate`.
    """
    if isinstance(event, CallbackQuery):
        is_elsewhere = event.message is None or not _is_direct(event.message.chat, event.message)
        # What is dropped here is answered as a stale button is.
        return await handler(event, data) if is_elsewhere or await _is_own_button(event, data["members"]) else None
    if not isinstance(event, Message) or not _is_direct(event.chat, event):
        return await handler(event, data)
    message = _without_others(event)
    name = f"@{(await data['bot'].me()).username}".lower()
    if await _is_theirs(message, name, data):
        return await handler(message, data)
    return await data["sender"].text(place_in(message), data["texts"].say("direct-recordings-only"))


def _is_direct(chat: Chat, message: object) -> bool:
    topic = message.direct_messages_topic if isinstance(message, Message) else None
    return bool(chat.is_direct_messages) or topic is not None


def _without_others(message: Message) -> Message:
    """The message without what it replies to, where that stands in another's topic."""
    replied = message.reply_to_message
    if replied is None or topics_of(replied)[1] == topics_of(message)[1]:
        return message
    return message.model_copy(update={"reply_to_message": None})


async def _is_own_button(query: CallbackQuery, members: Members) -> bool:
    """Whether the button stands there, in the topic of the one who taps; administrators tap in all of them."""
    message = query.message
    if not isinstance(message, Message) or not stands_below(query):
        return False
    topic = message.direct_messages_topic
    is_own = topic is None or topic.user is None or topic.user.id == query.from_user.id
    return is_own or await members.leads(message.chat.id, query.from_user.id)


async def _is_theirs(message: Message, name: str, data: dict[str, Any]) -> bool:
    """Whether the writer may have what the message asks for; talk asks for nothing. `name` is the bot's, with its @."""
    said = (message.text or message.caption or "").strip().lower()
    command, _, mention = said.split(maxsplit=1)[0].partition("@") if said.startswith("/") else ("", "", "")
    if mention and f"@{mention}" != name:
        return True
    if not command:
        is_called = name in said or await mentions_bot(message, data["bot"])
        return not is_called or bool(what_is_asked(message, data["bot"].id))
    if command[1:] in _FOR_WRITERS or command[1:] in _SHOWS_OTHERS:
        return command[1:] in _FOR_WRITERS
    ask = ask_of(message, data["texts"], data["choices"])
    members: Members = data["members"]
    return await members.leads(message.chat.id, ask.user_id, ask.sender_chat_id)
