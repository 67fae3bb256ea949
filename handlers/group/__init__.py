"""Telegram's counter in groups and channels: in front of the private one, and silent unless it is meant."""

from aiogram import F, Router
from aiogram.enums import ChatType

from handlers.group import account, buttons, doctor, key, settings, transcribe

_SHARED = F.chat.type.in_({ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL})


def build_router() -> Router:
    """Everything that happens in chats of several people; a key that everybody can read comes first."""
    router = Router(name="group")
    for observer in (router.message, router.edited_message, router.channel_post, router.edited_channel_post):
        observer.filter(_SHARED)
    router.callback_query.filter(F.message.chat.type != ChatType.PRIVATE)
    router.include_routers(
        key.build_router(),
        doctor.build_router(),
        settings.build_router(),
        transcribe.build_router(),
        account.build_router(),
        buttons.build_router(),
    )
    return router
