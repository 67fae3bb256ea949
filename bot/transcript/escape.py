"""Text as Telegram takes it: counted in UTF-16 units, freed of what garbles a chat, escaped for HTML."""

import re
import unicodedata
from html import unescape

_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Bidi embeddings, overrides and isolates turn the rest of a chat line around; the marks U+200E, U+200F and
# U+061C only help and stay. Noncharacters and interlinear annotations are not for interchange.
_STRIPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]+"
)
_SPACES = re.compile("[ \t\x1c-\x1f]+")
_LINE_EDGES = re.compile(" ?\n ?")
_BLANK_LINES = re.compile("\n{3,}")

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")

_TAG = re.compile(r"<[^<>]*>")
_NAMED = re.compile(r"&(?:lt|gt|amp|quot);")
_NUMBERED = re.compile(r"&#(?:[0-9]+|[xX][0-9A-Fa-f]+);")


def utf16_len(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    r"""Text without controls, bidi overrides and lone surrogates; newlines are `\n`, at most two in a row.

    Runs of spaces and tabs become one space. Lone surrogates, which no UTF-8 can carry, become U+FFFD;
    halves that belong together become their character.
    """
    if text.isprintable() and "  " not in text:  # no control, no line end, no half of a pair
        return text.strip()
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _STRIPPED.sub("", _NEWLINE.sub("\n", text))
    text = _LINE_EDGES.sub("\n", _SPACES.sub(" ", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def one_line(text: str) -> str:
    """Clean text with every run of whitespace made one space."""
    return " ".join(clean(text).split())


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen, so that Telegram would refuse it as an empty message."""
    return not any(map(_is_visible, text))


def _is_visible(character: str) -> bool:
    if character in _BLANK_LETTERS or _STRIPPED.match(character):
        return False
    return unicodedata.category(character) not in _INVISIBLE


def escape(text: str) -> str:
    """Text escaped for `parse_mode` HTML, with the entities that Telegram names."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def plain(html: str) -> str:
    """Telegram's HTML without its markup, for logs and other readers."""
    return unescape(_TAG.sub("", html))


def shown_units(html: str) -> int:
    """The UTF-16 units of Telegram's HTML once it is parsed; never fewer than Telegram counts.

    A numeric entity counts as two, whatever it stands for.
    """
    return utf16_len(_NUMBERED.sub("xx", _NAMED.sub("x", _TAG.sub("", html))))
