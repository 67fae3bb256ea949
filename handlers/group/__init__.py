"""Telegram's counter in groups and channels: in front of the private one, and silent unless it is meant."""

from aiogram import F, Router
from aiogram.enums import ChatType

from handlers.group import answers, choices, presence, recordings, shared_key
from handlers.group.shared_key import build_errand_router

__all__ = ["build_errand_router", "build_key_router", "build_router"]

_SHARED = F.chat.type.in_({ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL})


def build_key_router() -> Router:
    """A group's key; in front of all else there, since everybody can read one that is shown, behind /find too."""
    return _of_groups(shared_key.build_router())


def build_router() -> Router:
    """Everything else that happens in chats of several people."""
    router = _of_groups(Router(name="group"))
    for subject in (presence, choices, recordings, answers):
        router.include_router(subject.build_router())
    return router


def _of_groups(router: Router) -> Router:
    for observer in (router.message, router.edited_message, router.channel_post, router.edited_channel_post):
        observer.filter(_SHARED)
    router.callback_query.filter(F.message.chat.type != ChatType.PRIVATE)
    return router
