"""What the demo says, on its page and in the terminal: English sentences, and a table of each language for them."""

import functools
import json
from collections.abc import Mapping
from pathlib import Path

from babel import Locale

from bot.texts.catalogue import DEFAULT_LANGUAGE, Catalogue

LOCALES = Path(__file__).parent / "locales"


def words(language: str, sentence: str, **values: object) -> str:
    """The sentence in that language, with its values; in English where that language lacks it."""
    return table(language).get(sentence, sentence).format(**values)


@functools.cache
def table(language: str) -> Mapping[str, str]:
    """Each English sentence in that language. Beside them, `member few` and the like count things by CLDR's forms."""
    path = LOCALES / f"{language}.json"
    found = json.loads((path if path.exists() else LOCALES / f"{DEFAULT_LANGUAGE}.json").read_text(encoding="utf-8"))
    return {str(sentence): str(said) for sentence, said in found.items()}


@functools.cache
def languages() -> Catalogue:
    """Those that the bot speaks."""
    return Catalogue.load()


def direction(language: str) -> str:
    """`ltr` or `rtl`."""
    return Locale.parse(language, sep="-").text_direction
