"""Every sentence a person reads, in their language. Sentences live in `locales/*.toml`, a file a language."""

import html
import string
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from babel.units import format_unit

LANGUAGES = ("en", "ru")
_FOLDER = Path(__file__).parent / "locales"
_PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})

Sentence = str | Mapping[str, str]


class Html(str):
    """Text that is HTML already: it is not escaped again."""

    __slots__ = ()


class Texts:
    """The sentences of one language, and its way of writing numbers, sizes, times and lengths."""

    def __init__(self, language: str, sentences: Mapping[str, Sentence]) -> None:
        self.language = language
        self.sentences = sentences
        self._locale = Locale.parse(language)

    def say(self, key: str, /, **values: object) -> Html:
        """The sentence as Telegram's HTML; values are escaped unless they are Html.

        A key or a placeholder that is missing raises KeyError at once.
        """
        safe = {
            name: value if isinstance(value, Html) else html.escape(str(value), quote=True)
            for name, value in values.items()
        }
        return Html(self._form(key, values).strip("\n").format(**safe))

    def plain(self, key: str, /, **values: object) -> str:
        """The sentence as it is, for buttons, callback answers and names of files."""
        return self._form(key, values).strip("\n").format(**values)

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        sentence = self.sentences[key]
        if isinstance(sentence, str):
            return sentence
        n = values["n"]
        if not isinstance(n, int):
            raise KeyError("n")
        return sentence[self._locale.plural_form(n)]

    def duration(self, seconds: float) -> str:
        """`42 s`, `3 min 20 s`, `1 h 5 min`, in the language's own short words."""
        total = max(0, round(seconds))
        hours, minutes, rest = total // 3600, total // 60 % 60, total % 60
        parts = [("hour", hours), ("minute", minutes)] + ([] if hours else [("second", rest)])
        shown = [self._unit(value, f"duration-{unit}") for unit, value in parts if value]
        return " ".join(shown) or self._unit(0, "duration-second")

    def _unit(self, value: int, unit: str) -> str:
        return str(format_unit(value, unit, length="short", locale=self._locale))

    def size(self, n_bytes: int) -> str:
        """`1.4 MB`, in the language's own words."""
        value, unit = float(n_bytes), "digital-byte"
        for bigger in ("digital-kilobyte", "digital-megabyte", "digital-gigabyte"):
            if value < 1000:
                break
            value, unit = value / 1000, bigger
        shown = round(value, 1) if value < 10 and unit != "digital-byte" else round(value)
        return str(format_unit(shown, unit, length="short", locale=self._locale))

    def day(self, when: datetime) -> str:
        """A day, with its year."""
        return format_date(when.astimezone(UTC), format="d MMM y", locale=self._locale)

    def date(self, when: datetime) -> str:
        """A day and a time of day, in UTC."""
        return format_datetime(when.astimezone(UTC), format="d MMM, HH:mm", locale=self._locale)

    def number(self, value: int) -> str:
        """A whole number, grouped."""
        return format_decimal(value, locale=self._locale)


class Catalogue:
    """All languages."""

    def __init__(self, languages: Mapping[str, Texts]) -> None:
        self._languages = languages

    @classmethod
    def load(cls) -> "Catalogue":
        """Read the catalogues that come with the bot."""
        return cls({language: Texts(language, _read(_FOLDER / f"{language}.toml")) for language in LANGUAGES})

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of all languages."""
        return tuple(self._languages)

    def texts(self, language: str) -> Texts:
        """The sentences of a language; English for one that is not here."""
        return self._languages.get(language, self._languages["en"])

    def pick(self, *wanted: str | None) -> str:
        """The first wanted language that is here (`ru-RU` finds `ru`), else English."""
        for code in wanted:
            base = (code or "").replace("_", "-").partition("-")[0].lower()
            if base in self._languages:
                return base
        return "en"


def placeholders(sentence: str) -> frozenset[str]:
    """The names that a sentence wants filled in."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


def _read(path: Path) -> dict[str, Sentence]:
    with path.open("rb") as file:
        return dict(_flatten(tomllib.load(file), ""))


def _flatten(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Sentence]]:
    for name, value in table.items():
        if isinstance(value, str) or set(value) <= _PLURAL_FORMS:
            yield f"{prefix}{name}", value
        else:
            yield from _flatten(value, f"{prefix}{name}.")
