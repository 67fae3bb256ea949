"""Transcripts and their stored form."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.transcript import models
from bot.transcript.models import BrokenTranscriptError, Segment, Transcript
from tests.unit.transcript.shapes import transcripts

GOOD = {"text": "Hello", "segments": [[0, 1.5, "Hello", None]], "language": "en", "duration_s": 1.5}


def stored(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


@settings(max_examples=80)
@given(transcripts)
def test_what_is_stored_comes_back_whatever_the_service_sent(transcript: Transcript) -> None:
    once = Transcript.from_json(transcript.to_json())
    # NaN never equals itself, so times are compared in the stored form.
    assert once.to_json() == transcript.to_json()
    assert once.text == transcript.text
    assert [(s.text, s.speaker) for s in once.segments] == [(s.text, s.speaker) for s in transcript.segments]


def test_a_time_that_is_no_number_comes_back_as_none() -> None:
    transcript = Transcript("a", (Segment(math.nan, math.inf, "a"),), duration_s=math.inf)
    once = Transcript.from_json(transcript.to_json())
    assert math.isnan(once.segments[0].start_s)
    assert math.isnan(once.segments[0].end_s)
    assert once.duration_s is None
    assert not once.segments[0].has_start


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b"{}",
        stored(extra=1),
        stored(text=None),
        stored(language=3),
        stored(duration_s="1"),
        stored(duration_s=True),
        stored(segments={}),
        stored(segments=[[0, 1, "a"]]),
        stored(segments=[[0, 1, 2, None]]),
        stored(segments=[["0", 1, "a", None]]),
        stored(segments=[[10**400, 1, "a", None]]),
        stored(segments=[[math.nan, 1, "a", None]]),
        stored().replace(b"1.5", b"1e999"),
    ],
    ids=lambda data: repr(data[:40]),
)
def test_a_broken_form_is_refused_without_quoting_it(data: bytes) -> None:
    with pytest.raises(BrokenTranscriptError) as caught:
        Transcript.from_json(data)
    assert "Hello" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_transcript_or_broken(data: bytes) -> None:
    with pytest.raises(BrokenTranscriptError):
        Transcript.from_json(data)


def test_a_form_larger_than_the_bound_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MAX_JSON_BYTES", 10)
    with pytest.raises(BrokenTranscriptError, match="larger"):
        Transcript.from_json(stored())


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u2060", "\u3164", "\x00\u202e", "\u0301"])
def test_a_transcript_in_which_nothing_shows_is_empty(text: str) -> None:
    assert Transcript(text, (Segment(0, 1, text),)).is_empty


def test_segments_alone_make_a_transcript_that_is_not_empty() -> None:
    transcript = Transcript("", (Segment(0, 1, "two words"), Segment(1, 2, "more")))
    assert not transcript.is_empty
    assert transcript.words == 3


def test_words_are_counted_in_the_text_where_there_is_one() -> None:
    assert Transcript("Один два,\nтри", (Segment(0, 1, "one"),)).words == 3
