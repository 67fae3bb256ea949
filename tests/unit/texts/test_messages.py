"""The catalogues are complete in every language, and fit the code that speaks from them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.catalogue import Catalogue
from bot.texts.check import Reading, flaws

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
BEING_TRANSLATED: frozenset[str] = frozenset()
MOST_LABEL_CHARACTERS = 24
_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


READ = {
    language: {key: Reading(CATALOGUE.texts(language).message(key)) for key in CATALOGUE.texts(language).sources}
    for language in CATALOGUE.languages
}


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_nothing_is_wrong_with_a_language(language: str) -> None:
    found = flaws(CATALOGUE.texts(language), CATALOGUE.texts("en"))
    assert [str(flaw) for flaw in found if not flaw.is_absent or language not in BEING_TRANSLATED] == []


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_a_label_fits_a_phone(language: str) -> None:
    labels = {key for _, call in calls("plain") if call in LABELS for key in keys_in(call.args[0]) or ()}
    assert len(labels) > 40
    read = READ[language]
    words = {key: " ".join(read[key].words.split()) for key in labels if key in read and not read[key].forms}
    assert {key: said for key, said in words.items() if len(said) > MOST_LABEL_CHARACTERS} == {}


def sources() -> list[tuple[Path, ast.Module]]:
    files = [path for folder in ("bot", "handlers") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in files]


SOURCES = sources()
LABELS = {
    part
    for _, tree in SOURCES
    for node in ast.walk(tree)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Button"
    for part in ast.walk(node)
    if isinstance(part, ast.Call)
}


def calls(*methods: str) -> Iterator[tuple[str, ast.Call]]:
    for path, tree in SOURCES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def calls_of_taps() -> Iterator[tuple[str, ast.Call]]:
    """Sentences that a tap on a button is answered with."""
    for place, call in calls("answer", "refuse"):
        if call.args and isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "tap":
            yield place, call


def keys_in(node: ast.expr) -> list[str] | None:
    """The keys that an argument can be; None where only running the code would tell."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str | None):
        return [node.value] if node.value else []
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
    for place, call in (*calls("say", "plain"), *calls_of_taps()):
        given_names = {keyword.arg for keyword in call.keywords}
        if None in given_names:
            continue
        for key in keys_in(call.args[0]) or ():
            checked += 1
            assert READ["en"][key].names <= given_names, f"{place}: {key}"
    assert checked > 10


def test_a_sentence_said_without_html_holds_none() -> None:
    for place, call in (*calls("plain"), *calls_of_taps()):
        for key in keys_in(call.args[0]) or ():
            for language in CATALOGUE.languages:
                if key in READ[language]:
                    assert not set(READ[language][key].words) & set("<>&"), f"{place}: {key}"
