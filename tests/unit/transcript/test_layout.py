"""What a chat and a text file get."""

import math
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.transcript.escape import clean
from bot.transcript.layout import MAX_MESSAGE_UNITS, Rendered, Style, body_as_txt, lay_out, render_body
from bot.transcript.speech import Segment, Transcript
from tests.unit.transcript import chat_html
from tests.unit.transcript.shapes import ten_hours, texts, transcripts, without_space


def render(transcript: Transcript, style: Style, **more: Any) -> Rendered:
    return render_body(lay_out(transcript, style), **more)


def as_txt(transcript: Transcript, style: Style) -> bytes:
    return body_as_txt(lay_out(transcript, style))


FOLDED = "<blockquote expandable>"
SENTENCE = "Это обычное предложение средней длины. "


def talk(*lines: tuple[float, str, str | None]) -> Transcript:
    segments = tuple(Segment(start, start + 1, text, speaker) for start, text, speaker in lines)
    return Transcript(" ".join(s.text for s in segments), segments)


@settings(max_examples=80, deadline=None)
@given(transcripts, st.sampled_from(Style), st.integers(60, 300), st.booleans())
def test_every_transcript_becomes_a_message_that_telegram_takes(
    transcript: Transcript, style: Style, max_units: int, framed: bool
) -> None:
    header, footer = ("<b>Anna &amp; co</b>", "<i>end</i>") if framed else (None, None)
    rendered = render(transcript, style, header=header, footer=footer, max_units=max_units)
    shown = chat_html.read(rendered.html)
    assert chat_html.units(shown) <= max_units
    assert shown.strip()
    if framed:
        assert shown.startswith("Anna & co\n")
        assert shown.endswith("\nend")


@settings(max_examples=60, deadline=None)
@given(texts)
def test_a_whole_plain_text_loses_only_whitespace(text: str) -> None:
    rendered = render(Transcript(text), Style.PLAIN, max_units=100_000)
    assert rendered.whole
    if not Transcript(text).is_empty:
        assert without_space(chat_html.read(rendered.html)) == without_space(clean(text))
        assert without_space(as_txt(Transcript(text), Style.PLAIN).decode()) == without_space(clean(text))


def test_a_short_text_is_plain_and_escaped() -> None:
    rendered = render(Transcript('<b> & "quotes" 👋'), Style.PLAIN)
    assert rendered.html == "&lt;b&gt; &amp; &quot;quotes&quot; 👋"


@pytest.mark.parametrize(
    ("text", "is_folded"), [("а" * 700, False), ("а" * 701, True), ("а\n" * 12, False), ("а\n" * 13, True)]
)
def test_a_long_text_is_folded(text: str, is_folded: bool) -> None:
    assert (FOLDED in render(Transcript(text), Style.PLAIN).html) is is_folded


@pytest.mark.parametrize("letter", ["я", "👋", "&"])
def test_the_limit_is_met_to_the_unit(letter: str) -> None:
    count = MAX_MESSAGE_UNITS // chat_html.units(letter)
    assert render(Transcript(letter * count), Style.PLAIN).whole
    over = render(Transcript(letter * (count + 1)), Style.PLAIN)
    assert not over.whole
    assert chat_html.units(chat_html.read(over.html)) <= MAX_MESSAGE_UNITS


def test_header_and_footer_count() -> None:
    text = Transcript("я" * (MAX_MESSAGE_UNITS - 5))
    assert render(text, Style.PLAIN, header="<b>&lt;&gt;</b>", footer="x").whole
    assert not render(text, Style.PLAIN, header="<b>&lt;&gt;</b>", footer="xx").whole


def test_a_header_that_leaves_no_room_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no room"):
        render(Transcript("a"), Style.PLAIN, header="x" * 4090)


def test_a_preview_ends_at_a_sentence_and_says_that_there_is_more() -> None:
    rendered = render(Transcript(SENTENCE * 200), Style.PLAIN)
    assert not rendered.whole
    assert rendered.html.startswith(FOLDED)
    assert rendered.html.endswith("длины. …</blockquote>")
    assert chat_html.units(chat_html.read(rendered.html)) > MAX_MESSAGE_UNITS * 0.7


def test_a_preview_cut_at_a_word_ends_at_once() -> None:
    html = render(Transcript("слово " * 2000), Style.PLAIN).html
    assert html.endswith("слово…</blockquote>")


def test_a_preview_never_ends_inside_a_bold_name() -> None:
    lines = [(float(n), "да", f"Имя {n} " + "x" * 40) for n in range(40)]
    for max_units in range(60, 200):
        chat_html.read(render(talk(*lines), Style.SPEAKERS, max_units=max_units).html)


def test_an_empty_transcript_never_makes_an_empty_message() -> None:
    assert render(Transcript("\u200b"), Style.PLAIN).html.strip()
    assert as_txt(Transcript("\n"), Style.PLAIN) == b""


def test_times_stand_before_what_was_said() -> None:
    transcript = talk((0, "Раз.", None), (65, "Два.", None), (3725.9, "Три.", None))
    assert as_txt(transcript, Style.TIMED).decode() == "0:00 Раз.\n1:05 Два.\n1:02:05 Три.\n"


def test_short_segments_share_a_time_until_a_sentence_ends() -> None:
    transcript = talk(*[(float(n), "несколько слов подряд" + (".", "")[n % 2], None) for n in range(40)])
    lines = as_txt(transcript, Style.TIMED).decode().splitlines()
    assert 4 < len(lines) < 12
    assert all(re.match(r"\d+:\d\d ", line) and line.endswith(".") for line in lines[:-1])


@pytest.mark.parametrize("start", [math.nan, math.inf, 1e300, 0.0])
def test_times_that_tell_nothing_are_not_shown(start: float) -> None:
    transcript = talk((start, "Раз.", None), (start, "Два.", None))
    assert as_txt(transcript, Style.TIMED) == as_txt(transcript, Style.PLAIN)


def test_a_segment_without_a_time_is_still_said() -> None:
    transcript = talk((math.nan, "Ноль.", None), (5, "Раз.", None), (math.nan, "Два.", None), (-3, "Три.", None))
    assert as_txt(transcript, Style.TIMED).decode().split() == ["Ноль.", "0:05", "Раз.", "Два.", "Три."]


def test_what_a_speaker_says_in_a_row_is_joined_under_a_bold_name() -> None:
    transcript = talk((0, "Да.", "<Анна>"), (1, "Точно.", "<Анна>"), (2, "Нет.", "Борис:"), (3, "…Шум", None))
    assert render(transcript, Style.SPEAKERS).html == ("<b>&lt;Анна&gt;:</b> Да. Точно.\n\n<b>Борис:</b> Нет.\n\n…Шум")


@pytest.mark.parametrize("style", [Style.TIMED, Style.SPEAKERS])
def test_a_style_without_its_segments_falls_back_to_plain(style: Style) -> None:
    assert render(Transcript("Привет"), style).html == "Привет"
    assert render(talk((0, "Раз", None), (0, "два", " ")), Style.SPEAKERS).html == "Раз два"


def test_a_text_file_is_utf8_without_bom_with_plain_newlines() -> None:
    data = as_txt(Transcript("\ufeffПривет\r\nмир\ud83d"), Style.PLAIN)
    assert data == "Привет\nмир\ufffd\n".encode()


@pytest.mark.parametrize("style", list(Style))
def test_ten_hours_stay_within_bounds(style: Style) -> None:
    transcript = ten_hours()
    rendered = render(transcript, style)
    assert not rendered.whole
    # td cuts strings of more than 35,000 bytes.
    assert len(rendered.html.encode()) < 35_000
    assert chat_html.units(chat_html.read(rendered.html)) <= MAX_MESSAGE_UNITS
    assert len(as_txt(transcript, style)) < 1.2 * len(transcript.text.encode())


@pytest.mark.parametrize("start_s", [0, 59.99, 60, 599, 3599.5, 3600, 36_000, 359_999])
def test_time_codes_have_the_form_that_telegram_lets_people_tap(start_s: float) -> None:
    # TDLib, find_media_timestamps: m:ss with up to four digits of minutes, or h:mm:ss with up to two of hours.
    said = Transcript("", (Segment(start_s, start_s + 1, "7 words and no more."), Segment(start_s + 9, 1e6, "Next.")))
    html = render(said, Style.TIMED).html
    found = re.match(r"(?:(\d{1,2}):([0-5]?\d)|(\d{1,4})):([0-5]\d)(?!\w)", html)
    assert found is not None
    hours, minutes, only_minutes, seconds = (int(part or 0) for part in found.groups())
    assert hours * 3600 + (minutes + only_minutes) * 60 + seconds == int(start_s)
