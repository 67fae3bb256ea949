"""The field that carries the language of the speech, where the service shows that it has one. Pure.

The API's page names no such field, so none is sent until a task's details or a 422 answer names it.
"""

import re

from bot.polyglotvoice.wire import tree

_NAMES = ("language", "language_code", "lang", "source_language", "audio_language", "speech_language")
_PLAIN = frozenset(map(tree.plain_name, _NAMES))
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


def field_of_details(body: tree.Json) -> str | None:
    """The field of a task's details; what was detected, under a name that says so, is no field to send."""
    if not isinstance(body, dict):
        return None
    return next((name for name in body if is_field(name)), None)


def is_field(name: str) -> bool:
    """Whether a field of this name carries the language of the speech."""
    return tree.plain_name(name) in _PLAIN


def is_code(language: str | None) -> bool:
    """Whether the service names languages by codes (`ru`, `pt-BR`)."""
    return language is not None and _CODE.fullmatch(language) is not None
