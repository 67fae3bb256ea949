"""Paragraphs in a text that came as one block."""

from hypothesis import given, settings

from bot.transcript.escape import clean
from bot.transcript.layout import with_paragraphs
from bot.transcript.speech import Segment, Transcript
from tests.unit.transcript.shapes import texts, transcripts, without_space

SENTENCE = "Это обычное предложение средней длины. "


@settings(max_examples=60, deadline=None)
@given(texts, transcripts)
def test_only_whitespace_changes(text: str, transcript: Transcript) -> None:
    long = clean(text * 10)
    assert without_space(with_paragraphs(long, transcript.segments)) == without_space(long)


def test_a_short_text_and_one_with_lines_of_its_own_stay() -> None:
    short, lined = SENTENCE * 5, f"{SENTENCE * 10}\n{SENTENCE * 10}"
    assert with_paragraphs(short) == short
    assert with_paragraphs(lined) == lined


def test_a_block_is_broken_at_sentence_ends() -> None:
    paragraphs = with_paragraphs((SENTENCE * 60).strip()).split("\n\n")
    assert len(paragraphs) > 4
    assert all(p.endswith(".") and len(p) < 600 for p in paragraphs)


def test_a_paragraph_ends_rather_where_the_speaker_paused() -> None:
    said = [Segment(n + (5.0 if n > 7 else 0.0), n + (6.0 if n > 7 else 1.0), SENTENCE.strip()) for n in range(20)]
    text = " ".join(s.text for s in said)
    assert with_paragraphs(text, said).index("\n\n") == len((SENTENCE * 8).strip())


def test_segments_of_another_text_say_nothing_of_its_pauses() -> None:
    text = (SENTENCE * 20).strip()
    other = [Segment(0, 1, "другое"), Segment(50, 51, "слово")]
    assert with_paragraphs(text, other) == with_paragraphs(text)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = ("Он живёт в г. Москве на ул. Мира без единой точки в конце " * 30).strip()
    assert with_paragraphs(text) == text


def test_sentences_of_scripts_without_spaces_are_found() -> None:
    assert "\n\n" in with_paragraphs("今日はとても良い天気です。" * 80)


def test_a_text_of_nothing_but_marks_is_read_once() -> None:
    text = "." * 200_000
    assert with_paragraphs(text) == text
