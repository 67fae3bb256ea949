"""Bodies that go out: exact length, no injection, never whole from a source that was not."""

from collections.abc import AsyncIterator
from email.parser import BytesParser
from email.policy import HTTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.polyglotvoice.errors import SourceCut
from bot.polyglotvoice.models import Source
from bot.polyglotvoice.multipart import CHUNK_BYTES, Bytes, Multipart, Turn
from tests.samples import api_key
from tests.unit.polyglotvoice.canned import SECRET, source_of


async def sent(body: Multipart) -> bytes:
    return b"".join([piece async for piece in body])


def parts_of(body: Multipart, content: bytes) -> list[tuple[object, ...]]:
    """Name, file name, type and content of each part, by the standard library's own parser."""
    head = f"Content-Type: {body.content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + content)
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    ]


@given(content=st.binary(max_size=500), name=st.text(max_size=40), content_type=st.text(max_size=20))
async def test_the_length_is_exact_whatever_the_name_and_type(content: bytes, name: str, content_type: str) -> None:
    source = source_of(content, name)
    body = Multipart([("format", "mp3")], "file", Source(name, content_type, source.size, source.chunks))
    whole = await sent(body)
    assert len(whole) == body.length
    head = whole.split(b"\r\n\r\n")[1].split(b"\r\n--")[-1]
    assert whole.count(b"Content-Disposition: form-data") == 2
    assert b"\x00" not in head


async def test_a_form_is_what_a_standard_parser_reads() -> None:
    body = Multipart([("format", "mp3")], "file", source_of(b"\r\n--OggS\x00", "note.ogg"))
    assert parts_of(body, await sent(body)) == [
        ("format", None, "text/plain", b"mp3"),
        ("file", "note.ogg", "audio/ogg", b"\r\n--OggS\x00"),
    ]


async def test_quotes_and_line_ends_in_names_are_escaped_and_the_rest_is_utf8() -> None:
    body = Multipart((), "file", source_of(b"x", 'За"мет\r\nX-Evil: 1\x00.ogg'))
    head = (await sent(body)).split(b"\r\n\r\n")[0]
    assert 'filename="За%22мет%0D%0AX-Evil: 1%00.ogg"'.encode() in head
    assert head.count(b"\r\n") == 2


@pytest.mark.parametrize("content_type", ["audio/ogg\r\nX-Evil: 1", "audio/\x00ogg", "", "звук/ogg", "a" * 999])
async def test_a_type_that_could_break_out_is_replaced(content_type: str) -> None:
    source = source_of(b"x")
    body = Multipart((), "file", Source("a", content_type, 1, source.chunks))
    assert b"\r\nContent-Type: application/octet-stream\r\n\r\nx" in await sent(body)


async def test_each_iteration_opens_the_source_afresh() -> None:
    body = Multipart((), "file", source_of(b"OggS" * 20))
    assert await sent(body) == await sent(body)


async def test_chunks_pass_as_they_are_unless_one_would_fill_the_memory() -> None:
    chunks = [b"a" * 10, b"", b"b" * CHUNK_BYTES, b"c" * (2 * CHUNK_BYTES + 1)]

    async def read() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    body = Multipart((), "file", Source("a", "audio/ogg", sum(map(len, chunks)), read))
    pieces = [piece async for piece in body]
    assert pieces[1] is chunks[0]
    assert pieces[2] is chunks[2]
    assert [len(piece) for piece in pieces[3:-1]] == [CHUNK_BYTES, CHUNK_BYTES, 1]


async def test_a_small_source_goes_out_in_one_piece() -> None:
    body = Multipart((), "file", source_of(b"OggS" * 20))
    [piece] = [piece async for piece in body]
    assert len(piece) == body.length
    assert b"OggS" * 20 in piece


@pytest.mark.parametrize("size", [39, 41, 0])
async def test_a_source_of_another_size_never_gets_its_closing_boundary(size: int) -> None:
    body = Multipart((), "file", source_of(b"x" * 40, size=size))
    out = bytearray()

    async def take() -> None:
        async for piece in body:
            out.extend(piece)

    with pytest.raises(SourceCut):
        await take()
    assert len(out) < body.length
    assert not out.endswith(b"--\r\n")
    assert not body.is_handed_over
    assert body.fault is not None


async def test_what_a_source_raises_is_the_cause() -> None:
    async def read() -> AsyncIterator[bytes]:
        yield b"x"
        raise OSError("gone")

    body = Multipart((), "file", Source("a", "audio/ogg", 9, read))
    with pytest.raises(SourceCut) as caught:
        await sent(body)
    assert isinstance(caught.value.__cause__, OSError)
    assert not caught.value.permanent


async def test_a_source_that_can_not_even_be_opened_is_cut() -> None:
    def read() -> AsyncIterator[bytes]:
        raise OSError("gone")

    with pytest.raises(SourceCut):
        await sent(Multipart((), "file", Source("a", "audio/ogg", 9, read)))


async def test_a_body_that_is_left_midway_closes_its_source() -> None:
    closed: list[bool] = []

    async def read() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"x"
        finally:
            closed.append(True)

    body = Multipart((), "file", Source("a", "audio/ogg", CHUNK_BYTES, read))
    pieces = aiter(body)
    for _ in range(3):
        await anext(pieces)
    await body.aclose()
    assert closed == [True]


async def test_a_body_tells_whose_turn_it_is() -> None:
    turns: list[Turn] = []
    body = Multipart((), "file", source_of(b"x"))
    body.on_turn = turns.append
    await sent(body)
    assert turns == [Turn.SOURCE, Turn.SOURCE, Turn.NETWORK, Turn.OVER]
    turns.clear()
    body = Multipart((), "file", source_of(b"x" * CHUNK_BYTES))
    body.on_turn = turns.append
    await sent(body)
    assert turns[:3] + turns[-3:] == [
        Turn.NETWORK, Turn.SOURCE, Turn.NETWORK, Turn.SOURCE, Turn.NETWORK, Turn.OVER
    ]  # fmt: skip


async def test_an_upload_without_a_size_is_a_mistake_of_the_caller() -> None:
    source = source_of(b"x")
    with pytest.raises(ValueError, match="size"):
        Multipart((), "file", Source("a", "audio/ogg", None, source.chunks))


async def test_a_body_at_hand_is_handed_over_at_once() -> None:
    body = Bytes("application/json", b"{}")
    assert [piece async for piece in body] == [b"{}"]
    assert body.is_handed_over


def test_a_key_never_shows_its_secret() -> None:
    key = api_key(SECRET)
    assert SECRET not in f"{key} {key!r} {key.secret} {key.secret!r}"
    assert key == api_key(SECRET)
