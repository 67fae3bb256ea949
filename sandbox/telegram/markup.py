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
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
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


class _Reader:
    """Reads a source from left to right."""

    def __init__(self) -> None:
        self.text = ""
        self.entities: list[Entity] = []
        self._open: list[tuple[str, str, int, str | None]] = []

    def tag(self, closing: str, name: str, attributes: str, position: int) -> None:
        """An opening or closing tag."""
        if name not in _KNOWN:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {position}')
        if closing:
            self._close(name, position)
            return
        kind, url = _read_attributes(name, attributes, position)
        if kind.endswith("blockquote") and any(tag[0] == "blockquote" for tag in self._open):
            raise MarkupError("blockquote entities can't be nested")
        self._open.append((name, kind, utf16_len(self.text), url))

    def _close(self, name: str, position: int) -> None:
        if not self._open or self._open[-1][0] != name:
            raise MarkupError(f"Unmatched end tag at byte offset {position}")
        _, kind, start, url = self._open.pop()
        length = utf16_len(self.text) - start
        if length:
            self.entities.append(Entity(kind, start, length, url))

    def named(self, whole: str, word: str) -> None:
        """A character reference; an unknown name stays as it is."""
        self.text += html.unescape(whole) if word.startswith("#") else _NAMED.get(word, whole)

    def finished(self) -> tuple[str, tuple[Entity, ...]]:
        """Text and entities; every tag must be closed."""
        if self._open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"')
        return self.text, tuple(sorted(self.entities, key=lambda e: (e.offset, -e.length)))


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """Text and entities of Telegram's HTML; raises MarkupError."""
    reader = _Reader()
    position = 0
    while position < len(source):
        tag, reference = _TAG.match(source, position), _ENTITY.match(source, position)
        if tag is not None:
            reader.tag(tag.group(1), tag.group(2).lower(), tag.group(3), position)
            position = tag.end()
        elif reference is not None:
            reader.named(reference.group(), reference.group(1))
            position = reference.end()
        elif source[position] == "<":
            raise MarkupError(f'Unsupported start tag "{source[position + 1 : position + 9]}" at {position}')
        else:
            reader.text += source[position]
            position += 1
    return reader.finished()


def _read_attributes(name: str, attributes: str, position: int) -> tuple[str, str | None]:
    found = dict(_ATTRIBUTE.findall(attributes))
    if name == "span" and found.get("class") != "tg-spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {position}')
    if name == "tg-time" and not found.get("unix", "").isdecimal():
        raise MarkupError(f'Tag "tg-time" must have attribute "unix" at byte offset {position}')
    if name == "blockquote" and "expandable" in found:
        return "expandable_blockquote", None
    return _KNOWN[name], found.get("href") if name == "a" else None
