"""What the demo says, on its page and in the terminal, it says in every language."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest
from babel import Locale

from bot.jobs.record import JobKind, JobState
from bot.texts.catalogue import NAMES, Catalogue
from sandbox.words import LOCALES, direction, table, words

SANDBOX = Path(__file__).resolve().parents[3] / "sandbox"
STATIC = SANDBOX / "page/static"
STRING = r'"((?:[^"\\]|\\.)*)"'
VALUE = re.compile(r"{\w+}")
# Names of the product, and what a person types.
SAME = {"PolyglotVoice", "/start", "/help", "/settings", "/doctor", "quit, Ctrl-D"}


def said_by_scripts() -> set[str]:
    found: set[str] = set()
    for path in STATIC.glob("*.js"):
        text = path.read_text("utf-8")
        found.update(re.findall(rf"\b(?:t|toast)\({STRING}", text))
        found.update(re.findall(rf"\b(?:text|button): {STRING}", text))
        for name in ("MEMBERSHIP", "PLACES", "TROUBLES", "COSTS"):
            body = re.search(rf"const {name} = {{(.*?)}};", text, re.DOTALL)
            found.update(re.findall(rf": {STRING}", body[1]) if body else ())
    return found


def said_by_page() -> set[str]:
    text = (STATIC / "index.html").read_text("utf-8").partition("color-scheme")[2]
    words = re.findall(r'(?:aria-label|title|placeholder)="([^"]+)"', text)
    return {part.strip() for part in [*words, *re.findall(r">([^<>]+)<", text)]} - {""}


def said_by_server() -> set[str]:
    text = (SANDBOX / "page/deeds.py").read_text("utf-8") + (SANDBOX / "page/server.py").read_text("utf-8")
    return set(re.findall(rf"\bSaid\({STRING}", text))


def said_in_terminal() -> set[str]:
    found: set[str] = set()
    for path in [*SANDBOX.glob("*.py"), SANDBOX / "page/samples.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("words", "said")):
                found.update(str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))
    return found


SAID = (said_by_scripts() | said_by_page() | said_by_server() | said_in_terminal()) - SAME
COUNTED = {"member"}
# States and kinds come to the page as words, so that no call names them.
KNOWN = {said for said in table("ru") if not said.startswith("member ")}


def test_what_is_said_is_found() -> None:
    assert len(SAID) > 130
    assert sorted(SAID - KNOWN) == []
    sources = "".join(path.read_text("utf-8") for path in SANDBOX.rglob("*") if path.suffix in (".js", ".py", ".html"))
    states = {*JobState, *get_args(JobKind), "parked"}
    assert [said for said in sorted(KNOWN - SAID) if f'"{said}"' not in sources and said not in states] == []
    assert states - {"transcript"} <= KNOWN
    assert {"Send", "Starting the bot…", "Book club"} <= SAID


@pytest.mark.parametrize("language", [language for language in NAMES if language != "en"])
def test_a_language_has_everything_that_the_demo_says(language: str) -> None:
    if not (LOCALES / f"{language}.json").exists():
        pytest.skip("it is in English")
    forms = {Locale.parse(language, sep="-").plural_form(n) for n in range(2000)}
    counted = {f"{thing} {form}" for thing in COUNTED for form in forms}
    found = table(language)
    assert counted - found.keys() <= {"member zero"}
    assert sorted(found.keys() - KNOWN - counted) == []
    assert sorted(KNOWN - found.keys()) == []
    for english, said in found.items():
        if english not in counted:
            assert sorted(VALUE.findall(english)) == sorted(VALUE.findall(said)), english
        assert said.strip() == said, english
        assert said, english


@pytest.mark.parametrize("language", [language for language in NAMES if language != "en"])
def test_the_guide_names_the_button_as_it_is_labelled(language: str) -> None:
    (sentence,) = [said for said in KNOWN if said.startswith("There is the text.")]
    label = Catalogue.load().texts(language).plain("button-times").strip("\u200f")
    assert re.search(f"[“„«]{label}[”“»]", words(language, sentence))


def test_a_sentence_that_a_language_lacks_is_said_in_english() -> None:
    assert words("xx", "Subtitles: {path}", path="a.srt") == "Subtitles: a.srt"
    assert words("ru", "Subtitles: {path}", path="a.srt") == "Субтитры: a.srt"
    assert (direction("ar"), direction("pt-BR")) == ("rtl", "ltr")
