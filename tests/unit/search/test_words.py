"""The words of a transcript as they are compared, and as they are stored."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.words import Words, folded, tokens
from bot.transcript.speech import Segment, Transcript
from tests.unit.transcript.shapes import segments


def words(text: str) -> list[str]:
    return [word for word, _, _ in tokens(folded(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ёлка, ЁЛКИ!", ["елка", "елки"]),
        ("Maria's plan – don't", ["maria", "plan", "don"]),
        ("Maria’s", ["maria"]),
        ("созвон в 10:30", ["созвон", "в", "10", "30"]),
        ("snake_case __", ["snake", "case"]),
        ("М\u0430\u0448a", ["маша"]),
        ("c\u043ede", ["code"]),
        ("?! … \u202e", []),
    ],
)
def test_case_yo_possessives_and_letters_that_look_alike_do_not_count(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_what_is_said_and_who_says_it_stay_apart() -> None:
    said = Transcript("", (Segment(0, 1, "Привет всем", "Гость"), Segment(1, 2, "Пока", None)))
    assert Words.of(said, "Маша Иванова") == Words(
        frozenset({"привет", "всем", "пока"}), frozenset({"гость", "маша", "иванова"})
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(segments, max_size=4), st.text(max_size=200), st.none() | st.text(max_size=30))
def test_words_come_back_as_they_were_stored(said: list[Segment], text: str, author: str | None) -> None:
    made = Words.of(Transcript(text, tuple(said)), author)
    assert Words.unpacked(made.packed()) == made


def test_words_of_another_version_are_made_again() -> None:
    assert Words.unpacked(b"1\nwho\nwhat") is None
    assert Words.unpacked(b"") is None
