"""What is asked of the service: method, path, query and body, for all ten endpoints. Pure."""

import json
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from bot.polyglotvoice.errors import NotFound
from bot.polyglotvoice.wire import pages
from bot.polyglotvoice.wire.fields import Field
from bot.polyglotvoice.wire.refusals import Asked

_MAX_SEGMENT_CHARACTERS = 200
Value = tuple[str, str]
"""A field's name and value."""


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
