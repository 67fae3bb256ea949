"""What Telegram marks in a text that people write: links, commands, mentions. Pure."""

import re
from typing import Any

from sandbox.telegram.markup import utf16_len

_URL = re.compile(
    r"(?<![\w@])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+(?:com|org|net|ru|be|io|me)(?:/[^\s<>\"]*)?)", re.IGNORECASE
)
_COMMAND = re.compile(r"(?<!\S)/[a-zA-Z0-9_]{1,32}(?:@\w+)?")
_MENTION = re.compile(r"(?<![\w/@])@[a-zA-Z]\w{3,31}")


def found_entities(text: str) -> list[dict[str, Any]]:
    """The links, commands and mentions that Telegram would mark."""
    return [
        {"type": kind, "offset": utf16_len(text[: found.start()]), "length": utf16_len(found.group())}
        for kind, pattern in (("bot_command", _COMMAND), ("url", _URL), ("mention", _MENTION))
        for found in pattern.finditer(text)
    ]


def entity_texts(content: dict[str, Any], kind: str) -> list[str]:
    """The stretches of a message's text or caption that are marked as `kind`."""
    text = content.get("text") or content.get("caption") or ""
    units = text.encode("utf-16-le")
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in content.get("entities") or content.get("caption_entities") or ()
        if e["type"] == kind
    ]
