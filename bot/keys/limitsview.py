"""How /limits looks. Pure: limits of any nesting in, lines that read like a sentence out."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from bot.i18n import Html, Texts
from bot.keys.limits import Allowance, Spent

_MAX_LINES = 40
_MAX_CHARACTERS = 2500
_SEPARATORS = re.compile(r"[_\-]+|(?<=[a-z])(?=[A-Z])")


def limits_text(allowance: Allowance, texts: Texts) -> Html:
    """The plan's limits as the service tells them, then what was spent here and when it begins anew."""
    return Html("\n\n".join((_limits(allowance, texts), _spent(allowance, texts))))


def _limits(allowance: Allowance, texts: Texts) -> Html:
    if allowance.trouble is not None:
        return allowance.trouble.said(texts)
    lines = () if allowance.limits is None else allowance.limits.lines
    if not lines:
        return texts.say("limits.untold")
    said = [texts.say("limits.line", label=label, value=value) for label, value in readable(lines, texts)]
    while sum(map(len, said)) > _MAX_CHARACTERS:
        said.pop()
    return Html("\n".join((texts.say("limits.head"), *said)))


def readable(lines: Sequence[tuple[str, str]], texts: Texts) -> list[tuple[str, str]]:
    """Dotted labels as words; the parts of one entry of a list stand in one line."""
    found: list[tuple[str, str]] = []
    for (parent, is_entry), group in groupby(lines, key=_entry_of):
        if is_entry:
            values = [f"{_words(label.rpartition('.')[2])}: {_value(value, texts)}" for label, value in group]
            found.append((_words(parent) or "•", ", ".join(values)))
        else:
            found += [(_words(label), _value(value, texts)) for label, value in group]
    return found[:_MAX_LINES]


def _entry_of(line: tuple[str, str]) -> tuple[str, bool]:
    """Whether a value is a part of a list's entry, and of which."""
    parent = line[0].rpartition(".")[0]
    return parent, parent.rpartition(".")[2].isdecimal()


def _words(label: str) -> str:
    parts = [_SEPARATORS.sub(" ", part).strip().lower() for part in label.split(".")]
    return " › ".join(part for part in parts if part and not part.isdecimal())


def _value(value: str, texts: Texts) -> str:
    return texts.number(int(value)) if value.isdecimal() and len(value) < 16 else value


def _spent(allowance: Allowance, texts: Texts) -> Html:
    lines = [
        texts.say("limits.spent_head"),
        texts.say("limits.today", spent=_count(allowance.day, texts), wait=_wait(allowance.day, allowance.now, texts)),
        texts.say("limits.month", spent=_count(allowance.month, texts), when=texts.date(allowance.month.resets_at)),
    ]
    if allowance.day.is_near or allowance.month.is_near:
        lines.append(texts.say("limits.near"))
    return Html("\n".join((*lines, texts.say("limits.others"))))


def _count(spent: Spent, texts: Texts) -> Html:
    count = texts.number(spent.count)
    if spent.limit is None:
        return texts.say("limits.count", count=count)
    return texts.say("limits.count_of", count=count, limit=texts.number(spent.limit))


def _wait(spent: Spent, now: datetime, texts: Texts) -> str:
    return texts.duration((spent.resets_at - now).total_seconds())
