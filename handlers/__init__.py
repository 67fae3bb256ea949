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
from handlers.group.direct_messages import keep_topics_apart
from handlers.middleware import AccessGate, CallbackMiddleware, TapMiddleware, run_inline


def build_dispatcher(
    gate: AccessGate, callbacks: CallbackMiddleware, taps: TapMiddleware, services: object
) -> Dispatcher:
    """A dispatcher whose handlers are given what they name of these services. The catch-all is last."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.callback_query.outer_middleware(callbacks)
    dispatcher.callback_query.middleware(taps)
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
        observer.outer_middleware(keep_topics_apart)
    dispatcher.include_routers(
        sent_media.build_plain_router(),
        find.build_link_router(),
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
    named = run_inline(dispatcher)
    dispatcher.workflow_data.update({name: getattr(services, name) for name in named & set(dir(services))}, gate=gate)
    return dispatcher
