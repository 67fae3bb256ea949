"""Bodies that go out in one request: exact length, constant memory, never whole when the source was not."""

import contextlib
import re
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from enum import Enum, auto

from bot.polyglotvoice.errors import SourceCut
from bot.polyglotvoice.models import Source

CHUNK_BYTES = 256 * 1024
_SMALL_BYTES = 64 * 1024
"""What is no larger goes out in one piece: each write is a call of the system's."""

_CONTENT_TYPE = re.compile(r"[\x20-\x7e]{1,200}")
_DEFAULT_TYPE = "application/octet-stream"


class Turn(Enum):
    """Who is waited for while a body goes out."""

    SOURCE = auto()
    NETWORK = auto()
    OVER = auto()


class RequestBody:
    """What one request sends, and how far it got.

    Iterating opens it afresh. `length` is in bytes and exact. `is_handed_over` turns True with the last
    piece: from then on the service may have all of it. `on_turn` is told who is waited for, so that the
    source and the network can each be given a time limit. `fault` is set when the source failed, and `cause`
    to what it raised: on their way through a transport exceptions lose their causes.
    """

    def __init__(self, content_type: str, length: int) -> None:
        self.content_type = content_type
        self.length = length
        self.is_handed_over = False
        self.fault: SourceCut | None = None
        self.cause: Exception | None = None
        self.turn = Turn.NETWORK
        self.on_turn: Callable[[Turn], None] = lambda _: None

    def __aiter__(self) -> AsyncIterator[bytes]:
        self.is_handed_over = False
        self.fault = self.cause = None
        return self._pieces()

    async def _pieces(self) -> AsyncIterator[bytes]:
        raise NotImplementedError
        yield b""

    async def aclose(self) -> None:
        """Close the source if it is still open."""

    def _wait_for(self, turn: Turn) -> None:
        self.turn = turn
        self.on_turn(turn)


class Bytes(RequestBody):
    """A body that is at hand."""

    def __init__(self, content_type: str, content: bytes) -> None:
        super().__init__(content_type, len(content))
        self._content = content

    async def _pieces(self) -> AsyncIterator[bytes]:
        self._wait_for(Turn.NETWORK)
        self.is_handed_over = True
        yield self._content
        self._wait_for(Turn.OVER)


class Multipart(RequestBody):
    """A form with plain fields and one streamed file, in that order (RFC 7578).

    Raises SourceCut from the iteration when the source gives fewer or more bytes than `source.size`, or
    raises: the closing boundary is never sent then, so the service can't take the body for whole. A source
    without a size raises ValueError.
    """

    def __init__(self, fields: Sequence[tuple[str, str]], file_field: str, source: Source) -> None:
        if source.size is None or source.size < 0:
            raise ValueError("an upload needs its source's exact size")
        boundary = secrets.token_hex(16)
        self._head = _head(boundary, fields, file_field, source)
        self._tail = f"\r\n--{boundary}--\r\n".encode()
        self._source = source
        self._size = source.size
        self._open: AsyncIterator[bytes] | None = None
        super().__init__(f"multipart/form-data; boundary={boundary}", len(self._head) + self._size + len(self._tail))

    async def _pieces(self) -> AsyncIterator[bytes]:
        await self.aclose()
        held, seen, is_small = self._head, 0, self._size <= _SMALL_BYTES
        if not is_small:
            self._wait_for(Turn.NETWORK)
            yield held
            held = b""
        try:
            while (chunk := await self._read()) is not None:
                seen += len(chunk)
                if seen > self._size:
                    raise self._cut("the source is longer than it said")
                if is_small:
                    held += chunk
                    continue
                for piece in _pieces_of(chunk):
                    self._wait_for(Turn.NETWORK)
                    yield piece
            if seen != self._size:
                raise self._cut("the source ended early")
        finally:
            await self.aclose()
        self._wait_for(Turn.NETWORK)
        self.is_handed_over = True
        yield held + self._tail
        self._wait_for(Turn.OVER)

    async def _read(self) -> bytes | None:
        """The next chunk; None at the end. Whatever the source raises becomes the cause of a SourceCut."""
        self._wait_for(Turn.SOURCE)
        try:
            if self._open is None:
                self._open = self._source.chunks()
            return await anext(self._open, None)
        except Exception as error:
            self.cause = error
            raise self._cut("the source failed") from error

    def _cut(self, detail: str) -> SourceCut:
        self.fault = SourceCut(detail)
        return self.fault

    async def aclose(self) -> None:
        """Close the source if it is still open: what it holds, a download say, is not left to chance."""
        source, self._open = self._open, None
        close = getattr(source, "aclose", None)
        if close is not None:
            # Its trouble at closing changes nothing of what was sent. One that is just being read raises
            # RuntimeError here, and is ended by the cancellation of whoever reads it.
            with contextlib.suppress(Exception):
                await close()


def _pieces_of(chunk: bytes) -> Sequence[bytes]:
    """The chunk as it is, or in pieces where one write of it would fill the memory."""
    if len(chunk) <= CHUNK_BYTES:
        return (chunk,) if chunk else ()
    return [chunk[at : at + CHUNK_BYTES] for at in range(0, len(chunk), CHUNK_BYTES)]


def _head(boundary: str, fields: Sequence[tuple[str, str]], file_field: str, source: Source) -> bytes:
    lines = []
    for name, value in fields:
        lines += [f"--{boundary}", f'Content-Disposition: form-data; name="{quote(name)}"', "", value]
    lines += [
        f"--{boundary}",
        f'Content-Disposition: form-data; name="{quote(file_field)}"; filename="{quote(source.name)}"',
        f"Content-Type: {_type_of(source.content_type)}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode("utf-8", "replace")


def quote(name: str) -> str:
    """A name inside a part's head, escaped as browsers do (WHATWG, "multipart/form-data encoding algorithm")."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A").replace("\x00", "%00")


def _type_of(content_type: str) -> str:
    # A control character would begin a header of the sender's choice.
    return content_type if _CONTENT_TYPE.fullmatch(content_type) else _DEFAULT_TYPE
