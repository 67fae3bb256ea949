"""Text as Telegram takes it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.transcript.escape import clean, escape, is_blank, shown_units, utf16_len
from tests.unit.transcript import chat_html
from tests.unit.transcript.shapes import HOSTILE, texts

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(("text", "length"), [("", 0), ("ж", 1), ("👋", 2), ("\ud83d", 1), ("e\u0301", 2)])
def test_length_is_counted_in_utf16_units(text: str, length: int) -> None:
    assert utf16_len(text) == length


@given(texts)
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    assert chat_html.read(escape(text)) == text


@given(texts)
@example("".join(HOSTILE))
def test_clean_text_can_be_sent_and_never_garbles_a_chat(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not set(cleaned) & set(BIDI)
    assert not [c for c in cleaned if ord(c) < 32 and c != "\n"]
    assert "\n\n\n" not in cleaned
    assert clean(cleaned) == cleaned


@given(st.text())
def test_text_is_cleaned_alike_whether_or_not_all_of_it_is_printable(text: str) -> None:
    assert clean(text) == clean(f"{text}\n")


def test_clean_text_keeps_what_people_write() -> None:
    text = "Ёж & «кавычки» <3 👨‍👩‍👧‍👦 עברית\u200f 🇷🇺"
    assert clean(text) == text


def test_newlines_of_every_system_become_one_kind() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"
    assert clean(" a \n \n \n\n b\t\t c ") == "a\n\nb c"


def test_halves_of_a_pair_are_joined_and_lone_ones_replaced() -> None:
    assert clean("\ud83d\udc4b") == "👋"
    assert clean("a\udc4b") == "a\ufffd"


@given(texts)
def test_what_is_visible_stays_visible_when_clean(text: str) -> None:
    assert is_blank(text) or not is_blank(clean(text))


@given(st.lists(st.sampled_from(["<b>", "</b>", "&lt;", "&#128075;", "a", "👋", '<a href="x&amp;y">', "</a>"])))
def test_the_units_of_html_are_never_counted_too_low(parts: list[str]) -> None:
    entities = {"&lt;": 1, "&#128075;": 2, "a": 1, "👋": 2}
    assert shown_units("".join(parts)) == sum(entities.get(part, 0) for part in parts)
