"""Foreign text made fit to show: one line, bounded, without markup, secrets or tricks of direction. Pure."""

import html
import re
import unicodedata

MAX_DETAIL_CHARACTERS = 300
_MAX_READ_CHARACTERS = 4000
"""No sentence is longer; what follows is not even looked at."""

_HIDDEN_PARTS = re.compile(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->")
_TITLE = re.compile(r"(?is)<title[^<>]*>(.*?)</title\s*>")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>|<[!?][^<>]*>")
_CUT_TAG = re.compile(r"</?[a-zA-Z!][^<>]*$")
_SECRETS = (
    (re.compile(r"\bsk_[A-Za-z0-9_.\-]+"), "[key]"),
    (re.compile(r"(?i)\bbearer\s+\S+"), "Bearer [key]"),
    (re.compile(r"([A-Za-z][A-Za-z0-9+.\-]{0,20}://)[^\s/?#]*@"), r"\1"),
)


def mend(text: str) -> str:
    """The same text fit for UTF-8: pairs of surrogates joined, lone ones and NUL replaced."""
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\x00", "\ufffd")


def one_line(text: str, max_characters: int = MAX_DETAIL_CHARACTERS) -> str:
    """Text of the service's as a person may read it; empty when nothing readable is in it.

    No tags (of a whole page only its title), no API keys, no user or password in a URL, no control or
    direction characters, at most `max_characters`.
    """
    text = mend(text[:_MAX_READ_CHARACTERS])
    if looks_like_html(text) and (title := _TITLE.search(text)):
        text = title[1]
    text = html.unescape(_HIDDEN_PARTS.sub(" ", text))
    while (shorter := _TAG.sub(" ", text)) != text:
        text = shorter
    text = _CUT_TAG.sub(" ", text)
    return printable(text, max_characters)


def printable(text: str, max_characters: int = MAX_DETAIL_CHARACTERS) -> str:
    """A name or a value as one line: as `one_line`, but what looks like markup stays what it is."""
    text = mend(text[: max(_MAX_READ_CHARACTERS, max_characters)])
    if not text.isprintable():
        text = "".join(c if _is_shown(c) else " " for c in text)
    text = " ".join(text.split())
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text if len(text) <= max_characters else text[: max_characters - 1].rstrip() + "…"


def looks_like_html(text: str) -> bool:
    """Whether this is a page, as proxies answer, and not a sentence."""
    start = text.lstrip("\ufeff \t\r\n")[:256].lower()
    return start.startswith(("<!doctype", "<html", "<head", "<body", "<?xml", "<!--", "<center", "<h1"))


def _is_shown(character: str) -> bool:
    # Cf holds the direction overrides; joiners and variation selectors (emoji, Persian) are kept.
    if character in "\u200c\u200d":
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
