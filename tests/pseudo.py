"""Two languages that nobody speaks, made of the English messages: what is not in the catalogue stands out in them.

The German one is accented and half as long again; the Arabic one is written from the right. Tags, commands, links and
what stands in code stay as they are.
"""

import re
from pathlib import Path

from fluent.syntax import FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from bot.texts.catalogue import DEFAULT_LANGUAGE, Catalogue

ACCENTED = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝćńśź")
FROM_THE_RIGHT = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه")
_KEPT = re.compile(
    r"(<code>.*?</code>|<[^>]*(?:>|$)|&\w+;|[/@]\w+|https?://\S+|\w+\.\w\S*|\.srt|PolyglotVoice|Telegram)", re.DOTALL
)
_AS_THEY_ARE = ("heard-", "pattern-")
_WORD = re.compile(r"[^\W\d_]{3,}")


def accented(word: str) -> str:
    """A word with accents, half as long again."""
    said = word.translate(ACCENTED)
    return said + said[-1] * (len(said) // 2)


def from_the_right(word: str) -> str:
    """A word in Arabic letters."""
    return word.lower().translate(FROM_THE_RIGHT)


WORDS = {"de": accented, "ar": from_the_right}


class _Disguise(Transformer):
    def __init__(self, language: str) -> None:
        self._word = WORDS.get(language, str)

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802 - the library's name
        parts = _KEPT.split(node.value)
        parts[::2] = [_WORD.sub(lambda found: self._word(found[0]), part) for part in parts[::2]]
        return ast.TextElement("".join(parts))


def catalogue_of(folder: Path) -> Catalogue:
    """English, and the two languages; their files are written to the folder."""
    english = Catalogue.load().texts(DEFAULT_LANGUAGE)
    for language in (DEFAULT_LANGUAGE, *WORDS):
        (folder / language).mkdir(parents=True)
        disguise, said = _Disguise(language), []
        for key in english.sources:
            message = english.message(key)
            is_itself = language == DEFAULT_LANGUAGE or key.startswith(_AS_THEY_ARE)
            said.append(message if is_itself else disguise.visit(message))
        source = FluentSerializer().serialize(ast.Resource(said))
        (folder / language / "all.ftl").write_text(source, encoding="utf-8")
    return Catalogue.load(folder)
