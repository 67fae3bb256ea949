"""How API keys look in what people write. Pure."""

import re

_WITHIN = re.compile(r"(?<!\w)sk_[A-Za-z0-9_.-]{12,}")
_BARE = re.compile(r"\s*(sk_[!-~]{1,500})\s*")


def key_in(text: str | None) -> str | None:
    """The key in a text: the whole of it, or a word within; None where there is none."""
    if not text:
        return None
    if (bare := _BARE.fullmatch(text)) is not None:
        return bare.group(1)
    found = _WITHIN.search(text)
    return found.group() if found is not None else None
