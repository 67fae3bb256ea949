"""A key is seen wherever a person puts it, and nothing else is taken for one."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keys.spotting import Spotted, spot

KEY = "sk_live_0a1b2c3d4e5f6789"


@pytest.mark.parametrize(
    "text",
    [
        KEY, f" {KEY}\n", f'"{KEY}"', f"«{KEY}»", f"`{KEY}`", f"({KEY})", f"{KEY}.", f"{KEY},", f"{KEY}!",
        f"\xa0{KEY}\xa0",
        f"\u200b{KEY}\u200b", f"{KEY[:9]}\u200b{KEY[9:]}", f"Bearer {KEY}", f"Authorization: Bearer {KEY}",
        f"my key: {KEY}.", f"мой ключ: {KEY}", f"ключ:{KEY}, спасибо", f"API_KEY={KEY}", f"/start {KEY}",
        f"/help@some_bot {KEY}", f"/find {KEY}", f"here it is\n{KEY}\nthanks", f'/key "{KEY}"', f"/key Bearer {KEY}",
        f"see https://example.com/a.mp3 and my key {KEY}",
    ],
)  # fmt: skip
def test_a_key_is_found_whatever_stands_around_it(text: str) -> None:
    assert spot(text) == Spotted(KEY)


@pytest.mark.parametrize(
    "text",
    [
        f"https://example.com/talk.mp4?sig={KEY}", f"http://x.org/{KEY}", f"example.com/talk?sig={KEY}&a=1",
        f"example.com?{KEY}", f"see https://a.b/c#{KEY} please", "what does sk_ mean?", "task_0123456789abcdef", "sk_",
        f"desk_{KEY}", "", "/key", "my sk_8 skis",
    ],
)  # fmt: skip
def test_a_link_or_a_word_is_no_key(text: str) -> None:
    assert spot(text) is None


@pytest.mark.parametrize(
    "text", ["sk_ abc", "sk_live 0a1b2c3d4e5f", "sk_ 0a1b2c3d4e5f6789", "/key sk_live_0a1b 2c3d4e5f6789",
             "ключ sk_live 0a1b2c3d4e5f", f"{KEY[:18]} {KEY[18:]}"]
)  # fmt: skip
def test_a_key_with_a_space_in_it_is_known_for_what_it_is(text: str) -> None:
    assert spot(text) == Spotted(None)


def test_behind_the_command_even_a_short_one_is_meant_as_a_key() -> None:
    assert spot("/key sk_bad") == Spotted("sk_bad")


@pytest.mark.parametrize(
    "text",
    [
        KEY.replace("sk_", "SK_"), f"вот: {KEY.replace('sk_', 'Sk_')}.", KEY.replace("k", "к"),
        KEY.replace("s", "с", 1), KEY.replace("a", "а"), f"ключ {KEY.replace('e', 'е')}, вот",
    ],
)  # fmt: skip
def test_a_key_in_capitals_or_with_cyrillic_letters_is_read_as_it_was_meant(text: str) -> None:
    assert spot(text) == Spotted(KEY)


def test_a_key_with_a_dash_in_it_is_known_for_what_it_is() -> None:
    assert spot(f"мой ключ {KEY.replace('sk_', 'sk-')}") == Spotted(None)


@pytest.mark.parametrize(
    "text",
    ["SK_REPORT_FINAL_VERSION_2026", "СК_отчёт_за_2026_год", "sk-hynix-announcement-of-2026", "task-0123456789abcdef"],
)
def test_a_name_that_only_begins_like_a_key_is_none(text: str) -> None:
    assert spot(text) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_never_fails_and_shows_no_key(before: str, after: str) -> None:
    found = spot(f"{before}{KEY}{after}")
    assert found is None or KEY not in repr(found)


@pytest.mark.parametrize("text", ["sk_" + " 1a1" * 1000 + " я", "a" * 4096, "sk_" + "1" * 4000 + " @", "://" * 1300])
def test_no_text_of_a_message_keeps_the_bot_from_all_else(text: str) -> None:
    # What tries all ways through such a text would not end in a lifetime.
    code = "import sys; from bot.keys.spotting import spot; spot(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, text], check=True, timeout=60)
