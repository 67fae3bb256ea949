"""What the headers of an answer say."""

from collections.abc import AsyncIterator

import pytest

from bot.polyglotvoice.errors import Broken, NotReady, Refused
from bot.polyglotvoice.models import Stream
from bot.polyglotvoice.wire.response import (
    Response,
    check_file,
    content_length,
    content_range,
    file_name,
    media_type,
    read_file,
    read_unsatisfied,
)
from tests.unit.polyglotvoice.canned import KEY, Canned, Said

NO_FILE = ("text/html",)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="talk.srt"', "talk.srt"),
        ("attachment; filename=talk.srt", "talk.srt"),
        ("attachment; filename*=UTF-8''%D0%97%D0%B0%D0%BC%D0%B5%D1%82%D0%BA%D0%B0.srt", "Заметка.srt"),
        ("attachment; filename=\"x.srt\"; filename*=utf-8'en'%d0%b0.srt", "а.srt"),
        ("attachment; filename=\"x.srt\"; filename*=koi8-r''%c1.srt", "а.srt"),
        ("attachment; filename*=nonsense''a.srt", "a.srt"),
        ('attachment; filename="a\\"b.srt"', 'a"b.srt'),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\temp\\\\a.srt"', "a.srt"),
        ("attachment; filename*=UTF-8''..%2F..%2Fa%0D%0Ab.srt", "a b.srt"),
        ('attachment; filename="' + "Привет.srt".encode().decode("latin-1") + '"', "Привет.srt"),
        ('attachment; filename="a\u202eb.srt"', "a b.srt"),
        ('attachment; filename=""', None),
        ('attachment; filename=".."', None),
        ("attachment", None),
        ("", None),
    ],
)
def test_a_file_name_is_bare_and_readable(header: str, name: str | None) -> None:
    assert file_name({"content-disposition": header}) == name


def test_a_long_name_keeps_its_extension() -> None:
    name = file_name({"content-disposition": f'attachment; filename="{"x" * 500}.srt"'})
    assert name is not None
    assert len(name) <= 200


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("bytes 5-9/10", (5, 10)),
        ("bytes 5-9/*", (5, None)),
        ("bytes */10", (None, 10)),
        ("items 5-9/10", (None, None)),
        ("bytes 5-9", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_content_range_is_read(header: str, found: tuple[int | None, int | None]) -> None:
    assert content_range({"content-range": header}) == found


def test_a_length_before_compression_is_no_length() -> None:
    assert content_length({"content-length": "10"}) == 10
    assert content_length({"content-length": "10", "content-encoding": "gzip"}) is None
    assert content_length({"content-length": "-1"}) is None
    assert content_length({"content-length": "٣"}) is None


def test_a_media_type_is_bare_or_none() -> None:
    assert media_type({"content-type": "Audio/OGG; codecs=opus"}) == "audio/ogg"
    assert media_type({"content-type": "a b"}) is None


async def ten() -> AsyncIterator[bytes]:
    yield b"0123"
    yield b"456789"


def file(status: int, start: int, **headers: str) -> Stream:
    return read_file(Response(status, {k.replace("_", "-"): v for k, v in headers.items()}), ten(), start, NO_FILE)


async def content(stream: Stream) -> bytes:
    return b"".join([chunk async for chunk in stream.chunks])


@pytest.mark.parametrize(
    ("status", "headers", "total", "came"),
    [
        (206, {"content_range": "bytes 4-9/10", "content_length": "6"}, 10, b"0123456789"),
        (200, {"content_length": "10"}, 10, b"456789"),
        (206, {"content_range": "bytes 0-9/*", "content_length": "10"}, None, b"456789"),
    ],
    ids=["honoured", "ignored", "begins earlier"],
)
async def test_a_file_begins_where_it_was_asked_to(
    status: int, headers: dict[str, str], total: int | None, came: bytes
) -> None:
    found = file(status, 4, **headers)
    assert (found.start, found.size, found.total) == (4, 6, total)
    assert await content(found) == came


def test_a_range_that_begins_too_late_or_nowhere_is_broken() -> None:
    for headers in ({"content_range": "bytes 5-9/10"}, {}, {"content_range": "bytes */10"}):
        with pytest.raises(Broken):
            file(206, 4, **headers)
    with pytest.raises(Broken):
        file(200, 40, content_length="10")


async def test_a_place_at_the_very_end_is_an_empty_stream_and_one_beyond_is_refused() -> None:
    headers = {"content-range": "bytes */10"}
    found = read_unsatisfied(headers, 10)
    assert (found.name, found.size, found.total, found.start, await content(found)) == (None, 0, 10, 10, b"")
    for told, start in ((headers, 11), ({}, 10)):
        with pytest.raises(Refused):
            read_unsatisfied(told, start)


def test_a_page_is_no_file_unless_html_was_asked_for() -> None:
    page = Response(200, {"content-type": "text/html"})
    with pytest.raises(Broken):
        check_file(page, NO_FILE)
    assert check_file(page, ()) == "text/html"
    with pytest.raises(Broken):
        check_file(Response(200, {"content-type": "application/json"}), ("application/json",))


def test_a_file_that_is_accepted_for_later_is_not_ready() -> None:
    with pytest.raises(NotReady):
        check_file(Response(202, {}), NO_FILE)


JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("kind", ["srt", "source"])
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"success": false, "error": "Subtitles are a paid feature"}', "Subtitles are a paid feature"),
        (b'{"detail": "not kept"}', "not kept"),
        (b'{"url": "https://storage.example/a"}', ""),
    ],
)
async def test_words_in_a_files_place_are_a_refusal_and_no_file(kind: str, body: bytes, reason: str) -> None:
    client = Canned(Said(200, body, JSON))
    with pytest.raises(Refused) as caught:
        async with client.source(KEY, "t") if kind == "source" else client.download(KEY, "t", kind):
            pass
    assert caught.value.detail == reason


async def test_subtitles_are_a_file_under_a_wrong_type_too() -> None:
    async with Canned(Said(200, b"1\n00:00:00,000", JSON)).download(KEY, "t", "srt") as stream:
        assert [chunk async for chunk in stream.chunks] == [b"1\n00:00:00,000"]
