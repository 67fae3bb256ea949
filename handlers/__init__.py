"""Telegram's counter: one router a file, joined in one visible order."""

from aiogram import Dispatcher

from bot.i18n import Catalogue
from handlers import cancel, fallback, key, links, media, membership, privacy, settings, start
from handlers.access import Gate


def command_menu(catalogue: Catalogue) -> dict[str | None, dict[str, str]]:
    """The commands of the menu with what each does; English stands for every language that is not here."""
    menus: dict[str | None, dict[str, str]] = {}
    for language in catalogue.languages:
        texts = catalogue.texts(language)
        menus[None if language == "en" else language] = {
            "help": texts.plain("menu.help"),
            "key": texts.plain("menu.key"),
            "cancel": texts.plain("menu.cancel"),
            "settings": texts.plain("menu.settings"),
            "privacy": texts.plain("menu.privacy"),
            "start": texts.plain("menu.start"),
        }
    return menus


def build_dispatcher(gate: Gate, **services: object) -> Dispatcher:
    """A dispatcher whose handlers get these services by the names they are given here. The catch-all is last."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.workflow_data.update(services)
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.outer_middleware(gate)
    dispatcher.include_routers(
        membership.build_router(),
        start.build_router(),
        key.build_router(),
        cancel.build_router(),
        settings.build_router(),
        privacy.build_router(),
        media.build_router(),
        links.build_router(),
        fallback.build_router(),
    )
    return dispatcher
