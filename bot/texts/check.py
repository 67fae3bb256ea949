"""What is wrong with a language's messages, measured by the English ones. Pure, but for reading the files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.texts.catalogue import CatalogueError, Texts

_TAG = re.compile(r"<(/?)([a-z-]+)[^<>]*>")
_TAGS = frozenset({"a", "b", "i", "s", "code", "pre", "blockquote"})
_COMMAND = re.compile(r"(?<![\w/<.:])/[a-z_]+")
_COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
_MOST_UNITS = 3000
# Bot API: setMyDescription, setMyShortDescription.
_MOST = {"about-description": 512, "about-short": 120}
_LEFT_IN_ENGLISH_FROM_WORDS = 3


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a message; `is_absent`: one of the two lacks it, and nothing worse."""

    key: str
    what: str
    is_absent: bool = False

    def __str__(self) -> str:
        return f"{self.key}: {self.what}"


class Reading(Visitor):
    """A message read: the names of its values, its own words with their markup, and the forms that it chooses from."""

    def __init__(self, message: ast.Message) -> None:
        self.names: set[str] = set()
        self.words = ""
        self.forms: list[frozenset[str]] = []
        self.visit(message)

    @cached_property
    def markup(self) -> set[str]:
        return {found[0] for found in _TAG.finditer(self.words)}

    @cached_property
    def commands(self) -> set[str]:
        return set(_COMMAND.findall(_TAG.sub(" ", self.words)))

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.words += node.value

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        keys = [variant.key for variant in node.variants]
        self.forms.append(frozenset(key.name for key in keys if isinstance(key, ast.Identifier)))
        self.generic_visit(node)


def flaws(texts: Texts, english: Texts) -> Iterator[Flaw]:
    """All that is wrong with a language, message by message."""
    needed = {Locale.parse(texts.language, sep="-").plural_form(n) for n in range(2000)}
    for key in sorted({*english.sources, *texts.sources}):
        if key not in texts.sources:
            yield Flaw(key, "is missing, so that English is said", is_absent=True)
        elif key not in english.sources:
            yield Flaw(key, "is not in English, so that nobody says it", is_absent=True)
        else:
            try:
                ours, theirs = Reading(texts.message(key)), Reading(english.message(key))
            except CatalogueError as error:
                yield Flaw(key, f"is not Fluent ({error})")
                continue
            may_be_alike = texts is english or key.startswith(("heard-", "pattern-"))
            found = [*_by_english(ours, theirs, may_be_alike=may_be_alike), *_by_itself(key, ours, texts, needed)]
            yield from (Flaw(key, what) for what in found)


def _by_english(ours: Reading, theirs: Reading, *, may_be_alike: bool) -> Iterator[str]:
    for what, mine, wanted in (
        ("values", ours.names, theirs.names),
        ("markup", ours.markup, theirs.markup),
        ("commands", ours.commands, theirs.commands),
    ):
        if lacking := wanted - mine:
            yield f"lacks the {what} {' '.join(sorted(lacking))}"
        if more := mine - wanted:
            yield f"has the {what} {' '.join(sorted(more))}, which English has not"
    is_long = len(re.findall(r"\w{2,}", _TAG.sub(" ", theirs.words))) >= _LEFT_IN_ENGLISH_FROM_WORDS
    if not may_be_alike and is_long and ours.words == theirs.words:
        yield "is left in English"


def _by_itself(key: str, ours: Reading, texts: Texts, needed: set[str]) -> Iterator[str]:
    # Nothing is counted as none of it, but in Arabic.
    if any(not needed - {"zero"} <= forms <= needed for forms in ours.forms):
        yield f"needs the plural forms {' '.join(sorted(needed))}"
    for n in _COUNTS:
        said = texts.say(key, **{**dict.fromkeys(ours.names, "x"), "n": n})
        shown = _TAG.sub("", said).strip("\u200e\u200f")
        if (trouble := _of_markup(said)) is not None:
            yield trouble
        elif shown.strip() != shown or not shown:
            yield "begins or ends with a space, or is empty"
        elif "{" in said or "}" in said:
            yield "shows a brace"
        elif len(shown.encode("utf-16-le")) // 2 > _MOST.get(key, _MOST_UNITS):
            yield f"is too long: at most {_MOST.get(key, _MOST_UNITS)} characters"
        else:
            continue
        return


def _of_markup(said: str) -> str | None:
    """What Telegram would refuse; None where there is nothing."""
    is_open: list[str] = []
    for found in _TAG.finditer(said):
        if found[2] not in _TAGS:
            return f"has the tag {found[0]}, which Telegram does not take"
        if not found[1]:
            is_open.append(found[2])
        elif not is_open or is_open.pop() != found[2]:
            return f"closes {found[0]}, which is not open"
    if is_open:
        return f"leaves <{is_open[-1]}> open"
    rest = re.sub(r"&(?:lt|gt|amp|quot|#\d+);", "", _TAG.sub("", said))
    return "has < > or & of its own: write &lt; &gt; &amp;" if re.search("[<>&]", rest) else None
