"""The shape of an answer: its names and types, and nothing that tells of a person. Pure.

Kept are field names, status words, and of refusals the words that services say to everybody. All else becomes a
placeholder such as `<text>`, `<int 10..99>` or `<time iso +4s>` (seconds since the probe began).
"""

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from types import CodeType, ModuleType

from bot.polyglotvoice import limits
from bot.polyglotvoice.errors import ApiError, Broken, NotReady, Refused
from bot.polyglotvoice.wire import pages, refusals, requests, tasks, transcript, tree
from bot.polyglotvoice.wire.response import Response

_WORD = re.compile(r"[^\W_]+")
STATUSES = frozenset({"status", "state", "taskstatus"})
_SAID = frozenset({"detail", "message", "error", "errormessage", "reason", "msg", "description", "code", "errorcode",
                   "type", "nonfielderrors", "scope", "period", "unit", "per", "limittype"})  # fmt: skip
_PLACES = frozenset({"loc", "field", "param"})
FILE_KINDS = frozenset(_WORD.findall("srt txt json vtt docx doc pdf md csv tsv html rtf odt ass sbv mp3 wav"))
_STOCK = frozenset(_WORD.findall(
    "a allowed already an and api are at attempts audio bad be been being body burst by can character characters chunk"
    " completed concurrent content could credentials daily day does done download duration empty enough error exceeded"
    " exist expected expired failed field file finished for format found given has hour hours in input integer internal"
    " invalid is it its json key kind language larger left length limit limits link list long longer max maximum media"
    " method minimum minute minutes missing month monthly more must no not null number object of on only or parameter"
    " parsing per permission plan please process processed processing progress provided public queue queued quota rate"
    " reached ready request requests required result retry running seconds server short should size still string"
    " submitted such supported task tasks the this throttled to token too transcription transcriptions try type"
    " unauthorized unavailable unknown unprocessable unsupported upload url used user utc valid value wait was"
    " yet you your в готов готова ещё еще задача лимит минут не недействителен неверный обрабатывается результат"
    " токен файл"
))  # fmt: skip
"""Words that stand in anybody's error."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,23}(?:[_\-][A-Za-z0-9]{1,23}){0,5}")
_ENCODINGS = re.compile(r"(?:gzip|deflate|br|zstd|identity|bytes|none|[, ])+")
_KEY_LIKE = re.compile(r"(?i)^sk[_-]|\d{3}|[0-9a-f]{8}.*\d")
_NAME_IN_JSON = re.compile(rb'"((?:[A-Za-z\x80-\xff]|\\u[0-9a-f]{4})(?:[\w\-\x80-\xff]|\\u[0-9a-f]{4}){0,60})"\s*:')
_STATUS_IN_JSON = re.compile(
    rb'"(?:status|state|task_status|taskStatus)"\s*:\s*(?:\{[^{}]{0,80}"(?:name|value|code)"\s*:\s*)?'
    rb'"((?:[^"\\]|\\u[0-9a-fA-F]{4}){1,60})"'
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*")
_NUMBER_LIKE = re.compile(r"[\d:.,]+\s?(?:%|m?s|m?secs?|seconds?|mins?|minutes?|h|hours?|[kmg]?i?b|bytes|k?hz)?")
_URL = re.compile(r"(?i)(?:[a-z]+:/)?/\S*")
_ID = re.compile(r"(?i)[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LANGUAGE_NAME = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?|auto")
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]{1,40}/[\w!#$&^.+-]{1,60}(?:;\s*charset=[\w-]{1,20})?", re.ASCII)
_DISPOSITION_NAME = re.compile(r"(?i)(filename\*?)\s*=\s*(UTF-8'[^';]*')?(\"(?:[^\"\\]|\\.)*\"|[^;]*)")
_DISPOSITION = re.compile(r"(?i)(?:attachment|inline)?[\s;]*(?:filename\*?=(?:UTF-8'')?\"?<name>\"?[\s;]*)*")
_KEPT_HEADERS = re.compile(
    r"content-(?:type|encoding|disposition|range)|accept-ranges|retry-after|x?-?rate-?limit[\w-]*"
)
_MOST_NAMES = 60
_MOST_SCALARS = 20
_MAX_DEPTH = 8
_MAX_LOOKED_AT_BYTES = 64 * 1024
_MAX_OF_LIST_BYTES = 1024
"""Lists are read over and over, and their entries are all alike."""
_LONGEST_NUMBER = 15
_BIG = 10**9
_FAR = timedelta(days=3650)


@cache
def known_names() -> frozenset[str]:
    """Every name that the readers look for, out of their own code, so that none is kept twice."""
    return frozenset(map(tree.plain_name, _names_in_code()))


@cache
def _vocabulary() -> frozenset[str]:
    """The words of those names, and of anybody's errors."""
    return _STOCK.union(*(_WORD.findall(name.lower().replace("_", " ")) for name in _names_in_code()))


@cache
def _names_in_code() -> frozenset[str]:
    modules = (tasks, transcript, pages, requests, refusals, limits)
    return frozenset(word for module in modules for word in _words_in(module) if _NAME.fullmatch(word))


def _words_in(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list | frozenset | set | dict):
        for one in part:
            yield from _words_in(one)
    elif isinstance(part, CodeType):
        yield from _words_in(part.co_consts)
    elif isinstance(part, ModuleType):
        for value in vars(part).values():
            own = inspect.unwrap(value) if callable(value) else value
            if inspect.isfunction(own) and own.__module__ == part.__name__:
                yield from _words_in(own.__code__)
            elif isinstance(own, tuple | frozenset):
                yield from _words_in(own)


@lru_cache(maxsize=2048)
def is_known_name(name: str) -> bool:
    """Whether a field's name is looked for, or is a language, as translations have them."""
    is_one = tree.plain_name(name) in known_names() or transcript.is_beside_text(name)
    return is_one or _LANGUAGE_NAME.fullmatch(name) is not None


DRIFT_KINDS = ("field", "status", "refusal", "shape")


def watching_for_drift(tell: Sequence[Callable[[str], None]]) -> Callable[[str, Response, ApiError | None], None]:
    """What hears of each answer (`OnAnswer`), and tells of each of `DRIFT_KINDS` that it holds."""

    def hear(endpoint: str, answer: Response, error: ApiError | None) -> None:
        for kind in drift(endpoint, answer.body, error):
            for each in tell:
                each(kind)

    return hear


def drift(endpoint: str, body: bytes, error: ApiError | None) -> set[str]:
    """Of which `DRIFT_KINDS` an answer holds something that the bot does not recognise.

    `shape`: a good answer that it can't read, such as a page; then `error` is a Broken that says why.
    """
    if isinstance(error, Broken):
        if not 200 <= (error.status or 200) < 300:
            return set()
        meant = refusals.refusal_within(Response(200, {}, body))
        if meant.status < 400:
            return {"shape"}
        error = refusals.read_error(meant, "creates", utc_now())
    found: set[str] = set()
    looked_at = body[: _MAX_OF_LIST_BYTES if endpoint == "list" else _MAX_LOOKED_AT_BYTES]
    # The documentation's limits have names of any kind, and are shown as they are.
    if error is None and endpoint != "rate_limits" and looked_at.lstrip()[:1] in (b"{", b"["):
        names = {name.decode("utf-8", "replace") for name in set(_NAME_IN_JSON.findall(looked_at))}
        found |= set() if all(map(is_known_name, names)) else {"field"}
        words = {word.decode("utf-8", "replace") for word in _STATUS_IN_JSON.findall(looked_at)}
        statuses = {str(json.loads(f'"{word}"', strict=False)) for word in words}
        found |= set() if all(map(tasks.is_known, statuses)) else {"status"}
    said = error.detail if isinstance(error, NotReady) else ""
    is_vague = bool(said) and not said.startswith("status ") and not refusals.says_not_ready(said)
    if is_vague or (isinstance(error, Refused) and error.reason_kind == "other" and not endpoint.endswith("_url")):
        found.add("refusal")
    return found


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer as it came, within a step of the probe; `body` None: it was streamed, and is not kept. `headers` have
    lower-case names.
    """

    step: str
    endpoint: str
    at: datetime
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes | None = field(repr=False)


class Shaper:
    """Makes shapes. `private` are values that must not be told, each with what stands for it; none of their words,
    nor of `private_words`, is kept, unless it is a name that the bot looks for. `since` is when times begin.
    """

    def __init__(self, private: Mapping[str, str], since: datetime, private_words: str = "") -> None:
        self._private = {value.strip(): said for value, said in private.items() if value.strip()}
        self._since = since
        hidden = " ".join([*self._private, private_words]).casefold()
        self._hidden = {word for word in _WORD.findall(hidden) if len(word) > 2 or not word.isascii()}

    def exchange(self, heard: Heard) -> tree.Object:
        is_said = not 200 <= heard.status < 300 or heard.status == 202
        return {
            "step": heard.step,
            "endpoint": heard.endpoint,
            "at_s": round((heard.at - self._since).total_seconds()),
            "status": heard.status,
            "headers": {name: self._header(name, value) for name, value in heard.headers.items()
                        if _KEPT_HEADERS.fullmatch(name)},
            "body": self.body(heard.body, is_said=is_said or heard.endpoint == "rate_limits"),
        }  # fmt: skip

    def body(self, content: bytes | None, *, is_said: bool = False) -> tree.Json:
        """The shape of a body; `is_said`: its sentences are the service's, not a person's."""
        if not content:
            return None if content is None else "<empty>"
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return "<bytes>"
        try:
            return self.shape(tree.parse(content), is_said=is_said)
        except tree.NotJsonError:
            pass
        start = text.lstrip()[:200].lower()
        kinds = {"<!doctype": "<html>", "<html": "<html>", "webvtt": "<vtt>", "{": "<broken json>"}
        found = next((said for begin, said in kinds.items() if start.startswith(begin)), None)
        return found or ("<srt>" if "-->" in text else "<transcript>" if text.strip() in self._private else "<text>")

    def shape(self, value: tree.Json, name: str = "", depth: int = 0, *, is_said: bool = False) -> tree.Json:
        """The shape of JSON that stands under `name`."""
        if depth > _MAX_DEPTH:
            return "<deep>"
        if isinstance(value, dict):
            return self._object(value, depth, is_said=is_said)
        if isinstance(value, list):
            return self._list(value, name, depth, is_said=is_said)
        if isinstance(value, str):
            return self._string(value, tree.plain_name(name), is_said=is_said)
        if isinstance(value, bool) or value is None:
            return value
        return self._private.get(str(value)) or self._time(value) or _number(value)

    def _object(self, value: tree.Object, depth: int, *, is_said: bool) -> tree.Json:
        found: tree.Object = {}
        for key, inner in list(value.items())[:_MOST_NAMES]:
            kept = key if self.may_name(key) else "<name>"
            found[kept] = _merged(found.get(kept), self.shape(inner, key, depth + 1, is_said=is_said))
        return found

    def _list(self, items: list[tree.Json], name: str, depth: int, *, is_said: bool) -> tree.Json:
        shapes = [self.shape(item, name, depth + 1, is_said=is_said) for item in items[:1000]]
        # In a list of tasks the probe's own stands for all: the others are somebody's.
        own = [shape for shape in shapes if isinstance(shape, dict) and "<task id>" in shape.values()]
        deep: tree.Json = None
        scalars: list[tree.Json] = []
        for shape in own or shapes:
            if isinstance(shape, dict | list) and not is_said:
                deep = _merged(deep, shape)
            elif shape not in scalars:
                scalars.append(shape)
        return scalars[:_MOST_SCALARS] + ([] if deep is None else [deep])

    def may_name(self, name: str) -> bool:
        """Whether a field's name may be told: it is looked for, or looks like a name and holds nothing private."""
        if tree.plain_name(name) in known_names():
            return True
        # What begins with a capital is more likely somebody's name.
        is_one = _NAME.fullmatch(name) and name[0].islower() and not _KEY_LIKE.search(name)
        return bool(is_one) and not self._is_hidden(name)

    def _is_hidden(self, text: str) -> bool:
        # camelCase too; a private word may also stand inside of a longer one.
        apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
        words = {*_WORD.findall(text.casefold()), *_WORD.findall(apart.replace("_", " ").casefold())} - _vocabulary()
        return any(word in self._hidden or any(len(hid) > 5 and hid in word for hid in self._hidden) for word in words)

    def _string(self, value: str, name: str, *, is_said: bool) -> str:
        text = value.strip()
        if text in self._private:
            # Tokens bring their own spaces.
            return (" " if value[:1] == " " else "") + self._private[text]
        if name in STATUSES:
            is_known = tasks.is_known(text)
            if self._may_say(text) or (is_known and re.fullmatch(r"[^\W\d]+", text) and not _KEY_LIKE.search(text)):
                return text
            # A sentence that says how the task ended is known too, and may hold anything.
            return self._sentence(text) if is_known else "<word>"
        if name in _PLACES:
            return text if self.may_name(text) else "<name>"
        if (found := self._typed(text)) is not None:
            return found
        if "language" in name or name == "lang":
            return "<language>" if _LANGUAGE.fullmatch(text) else "<text>"
        return self._sentence(text) if is_said or name in _SAID else "<text>"

    def _typed(self, text: str) -> str | None:
        """What stands for a string that is of a kind by its form."""
        if not text or text.lower() in FILE_KINDS:
            return text or "<blank>"
        if _ISO.fullmatch(text) and (told := tree.moment(text)) is not None:
            has_zone = text[-1] in "zZ" or "+" in text or "-" in text[11:]
            return self._moment(told, "iso" if has_zone else "naive")
        if len(text) <= _LONGEST_NUMBER and any(c.isdigit() for c in text) and _NUMBER_LIKE.fullmatch(text):
            return f"<like {re.sub('[0-9]', '9', text)}>"
        if _URL.fullmatch(text):
            names = [n for n in re.findall(r"[?&]([^=&#]+)=", text) if self.may_name(n)]
            return f"<url ?{'&'.join(names)}>" if names else "<url>"
        return "<id>" if _ID.fullmatch(text) else None

    def _may_say(self, word: str) -> bool:
        return len(word) <= 30 and len(word.split()) <= 3 and not re.search(r"\d", word) and not self._is_hidden(word)

    def _sentence(self, text: str) -> str:
        """The words that anybody's error holds; `…` for each stretch of others."""
        said = []
        for word in re.findall(r"[\"'`]?[^\W_]+(?:_[^\W_]+)*[\"'`]?|[^\w\s]+", text[:300]):
            bare = word.strip("\"'`")
            quoted = bare != word and "_" in bare and self.may_name(bare)
            number = _number(int(word)) if word.isascii() and word.isdigit() and len(word) < 16 else None
            kept = quoted or _STOCK.issuperset(_WORD.findall(bare.casefold()))
            said.append(number or (word if kept else "…"))
        joined = re.sub(r"…(?: …)+", "…", " ".join(said))
        return re.sub(r" (?=[.,:;!?)])|(?<=\() ", "", joined) if re.search(r"\w", joined) else "<text>"

    def _time(self, value: float) -> str | None:
        told = tree.moment(value)
        if told is None or abs(told - self._since) > _FAR:
            return None
        return self._moment(told, "epoch_ms" if value > 1e11 else "epoch")

    def _moment(self, told: datetime, form: str) -> str:
        return f"<time {form} {round((told - self._since).total_seconds()):+d}s>"

    def _header(self, name: str, value: str) -> str:
        if name == "content-type":
            return value if _MEDIA_TYPE.fullmatch(value) else "<media type>"
        if name == "content-disposition":
            form = _DISPOSITION_NAME.sub(_nameless, value)
            return form if _DISPOSITION.fullmatch(form) else "<text>"
        if name in ("content-encoding", "accept-ranges"):
            return value if _ENCODINGS.fullmatch(value) else "<text>"
        if name == "content-range":
            return re.sub(r"\d+", "<int>", value) if re.fullmatch(r"bytes [\d*]+(?:-\d+)?/[\d*]+", value) else "<text>"
        if (number := tree.number(value)) is not None:
            return self._time(number) or _number(int(number) if number.is_integer() else number)
        try:
            return self._moment(tree.http_date(value), "http")
        except ValueError:
            return "<text>"


def _nameless(found: re.Match[str]) -> str:
    quote = '"' if found[3][:1] == '"' else ""
    return found[1] + "=" + ("UTF-8''" if found[2] else "") + quote + "<name>" + quote


def _number(value: float) -> str:
    """The kind of a number, and between which powers of ten it lies."""
    kind, size = "int" if isinstance(value, int) else "float", abs(value)
    if size in (0, 1):
        around = f"{size:g}"
    elif size < 1:
        around = "0..1"
    elif size >= _BIG:
        around = f"{_BIG}.."
    else:
        low = 10 ** (len(str(int(size))) - 1)
        around = f"{low}..{low * 10 - 1}"
    return f"<{kind} {'-' if value < 0 else ''}{around}>"


def _merged(one: tree.Json, other: tree.Json) -> tree.Json:
    """What is known of both: all names, and of what differs the later one, unless that is nothing."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {name: _merged(one.get(name), other.get(name)) for name in {**one, **other}}
    if isinstance(one, list) and isinstance(other, list):
        return other or one
    return one if other is None else other


def names_in(shape: tree.Json) -> set[str]:
    if isinstance(shape, list):
        return set().union(*map(names_in, shape))
    if isinstance(shape, dict):
        return {name for name in shape if name != "<name>"}.union(*map(names_in, shape.values()))
    return set()


def dump(report: tree.Json) -> str:
    """A report as text for people."""
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def utc_now() -> datetime:
    return datetime.now(UTC)
