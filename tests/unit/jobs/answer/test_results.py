"""What is made of a transcript: at once, and of ten hours of speech beside the event loop."""

import threading

import pytest

from bot.jobs.answer.results import built, made_of
from bot.transcript.speech import Segment, Transcript

TEN_HOURS = Transcript("", tuple(Segment(4.0 * n, 4.0 * n + 4, f"Word {n}.") for n in range(9000)))
A_NOTE = Transcript("Hello.", (Segment(0, 1, "Hello."),))


@pytest.mark.parametrize(("transcript", "is_apart"), [(A_NOTE, False), (TEN_HOURS, True)])
async def test_what_is_large_is_made_in_a_thread(transcript: Transcript, is_apart: bool) -> None:
    made_in = await made_of(transcript, threading.get_ident)
    assert (made_in != threading.get_ident()) is is_apart


async def test_ten_hours_make_whole_subtitles() -> None:
    assert b"Word 8999." in await built(TEN_HOURS)
