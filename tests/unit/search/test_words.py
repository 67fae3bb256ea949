"""Looking for words: by their beginnings, whatever the case and the dots of ё."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.words import Passage, Query
from bot.transcript.models import Segment, Transcript
from tests.unit.transcript.shapes import segments


def found(said: str, *texts: str) -> Passage | None:
    return Query(said).find(Transcript("", tuple(Segment(n * 10.0, n * 10 + 9, t) for n, t in enumerate(texts))))


def marked(passage: Passage | None) -> list[str]:
    return [] if passage is None else [passage.text[start:end] for start, end in passage.marks]


@pytest.mark.parametrize(
    ("said", "text", "words"),
    [
        ("елка", "Наряжали ЁЛКУ. Потом спали.", []),
        ("елк", "Наряжали ЁЛКУ. Потом спали.", ["ЁЛКУ"]),
        ("ЁЛК", "Под елкой лежал мяч.", ["елкой"]),
        ("budg", "The Budget is done. Rebudgeting is not.", ["Budget"]),
        ("get", "The budget.", []),
        ("meeting budget", "The budget. The meeting about the budget.", ["meeting", "budget"]),
        ("meeting nowhere", "The budget. The meeting.", []),
        ("会議", "今日の会議は三時です。", ["会議"]),
        ("наи\u0306ти", "Надо найти ключ.", ["найти"]),
        ("c++", "C and more.", ["C"]),
        ("straße", "Die STRASSE und die Straße.", ["Straße"]),
    ],
)
def test_words_are_found_by_their_beginnings(said: str, text: str, words: list[str]) -> None:
    assert marked(found(said, text)) == words


def test_the_sentence_that_holds_most_is_shown_with_the_time_of_its_segment() -> None:
    passage = found("blue folder", "A folder. Not this.", "Bring the blue", "folder tomorrow. And rest.")
    assert passage is not None
    assert passage.text == "Bring the blue folder tomorrow."
    assert passage.start_s == 10.0


def test_a_sentence_without_end_is_cut_around_the_word() -> None:
    passage = found("needle", "hay " * 2000 + "needle " + "hay " * 2000)
    assert passage is not None
    assert passage.text.startswith("…hay")
    assert passage.text.endswith("…")
    assert len(passage.text) < 230
    assert marked(passage) == ["needle"]


def test_a_text_without_segments_has_no_times() -> None:
    passage = Query("second").find(Transcript("First line.\n\nThe second line."))
    assert passage == Passage("The second line.", ((4, 10),), None)


def test_nothing_to_look_for_finds_nothing() -> None:
    for said in ("", "  ", "?!", "\u202e"):
        assert Query(said).is_empty
        assert found(said, "word") is None


@settings(max_examples=150, deadline=None)
@given(st.lists(segments, max_size=6), st.text(max_size=20), st.text(max_size=400))
def test_whatever_is_there_the_marks_are_within_the_passage_and_in_order(
    said: list[Segment], query: str, text: str
) -> None:
    passage = Query(query).find(Transcript(text, tuple(said)))
    if passage is not None:
        places = [place for mark in passage.marks for place in mark]
        assert all(0 <= start < end <= len(passage.text) for start, end in passage.marks)
        assert [start for start, _ in passage.marks] == sorted(start for start, _ in passage.marks)
        assert places
