"""What Telegram shows of the bot before anybody writes to it."""

from pathlib import Path

from bot.texts.catalogue import NAMES
from sandbox.telegram import TelegramStandIn
from tests.conversations.conftest import Talk
from tests.world import running, until, world

_SETTING = ("setMyCommands", "setMyDescription", "setMyShortDescription")


def settings_made(telegram: TelegramStandIn) -> int:
    return sum(call.method in _SETTING for call in telegram.calls)


async def test_menus_stand_for_every_kind_of_chat_in_every_language(talk: Talk) -> None:
    await until(lambda: len(talk.telegram.descriptions) == 2 * len(NAMES))
    for scope in ("all_private_chats", "all_group_chats", "all_chat_administrators"):
        english, russian = talk.telegram.commands[scope, ""], talk.telegram.commands[scope, "ru"]
        assert [c["command"] for c in english] == [c["command"] for c in russian]
        assert "Найти в сказанном" in [c["description"] for c in russian]
    assert "Press Start" in talk.telegram.descriptions["description", ""]
    assert "Старт" in talk.telegram.descriptions["description", "ru"]


async def test_a_restart_sets_only_what_differs(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        telegram = around.telegram
        async with running(around.settings):
            await until(lambda: len(telegram.descriptions) == 2 * len(NAMES))
        first = settings_made(telegram)
        telegram.descriptions["short_description", "ru"] = "Что-то другое"
        async with running(around.settings):
            await until(lambda: telegram.descriptions["short_description", "ru"] != "Что-то другое")
        assert first == 5 * len(NAMES)
        assert settings_made(telegram) == first + 1
