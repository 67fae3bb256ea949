"""Telegram's counter: one router a file, joined in one visible order."""

from aiogram import Dispatcher

from bot.i18n import Catalogue
from bot.jobs.desk import Desk
from bot.jobs.intake import Intake
from bot.jobs.keydesk import KeyDesk
from bot.jobs.privacy import Privacy
from bot.store.chats import Chats
from bot.telegram.send import Sender
from handlers import access, cancel, fallback, key, links, media, membership, privacy, settings, start


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


def build_dispatcher(
    *,
    intake: Intake,
    desk: Desk,
    keydesk: KeyDesk,
    erasure: Privacy,
    chats: Chats,
    sender: Sender,
    catalogue: Catalogue,
    allowed_chats: frozenset[int],
    operators: frozenset[int],
) -> Dispatcher:
    """A dispatcher whose handlers get these services by name. The catch-all is last."""
    dispatcher = Dispatcher(
        disable_fsm=True,
        intake=intake,
        desk=desk,
        keydesk=keydesk,
        privacy=erasure,
        chats=chats,
        sender=sender,
        catalogue=catalogue,
    )
    gate = access.Gate(
        chats=chats, sender=sender, catalogue=catalogue, allowed_chats=allowed_chats, operators=operators
    )
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
