"""The sentence that a hit shows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.forms import Forms
from bot.search.match import Vocabulary, terms_of
from bot.search.passage import Passage, passage_of
from bot.search.words import Words
from bot.transcript.speech import Segment, Transcript
from tests.unit.transcript.shapes import segments

FORMS = Forms()


def passage(said: str, transcript: Transcript, author: str | None = None) -> Passage | None:
    vocabulary, words = Vocabulary(FORMS), Words.of(transcript, author)
    vocabulary.add(0, words.said | words.names, words.language)
    matches = vocabulary.look(terms_of(said))
    return passage_of(transcript, matches.sought, words.names) if matches.numbers else None


def timed(*texts: str) -> Transcript:
    return Transcript("", tuple(Segment(n * 10.0, n * 10 + 9, text) for n, text in enumerate(texts)))


def marked(passage: Passage | None) -> list[str]:
    return [] if passage is None else [passage.text[start:end] for start, end in passage.marks]


def test_the_sentence_that_holds_most_is_shown_with_the_time_of_its_segment() -> None:
    shown = passage("blue folder", timed("A folder. Not this.", "Bring the blue", "folder tomorrow. And rest."))
    assert shown is not None
    assert shown.text == "Bring the blue folder tomorrow."
    assert shown.start_s == 10.0
    assert marked(shown) == ["blue", "folder"]


def test_every_form_of_a_word_is_marked_and_a_phrase_as_a_whole() -> None:
    assert marked(passage("договор", timed("По договору и без договора."))) == ["договору", "договора"]
    assert marked(passage('"new office"', timed("The new, new office is old."))) == ["new office"]
    assert marked(passage("会議", timed("今日の会議は三時です。"))) == ["会議"]


def test_a_sentence_without_end_is_cut_around_the_word() -> None:
    shown = passage("needle", timed("hay " * 2000 + "needle " + "hay " * 2000))
    assert shown is not None
    assert shown.text.startswith("…hay")
    assert shown.text.endswith("…")
    assert len(shown.text) < 230
    assert marked(shown) == ["needle"]


def test_a_text_without_segments_has_no_times() -> None:
    assert passage("second", Transcript("First line.\n\nThe second line.")) == Passage("The second line.", ((4, 10),))


def test_a_senders_name_leads_to_the_beginning_and_a_speakers_to_what_they_say() -> None:
    talk = Transcript(
        "", (Segment(0, 4, "Hello there.", "Ann"), Segment(5, 9, "Good morning.", "Bob"), Segment(9, 12, "Bye.", "Ann"))
    )
    assert passage("Маше", talk, "Маша") == Passage("Hello there.", speaker="Ann")
    assert passage("bob", talk) == Passage("Good morning.", start_s=5.0, speaker="Bob")
    assert passage("маша morning", talk, "Маша") == Passage("Good morning.", ((5, 12),), 5.0, "Bob")


@settings(max_examples=150, deadline=None)
@given(st.lists(segments, max_size=6), st.text(max_size=20), st.text(max_size=400))
def test_whatever_is_there_the_marks_are_within_the_passage_and_in_order(
    said: list[Segment], query: str, text: str
) -> None:
    shown = passage(query, Transcript(text, tuple(said)))
    if shown is not None:
        assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)
        assert [start for start, _ in shown.marks] == sorted(start for start, _ in shown.marks)
