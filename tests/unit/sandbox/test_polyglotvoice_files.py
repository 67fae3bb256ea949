"""The source by ranges, names of files, and transcripts as they were asked for."""

import contextlib
import io
import struct
from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox.polyglotvoice import Dialect, PolyglotVoiceStandIn, Segment
from sandbox.polyglotvoice.media import length_s, silence
from tests.samples import voice_note
from tests.unit.sandbox.polyglotvoice_caller import Caller, calling, form

SOUND = b"OggS" + bytes(range(256)) * 4
TOTAL = len(SOUND)


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with calling(PolyglotVoiceStandIn()) as found:
        yield found


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-", 0, TOTAL),
        ("bytes=100-", 100, TOTAL),
        ("bytes=5-9", 5, 10),
        ("bytes=0-0", 0, 1),
        ("bytes=1000-99999", 1000, TOTAL),
        ("bytes=-10", TOTAL - 10, TOTAL),
        (f"bytes=-{TOTAL * 2}", 0, TOTAL),
    ],
)
async def test_a_range_brings_that_part_of_the_source(caller: Caller, asked: str, start: int, end: int) -> None:
    task_id = await caller.uploaded(SOUND)
    got = await caller.get(f"/transcriptions/{task_id}/source", Range=asked)
    assert (got.status, got.body) == (206, SOUND[start:end])
    assert got.headers["Content-Range"] == f"bytes {start}-{end - 1}/{TOTAL}"
    assert got.headers["Accept-Ranges"] == "bytes"
    assert got.headers["Content-Type"] == "audio/ogg"


@pytest.mark.parametrize("asked", ["bytes=5-1", f"bytes={TOTAL}-", "bytes=-0", "bytes=999999999-"])
async def test_a_range_beyond_the_end_is_refused_with_the_size(caller: Caller, asked: str) -> None:
    task_id = await caller.uploaded(SOUND)
    got = await caller.get(f"/transcriptions/{task_id}/source", Range=asked)
    assert (got.status, got.headers["Content-Range"], got.body) == (416, f"bytes */{TOTAL}", b"")


@pytest.mark.parametrize("asked", ["", "bytes=-", "lines=1-2", "bytes=0-1,5-6", "bytes=" + "9" * 5000 + "-"])
async def test_what_is_no_single_range_brings_the_whole_source(caller: Caller, asked: str) -> None:
    task_id = await caller.uploaded(SOUND)
    got = await caller.get(f"/transcriptions/{task_id}/source", Range=asked)
    assert (got.status, got.body) == (200, SOUND)
    assert "Content-Range" not in got.headers


async def read_until_cut(caller: Caller, path: str) -> bytes:
    """What comes of an answer before its connection ends."""
    got, headers = b"", {"Authorization": f"Bearer {caller.secret}"}
    async with caller.session.get(caller.api.url + path, headers=headers) as answer:
        assert answer.content_length == TOTAL
        with contextlib.suppress(aiohttp.ClientPayloadError):
            async for chunk in answer.content.iter_any():
                got += chunk
    return got


async def test_a_cut_source_is_resumed_where_it_ended(caller: Caller) -> None:
    path = f"/transcriptions/{await caller.uploaded(SOUND)}/source"
    caller.api.trouble("truncated", "source", after_bytes=300)
    got = await read_until_cut(caller, path)
    assert got == SOUND[:300]
    rest = await caller.get(path, Range=f"bytes={len(got)}-")
    assert got + rest.body == SOUND
    assert [r.status for r in caller.api.requests[1:]] == [0, 206]


async def test_a_big_source_comes_whole(caller: Caller) -> None:
    content = bytes(3 * 1024 * 1024)
    made = await caller.call("POST", "/transcriptions/upload", data=form(io.BytesIO(content)))
    assert (await caller.get(f"/transcriptions/{made.fields['task_id']}/source")).body == content


async def test_a_converted_file_may_come_without_a_type_of_its_own() -> None:
    async with calling(PolyglotVoiceStandIn(dialect=Dialect(convert_is_octets=True))) as caller:
        got = await caller.call("POST", "/transcriptions/convert-audio", data=form(SOUND, format="mp3"))
        assert (got.status, got.headers["Content-Type"]) == (200, "application/octet-stream")
        assert got.headers["Content-Disposition"] == 'attachment; filename="note.mp3"'
        odd = await caller.call("POST", "/transcriptions/convert-audio", data=form(SOUND, format="../x"))
        assert odd.status == 422


async def test_a_links_source_is_silence_that_plays(caller: Caller) -> None:
    made = await caller.call("POST", "/transcriptions/from-url", json={"url": "https://example.org/a"})
    got = await caller.get(f"/transcriptions/{made.fields['task_id']}/source")
    assert (got.body, got.headers["Content-Type"]) == (silence(), "audio/wav")


@pytest.mark.parametrize("name", ["Лекция № 3.ogg", 'a "b" \\ c.ogg', "https://example.org/x\r\nSet-Cookie: a=b"])
@pytest.mark.parametrize("disposition", ["plain", "star", "none"])
async def test_no_name_of_a_file_breaks_out_of_its_header(name: str, disposition: str) -> None:
    dialect = Dialect(disposition=disposition)  # type: ignore[arg-type]
    async with calling(PolyglotVoiceStandIn(dialect=dialect)) as caller:
        if name.startswith("https"):
            made = await caller.call("POST", "/transcriptions/from-url", json={"url": name})
        else:
            made = await caller.upload(SOUND, name)
        task_id = str(made.fields["task_id"])
        caller.api.finish(task_id)
        got = await caller.get(f"/transcriptions/{task_id}/downloads/txt")
        assert got.status == 200
        assert "Set-Cookie" not in got.headers
        assert ("Content-Disposition" in got.headers) == (disposition != "none")


async def test_the_default_transcript_is_honest_and_the_same_for_the_same_bytes(caller: Caller) -> None:
    first, again, other = [await caller.uploaded(content) for content in (SOUND, SOUND, SOUND + b"x")]
    texts = {task_id: caller.api.tasks[task_id].text for task_id in (first, again, other)}
    assert texts[first] == texts[again] != texts[other]
    assert "stand-in" in texts[first]


async def test_segments_cover_the_recording(caller: Caller) -> None:
    for content, expected_s in ((silence(90), 90.0), (voice_note(), 10.18), (bytes(60_000), 20.0)):
        task = caller.api.tasks[await caller.uploaded(content)]
        assert task.segments[0].start_s == 0
        assert task.segments[-1].end_s == pytest.approx(expected_s, abs=0.01)
        assert all(a.end_s == b.start_s for a, b in zip(task.segments, task.segments[1:], strict=False))


async def test_what_is_said_can_be_set_for_a_file_for_once_and_from_now_on(caller: Caller) -> None:
    api = caller.api
    api.say("always")
    api.say("once", once=True)
    api.say("by name", file_name="b.ogg")
    api.say("text", segments=[Segment(0, 1, "other words")], file_name="c.ogg")
    names = ("a.ogg", "job 12 b.ogg", "a.ogg", "c.ogg")
    tasks = [api.tasks[await caller.uploaded(name=name)] for name in names]
    assert [task.text for task in tasks] == ["once", "by name", "always", "text"]
    assert [segment.text for segment in tasks[3].segments] == ["other words"]


async def test_a_long_transcript_comes_on_request(caller: Caller) -> None:
    text = caller.api.say_long(20_000)
    assert len(text.split()) == 20_000
    task_id = await caller.uploaded()
    caller.api.finish(task_id)
    assert (await caller.get(f"/transcriptions/{task_id}/downloads/txt")).body.decode() == text
    srt = caller.api.srt_of(task_id).decode()
    assert srt.count(" --> ") == 500
    assert "\n\n" not in srt.replace("\r\n", "|").replace("\r", "|")


def test_an_oggs_length_is_its_last_granule_without_what_is_skipped() -> None:
    def ogg(codec: bytes, granules: int) -> bytes:
        return b"OggS" + bytes(24) + codec + b"OggS" + bytes(2) + struct.pack("<q", granules) + bytes(14)

    opus = ogg(b"OpusHead\x01\x01" + struct.pack("<H", 4800) + bytes(20), 48_000 * 5 + 4800)
    assert length_s(opus, opus, len(opus)) == 5.0
    vorbis = ogg(b"\x01vorbis" + bytes(5) + struct.pack("<I", 16_000) + bytes(20), 16_000 * 3)
    assert length_s(vorbis, vorbis, len(vorbis)) == 3.0


def test_lengths_are_read_from_headers_and_guessed_without_them() -> None:
    for content, expected_s in (
        (silence(7), 7.0),
        (silence(7)[:40], 40 / 3000),
        (voice_note("ru"), 7.84),
        (voice_note()[:4], 1.0),
        (b"", 1.0),
        (b"RIFF" + bytes(60), 1.0),
        (b"OggS" * 100, 1.0),
    ):
        told = length_s(content[:65536], content[-65536:], len(content))
        assert told == pytest.approx(max(1.0, expected_s), abs=0.01)
