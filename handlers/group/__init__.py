"""Telegram's counter in groups and channels: in front of the private one, and silent unless it is meant."""

from aiogram import F, Router
from aiogram.enums import ChatType

from handlers.group import (
    buttons,
    cancel,
    doctor,
    exposed,
    helping,
    key,
    optout,
    privacy,
    settings,
    transcribe,
    unasked,
)

_SHARED = F.chat.type.in_({ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL})


def build_router() -> Router:
    """Everything that happens in chats of several people, in visible order."""
    router = Router(name="group")
    for observer in (router.message, router.edited_message, router.channel_post, router.edited_channel_post):
        observer.filter(_SHARED)
    router.callback_query.filter(F.message.chat.type != ChatType.PRIVATE)
    router.include_routers(
        exposed.build_router(),
        helping.build_router(),
        doctor.build_router(),
        key.build_router(),
        settings.build_router(),
        privacy.build_router(),
        cancel.build_router(),
        optout.build_router(),
        transcribe.build_router(),
        unasked.build_router(),
        buttons.build_router(),
    )
    return router
