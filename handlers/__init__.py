"""Telegram's counter: one router a file, joined in one visible order."""

from aiogram import Dispatcher

from handlers import cancel, card, convert, fallback, history, key, links, media, membership, privacy, settings, start
from handlers.access import Gate
from handlers.promptly import Promptly


def build_dispatcher(gate: Gate, promptly: Promptly, **services: object) -> Dispatcher:
    """A dispatcher whose handlers get these services by the names they are given here. The catch-all is last."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.workflow_data.update(services)
    dispatcher.callback_query.outer_middleware(promptly)
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.outer_middleware(gate)
    dispatcher.include_routers(
        membership.build_router(),
        start.build_router(),
        key.build_router(),
        cancel.build_router(),
        settings.build_router(),
        privacy.build_router(),
        history.build_router(),
        card.build_router(),
        convert.build_router(),
        media.build_router(),
        links.build_router(),
        fallback.build_router(),
    )
    return dispatcher
