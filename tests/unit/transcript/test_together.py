"""Several recordings as one: nothing lost, in order, times one after the other."""

from hypothesis import given
from hypothesis import strategies as st

from bot.transcript import srt
from bot.transcript.layout import Body, as_html, beside, stack
from bot.transcript.speech import Segment, Spoken, Transcript, join, tell_times


def test_texts_stand_below_each_other_under_bold_headings() -> None:
    body = stack([("Bob,\n9 May", Body("One.", ((0, 3),))), ("Cleo", Body("Two."))])
    assert body.text == "Bob, 9 May\nOne.\n\nCleo\nTwo."
    assert [body.text[a:b] for a, b in body.bold] == ["Bob, 9 May", "One", "Cleo"]


def test_the_moment_in_a_heading_is_each_reader_s_own() -> None:
    heading = Body("Bob & co · 9 May", (), ((11, 16, 1_778_332_800),))
    body = stack([("First", Body("One.")), (heading, Body("Two."))])
    moment = '<tg-time unix="1778332800" format="dt">9 May</tg-time>'
    assert as_html(body) == f"<b>First</b>\nOne.\n\n<b>Bob &amp; co · {moment}</b>\nTwo."


def test_each_recording_begins_where_the_one_before_it_ends() -> None:
    first = Transcript("a b", (Segment(0.0, 2.0, "a"), Segment(2.0, 4.0, "b")))
    joined = join([Spoken("Bob", first, 5.0), Spoken(None, Transcript("c"), 3.0)])
    assert [(s.start_s, s.end_s, s.text, s.speaker) for s in joined.segments] == [
        (0.0, 2.0, "a", "Bob"), (2.0, 4.0, "b", "Bob"), (5.0, 8.0, "c", None),
    ]  # fmt: skip
    assert joined.duration_s == 8.0
    assert "Bob: a" in srt.build(joined.segments, speakers=True)


times = st.floats(allow_nan=True, allow_infinity=True, width=32)
segments = st.builds(Segment, times, times, st.text(min_size=1, max_size=20), st.none() | st.text(max_size=5))
recordings = st.builds(
    Spoken,
    st.none() | st.text(max_size=10),
    st.builds(Transcript, st.text(max_size=40), st.lists(segments, max_size=4).map(tuple)),
    st.floats(0, 10_000),
)


@given(st.lists(recordings, max_size=5))
def test_whatever_the_times_no_timed_segment_is_lost(parts: list[Spoken]) -> None:
    joined = join(parts)
    timed = [one.transcript.segments for one in parts if tell_times(one.transcript.segments)]
    told = [s.text for said in timed for s in said]
    assert [s.text for s in joined.segments if s.text in told][: len(told)] or not told
    assert len(joined.segments) >= len(told)
    srt.build(joined.segments, speakers=True)


def test_what_stands_beside_a_text_follows_it_under_its_heading() -> None:
    body = beside(Body("Привет"), [("Summary", "A greeting."), ("Translation", " ")])
    assert body == Body("Привет\n\nSummary\nA greeting.", ((8, 15),))
    assert beside(Body("Привет", ((0, 2),)), []) == Body("Привет", ((0, 2),))
