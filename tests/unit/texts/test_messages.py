"""The catalogues are complete in every language, and fit the code that speaks from them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.texts.catalogue import Catalogue, Texts
from tests.unit.transcript import chat_html

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = Catalogue.load()
ENTRIES = CATALOGUE.texts("en").sources
# A key stands as a whole literal in the code, so that a search finds it. One that is put together must begin
# with a prefix listed here, with the reason beside it; all keys below the prefix then count as used.
DYNAMIC_PREFIXES: tuple[str, ...] = (
    # observe/health.py and operators/alerts.py name an alarm by its kind; tests/unit/observe holds them to the kinds.
    "alarm-",
    # jobs/error_policy.py adds `-silent` to a refusal for which the service gave no reason.
    "failed-refused-silent",
    "failed-too-long-silent",
    "failed-too-big-silent",
    "failed-unsupported-silent",
    "failed-too-short-silent",
    "failed-minutes-silent",
    "failed-attempts-silent",
    "failed-plan-silent",
    "failed-link-silent",
    "failed-redirect-silent",
)
# Literals that look like keys of the catalogue and are none.
NOT_KEYS: frozenset[str] = frozenset({"convert-audio", "retry-after"})
_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


class Reading(Visitor):
    """The values, the literal text and the plural forms of a message."""

    def __init__(self, message: ftl.Message) -> None:
        self.names: set[str] = set()
        self.literals = ""
        self.forms: list[tuple[str, ...]] = []
        self.visit(message)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802
        self.literals += node.value

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        keys = [variant.key for variant in node.variants]
        self.forms.append(tuple(key.name for key in keys if isinstance(key, ftl.Identifier)))
        self.generic_visit(node)


READ = {
    language: {key: Reading(CATALOGUE.texts(language).message(key)) for key in CATALOGUE.texts(language).sources}
    for language in CATALOGUE.languages
}


def names_of(texts: Texts, key: str) -> set[str]:
    return READ[texts.language][key].names


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_every_language_has_the_same_messages_and_values(language: str) -> None:
    assert set(READ[language]) == set(ENTRIES)
    for key, message in READ[language].items():
        assert message.names == READ["en"][key].names, key


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_plurals_have_a_form_for_every_whole_number(language: str) -> None:
    needed = {Locale.parse(language).plural_form(n) for n in range(2000)}
    for key, message in READ[language].items():
        for forms in message.forms:
            assert set(forms) == needed, key


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_every_sentence_is_html_that_telegram_takes_and_fits_a_message(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for key, message in READ[language].items():
        for n in (0, 1, 2, 5):
            said = texts.say(key, **{**dict.fromkeys(message.names, "x"), "n": n})
            shown = chat_html.read(said)
            assert shown.strip() == shown, key
            assert 0 < chat_html.units(shown) < 3000, key
            assert not set("{}\u2068\u2069") & set(said), key


def sources() -> list[tuple[Path, ast.Module]]:
    files = [path for folder in ("bot", "handlers") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in files]


SOURCES = sources()


def calls(*methods: str) -> Iterator[tuple[str, ast.Call]]:
    for path, tree in SOURCES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def keys_in(node: ast.expr) -> list[str] | None:
    """The keys that an argument can be; None where only running the code would tell."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        either, other = keys_in(node.body), keys_in(node.orelse)
        return None if either is None or other is None else either + other
    return None


def literal_keys() -> dict[str, str]:
    tables = {key.partition("-")[0] for key in ENTRIES}
    return {
        node.value: f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in SOURCES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _KEY.fullmatch(node.value)
        and node.value.partition("-")[0] in tables
        and node.value not in NOT_KEYS
    }


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    assert {key: place for key, place in literal_keys().items() if key not in ENTRIES} == {}
    for place, call in calls("say", "plain"):
        assert call.args, place
        assert set(keys_in(call.args[0]) or ()) <= set(ENTRIES), place


def test_every_key_of_the_catalogue_is_used() -> None:
    unused = {key for key in ENTRIES if not key.startswith(DYNAMIC_PREFIXES)} - set(literal_keys())
    assert unused == set()


def test_every_prefix_still_stands_for_a_key() -> None:
    assert [prefix for prefix in DYNAMIC_PREFIXES if not any(key.startswith(prefix) for key in ENTRIES)] == []


def test_no_key_is_put_together_where_it_is_said() -> None:
    # A name or an attribute carries a key whose literal stands elsewhere, where the tests above find it.
    for place, call in calls("say", "plain"):
        key = call.args[0]
        if keys_in(key) is not None or isinstance(key, ast.Name | ast.Attribute):
            continue
        begins = key.values[0] if isinstance(key, ast.JoinedStr) and key.values else None
        prefix = begins.value if isinstance(begins, ast.Constant) else None
        assert isinstance(prefix, str), place
        assert DYNAMIC_PREFIXES, place
        assert prefix.startswith(DYNAMIC_PREFIXES), place


def test_every_call_gives_the_placeholders_of_its_sentence() -> None:
    checked = 0
    for place, call in calls("say", "plain"):
        given_names = {keyword.arg for keyword in call.keywords}
        if None in given_names:
            continue
        for key in keys_in(call.args[0]) or ():
            checked += 1
            assert names_of(CATALOGUE.texts("en"), key) <= given_names, f"{place}: {key}"
    assert checked > 10


def test_a_sentence_said_without_html_holds_none() -> None:
    for place, call in calls("plain"):
        for key in keys_in(call.args[0]) or ():
            for language in CATALOGUE.languages:
                assert not set(READ[language][key].literals) & set("<>&"), f"{place}: {key}"
