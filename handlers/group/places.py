"""Where answers in groups go, and which updates of them are read."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message
from magic_filter import MagicFilter

from bot.telegram.outgoing import Place

AnyFilter = Filter | MagicFilter | Callable[..., object]


def place_in(message: Message) -> Place:
    """A reply to the message, in its topic."""
    thread_id = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, message.message_id, thread_id)


def on_posts(router: Router, handler: Callable[..., Awaitable[None]], *filters: AnyFilter) -> None:
    """Register a handler for messages of groups and posts of channels."""
    router.message.register(handler, *filters)
    router.channel_post.register(handler, *filters)
