"""Names and first words, made fit to show. Pure."""

import re

# The tag of an upload (`Job.upload_tag`); one without a digit might be a word.
_TAG = re.compile(r" (?=[a-z]*[2-7])[a-z2-7]{10}(?=\.|$)")


def untagged(name: str | None) -> str:
    """A file's name without the tag under which this bot uploaded it."""
    return _TAG.sub("", name or "")


def shortened(text: str, max_characters: int) -> str:
    """One line, ended by "…" at a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= max_characters:
        return line
    cut = line[: max_characters - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > max_characters // 2 else cut).rstrip(" ,.;:–-") + "…"
