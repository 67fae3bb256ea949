"""What is asked of the service: method, path, query and body, for all ten endpoints. Pure."""

import json
import re
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote

from bot.polyglotvoice.errors import NotFound
from bot.polyglotvoice.wire import pages, speech, tree
from bot.polyglotvoice.wire.refusals import Asked
from bot.polyglotvoice.wire.response import Response

Role = Literal["url", "file", "format"]
Place = Literal["body", "query"]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_\-]{0,63}")
_QUOTED = re.compile(r"[\"'`«]([A-Za-z][A-Za-z0-9_\-]{0,63})[\"'`»]")
_SPOKEN = re.compile(
    r"(?i)\b(?:field|parameter|missing|required|поле|параметр)\b\W{1,3}([a-z][a-z0-9]*_[a-z0-9_]{1,60})\b"
)
_SAYS_MISSING = re.compile(
    r"(?i)missing|required|no file was|not provided|отсутств|обязател|не указан|не передан"
    r"|не был[аио]? (?:отправ|загруж|перед)"
)
_REFUSALS = (400, 422)
_MAX_SEGMENT_CHARACTERS = 200
_NO_FIELDS = frozenset({"detail", "non_field_errors", "__all__", "errors", "error", "message", "messages", "code"})
_FILE_LIKE = re.compile(r"(?i)file|audio|upload|media|blob|source")
_URL_LIKE = re.compile(r"(?i)url|uri|link|href|source|media")
_FORMAT_LIKE = re.compile(r"(?i)format|target|codec|ext")


@dataclass(frozen=True, slots=True)
class Field:
    """What a value goes out as."""

    name: str
    place: Place = "body"


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of one endpoint's values; None for those that it does not take."""

    url: Field | None = None
    file: Field | None = None
    format: Field | None = None

    def of(self, role: Role) -> Field:
        """The field of a value that the endpoint takes."""
        found: Field | None = getattr(self, role)
        if found is None:
            raise ValueError(f"the endpoint takes no {role}")
        return found


# Open points "the field that carries the URL" and "convert-audio's form": what is sent first.
URL_FIELDS = Fields(url=Field("url"))
UPLOAD_FIELDS = Fields(file=Field("file"))
CONVERT_FIELDS = Fields(file=Field("file"), format=Field("format"))


# Open points "the field that carries the URL" and "convert-audio's form": a 422 that names another missing field.
def learn_fields(answer: Response, sent: Fields) -> Fields | None:
    """The fields that a 400 or 422 asks for; None when it names no missing field that differs from what was sent."""
    if answer.status not in _REFUSALS:
        return None
    learned = sent
    # Of several fields that are missing the one that sounds like a link is taken last, and so stays.
    for field in sorted(_missing(answer.json_or_none()), key=lambda field: bool(_URL_LIKE.search(field.name))):
        role = _role_of(field, sent)
        # A file can't travel in a query.
        if role is not None and not (role == "file" and field.place == "query"):
            learned = replace(learned, **{role: field})
    return learned if learned != sent else None


def _role_of(field: Field, sent: Fields) -> Role | None:
    if sent.url is not None:
        return "url"
    if sent.format is not None and (_FORMAT_LIKE.search(field.name) or not _FILE_LIKE.search(field.name)):
        return "format"
    # `file` is stated, so only a name that may stand for it is believed: a whole file goes out again.
    return "file" if sent.file is not None and _FILE_LIKE.search(field.name) else None


def _missing(body: tree.Json) -> list[Field]:
    detail = tree.find(body, "detail", "errors", "error", "message")
    if isinstance(detail, list):
        return [field for entry in detail[:50] if (field := _entry(entry)) is not None]
    if by_field := _by_field(detail) or _by_field(body):
        return by_field
    said = tree.find(detail, "message", "msg", "detail", "error") if isinstance(detail, dict) else detail
    if not isinstance(said, str) or not _SAYS_MISSING.search(said[:300]):
        return []
    named = tree.find(body, "field", "param") or tree.find(detail, "field", "param")
    if isinstance(named, str) and _NAME.fullmatch(named):
        return [Field(named)]
    found = _QUOTED.search(said[:300]) or _SPOKEN.search(said[:300])
    return [Field(found[1])] if found else []


def _by_field(listed: tree.Json) -> list[Field]:
    """Django's `{"media_url": ["This field is required."]}`."""
    if not isinstance(listed, dict) or len(listed) > 50:
        return []
    return [
        Field(name)
        for name, said in listed.items()
        if isinstance(said, list) and name not in _NO_FIELDS and _NAME.fullmatch(name) and not speech.is_field(name)
        if any(isinstance(one, str) and _SAYS_MISSING.search(one[:300]) for one in said[:3])
    ]


def _entry(entry: tree.Json) -> Field | None:
    """FastAPI's `{loc: ["body", "media_url"], msg, type}`, of either pydantic generation."""
    kind, said = tree.find(entry, "type"), tree.find(entry, "msg", "message")
    if not any(isinstance(word, str) and _SAYS_MISSING.search(word) for word in (kind, said)):
        return None
    location = tree.find(entry, "loc", "field")
    parts = location if isinstance(location, list) else [location]
    names = [part for part in parts if isinstance(part, str)]
    # The language of the speech has its own place (speech.py), and stands for nothing else.
    if names and speech.is_field(names[-1]):
        return None
    # A body missing as a whole names no field.
    if not names or names in (["body"], ["query"]) or not _NAME.fullmatch(names[-1]):
        return None
    return Field(names[-1], "query" if names[0] == "query" else "body")


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """One request but for its key and a streamed body.

    `endpoint` names it for counting; `path` is below the base URL, quoted; `json_body` is sent where it is
    not None.
    """

    endpoint: str
    method: str
    path: str
    asked: Asked
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    json_body: bytes | None = None


def upload() -> ApiRequest:
    """POST /transcriptions/upload."""
    return ApiRequest("upload", "POST", "/transcriptions/upload", "creates")


def from_url(url: str, fields: Fields, language: tuple[str, str] | None = None) -> ApiRequest:
    """POST /transcriptions/from-url; `language` is a field with its value."""
    return _with_url("from_url", "/transcriptions/from-url", "creates", url, fields=fields, language=language)


def validate_url(url: str, fields: Fields) -> ApiRequest:
    """POST /transcriptions/validate-url."""
    return _with_url("validate_url", "/transcriptions/validate-url", "checks", url, fields=fields)


def convert_audio(wanted: str, fields: Fields) -> ApiRequest:
    """POST /transcriptions/convert-audio; the format goes into the form unless a query was learned."""
    query = ((fields.of("format").name, wanted),) if _in_query(fields, "format") else ()
    return ApiRequest("convert_audio", "POST", "/transcriptions/convert-audio", "checks", query)


def convert_form(wanted: str, fields: Fields) -> tuple[tuple[str, str], ...]:
    """The plain fields of the form that goes with `convert_audio`."""
    return () if _in_query(fields, "format") else ((fields.of("format").name, wanted),)


def list_tasks(page: str | None) -> ApiRequest:
    """GET /transcriptions."""
    return ApiRequest("list", "GET", "/transcriptions", "list", pages.read_query(page) if page else ())


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


def documentation() -> ApiRequest:
    """GET /developer/documentation."""
    return ApiRequest("rate_limits", "GET", "/developer/documentation", "list")


def _with_url(
    endpoint: str, path: str, asked: Asked, url: str, *, fields: Fields, language: tuple[str, str] | None = None
) -> ApiRequest:
    more = () if language is None else (language,)
    field = fields.of("url")
    if field.place == "query":
        return ApiRequest(endpoint, "POST", path, asked, ((field.name, url.encode(errors="replace").decode()), *more))
    return ApiRequest(endpoint, "POST", path, asked, json_body=json.dumps({**dict(more), field.name: url}).encode())


def _in_query(fields: Fields, role: Role) -> bool:
    return fields.of(role).place == "query"


def _segment(text: str) -> str:
    """One path segment. What can't be one (it would mean another path) was never given out: NotFound."""
    if not 0 < len(text) <= _MAX_SEGMENT_CHARACTERS or not text.strip(".") or not text.isprintable():
        raise NotFound
    return quote(text, safe="")
