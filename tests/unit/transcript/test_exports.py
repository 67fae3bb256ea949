"""Files made of a transcript: each kind reads as such, and whatever was said is in it."""

import json
import re
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.transcript.changes import MOST_WORDS, changes
from bot.transcript.exports import KINDS, make_file
from bot.transcript.layout import Body, Style, lay_out
from bot.transcript.speech import Segment, Transcript, renamed, speakers_of, with_names_of
from tests.unit.transcript.shapes import transcripts

SAID = Transcript(
    "1. *Yes* <b>no</b>",
    (Segment(0, 1.5, "1. *Yes*", "Anna"), Segment(61.25, 62, "<b>no</b> --> {x}", "Боря")),
    "en",
    62.0,
)


def made(kind: str, transcript: Transcript = SAID, style: Style = Style.SPEAKERS) -> str:
    return make_file(kind, transcript, lay_out(transcript, style), title="A # talk", speakers=True).decode()


def test_webvtt_has_its_own_times_and_no_markup() -> None:
    assert made("vtt") == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nAnna: 1. *Yes*\n\n"
        "00:01:01.250 --> 00:01:02.000\nБоря: ‹b›no‹/b› → (x)\n"
    )


def test_markdown_says_what_was_said_and_nothing_is_formatted_by_it() -> None:
    assert made("md") == "# A # talk\n\n**Anna:** 1. \\*Yes\\*\n\n**Боря:** \\<b\\>no\\</b\\> --\\> {x}\n"
    assert made("md", Transcript("1. one\n- two"), Style.PLAIN).endswith("\n\n1\\. one  \n\\- two\n")


def test_json_holds_it_all() -> None:
    told = json.loads(made("json"))
    assert (told["language"], told["duration_s"], told["title"]) == ("en", 62.0, "A # talk")
    assert told["segments"][1] == {"start_s": 61.25, "end_s": 62, "speaker": "Боря", "text": "<b>no</b> --> {x}"}


@settings(max_examples=60, deadline=None)
@given(transcripts, st.sampled_from(KINDS), st.booleans())
def test_any_transcript_becomes_any_file(transcript: Transcript, kind: str, speakers: bool) -> None:
    data = make_file(kind, transcript, lay_out(transcript, Style.PLAIN), title="t", speakers=speakers)
    data.decode()
    if kind == "vtt" and data:
        cues = re.findall(rb"(?m)^\d\d+:\d\d:\d\d\.\d{3} --> \d\d+:\d\d:\d\d\.\d{3}$", data)
        assert cues
        assert data.count(b"-->") == len(cues)


def test_nothing_makes_no_file_but_json() -> None:
    empty = {kind: make_file(kind, Transcript(""), Body(""), title="t") for kind in KINDS}
    assert [kind for kind, data in empty.items() if data] == ["json"]


def test_a_speaker_is_renamed_wherever_they_speak_and_may_become_another() -> None:
    assert speakers_of(renamed(SAID, "Anna", "Маша")) == ("Маша", "Боря")
    assert speakers_of(renamed(SAID, "Anna", "Боря")) == ("Боря",)
    assert renamed(SAID, "nobody", "x") == SAID


def test_names_go_along_to_who_speaks_at_the_same_time() -> None:
    named = renamed(renamed(SAID, "Anna", "Маша"), "Боря", "Боб")
    again = Transcript("x", (Segment(0, 2, "Yes", "B"), Segment(60, 62, "no", "A"), Segment(62, 63, "new", "C")))
    carried = with_names_of(named, again)
    assert (speakers_of(carried), sorted(carried.names)) == (("Маша", "Боб", "C"), ["Боб", "Маша"])
    assert with_names_of(SAID, again) == again
    nobodys = Transcript("x", (Segment(10, 12, "Yes", "B"),))
    assert with_names_of(named, nobodys) == nobodys


@given(transcripts, st.randoms(use_true_random=False))
def test_a_name_is_one_speakers_and_all_else_stays(transcript: Transcript, random: Random) -> None:
    speakers = speakers_of(transcript)
    named = renamed(transcript, random.choice(speakers), "Маша") if speakers else transcript
    carried = with_names_of(named, transcript)
    assert set(carried.names) <= {"Маша"}
    assert [s.text for s in carried.segments] == [s.text for s in transcript.segments]
    assert Transcript.from_json(carried.to_json()).names == carried.names


def test_changes_are_counted_by_words_and_case_is_none() -> None:
    found = changes("We met on monday, in Rome.", "We meet on Monday in Rome today")
    assert found is not None
    assert (found.words, found.of) == (2, 7)
    assert found.shown == (("met", "meet"), ("", "today"))
    same = changes("Yes. No!", "yes no")
    assert same is not None
    assert not same.words
    assert changes("a " * (MOST_WORDS + 1), "a") is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(before: str, after: str) -> None:
    found = changes(before, after)
    assert found is not None
    assert 0 <= found.words <= len(before.split()) + len(after.split())
