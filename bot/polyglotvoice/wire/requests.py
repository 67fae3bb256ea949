"""What is asked of the service: method, path, query and body, for all ten endpoints, and under which names. Pure.

Names that the page leaves open are learned from refusals that name them. It names no field for the language of the
speech, so none is sent until a task's details or a refusal name it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, TypedDict
from urllib.parse import quote, urlencode

from bot.polyglotvoice.errors import NotFound
from bot.polyglotvoice.wire import pages, tree
from bot.polyglotvoice.wire.response import Response

Asked = Literal["creates", "checks", "task", "result", "file", "list"]
"""What was asked for, as far as it changes what an error means."""
_MAX_SEGMENT_CHARACTERS = 200
Value = tuple[str, str]
"""A field's name and value."""
Role = Literal["url", "file", "format"]
Place = Literal["body", "form", "query"]
"""Of a link: in JSON, in a form, in the query."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_\-]{0,63}")

# In a sentence: a name in quotes, behind "field", or before "is required"; a single word only where it is a link's.
_SPOKEN = re.compile(
    r"[\"'`«]([A-Za-z][A-Za-z0-9_\-]{0,63})[\"'`»]"
    r"|(?i:\b(?:field|parameter|missing|required|поле|параметр)\b\W{1,3})([a-z][a-z0-9]*_[a-z0-9_]{1,60})\b"
    r"|\b([a-z][a-z0-9]*_[a-z0-9_]{1,60}|url|uri|link|href)\b\W{1,3}(?:field |поле |это поле )?(?:is |was |не )?"
    r"(?:required|missing|not provided|обязател|указан|передан)"
)

_SAYS_MISSING = re.compile(
    r"(?i)missing|required|no file was|not provided|отсутств|обязател|не указан|не передан"
    r"|не был[аио]? (?:отправ|загруж|перед)"
)
_REFUSALS = (400, 422)
NOT_THIS_TYPE = 415
_PLACES = ("loc", "field", "param", "attr", "path", "property", "name", "pointer")
_SENTENCES = frozenset({"detail", "error", "message", "messages", "msg", "title", "description", "reason", "errors"})
_NO_FIELDS = _SENTENCES | {"non_field_errors", "__all__", "code", "type", "status", "details"}
_FILE_LIKE = re.compile(r"(?i)file|audio|upload|media|blob|source")
_URL_LIKE = re.compile(r"(?i)url|uri|link|href|source|media")
_URL = re.compile(r"(?i)(?!callback|webhook|notif)(?:\w+_)?(?:ur[li]|link|href)")
_FORMAT_LIKE = re.compile(r"(?i)format|target|codec|ext")
_MOST, _MAX_DEPTH, _MAX_CHARACTERS = 50, 4, 300

_LANGUAGE_NAMES = ("language", "language_code", "lang", "source_language", "audio_language", "speech_language")
_PLAIN_LANGUAGE_NAMES = frozenset(map(tree.plain_name, _LANGUAGE_NAMES))
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Field:
    """What a value goes out as."""

    name: str
    place: Place = "body"


class Fields(TypedDict, total=False):
    """The names of one endpoint's values, of those that it takes."""

    url: Field
    file: Field
    format: Field


# Open points "the field that carries the URL" and "convert-audio's form": what is sent first.
URL_FIELDS = Fields(url=Field("url"))
UPLOAD_FIELDS = Fields(file=Field("file"))
CONVERT_FIELDS = Fields(file=Field("file"), format=Field("format"))


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """One request but for its key and a streamed body.

    `endpoint` names it for counting; `path` is below the base URL, quoted; `body` is its type and content.
    """

    endpoint: str
    method: str
    path: str
    asked: Asked
    query: tuple[Value, ...] = ()
    headers: tuple[Value, ...] = ()
    body: tuple[str, bytes] | None = None


UPLOAD = ApiRequest("upload", "POST", "/transcriptions/upload", "creates")
FROM_URL = ApiRequest("from_url", "POST", "/transcriptions/from-url", "creates")
VALIDATE_URL = ApiRequest("validate_url", "POST", "/transcriptions/validate-url", "checks")
CONVERT_AUDIO = ApiRequest("convert_audio", "POST", "/transcriptions/convert-audio", "checks")
LIST = ApiRequest("list", "GET", "/transcriptions", "list")
DOCUMENTATION = ApiRequest("rate_limits", "GET", "/developer/documentation", "list")


def with_url(ask: ApiRequest, url: str, field: Field, language: Value | None = None) -> ApiRequest:
    """FROM_URL or VALIDATE_URL for a link; `language` is a field with its value."""
    more = () if language is None else (language,)
    if field.place == "body":
        content = json.dumps({**dict(more), field.name: url}).encode()
        return replace(ask, body=("application/json", content))
    values = (*more, (field.name, url.encode(errors="replace").decode()))
    if field.place == "query":
        return replace(ask, query=values)
    return replace(ask, body=("application/x-www-form-urlencoded", urlencode(values).encode()))


def convert_audio(wanted: tuple[Field, str]) -> tuple[ApiRequest, tuple[Value, ...]]:
    """CONVERT_AUDIO to a format, and the plain fields of its form, where that stands unless a query was learned."""
    values = ((wanted[0].name, wanted[1]),)
    return (replace(CONVERT_AUDIO, query=values), ()) if wanted[0].place == "query" else (CONVERT_AUDIO, values)


def list_tasks(page: str | None) -> ApiRequest:
    """GET /transcriptions."""
    return replace(LIST, query=pages.read_query(page)) if page else LIST


def task(task_id: str) -> ApiRequest:
    """GET /transcriptions/{task_id}."""
    return ApiRequest("task", "GET", f"/transcriptions/{_segment(task_id)}", "task")


def result(task_id: str) -> ApiRequest:
    """GET /transcriptions/{task_id}/result."""
    return ApiRequest("result", "GET", f"/transcriptions/{_segment(task_id)}/result", "result")


def download(task_id: str, kind: str) -> ApiRequest:
    """GET /transcriptions/{task_id}/downloads/{kind}."""
    return ApiRequest("download", "GET", f"/transcriptions/{_segment(task_id)}/downloads/{_segment(kind)}", "file")


def source(task_id: str, start: int) -> ApiRequest:
    """GET /transcriptions/{task_id}/source, from byte `start`."""
    headers = (("Range", f"bytes={start}-"),) if start else ()
    return ApiRequest("source", "GET", f"/transcriptions/{_segment(task_id)}/source", "file", headers=headers)


def _segment(text: str) -> str:
    """One path segment. What can't be one (it would mean another path) was never given out: NotFound."""
    if not 0 < len(text) <= _MAX_SEGMENT_CHARACTERS or not text.strip(".") or not text.isprintable():
        raise NotFound
    return quote(text, safe="")


# Open points "the field that carries the URL" and "convert-audio's form": a 422 that names another missing field.
def learn_fields(answer: Response, sent: Fields) -> Fields | None:
    """The fields that a 400 or 422 asks for; None when it names no missing field that differs from what was sent.

    Who wants a form says 415 to JSON, or misses the very field that it holds.
    """
    learned, was_sent, link = sent.copy(), sent.values(), sent.get("url")
    asked = [field for field, said in _named_in(answer) if field not in was_sent and _is_asked_for(field, said, sent)]
    # Of several fields that are missing the one that sounds like a link is taken last, and so stays.
    for field in sorted(asked, key=lambda field: bool(_URL_LIKE.search(field.name))):
        role = _role_of(field, sent)
        # A file can't travel in a query.
        if role is not None and not (role == "file" and field.place == "query"):
            is_in_form = link is not None and link.place == "form" and field.place == "body"
            learned[role] = replace(field, place="form") if is_in_form else field
    misses = any(field == link and _SAYS_MISSING.search(said) for field, said in _named_in(answer))
    is_form = misses or answer.status == NOT_THIS_TYPE
    if learned == sent and link is not None and link.place == "body" and is_form:
        return {"url": replace(link, place="form")}
    return learned if learned != sent else None


def language_field(answer: Response) -> str | None:
    """The field for the language of the speech that a 400 or 422 is about."""
    return next((field.name for field, _ in _named_in(answer) if is_language(field.name)), None)


def names_asked_for(answer: Response) -> set[str]:
    """The names of fields that a refusal is about."""
    return {field.name for field, _ in _named_in(answer)}


def language_of_details(body: tree.Json) -> str | None:
    """The field of a task's details; what was detected, under a name that says so, is no field to send."""
    if not isinstance(body, dict):
        return None
    return next((name for name in body if is_language(name)), None)


def is_language(name: str) -> bool:
    """Whether a field of this name carries the language of the speech."""
    return tree.plain_name(name) in _PLAIN_LANGUAGE_NAMES


def is_language_code(language: str | None) -> bool:
    """Whether the service names languages by codes (`ru`, `pt-BR`)."""
    return language is not None and _LANGUAGE_CODE.fullmatch(language) is not None


def _is_asked_for(field: Field, said: str, sent: Fields) -> bool:
    if is_language(field.name) or not _NAME.fullmatch(field.name):
        return False
    # A link that is found bad under a name that was not sent is missing, too.
    return _SAYS_MISSING.search(said) is not None or ("url" in sent and _URL.fullmatch(field.name) is not None)


def _role_of(field: Field, sent: Fields) -> Role | None:
    if "url" in sent:
        return "url"
    if "format" in sent and (_FORMAT_LIKE.search(field.name) or not _FILE_LIKE.search(field.name)):
        return "format"
    # `file` is stated, so only a name that may stand for it is believed: a whole file goes out again.
    return "file" if "file" in sent and _FILE_LIKE.search(field.name) else None


def _named_in(answer: Response) -> list[tuple[Field, str]]:
    """Each field that a refusal names, with what it says of it."""
    if answer.status not in _REFUSALS:
        return []
    body = answer.json_or_none()
    return list(islice(_named(answer.text() if body is None and not answer.is_html else body, 0), _MOST))


def _named(part: tree.Json, depth: int) -> Iterator[tuple[Field, str]]:
    if isinstance(part, str):
        if found := _SPOKEN.search(part[:_MAX_CHARACTERS]):
            yield Field(found[found.lastindex or 1]), part[:_MAX_CHARACTERS]
    elif isinstance(part, list) and depth < _MAX_DEPTH:
        for entry in part[:_MOST]:
            yield from _named(entry, depth + 1)
    elif isinstance(part, dict) and depth < _MAX_DEPTH:
        yield from [located] if (located := _located(part)) else _by_name(part, depth)


def _located(entry: tree.Object) -> tuple[Field, str] | None:
    """FastAPI's `{loc: ["body", "media_url"], msg, type}`, of either pydantic generation, others' `field`, and
    JSON:API's `{source: {pointer: "/data/attributes/media_url"}, detail}`.
    """
    source = tree.find(entry, "source")
    location = tree.find(entry, *_PLACES) or tree.find(source, *_PLACES, "parameter")
    names = [part for part in (location if isinstance(location, list) else [location]) if isinstance(part, str)]
    # A body missing as a whole names no field.
    if not names or names in (["body"], ["query"]):
        return None
    is_in_query = "query" in (names[0], tree.find(entry, "location", "in")) or tree.has(source, "parameter")
    return Field(names[-1].rpartition("/")[2], "query" if is_in_query else "body"), _words(entry)


def _by_name(part: tree.Object, depth: int) -> Iterator[tuple[Field, str]]:
    """Django's `{"media_url": ["This field is required."]}`."""
    for name, value in islice(part.items(), _MOST):
        if isinstance(value, dict) or name in _NO_FIELDS:
            yield from _named(value, depth + 1) if not isinstance(value, str) or name in _SENTENCES else ()
        elif isinstance(value, str | list) and (said := _words(value)) and (" " in said or _SAYS_MISSING.search(said)):
            yield Field(name), said
            yield from _named(value, depth + 1) if isinstance(value, list) else ()


def _words(part: tree.Json) -> str:
    values = list(part.values()) if isinstance(part, dict) else part if isinstance(part, list) else [part]
    inner = (_words(one) if isinstance(one, dict) else one for one in values[:_MOST])
    return " ".join(one[:_MAX_CHARACTERS] for one in inner if isinstance(one, str))
