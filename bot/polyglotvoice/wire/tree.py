"""Foreign JSON and the text in it, read without trusting any of it: wrong types and nonsense read as absent. Pure.

Names are compared without case, `_` and `-`, so `created_at` is found as `createdAt` too. Text is made fit to show: one
line, bounded, without markup, secrets or tricks of direction.
"""

import html
import json
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TypeAlias, TypeVar

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Object: TypeAlias = dict[str, Json]
Read = TypeVar("Read")
ENVELOPES = ("data", "result", "response", "payload", "output", "body")
"""Names under which services put the whole of an answer."""

_MAX_INT_DIGITS = 30
_MILLISECONDS_FROM = 1e11
"""An epoch in seconds reaches this in the year 5138; in milliseconds it passed it in 1973."""

_SECONDS_FROM = 1e8
_FIRST_YEAR = 1973
"""What is smaller is no time of a task: services write year 1 or 1970 where there is none."""

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")
_WITH_UNIT = re.compile(r"(?i)(\d{1,12}(?:[.,]\d{1,9})?)\s*(ms|msec|milliseconds?|s|secs?|seconds?|сек\w*|с)\.?")
_ISO_LENGTH = re.compile(r"(?i)PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:[.,]\d{1,9})?)S)?")
MAX_DETAILS = 200
_MOST_NAMES = 256
"""An object with more names is no answer of this API's: only names as they are written are looked up in it."""

_MAX_TREE_BYTES = 96 * 1024 * 1024
_KEYS_IN_ALL = 40
_MOST_LAYERS = 5
_SHORT_NAME, _FEW_NAMES = 64, 32
_MAX_DETAIL_DEPTH = 6

MAX_DETAIL_CHARACTERS = 300
_MAX_READ_CHARACTERS = 4000
"""No sentence is longer; what follows is not even looked at."""

_HIDDEN_PARTS = re.compile(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->")
_TITLE = re.compile(r"(?is)<title[^<>]*>(.*?)</title\s*>")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>|<[!?][^<>]*>")
_CUT_TAG = re.compile(r"</?[a-zA-Z!][^<>]*$")

_SECRETS = (
    (re.compile(r"\bsk_[A-Za-z0-9_.\-]+"), "[key]"),
    (re.compile(r"(?i)\bbearer\s+\S+"), "Bearer [key]"),
    (
        re.compile(r"(?i)([?&](?:x-(?:amz|goog)-[\w-]+|sig(?:nature)?|(?:\w+_?)?token|api_?key|secret)=)[^\s&#]+"),
        r"\1[key]",
    ),
    (re.compile(r"([A-Za-z][A-Za-z0-9+.\-]{0,20}://)[^\s/?#]*@"), r"\1"),
)
_MAY_BE_SECRET = re.compile("sk_|[ =@]")
"""A line without any of these has no secret in it."""


class NotJsonError(Exception):
    """The bytes are no JSON, or JSON nested beyond reason."""


class TooBigError(NotJsonError):
    """JSON out of all proportion."""


def parse(body: bytes) -> Json:
    """The JSON in `body`, or the list of its lines where each is JSON; raises NotJsonError.

    NaN and infinities read as null, huge integers as floats.

    What would fill the memory once it is parsed is not parsed: TooBigError.
    """
    if _estimate_bytes(body) > _MAX_TREE_BYTES:
        raise TooBigError
    try:
        return _loads(body)
    except (ValueError, RecursionError):
        pass
    lines = [line for line in body.splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip().startswith((b"{", b"[")) for line in lines):
        raise NotJsonError
    try:
        return [_loads(line) for line in lines]
    except (ValueError, RecursionError):
        raise NotJsonError from None


def find(tree: Json, *names: str) -> Json:
    """The value under the first of `names` that is there and not null; None for anything but an object."""
    if not isinstance(tree, dict):
        return None
    if (exact := tree.get(names[0])) is not None:
        return exact
    return next((found for _, found in _named(tree, names)), None)


def each(tree: Json, names: Sequence[str]) -> dict[str, Json]:
    """What stands in the object under these names, those that are there and not null, in the order of `names`."""
    return dict(_named(tree, names)) if isinstance(tree, dict) else {}


def first(tree: Json, names: Sequence[str], read: Callable[[Json], Read | None]) -> Read | None:
    """What `read` makes of the first of the values under `names` of which it makes anything; None where of none."""
    return next((made for found in each(tree, names).values() if (made := read(found)) is not None), None)


def layers(tree: Json, *names: str) -> list[Object]:
    """The object and those that lie in it under `names`, the outer ones first; an array of one is what it holds."""
    found: list[Object] = []
    at: list[Json] = [tree]
    for _ in range(_MOST_LAYERS):
        objects = [one for part in at for one in (part if isinstance(part, list) and len(part) == 1 else [part])]
        found += (own := [one for one in objects if isinstance(one, dict)])
        at = [inner for one in own for name in names if (inner := find(one, name)) is not None]
        if not at:
            break
    return found


def has(tree: Json, *names: str) -> bool:
    """Whether any of `names` is in the object, null or not."""
    wanted = {plain_name(name) for name in names}
    return isinstance(tree, dict) and len(tree) <= _MOST_NAMES and any(plain_name(key) in wanted for key in tree)


def plain_name(name: str) -> str:
    return _short_plain_name(name) if len(name) <= _SHORT_NAME else _plain_name(name)


def _plain_name(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


# A service's names are few, and each answer holds them hundreds of times.
_short_plain_name = lru_cache(maxsize=1024)(_plain_name)


def text(value: Json) -> str | None:
    """A string, mended; None for anything else or blanks."""
    if not isinstance(value, str) or not value.strip():
        return None
    return mend(value)


def line(value: Json, max_characters: int = 300) -> str | None:
    """A string or number as one readable line."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return printable(str(value), max_characters) or None


def number(value: Json) -> float | None:
    """A finite number, also from a string such as "12,5" or "45 %"."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = float(value.strip().rstrip("%").replace(",", "."))
        except ValueError:
            return None
    if not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def seconds(value: Json) -> float | None:
    """A length in seconds that is not negative, also from "1:02:03", "61.4s", "61400 ms", "PT1M1.4S"."""
    found = number(value)
    if found is None and isinstance(value, str):
        found = _spoken_seconds(value.strip())
    return found if found is not None and found >= 0 else None


def seconds_under(tree: Json, *names: str) -> float | None:
    """The length in seconds that `find` finds."""
    return seconds(find(tree, *names))


def moment(value: Json) -> datetime | None:
    """A time in UTC: ISO with a zone or (UTC then) without, an HTTP date, an epoch in s or ms."""
    epoch = number(value)
    try:
        if epoch is not None:
            epoch = epoch / 1000 if abs(epoch) >= _MILLISECONDS_FROM else epoch
            return datetime.fromtimestamp(epoch, UTC) if epoch >= _SECONDS_FROM else None
        if isinstance(value, str):
            found = _read_date(value.strip())
            if found.year < _FIRST_YEAR:
                return None
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def http_date(value: str) -> datetime:
    """An HTTP date; raises ValueError."""
    try:
        found = parsedate_to_datetime(value)
    except (TypeError, IndexError, OverflowError):
        # The standard library's parser lets these escape on odd input.
        raise ValueError("no date") from None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def scalars(tree: Json, skip: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Every scalar with its dotted label, in reading order; subtrees under names in `skip` are left out."""
    budget = MAX_DETAILS
    for label, value in _walk(tree, "", skip, 0):
        if budget == 0:
            return
        budget -= 1
        yield label, value


def mend(text: str) -> str:
    """The same text fit for UTF-8: pairs of surrogates joined, lone ones and NUL replaced."""
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\x00", "\ufffd")


def one_line(text: str, max_characters: int = MAX_DETAIL_CHARACTERS) -> str:
    """Text of the service's as a person may read it; empty when nothing readable is in it.

    No tags (of a whole page only its title), no API keys, no user or password in a URL, no control or
    direction characters, at most `max_characters`.
    """
    text = mend(text[:_MAX_READ_CHARACTERS])
    if looks_like_html(text) and (title := _TITLE.search(text)):
        text = title[1]
    text = html.unescape(_HIDDEN_PARTS.sub(" ", text))
    while (shorter := _TAG.sub(" ", text)) != text:
        text = shorter
    text = _CUT_TAG.sub(" ", text)
    return printable(text, max_characters)


def printable(text: str, max_characters: int = MAX_DETAIL_CHARACTERS) -> str:
    """A name or a value as one line: as `one_line`, but what looks like markup stays what it is."""
    text = mend(text[: max(_MAX_READ_CHARACTERS, max_characters)])
    if not text.isprintable():
        text = "".join(c if _is_shown(c) else " " for c in text)
    text = " ".join(text.split())
    if _MAY_BE_SECRET.search(text):
        for pattern, replacement in _SECRETS:
            text = pattern.sub(replacement, text)
    return text if len(text) <= max_characters else text[: max_characters - 1].rstrip() + "…"


def looks_like_html(text: str) -> bool:
    """Whether this is a page, as proxies answer, and not a sentence."""
    start = text.lstrip("\ufeff \t\r\n")[:256].lower()
    return start.startswith(("<!doctype", "<html", "<head", "<body", "<?xml", "<!--", "<center", "<h1"))


def _loads(body: bytes) -> Json:
    tree: Json = json.loads(body, parse_int=_read_int, parse_constant=lambda _: None)
    return tree


def _estimate_bytes(body: bytes) -> int:
    """What the objects of a JSON text take, its strings apart (CPython 3.11: sys.getsizeof); marks in texts count too.

    Names that recur cost nothing, so only those beyond some for each object are counted.
    """
    objects = body.count(b"{")
    names = max(0, body.count(b":") - _KEYS_IN_ALL * (objects + 1))
    return 220 * objects + 90 * body.count(b"[") + 60 * body.count(b",") + 200 * names


def _read_int(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MAX_INT_DIGITS else float(digits)


def _named(tree: Object, names: Sequence[str]) -> Iterator[tuple[str, Json]]:
    if len(tree) > _MOST_NAMES:
        yield from ((name, found) for name in names if (found := tree.get(name)) is not None)
        return
    keys, wanted = tuple(tree), tuple(names)
    are_few = len(keys) <= _FEW_NAMES and max(map(len, keys), default=0) <= _SHORT_NAME
    for name, places in _places(keys, wanted) if are_few else _places.__wrapped__(keys, wanted):
        for key in places:
            if (found := tree[key]) is not None:
                yield name, found
                break


# A list's objects have the same names, hundreds of times over.
@lru_cache(maxsize=512)
def _places(keys: tuple[str, ...], names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Those of `names` that an object with these keys may have, each with the keys that it may stand under."""
    by_name: dict[str, list[str]] = {}
    for key in keys:
        by_name.setdefault(plain_name(key), []).append(key)
    found = ((name, by_name.get(plain_name(name), ())) for name in names)
    return tuple((name, tuple(sorted(places, key=lambda key: key != name))) for name, places in found if places)


def _spoken_seconds(said: str) -> float | None:
    if clock := _CLOCK.fullmatch(said) or (_ISO_LENGTH.fullmatch(said) if len(said) > 2 else None):
        return int(clock[1] or 0) * 3600 + int(clock[2] or 0) * 60 + _decimal(clock[3] or "0")
    if told := _WITH_UNIT.fullmatch(said):
        return _decimal(told[1]) / (1000 if told[2].lower().startswith("m") else 1)
    return None


def _decimal(digits: str) -> float:
    return float(digits.replace(",", "."))


def _read_date(value: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return http_date(value)


def _walk(tree: Json, label: str, skip: frozenset[str], depth: int) -> Iterator[tuple[str, str]]:
    if depth > _MAX_DETAIL_DEPTH:
        return
    if isinstance(tree, dict):
        for key, value in tree.items():
            if plain_name(key) not in skip:
                inner = printable(key, 60)
                yield from _walk(value, f"{label}.{inner}".strip("."), skip, depth + 1)
    elif isinstance(tree, list):
        for index, value in enumerate(tree[:MAX_DETAILS], 1):
            yield from _walk(value, f"{label}.{index}".strip("."), skip, depth + 1)
    elif isinstance(tree, bool):
        yield label, "true" if tree else "false"
    elif (shown := line(tree)) is not None:
        yield label, shown


def _is_shown(character: str) -> bool:
    # Cf holds the direction overrides; joiners and variation selectors (emoji, Persian) are kept.
    if character in "\u200c\u200d":
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
