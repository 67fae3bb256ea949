"""The settings' views: every value of a choice can be chosen, read back, and says what it does."""

import re
from typing import get_args

import pytest

from bot.chats.preferences import GROUP, PRIVATE, Preference, chosen, detail, overview
from bot.chats.store import Choices
from bot.telegram.callbacks import SettingsButton, in_todays_form
from bot.texts.catalogue import Catalogue

CATALOGUE = Catalogue.load()
_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")
EVERY = {preference.field: preference for preference in (*PRIVATE, *GROUP)}


@pytest.mark.parametrize("preference", EVERY.values(), ids=EVERY)
def test_a_choice_offers_every_value_that_it_can_have(preference: Preference) -> None:
    offered = {option.value for option in preference.options.values()}
    stated = Choices.model_fields[preference.field].annotation
    if preference.field == "language":
        assert offered == {None, *CATALOGUE.languages}
    else:
        assert offered == ({True, False} if stated is bool else set(get_args(stated)))


@pytest.mark.parametrize("language", CATALOGUE.languages)
@pytest.mark.parametrize("preference", EVERY.values(), ids=EVERY)
def test_every_button_is_short_and_read_back_as_what_it_says(preference: Preference, language: str) -> None:
    texts = CATALOGUE.texts(language)
    html, rows = detail(preference, Choices(), texts)
    buttons = [button for row in rows for button in row]
    assert all(len((button.data or "").encode()) <= 64 for button in buttons)
    read = [chosen(SettingsButton.unpack(button.data or ""), [preference]) for button in buttons]
    assert [option for _, option in read if option is not None] == list(preference.options.values())
    assert sum(button.text.startswith("✓ ") for button in buttons) == 1
    # Of many that do the same, as languages do, the text tells once; each has its button.
    shown = html if len(preference.options) <= 6 else html + "".join(button.text for button in buttons)
    assert all(option.shown(texts) in shown for option in preference.options.values())
    assert all(_MARKS.sub("", texts.say(option.says)) in _MARKS.sub("", html) for option in preference.options.values())


def test_the_overview_names_every_choice_once() -> None:
    for preferences in (PRIVATE, GROUP):
        _, rows = overview(preferences, Choices(), CATALOGUE.texts("en"))
        assert [chosen(SettingsButton.unpack(row[0].data or ""), preferences)[0] for row in rows] == list(preferences)


@pytest.mark.parametrize("data", ["", "set:nothing", "set:srt:x", "set:srt:never:x", "key:ask"])
def test_what_is_no_button_of_the_settings_is_refused(data: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        chosen(SettingsButton.unpack(in_todays_form(data)), PRIVATE)
