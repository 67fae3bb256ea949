"""Telegram's counter in groups and channels: in front of the private one, and silent unless it is meant."""

from aiogram import F, Router
from aiogram.enums import ChatType

from handlers.group import answers, choices, presence, recordings, shared_key
from handlers.group.shared_key import build_errand_router

__all__ = ["build_errand_router", "build_router"]

_SHARED = F.chat.type.in_({ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL})


def build_router() -> Router:
    """Everything that happens in chats of several people; a key that everybody can read comes first."""
    router = Router(name="group")
    for observer in (router.message, router.edited_message, router.channel_post, router.edited_channel_post):
        observer.filter(_SHARED)
    router.callback_query.filter(F.message.chat.type != ChatType.PRIVATE)
    for subject in (shared_key, presence, choices, recordings, answers):
        router.include_router(subject.build_router())
    return router
