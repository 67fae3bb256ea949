"""One HTTP answer, and what its headers say. Pure."""

import contextlib
import re
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from bot.polyglotvoice.errors import Broken, NotReady, Refused
from bot.polyglotvoice.models import Stream
from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.tree import looks_like_html, mend, printable

_EXTENDED_NAME = re.compile(r"(?i)(?:^|;)\s*filename\*\s*=\s*\"?([\w!#$&+^`{}~.-]*)'[^';]*'([^;\"\s]+)")
_QUOTED_NAME = re.compile(r'(?i)(?:^|;)\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"')
_BARE_NAME = re.compile(r"(?i)(?:^|;)\s*filename\s*=\s*([^;\"]+)")
_CONTENT_RANGE = re.compile(r"(?i)\s*bytes\s+(?:(\d{1,18})\s*-\s*\d{1,18}|\*)\s*/\s*(\d{1,18}|\*)\s*")
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,80}", re.ASCII)
_CHARSET = re.compile(r"(?i);\s*charset\s*=\s*\"?([\w-]{1,20})", re.ASCII)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MAX_NAME_CHARACTERS = 200
ACCEPT_ENCODING = "gzip, deflate"
_MOST_ENCODINGS = 2
_PIECE_BYTES = 64 * 1024
_AUTO_WBITS, _RAW_WBITS = 47, -15
_HEADER_BYTES = 2


@dataclass(frozen=True, slots=True)
class Response:
    """Status, headers (lower-case names) and body, the body bounded by whoever read it.

    `request_whole` is whether the request had gone out whole before this came.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    request_whole: bool = True

    def json(self) -> tree.Json:
        """The body as JSON; raises tree.NotJsonError."""
        told = _CHARSET.search(self.headers.get("content-type", ""))
        if told is None or told[1].lower().startswith("utf") or self.body.isascii():
            return tree.parse(self.body)
        return tree.parse((self.text() or "").encode())

    def json_or_none(self) -> tree.Json:
        try:
            return self.json()
        except tree.NotJsonError:
            return None

    @property
    def is_html(self) -> bool:
        """Whether a page came, as proxies answer in the service's place; JSON by that name is none."""
        if media_type(self.headers) in ("text/html", "application/xhtml+xml"):
            return not isinstance(self.json_or_none(), dict | list)
        return looks_like_html(self.body[:512].decode("utf-8", "replace"))

    def text(self) -> str | None:
        """The body as text, in UTF-8, in the charset that is told, or Russian as of old; None where it is none."""
        told = _CHARSET.search(self.headers.get("content-type", ""))
        guessed = () if told or media_type(self.headers) != "text/plain" or _CONTROLS.search(self.body) else ("cp1251",)
        for charset in ("utf-8-sig", *(told.groups() if told else guessed)):
            with contextlib.suppress(LookupError, ValueError):
                decoded = self.body.decode(charset)
                return None if "\x00" in decoded else decoded
        return None


# Open point "body size, compression": bounded after decompression, which therefore gives piece by piece.
async def decoded(chunks: AsyncGenerator[bytes, None], headers: Mapping[str, str]) -> AsyncGenerator[bytes, None]:
    """The body without its compression, never more than some 64 KiB at once.

    Raises Broken for an encoding that was not asked for, more than two of them, and damaged bytes.
    """
    encodings = [name for part in headers.get("content-encoding", "").lower().split(",") if (name := part.strip())]
    layers = [_Inflater() for name in encodings if name != "identity"]
    known = {"identity", "gzip", "x-gzip", "deflate"}
    if len(layers) > _MOST_ENCODINGS or not known.issuperset(encodings):
        raise Broken("the answer's encoding is not known")
    try:
        async with contextlib.aclosing(chunks):
            async for chunk in chunks:
                for piece in _inflated(chunk, layers):
                    yield piece
    except zlib.error:
        raise Broken("the answer's compression is damaged") from None
    if any(layer.is_cut for layer in layers):
        raise Broken("the answer's compression ends early")


def _inflated(data: bytes, layers: list["_Inflater"]) -> Iterator[bytes]:
    if not layers:
        yield data
        return
    for piece in layers[-1].pieces(data):
        yield from _inflated(piece, layers[:-1])


class _Inflater:
    """One layer of gzip or deflate, the latter with zlib's header or without (RFC 9110, section 8.4.1)."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(_AUTO_WBITS)
        self._head: bytes | None = b""

    @property
    def is_cut(self) -> bool:
        """Whether it began and has not come to its end."""
        return (self._head != b"") and not self._zlib.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._zlib.eof:
                # Several members may follow one another; anything else behind the end is padding.
                if not data.startswith(b"\x1f"):
                    return
                self._zlib, self._head = zlib.decompressobj(_AUTO_WBITS), b""
            if self._head is not None:
                data = self._head + data
                self._head = data if len(data) < _HEADER_BYTES else None
                if self._head is not None:
                    return
                piece = self._first(data)
            else:
                piece = self._zlib.decompress(data, _PIECE_BYTES)
            yield from self._drained(piece)
            data = self._zlib.unused_data

    def _first(self, data: bytes) -> bytes:
        try:
            return self._zlib.decompress(data, _PIECE_BYTES)
        except zlib.error:
            self._zlib = zlib.decompressobj(_RAW_WBITS)
            return self._zlib.decompress(data, _PIECE_BYTES)

    def _drained(self, piece: bytes) -> Iterator[bytes]:
        while piece:
            yield piece
            is_full = len(piece) == _PIECE_BYTES
            more = self._zlib.unconsumed_tail
            piece = self._zlib.decompress(more, _PIECE_BYTES) if (more or is_full) and not self._zlib.eof else b""


def media_type(headers: Mapping[str, str]) -> str | None:
    """The bare MIME type in lower case, without parameters."""
    found = headers.get("content-type", "").partition(";")[0].strip().lower()
    return found if _MEDIA_TYPE.fullmatch(found) else None


def content_length(headers: Mapping[str, str]) -> int | None:
    """How many bytes follow; None when unknown, or known only before decompression."""
    if headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        return None
    found = headers.get("content-length", "").strip()
    return int(found) if found.isascii() and found.isdigit() and len(found) <= 18 else None


def content_range(headers: Mapping[str, str]) -> tuple[int | None, int | None]:
    """The first byte that follows, and how many there are in all; None for what is not told."""
    found = _CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
    start, total = (found[1], found[2]) if found else (None, None)
    return None if start is None else int(start), int(total) if total and total != "*" else None


# Open point "file names": Content-Disposition, plain or RFC 5987; else the source's own name, which the caller has.
def file_name(headers: Mapping[str, str]) -> str | None:
    """The file's bare name: no folders, no control characters, at most 200 characters."""
    header = headers.get("content-disposition", "")
    if found := _EXTENDED_NAME.search(header):
        name = _decode(unquote_to_bytes(found[2]), found[1])
    elif found := _QUOTED_NAME.search(header):
        name = _as_utf8(re.sub(r"\\(.)", r"\1", found[1]))
    elif found := _BARE_NAME.search(header):
        name = _as_utf8(found[1])
    else:
        return None
    name = printable(mend(name).replace("\\", "/").rpartition("/")[2], _MAX_NAME_CHARACTERS * 2)
    return _shorten(name.strip(" .")) or None


def _decode(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return raw.decode("utf-8", "replace")


def _as_utf8(value: str) -> str:
    # Header bytes arrive read as Latin-1; many servers put UTF-8 there.
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _shorten(name: str) -> str:
    if len(name) <= _MAX_NAME_CHARACTERS:
        return name
    stem, dot, extension = name.rpartition(".")
    tail = dot + extension if len(extension) <= 16 else ""
    return (stem or name)[: _MAX_NAME_CHARACTERS - len(tail)] + tail


def check_file(answer: Response, not_types: Collection[str]) -> str | None:
    """The type of a file; raises NotReady (202), Broken (something else in its place)."""
    kind = media_type(answer.headers)
    if answer.status == 202:
        raise NotReady
    if kind in not_types:
        raise Broken(f"{kind} came instead of the file")
    return kind


def read_file(answer: Response, chunks: AsyncIterator[bytes], start: int, not_types: Collection[str]) -> Stream:
    """A file asked for from byte `start`, also from a service that ignores the range or begins earlier.

    Raises as `check_file`, and Broken for a range that begins too late.
    """
    kind = check_file(answer, not_types)
    length = content_length(answer.headers)
    begin, total = content_range(answer.headers) if answer.status == 206 else (0, length)
    if begin is None:
        raise Broken("a part came that does not say which")
    if begin > start:
        raise Broken("the range begins too late")
    skip = start - begin
    if length is not None and length < skip:
        raise Broken("the file ends before the place asked for")
    size = None if length is None else length - skip
    return Stream(file_name(answer.headers), kind, size, total, start, _skipping(chunks, skip))


async def _skipping(chunks: AsyncIterator[bytes], skip: int) -> AsyncIterator[bytes]:
    async for chunk in chunks:
        kept = chunk[skip:] if skip else chunk
        skip = max(0, skip - len(chunk))
        if kept:
            yield kept
    if skip:
        raise Broken("the file ended before the place asked for")


def read_unsatisfied(headers: Mapping[str, str], start: int) -> Stream:
    """A 416: the end is reached already, or the place is none."""
    _, total = content_range(headers)
    if total is not None and start == total:
        return Stream(None, None, 0, total, start, _nothing())
    raise Refused("the file has no such place")


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""
