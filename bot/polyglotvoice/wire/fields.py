"""The form and body fields that the service wants, learned from its own 422 answers. Pure."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.polyglotvoice.wire import speech, tree
from bot.polyglotvoice.wire.response import Answer

Role = Literal["url", "file", "format"]
Place = Literal["body", "query"]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_\-]{0,63}")
_QUOTED = re.compile(r"[\"'`«]([A-Za-z][A-Za-z0-9_\-]{0,63})[\"'`»]")
_SPOKEN = re.compile(
    r"(?i)\b(?:field|parameter|missing|required|поле|параметр)\b\W{1,3}([a-z][a-z0-9]*_[a-z0-9_]{1,60})\b"
)
_SAYS_MISSING = re.compile(r"(?i)missing|required|отсутств|обязател|не указан|не передан")
_FILE_LIKE = re.compile(r"(?i)file|audio|upload|media|blob|source")
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
def learn(answer: Answer, sent: Fields) -> Fields | None:
    """The fields that a 422 asks for; None when it names no missing field that differs from what was sent."""
    if answer.status != 422:
        return None
    learned = sent
    for field in _missing(answer.json_or_none()):
        role = _role(field, sent)
        # A file can't travel in a query.
        if role is not None and not (role == "file" and field.place == "query"):
            learned = _put(learned, role, field)
    return learned if learned != sent else None


def _put(fields: Fields, role: Role, field: Field) -> Fields:
    match role:
        case "url":
            return replace(fields, url=field)
        case "file":
            return replace(fields, file=field)
        case "format":
            return replace(fields, format=field)


def _role(field: Field, sent: Fields) -> Role | None:
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
    if isinstance(detail, dict):
        detail = tree.find(detail, "message", "msg", "detail", "error")
    if isinstance(detail, str) and _SAYS_MISSING.search(detail[:300]):
        found = _QUOTED.search(detail[:300]) or _SPOKEN.search(detail[:300])
        return [Field(found[1])] if found else []
    return []


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
