"""Telegram's counter: one router a file, joined in one visible order."""

from aiogram import Dispatcher

from handlers import (
    broadcast,
    business,
    cancel,
    convert,
    doctor,
    fallback,
    find,
    group,
    key,
    limits,
    links,
    media,
    membership,
    operators,
    privacy,
    result,
    settings,
    singles,
    start,
)
from handlers import group_key as keyerrand
from handlers import guests as guest
from handlers import history as card
from handlers import history_2 as history
from handlers.callbacks import CallbackMiddleware
from handlers.inline import run_inline
from handlers.middleware import Gate


def build_dispatcher(gate: Gate, callbacks: CallbackMiddleware, **services: object) -> Dispatcher:
    """A dispatcher whose handlers get these services by the names they are given here. The catch-all is last."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.workflow_data.update(services, gate=gate)
    dispatcher.callback_query.outer_middleware(callbacks)
    gated = (
        dispatcher.message,
        dispatcher.edited_message,
        dispatcher.channel_post,
        dispatcher.edited_channel_post,
        dispatcher.callback_query,
        dispatcher.my_chat_member,
        dispatcher.guest_message,
    )
    for observer in gated:
        observer.outer_middleware(gate)
    dispatcher.include_routers(
        membership.build_migration_router(),
        find.build_router(),
        group.build_router(),
        membership.build_router(),
        guest.build_router(),
        business.build_router(),
        doctor.build_router(),
        keyerrand.build_router(),
        start.build_router(),
        key.build_router(),
        cancel.build_router(),
        singles.build_router(),
        settings.build_router(),
        result.build_router(),
        privacy.build_router(),
        operators.build_router(),
        broadcast.build_router(),
        history.build_router(),
        card.build_router(),
        convert.build_router(),
        limits.build_router(),
        media.build_router(),
        links.build_router(),
        fallback.build_router(),
    )
    run_inline(dispatcher)
    return dispatcher
