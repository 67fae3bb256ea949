"""SubRip: read back by pysubs2, and by eyes."""

import math
import re
from itertools import pairwise

import pysubs2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.transcript import srt
from bot.transcript.escape import is_blank
from bot.transcript.speech import Segment, tell_times
from tests.unit.transcript.shapes import segments, ten_hours, without_space

_BLOCK = re.compile(r"(\d+)\n(\d{2,}):(\d\d):(\d\d),(\d{3}) --> (\d{2,}):(\d\d):(\d\d),(\d{3})\n(.+\n(?:.+\n)?)")
# pysubs2 takes a last line of digits for the number of a cue to come: this one stands behind it.
_LAST = Segment(9_000_000, 9_000_001, "end")


def blocks(text: str) -> list[tuple[int, int, str]]:
    """The cues by this test's own reading of the form: start and end in ms, and text."""
    found = []
    for number, block in enumerate(text.split("\n\n") if text else [], start=1):
        match = _BLOCK.fullmatch(block.rstrip("\n") + "\n")
        assert match is not None, block
        index, h1, m1, s1, ms1, h2, m2, s2, ms2 = map(int, match.groups()[:9])
        assert index == number
        start = ((h1 * 60 + m1) * 60 + s1) * 1000 + ms1
        end = ((h2 * 60 + m2) * 60 + s2) * 1000 + ms2
        found.append((start, end, match[10].rstrip("\n")))
    return found


def neutral(text: str) -> str:
    """What may differ: whitespace, and the marks that a player would take for markup."""
    return without_space(text.translate(str.maketrans("<>‹›", "    ")))


@settings(max_examples=150, deadline=None)
@given(st.lists(segments, max_size=15))
@example([Segment(0, 1, "все сразу")] * 20)
@example([Segment(math.nan, 0, "до"), Segment(1, 2, "раз"), Segment(math.nan, 0, "два"), Segment(3, 4, "три")])
@example([Segment(5, 1, "назад"), Segment(2, 9, "внахлёст"), Segment(3, 4, "внутри")])
@example([Segment(0, 0.001, "слово " * 500), Segment(0.002, 1, "потом")])
def test_cues_are_in_order_never_overlap_and_lose_nothing(said: list[Segment]) -> None:
    text = srt.build(said)
    cues = blocks(text)
    assert all(start < end for start, end, _ in cues)
    assert all(before[1] <= after[0] for before, after in pairwise(cues))
    kept = sorted(without_space("".join(cue for _, _, cue in cues)))
    told = [s for s in said if not is_blank(s.text)]
    expected = "".join(srt._harmless(s.text) for s in srt._timed(told)) if tell_times(told) else ""
    if tell_times(told):
        assert neutral(expected) == neutral("".join(srt._harmless(s.text) for s in told))
    assert kept == sorted(without_space(expected))
    text.encode()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.builds(lambda s, n: Segment(n * 2.0, n * 2 + 2.5, s.text), segments, st.integers(0, 500)), max_size=8)
)
def test_pysubs2_reads_the_same(said: list[Segment]) -> None:
    cues = blocks(srt.build([*said, _LAST]))[:-1]
    events = pysubs2.SSAFile.from_string(srt.build([*said, _LAST]).replace("2500:", "99:"), format_="srt")[:-1]
    assert [(e.start, e.end) for e in events] == [(start, end) for start, end, _ in cues]
    assert [neutral(e.plaintext) for e in events] == [neutral(cue) for _, _, cue in cues]


def test_a_cue_reads_as_players_want_it() -> None:
    said = [Segment(0, 1.25, "Привет, мир!"), Segment(3661.5, 3663, "Пока.")]
    assert srt.build(said) == (
        "1\n00:00:00,000 --> 00:00:01,250\nПривет, мир!\n\n2\n01:01:01,500 --> 01:01:03,000\nПока.\n"
    )


def test_hours_beyond_99_do_not_break() -> None:
    assert "100:00:00,000 --> 100:00:01,000" in srt.build([Segment(360_000, 360_001, "поздно")])


def test_an_overlap_is_trimmed_and_times_in_order_are_kept_to_the_millisecond() -> None:
    assert [cue[:2] for cue in blocks(srt.build([Segment(0, 5, "а"), Segment(2, 6, "б")]))] == [(0, 2000), (2000, 6000)]
    words = [Segment(n * 0.08, (n + 1) * 0.08, "слово") for n in range(100)]
    assert [cue[:2] for cue in blocks(srt.build(words))] == [(n * 80, (n + 1) * 80) for n in range(100)]


def test_two_who_speak_at_once_share_their_time() -> None:
    cues = blocks(srt.build([Segment(0, 4, "один"), Segment(0, 4, "двое"), Segment(4, 5, "три")]))
    assert [cue[:2] for cue in cues] == [(0, 2000), (2000, 4000), (4000, 5000)]


@pytest.mark.parametrize("end", [5.0, 1.0, math.nan, math.inf, -math.inf, 1e300])
def test_a_cue_without_a_length_gets_time_to_be_read(end: float) -> None:
    (start, stop, _), _ = blocks(srt.build([Segment(5, end, "слово"), Segment(60, 61, "и")]))
    assert start == 5000
    assert 100 <= stop - start <= 2000


def test_a_segment_without_a_start_belongs_to_the_cue_before_it() -> None:
    unknown = (math.nan, math.nan)
    said = [Segment(*unknown, "а"), Segment(1, 2, "б"), Segment(*unknown, "в"), Segment(3, 4, "г")]
    assert blocks(srt.build(said)) == [(1000, 2000, "а б в"), (3000, 4000, "г")]


def test_a_long_cue_is_divided_into_two_lines_a_screen_with_time_by_length() -> None:
    cues = blocks(srt.build([Segment(0, 30, "Довольно длинное предложение из слов. " * 8)]))
    lines = [line for _, _, text in cues for line in text.split("\n")]
    assert len(cues) == 4
    assert all(len(line) <= 42 for line in lines)
    assert all(text.count("\n") <= 1 for _, _, text in cues)
    assert (cues[0][0], cues[-1][1]) == (0, 30_000)
    pace = [(end - start) / len(text) for start, end, text in cues]
    assert max(pace) / min(pace) < 1.1


def test_a_word_wider_than_a_line_is_cut_between_characters() -> None:
    for word in ("ы" * 100, "漢字" * 50, "👨‍👩‍👧‍👦" * 40):
        cues = blocks(srt.build([Segment(0, 9, word)]))
        assert "".join(text.replace("\n", "") for _, _, text in cues) == word
    lines = [line for _, _, text in blocks(srt.build([Segment(0, 9, "漢字" * 50)])) for line in text.split("\n")]
    assert max(map(len, lines)) == 21


def test_what_would_be_markup_or_a_time_line_is_made_harmless() -> None:
    said = "a --> b <i>x</i> < font > {\\an8} 1 < 2 > 0\n\n7\n00:00:01,000 --> 00:00:02,000\nx\u202ey"
    text = srt.build([Segment(0, 9, said)])
    assert len(blocks(text)) == text.count(" --> ")
    body = " ".join(cue for _, _, cue in blocks(text))
    assert not re.search(r"<\s*/?\w|-->|[{}\\]", body.replace("1 < 2", ""))
    assert "\u202e" not in body


def test_empty_segments_make_no_cue() -> None:
    assert srt.build([]) == ""
    assert srt.build([Segment(0, 1, " \n"), Segment(1, 2, "\u200b")]) == ""


def test_a_speaker_is_named_where_the_speaker_changes() -> None:
    said = [
        Segment(0, 1, "Да.", "Анна"),
        Segment(1, 2, "Да!", "Анна"),
        Segment(2, 3, "Нет.", "<b>"),
        Segment(3, 4, "…"),
    ]
    assert [text for _, _, text in blocks(srt.build(said, speakers=True))] == ["Анна: Да.", "Да!", "‹b›: Нет.", "…"]
    assert "Анна" not in srt.build(said)


def test_ten_hours_stay_within_bounds() -> None:
    transcript = ten_hours()
    text = srt.build(transcript.segments)
    cues = blocks(text)
    assert len(cues) == 36_000
    assert cues[-1][1] == 36_000_000
    assert len(text) < 36_000 * 120


@pytest.mark.parametrize("start", [0.0, math.nan, math.inf])
def test_without_times_there_are_no_subtitles(start: float) -> None:
    assert srt.build([Segment(start, start, s.text) for s in ten_hours().segments]) == ""


@pytest.mark.parametrize("mark", ["-", ".", "<a", "{", "\u0301", "🇷", "。", " \n"])
def test_a_text_of_nothing_but_one_mark_is_read_once(mark: str) -> None:
    # Read anew from each of its characters, 300,000 of them would take minutes.
    cues = blocks(srt.build([Segment(0, 9, mark * 300_000)]))
    assert len(cues) <= 300_000


@pytest.mark.parametrize(
    "data",
    [
        b"1\n00:00:00,000 --> 00:00:01,000\nHi\n",
        b"\xef\xbb\xbf1\r\n00:00:00,000 --> 00:00:01,000\r\nHi\r\n",
        b"\n\n0\n0:00:00.5 --> 0:00:01.0\nHi",
        b"00:00:00,000 --> 00:00:01,000\n" + "Привет".encode("cp1251"),
    ],
)
def test_what_services_send_as_subrip_is_known(data: bytes) -> None:
    assert srt.is_srt(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"<html>00:00:00,000 --> 00:00:01,000",
        b"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n",
        b"1\n2\n",
        b"1" * 9000,
    ],
)
def test_what_is_no_subrip_is_told_apart(data: bytes) -> None:
    assert not srt.is_srt(data)


def test_what_is_built_is_subrip() -> None:
    assert srt.is_srt(srt.build([Segment(0, 1, "Привет")]).encode())
