"""How API keys look in what people write. Pure."""

import re
from dataclasses import dataclass

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_COMMAND = re.compile(r"^\s*/\w+(?:@\w+)?(?=\s|$)")
_LINK = re.compile(r"(?<!\S)\S*://\S*|(?<!\S)[\w-]+(?:\.[\w-]+)+[/?#]\S*")
_BEARER = re.compile(r"^(?:authorization\s*:?\s*)?bearer\s+", re.IGNORECASE)
_AROUND = " \t\r\n\xa0\u2007\u202f\"'`“”„«»‘’()[]{}<>.,:;!?…"
_BARE = re.compile(r"sk_[!-~]{1,500}")
_WITHIN = re.compile(r"(?<![A-Za-z0-9_/&?%-])sk_[A-Za-z0-9_-]{12,500}(?:\.[A-Za-z0-9_-]+)*")
# Pieces of a key hold digits; words behind a key mostly don't, but one alone behind `sk_` is one.
_IN_PIECES = re.compile(r"sk_(?:[A-Za-z0-9_-]*+(?:\s++(?=[A-Za-z_-]*+[0-9])[A-Za-z0-9_-]++)++|\s+[A-Za-z0-9_-]+)")
_CUT = re.compile(r"(?<![A-Za-z0-9_/&?%-])sk_[A-Za-z0-9_-]{0,11}\s+(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{6,}")


@dataclass(frozen=True, slots=True)
class Spotted:
    """A key in a text; `secret` None: something that was meant as one, but has a space in it."""

    secret: str | None

    def __repr__(self) -> str:
        return "Spotted(…)"


def spot(text: str) -> Spotted | None:
    """The key in a text, whatever stands around it; None where there is none. What is part of a link is no key."""
    rest = _LINK.sub(" ", _COMMAND.sub("", text.translate(_INVISIBLE), count=1))
    bare = _BEARER.sub("", rest.strip(_AROUND)).strip(_AROUND)
    if _IN_PIECES.fullmatch(bare):
        return Spotted(None)
    if _BARE.fullmatch(bare):
        return Spotted(bare)
    if (found := _WITHIN.search(rest)) is not None:
        return Spotted(found.group())
    return Spotted(None) if _CUT.search(rest) else None
