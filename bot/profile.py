"""What the bot says of itself where Telegram shows it, in every language."""

from collections.abc import Mapping

from bot.i18n import Catalogue, Texts
from bot.telegram.profile import Profile, Scope

Menus = Mapping[str, Mapping[str, str]]
"""A scope's commands, each with the key of the sentence that says what it does."""


def profiles(catalogue: Catalogue, menus: Menus) -> dict[str | None, Profile]:
    """The profile in every language; English stands for each language that is not spoken here."""
    return {
        None if language == "en" else language: _profile(catalogue.texts(language), menus)
        for language in catalogue.languages
    }


def _profile(texts: Texts, menus: Menus) -> Profile:
    return Profile(
        menus={Scope(scope): {name: texts.plain(key) for name, key in menu.items()} for scope, menu in menus.items()},
        description=texts.plain("about.description"),
        short_description=texts.plain("about.short"),
    )
