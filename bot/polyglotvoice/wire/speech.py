"""The field that carries the language of the speech, where the service shows that it has one. Pure.

The API's page names no such field, so none is sent until a task's details or a 422 answer names it.
"""

import re

from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.response import Response

_NAMES = ("language", "language_code", "lang", "source_language", "audio_language", "speech_language")
_PLAIN = frozenset(map(tree.plain_name, _NAMES))
_MOST_FIELDS = 50
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


def field_of_details(body: tree.Json) -> str | None:
    """The field of a task's details; what was detected, under a name that says so, is no field to send."""
    if not isinstance(body, dict):
        return None
    return next((name for name in body if is_field(name)), None)


def field_of_refusal(answer: Response) -> str | None:
    """The field that a 400 or 422 is about: missing, forbidden, or with a value that the service does not take."""
    if answer.status not in (400, 422):
        return None
    body = answer.json_or_none()
    detail = tree.find(body, "detail", "errors")
    for listed in (body, detail):
        # Django's `{"language": ["\"xx\" is not a valid choice."]}`.
        if named := [name for name, said in _items(listed) if isinstance(said, list) and is_field(name)]:
            return named[0]
    for entry in detail[:50] if isinstance(detail, list) else [detail]:
        location = tree.find(entry, "loc", "field")
        parts = location if isinstance(location, list) else [location]
        for part in parts:
            if isinstance(part, str) and is_field(part):
                return part
    return None


def _items(body: tree.Json) -> list[tuple[str, tree.Json]]:
    return list(body.items()) if isinstance(body, dict) and len(body) <= _MOST_FIELDS else []


def is_field(name: str) -> bool:
    """Whether a field of this name carries the language of the speech."""
    return tree.plain_name(name) in _PLAIN


def is_code(language: str | None) -> bool:
    """Whether the service names languages by codes (`ru`, `pt-BR`)."""
    return language is not None and _CODE.fullmatch(language) is not None
