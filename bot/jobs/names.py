"""Names and first words, made fit to show. Pure."""

import re

from bot.jobs.record import is_tag

# Where a tag stands in a name, whatever a service puts in place of spaces.
_TAG = re.compile(r"(?:[ _+-]|%20)([a-z2-7]{10})(?=[. _+(-]|$)")
_OWN_NAME = re.compile(r"(?:voice|video note|audio|video|document|link) \d{4}-\d\d-\d\d \d\d\.\d\d$")


def untagged(name: str | None) -> str:
    """A name, or a sentence with one, without the tag under which this bot uploaded the file."""
    return _TAG.sub(lambda found: "" if _is_tag(found) else found[0], name or "")


def _is_tag(found: re.Match[str]) -> bool:
    # Tags of before had no check: they are known behind the names that this bot makes.
    return is_tag(found[1]) or _OWN_NAME.search(found.string, 0, found.start()) is not None


def shortened(text: str, max_characters: int) -> str:
    """One line, ended by "…" at a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= max_characters:
        return line
    cut = line[: max_characters - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > max_characters // 2 else cut).rstrip(" ,.;:–-") + "…"
