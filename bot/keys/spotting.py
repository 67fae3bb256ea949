"""How API keys look in what people write. Pure."""

import re
from dataclasses import dataclass

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_COMMAND = re.compile(r"^\s*/\w+(?:@\w+)?(?=\s|$)")
_LINK = re.compile(r"(?<!\S)\S*://\S*|(?<!\S)[\w-]+(?:\.[\w-]+)+[/?#]\S*")
_BEARER = re.compile(r"^(?:authorization\s*+(?::\s*+)?)?bearer\s+", re.IGNORECASE)
_AROUND = " \t\r\n\xa0\u2007\u202f\"'`“”„«»‘’()[]{}<>.,:;!?…"
_BARE = re.compile(r"sk_[!-~]{1,500}")
# As people mistype it, too: capital letters, Cyrillic ones that look alike, a dash.
_CYRILLIC, _LATIN = "АВЕКМНОРСТУХІЈЅаекорсухіјѕһ", "ABEKMHOPCTYXIJSaekopcyxijsh"
_AS_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_WITHIN = re.compile(
    rf"(?<![A-Za-z0-9_/&?%-])([sSsЅѕсС][kKкК])([_–—-])([A-Za-z0-9_{_CYRILLIC}-]{{12,500}}(?:\.[A-Za-z0-9_-]+)*)"
)
# Pieces of a key hold digits; words behind a key mostly don't, but one alone behind `sk_` is one.
_IN_PIECES = re.compile(r"sk_(?:[A-Za-z0-9_-]*+(?:\s++(?=[A-Za-z_-]*+[0-9])[A-Za-z0-9_-]++)++|\s+[A-Za-z0-9_-]+)")
_CUT = re.compile(r"(?<![A-Za-z0-9_/&?%-])sk_[A-Za-z0-9_-]{0,11}\s+(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{6,}")


@dataclass(frozen=True, slots=True)
class Spotted:
    """A key in a text; `secret` None: something that was meant as one, but is none: it has a space in it, or a dash."""

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
    spotted = next(filter(None, map(_read, _WITHIN.finditer(rest))), None)
    return spotted or (Spotted(None) if _CUT.search(rest) else None)


def _read(found: re.Match[str]) -> Spotted | None:
    start, mark, rest = found.groups()
    rest = rest.translate(_AS_LATIN)
    # No word that only begins like a key has so many letters and digits in a row.
    runs = re.findall("[A-Za-z0-9]{12,}", rest)
    is_random = any(any(map(str.isdigit, run)) and not run.isdigit() for run in runs)
    if (start, mark) != ("sk", "_") and not is_random:
        return None
    return Spotted(f"sk_{rest}" if mark == "_" else None)
