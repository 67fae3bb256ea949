"""What the bot says of what it sees, for every state that Telegram may report."""

import itertools

import pytest

from bot.chats.store import Choices
from bot.groups.diagnosis import GroupView, describe, welcome
from bot.telegram.members import Myself, Standing
from bot.texts.catalogue import Catalogue
from tests.unit.transcript import chat_html

CATALOGUE = Catalogue.load()


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_every_state_fits_one_message_and_says_what_to_change(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for admin, reads, write, files, react, delete, key, on in itertools.product([False, True], repeat=8):
        standing = Standing(
            is_present=True, is_admin=admin, can_write=write, can_send_files=files, can_react=react, can_delete=delete
        )
        me = Myself(1, "a_bot", reads_all=reads, supports_guests=on, supports_business=on)
        choices = Choices(voice_unasked=on, files_unasked=on)
        view = GroupView(me, standing, choices, has_key=key, reactions=None)
        said, to_operator = describe(view, texts, is_operator=False), describe(view, texts, is_operator=True)
        assert 0 < chat_html.units(chat_html.read(to_operator)) < 4096
        assert "BotFather" not in said
        assert ("BotFather" in to_operator) == ((not admin and not reads) or not on)
        lines = chat_html.read(welcome(view, texts)).splitlines()
        assert len(lines) == (1 if key and (admin or reads) else 2)


def test_reactions_count_as_allowed_only_when_all_three_are() -> None:
    me = Myself(1, "a_bot", reads_all=True, supports_guests=True, supports_business=True)
    view = GroupView(me, Standing(is_present=True), Choices(), has_key=True, reactions=frozenset("👀👌"))
    assert not view.can_react
