"""Lists of any shape, and how they go on. Pure."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.tree import find

# Open point "list shape": a bare array, or an array under one of these; else any array of objects, or tasks by id.
_LISTS = ("items", "results", "tasks", "transcriptions", "data")
_STATES = ("status", "state", "task_status")
_FRAMES = ("pagination", "paging", "meta", "page_info", "links", "page")
_GOES_ON = ("has_more", "has_next", "has_next_page")
_ENDINGS = (
    "next", "next_page", "next_url", "next_cursor", "next_token", "next_page_token", "pages", "total_pages", *_GOES_ON,
)  # fmt: skip
_TOKENS = (("next_cursor", "cursor"), ("next_token", "page_token"), ("next_page_token", "page_token"))
"""What names the next page, and the field that takes it."""
_IN_HEADERS = ("next_page", "page", "per_page", "total_pages", "total", "total_count")
_NEXT_LINK = re.compile(r"<([^<>]*)>\s*;[^<>]*?\brel\s*=\s*\"?(?:[\w-]+\s+)*next\b", re.IGNORECASE)
_TOTALS = ("total", "total_count", "total_items", "total_elements", "count")
_LEAST_PAGE = 5
_MAX_DEPTH, _MOST_LAYERS = 3, 50
_MAX_PAGE_CHARACTERS = 512
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_\-\[\]]{0,40}")


@dataclass(frozen=True, slots=True)
class Listed:
    """The items, and the objects that may say how the list goes on."""

    items: list[tree.Json]
    frames: tuple[tree.Json, ...] = ()


def read_list(body: tree.Json) -> Listed | None:
    """The list in an answer; None where there is none."""
    if isinstance(body, list):
        return Listed(body)
    # Whatever lies around it; where none has a name that is known, any list of objects.
    layers: list[tuple[tree.Object, tuple[tree.Object, ...]]] = [(body, ())] if isinstance(body, dict) else []
    for layer, around in layers:
        if len(around) < _MAX_DEPTH and len(layers) < _MOST_LAYERS:
            layers += [(one, (layer, *around)) for one in layer.values() if isinstance(one, dict)]
    for names in (_LISTS, ()):
        for layer, around in layers:
            lists = (one for one in layer.values() if isinstance(one, list) and any(isinstance(i, dict) for i in one))
            found: list[tree.Json] = [find(layer, name) for name in names] if names else [layer, *lists]
            items = next((one for one in map(_by_id, found) if isinstance(one, list)), None)
            if items is not None:
                return Listed(items, tuple(itertools.chain.from_iterable(map(_frames, (layer, *around)))))
    return Listed([]) if tree.has(body, *_LISTS[:-1]) else None


def _frames(layer: tree.Object) -> Iterator[tree.Json]:
    """The object and what may tell of pages in it, one within the other too, as in `meta.pagination`."""
    own = [found for name in _FRAMES if isinstance(found := find(layer, name), dict)]
    return itertools.chain((layer,), own, (inner for one in own for name in _FRAMES if (inner := find(one, name))))


def in_headers(headers: Mapping[str, str]) -> tree.Object:
    """What headers tell of pages: a Link to the next one (RFC 8288), counts as in `X-Total-Pages`."""
    counts = {name: headers.get("x-" + name.replace("_", "-")) for name in _IN_HEADERS}
    link = _NEXT_LINK.search(headers.get("link", ""))
    links: tree.Object = {"next": link[1] if link else None} if "link" in headers else {}
    return {**{name: count for name, count in counts.items() if count is not None}, **links}


def _by_id(value: tree.Json) -> tree.Json:
    """The list that an object of tasks under their ids stands for; all else as it is."""
    tasks: list[tree.Json] = []
    for name, one in value.items() if isinstance(value, dict) else ():
        if not isinstance(one, dict) or tree.text(find(one, *_STATES)) is None or not any(map(str.isdigit, name)):
            return value
        tasks.append({"id": name, **one})
    return tasks or value


def total(listed: Listed) -> int | None:
    """How many items there are on all pages, where the answer says."""
    return next((n for part in listed.frames if (n := _count(part, *_TOTALS)) is not None), None)


# Open point "list shape": paging is unknown, so only what the answer offers is used (`next`, `total`, `page`).
def next_page(listed: Listed) -> str | None:
    """The opaque next page; None when this is the last, or nothing tells."""
    for part in listed.frames:
        if (found := _told(part)) is not None:
            return found
    if not listed.items:
        return None
    for part in listed.frames:
        if (found := _reckoned(part, len(listed.items), total(listed))) is not None:
            return found
    return None


def is_cut(listed: Listed) -> bool:
    """Whether more is said to follow, or as many items as a page may hold came and nothing tells that these are all."""
    if next_page(listed) is not None:
        return False
    if any(find(part, *_GOES_ON) is True for part in listed.frames):
        return True
    if len(listed.items) < _LEAST_PAGE or any(tree.has(part, *_ENDINGS) for part in listed.frames):
        return False
    return (in_all := total(listed)) is None or in_all > len(listed.items)


def _told(part: tree.Json) -> str | None:
    number = _count(part, "next_page", "next")
    if number is not None:
        return _query({"page": str(number)})
    for name, field in _TOKENS:
        if isinstance(part, dict) and (token := tree.text(find(part, name))) is not None:
            # A service names its fields as it names what it says: `pageToken` beside `nextPageToken`.
            return _query({field if name in part else re.sub("_t", "T", field): token})
    link = find(part, "next", "next_page", "next_url")
    told = tree.text(find(link, "href", "url") if isinstance(link, dict) else link)
    if told is None:
        return None
    if "?" in told or "/" in told:
        # Only the query is used: a key never goes to an address that an answer names.
        try:
            return _query(dict(parse_qsl(urlsplit(told).query, max_num_fields=20)))
        except ValueError:
            return None
    return _query({"cursor": told})


def _reckoned(part: tree.Json, count: int, in_all: int | None) -> str | None:
    page = _count(part, "page", "current_page", "number")
    size = _count(part, "page_size", "per_page", "limit", "size")
    pages = _count(part, "pages", "total_pages", "page_count", "last_page")
    if pages is None and size and in_all is not None:
        pages = -(-in_all // size)
    # Where a page says if it is the last, or counts elements, it is Spring's, which counts from 0.
    is_last = find(part, "last", "is_last")
    if is_last is None and pages is not None and page is not None and tree.has(part, "total_elements"):
        is_last = page + 1 >= pages
    says_more = find(part, *_GOES_ON) is True
    goes_on = says_more or (pages is not None and (page or 0) < pages)
    goes_on = is_last is False or (goes_on and is_last is None)
    if page is not None and goes_on:
        return _query({"page": str(page + 1)})
    for name in ("offset", "skip"):
        offset = _count(part, name)
        if offset is not None and (says_more or (in_all is not None and offset + count < in_all)):
            return _query({name: str(offset + count)})
    return None


def _count(part: tree.Json, *names: str) -> int | None:
    for name in names:
        found = tree.number(find(part, name))
        if found is not None and 0 <= found < 1e15:
            return int(found)
    return None


def _query(fields: dict[str, str]) -> str | None:
    kept = {name: value for name, value in fields.items() if _FIELD.fullmatch(name)}
    page = urlencode(kept, errors="replace")
    return page if kept and len(page) <= _MAX_PAGE_CHARACTERS else None


def read_query(page: str) -> tuple[tuple[str, str], ...]:
    """The query fields of an opaque page; empty for one that did not come from here."""
    if len(page) > _MAX_PAGE_CHARACTERS:
        return ()
    try:
        fields = parse_qsl(page, max_num_fields=20, errors="replace")
    except ValueError:
        return ()
    return tuple((name, value) for name, value in fields if _FIELD.fullmatch(name))
