"""What is asked of the service: method, path, query and body, for all ten endpoints. Pure."""

import json
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from bot.polyglotvoice.errors import NotFound
from bot.polyglotvoice.wire import pages
from bot.polyglotvoice.wire.fields import Fields, Role
from bot.polyglotvoice.wire.refusals import Asked

_MAX_SEGMENT_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """One request but for its key and a streamed body.

    `endpoint` names it for counting; `path` is below the base URL, quoted; `body` is its type and content.
    """

    endpoint: str
    method: str
    path: str
    asked: Asked
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: tuple[str, bytes] | None = None


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
    values = (*more, (field.name, url.encode(errors="replace").decode() if field.place != "body" else url))
    if field.place == "query":
        return ApiRequest(endpoint, "POST", path, asked, values)
    body = ("application/json", json.dumps(dict(values)).encode())
    if field.place == "form":
        body = ("application/x-www-form-urlencoded", urlencode(values).encode())
    return ApiRequest(endpoint, "POST", path, asked, body=body)


def _in_query(fields: Fields, role: Role) -> bool:
    return fields.of(role).place == "query"


def _segment(text: str) -> str:
    """One path segment. What can't be one (it would mean another path) was never given out: NotFound."""
    if not 0 < len(text) <= _MAX_SEGMENT_CHARACTERS or not text.strip(".") or not text.isprintable():
        raise NotFound
    return quote(text, safe="")
