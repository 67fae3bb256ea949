"""What the demo says, on its page and in the terminal, it says in Russian, too."""

import ast
import re
from pathlib import Path

from sandbox.words import _RUSSIAN

SANDBOX = Path(__file__).resolve().parents[3] / "sandbox"
STATIC = SANDBOX / "page/static"
STRING = r'"((?:[^"\\]|\\.)*)"'
# Names of the product, and what a person types.
SAME = {"PolyglotVoice", "/start", "/help", "/settings", "/doctor", "quit, Ctrl-D"}


def known() -> set[str]:
    """The English sentences that words.js has in Russian."""
    table = (STATIC / "words.js").read_text("utf-8").partition("const RUSSIAN = {")[2].partition("\n};")[0]
    return set(re.findall(rf"(?:^|[,\s]){STRING}:\s", table))


def said_by_scripts() -> set[str]:
    found: set[str] = set()
    for path in STATIC.glob("*.js"):
        text = path.read_text("utf-8")
        found.update(re.findall(rf"\b(?:t|toast)\({STRING}", text))
        found.update(re.findall(rf"\b(?:text|button): {STRING}", text))
        for table in ("MEMBERSHIP", "PLACES", "TROUBLES", "COSTS"):
            body = re.search(rf"const {table} = {{(.*?)}};", text, re.DOTALL)
            found.update(re.findall(rf": {STRING}", body[1]) if body else ())
    return found


def said_by_page() -> set[str]:
    text = (STATIC / "index.html").read_text("utf-8").partition("<title>")[2]
    words = re.findall(r'(?:aria-label|title|placeholder)="([^"]+)"', text)
    return {part.strip() for part in [*words, *re.findall(r">([^<>]+)<", text)]} - {""}


def said_by_server() -> set[str]:
    text = (SANDBOX / "page/deeds.py").read_text("utf-8") + (SANDBOX / "page/server.py").read_text("utf-8")
    return set(re.findall(rf"\bSaid\({STRING}", text))


def said_in_terminal() -> set[str]:
    found: set[str] = set()
    for path in SANDBOX.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("words"):
                found.update(str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))
    return found


def test_the_page_says_everything_in_russian() -> None:
    said = said_by_scripts() | said_by_page() | said_by_server()
    assert len(said) > 100
    assert said - known() - SAME == set()


def test_the_terminal_says_everything_in_russian() -> None:
    said = said_in_terminal()
    assert len(said) > 15
    assert said == set(_RUSSIAN)
    for english, russian in _RUSSIAN.items():
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", russian)), english
