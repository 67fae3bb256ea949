"""Files that are streamed back: what their headers say, and where they begin. Pure."""

from dataclasses import dataclass

from bot.polyglotvoice.errors import Broken, NotReady, Refused
from bot.polyglotvoice.wire.response import Answer, content_length, content_range, file_name, media_type


@dataclass(frozen=True, slots=True)
class Head:
    """A file's head; `skip` bytes come before the first one that was asked for, and are thrown away."""

    name: str | None
    content_type: str | None
    size: int | None
    total: int | None
    start: int
    skip: int = 0


def read_head(answer: Answer, start: int = 0, *, is_html_meant: bool = False, is_media: bool = False) -> Head:
    """The head of a file asked for from byte `start`.

    Copes with a service that ignores the range or begins earlier. Raises NotReady (202), Broken (a page in
    the file's place, a range that begins too late).
    """
    kind = media_type(answer.headers)
    if answer.status == 202:
        raise NotReady
    if kind == "text/html" and not is_html_meant:
        raise Broken("a page came instead of the file")
    if is_media and kind == "application/json":
        raise Broken("JSON came instead of the file")
    begin, total = _extent(answer)
    if begin > start:
        raise Broken("the range begins too late")
    skip = start - begin
    length = content_length(answer.headers)
    if length is not None and length < skip:
        raise Broken("the file ends before the place asked for")
    size = None if length is None else length - skip
    return Head(file_name(answer.headers), kind, size, total, start, skip)


def _extent(answer: Answer) -> tuple[int, int | None]:
    """The first byte that comes, and how many there are in all."""
    if answer.status != 206:
        return 0, content_length(answer.headers)
    part = content_range(answer.headers)
    if part is None or part.start is None:
        raise Broken("a part came that does not say which")
    return part.start, part.total


def read_unsatisfied(answer: Answer, start: int) -> Head:
    """A 416: the end is reached already, or the place is none."""
    part = content_range(answer.headers)
    if part is not None and part.total is not None and start == part.total:
        return Head(None, None, 0, part.total, start)
    raise Refused("the file has no such place")
