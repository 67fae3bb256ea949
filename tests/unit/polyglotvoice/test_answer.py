"""What the headers of an answer say."""

import pytest

from bot.polyglotvoice.errors import Broken, NotReady, Refused
from bot.polyglotvoice.wire.response import (
    Head,
    Response,
    content_length,
    content_range,
    file_name,
    media_type,
    read_head,
    read_unsatisfied,
)


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


def head(status: int, start: int, **headers: str) -> Head:
    return read_head(Response(status, {k.replace("_", "-"): v for k, v in headers.items()}), start)


def test_a_range_that_was_honoured_begins_where_it_was_asked_to() -> None:
    found = head(206, 4, content_range="bytes 4-9/10", content_length="6")
    assert (found.start, found.skip, found.size, found.total) == (4, 0, 6, 10)


def test_a_range_that_was_ignored_is_skipped_to() -> None:
    found = head(200, 4, content_length="10")
    assert (found.start, found.skip, found.size, found.total) == (4, 4, 6, 10)


def test_a_range_that_begins_earlier_is_skipped_to() -> None:
    found = head(206, 4, content_range="bytes 0-9/*", content_length="10")
    assert (found.start, found.skip, found.size, found.total) == (4, 4, 6, None)


def test_a_range_that_begins_too_late_or_nowhere_is_broken() -> None:
    for headers in ({"content_range": "bytes 5-9/10"}, {}, {"content_range": "bytes */10"}):
        with pytest.raises(Broken):
            head(206, 4, **headers)
    with pytest.raises(Broken):
        head(200, 40, content_length="10")


def test_a_place_at_the_very_end_is_an_empty_stream_and_one_beyond_is_refused() -> None:
    answer = Response(416, {"content-range": "bytes */10"})
    assert read_unsatisfied(answer, 10) == Head(None, None, 0, 10, 10)
    with pytest.raises(Refused):
        read_unsatisfied(answer, 11)
    with pytest.raises(Refused):
        read_unsatisfied(Response(416, {}), 10)


def test_a_page_is_no_file_unless_html_was_asked_for() -> None:
    page = Response(200, {"content-type": "text/html"})
    with pytest.raises(Broken):
        read_head(page)
    assert read_head(page, is_html_meant=True).content_type == "text/html"
    with pytest.raises(Broken):
        read_head(Response(200, {"content-type": "application/json"}), is_media=True)


def test_a_file_that_is_accepted_for_later_is_not_ready() -> None:
    with pytest.raises(NotReady):
        read_head(Response(202, {}))
