"""Telegram's HTML, checked as strictly as the Bot API does. Pure."""

import html
import re
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'\s+([a-z-]+)(?:="([^"]*)")?')
_ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_KNOWN = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class MarkupError(Exception):
    """What the Bot API would answer with `can't parse entities`."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted stretch; offset and length in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None


def utf16_len(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """Text and entities of Telegram's HTML; raises MarkupError."""
    text, entities = "", []
    open_tags: list[tuple[str, str, int, str | None]] = []
    position = 0
    while position < len(source):
        character = source[position]
        if character == "<":
            found = _TAG.match(source, position)
            if found is None:
                raise MarkupError(
                    f'Unsupported start tag "{source[position + 1 : position + 9]}" at byte offset {position}'
                )
            closing, name, attributes = found.group(1), found.group(2).lower(), found.group(3)
            if name not in _KNOWN:
                raise MarkupError(f'Unsupported start tag "{name}" at byte offset {position}')
            if closing:
                if not open_tags or open_tags[-1][0] != name:
                    raise MarkupError(f"Unmatched end tag at byte offset {position}")
                _, kind, start, url = open_tags.pop()
                length = utf16_len(text) - start
                if length:
                    entities.append(Entity(kind, start, length, url))
            else:
                kind, url = _read_attributes(name, attributes, position)
                if kind.endswith("blockquote") and any(tag[0] == "blockquote" for tag in open_tags):
                    raise MarkupError("blockquote entities can't be nested")
                open_tags.append((name, kind, utf16_len(text), url))
            position = found.end()
        elif character == "&" and (named := _ENTITY.match(source, position)) is not None:
            word = named.group(1)
            if word.startswith("#"):
                text += html.unescape(named.group())
            elif word in _NAMED:
                text += _NAMED[word]
            else:
                text += named.group()
            position = named.end()
        else:
            text += character
            position += 1
    if open_tags:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return text, tuple(sorted(entities, key=lambda e: (e.offset, -e.length)))


def _read_attributes(name: str, attributes: str, position: int) -> tuple[str, str | None]:
    found = dict(_ATTRIBUTE.findall(attributes))
    if name == "span" and found.get("class") != "tg-spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {position}')
    if name == "blockquote" and "expandable" in found:
        return "expandable_blockquote", None
    return _KNOWN[name], found.get("href") if name == "a" else None
