"""A reader of Telegram's HTML, independent of the code under test: what a message shows once it is parsed.

Rules from the Bot API's "HTML style": these tags only, closed in order; four named entities and numeric ones.
"""

import re

TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "a", "code", "pre", "blockquote"}
_TOKEN = re.compile(r"<(/?)([a-z-]+)((?: [a-z]+(?:=\"[^\"<>]*\")?)*)>|&(lt|gt|amp|quot|#\d+);|([^<>&])", re.DOTALL)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class RefusedHtmlError(ValueError):
    pass


def read(html: str) -> str:
    """The text that Telegram would show; raises RefusedHtmlError for what it would refuse."""
    shown: list[str] = []
    stack: list[str] = []
    at = 0
    while at < len(html):
        token = _TOKEN.match(html, at)
        if token is None:
            raise RefusedHtmlError(f"a bare {html[at]!r}")
        at = token.end()
        closing, tag, _, entity, plain = token.groups()
        if tag:
            _take_tag(stack, tag, bool(closing))
        elif entity:
            shown.append(_NAMED.get(entity) or chr(int(entity[1:])))
        else:
            shown.append(plain)
    if stack:
        raise RefusedHtmlError(f"<{stack[-1]}> is not closed")
    return "".join(shown)


def _take_tag(stack: list[str], tag: str, closing: bool) -> None:
    if tag not in TAGS:
        raise RefusedHtmlError(f"<{tag}> is not known")
    if not closing:
        if tag == "blockquote" and tag in stack:
            raise RefusedHtmlError("a quotation within a quotation")
        stack.append(tag)
    elif not stack or stack.pop() != tag:
        raise RefusedHtmlError(f"</{tag}> closes nothing")


def units(text: str) -> int:
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)
