"""Telegram's counter: one router a file, joined in one visible order."""

from aiogram import Dispatcher

from handlers import (
    cancel,
    chat_settings,
    convert,
    doctor,
    fallback,
    find,
    group,
    guests,
    key,
    library,
    operators,
    result,
    rules,
    sent_media,
    start,
)
from handlers.middleware import AccessGate, CallbackMiddleware, run_inline


def build_dispatcher(gate: AccessGate, callbacks: CallbackMiddleware, **services: object) -> Dispatcher:
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
        sent_media.build_plain_router(),
        start.build_membership_router(),
        group.build_errand_router(),
        key.build_router(),
        group.build_key_router(),
        find.build_router(),
        group.build_router(),
        guests.build_router(),
        start.build_router(),
        doctor.build_router(),
        cancel.build_router(),
        chat_settings.build_router(),
        result.build_router(),
        operators.build_router(),
        rules.build_router(),
        rules.build_usage_router(),
        library.build_router(),
        convert.build_router(),
        sent_media.build_router(),
        fallback.build_router(),
    )
    run_inline(dispatcher)
    return dispatcher
