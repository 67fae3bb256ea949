"""Every sentence the bot says, in each of its languages, and numbers and times as people there write them."""

import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import Self

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal
from babel.units import format_unit

DEFAULT_LANGUAGE = "en"
PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
_LOCALES = Path(__file__).parent / "locales"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_DURATION_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
_LONGEST_DURATION_S = 10_000 * 86_400
_SIZE_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte")


class CatalogueError(Exception):
    """A catalogue's file can't be used. Permanent: the file must be mended."""


class Html(str):
    """Text that is HTML already, and safe."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with `{name}` placeholders: literals, each followed by a name or by nothing."""

    parts: tuple[tuple[str, str | None], ...]

    @classmethod
    def parse(cls, sentence: str) -> Self:
        """Read a sentence; raises ValueError for anything in braces but a name."""
        parts: list[tuple[str, str | None]] = []
        for literal, name, form, conversion in Formatter().parse(sentence):
            if name is not None and (form or conversion or not _NAME.fullmatch(name)):
                raise ValueError("a placeholder is a plain name")
            parts.append((literal, name))
        return cls(tuple(parts))

    @property
    def names(self) -> frozenset[str]:
        """The placeholders."""
        return frozenset(name for _, name in self.parts if name is not None)

    def fill(self, values: Mapping[str, str]) -> str:
        """The sentence with its values; raises KeyError for a missing one."""
        return "".join(literal + ("" if name is None else values[name]) for literal, name in self.parts)


Entry = Template | Mapping[str, Template]
"""A sentence, or its plural forms by CLDR category."""


class Texts:
    """The sentences of one language."""

    def __init__(self, language: str, entries: Mapping[str, Entry]) -> None:
        self.language = language
        self.entries = entries
        self._locale = Locale.parse(language)

    def say(self, key: str, /, **values: object) -> Html:
        """A sentence as HTML; values are escaped unless they are Html.

        Where the sentence has plural forms, `n` chooses. A missing key or placeholder raises KeyError.
        """
        escaped = {name: v if isinstance(v, Html) else _escape(_text(v)) for name, v in values.items()}
        return Html(self._template(key, values).fill(escaped))

    def plain(self, key: str, /, **values: object) -> str:
        """A sentence as plain text, for what takes no HTML: buttons, callback answers, descriptions."""
        return self._template(key, values).fill({name: _text(value) for name, value in values.items()})

    def _template(self, key: str, values: Mapping[str, object]) -> Template:
        entry = self.entries[key]
        if isinstance(entry, Template):
            return entry
        n = values["n"]
        if not isinstance(n, int | float):
            raise TypeError("n is a number")
        return entry[str(self._locale.plural_form(n))]

    def duration(self, seconds: float) -> str:
        """A length of time by its two largest units, as in "3 min 20 sec"; below zero counts as none."""
        whole = 0 if math.isnan(seconds) else round(min(max(seconds, 0.0), _LONGEST_DURATION_S))
        sizes = [size for _, size in _DURATION_UNITS]
        first = next((i for i, size in enumerate(sizes) if whole >= size), len(sizes) - 1)
        said: list[str] = []
        for unit, size in _DURATION_UNITS[first : first + 2]:
            count, whole = divmod(whole, size)
            if count or not said:
                said.append(format_unit(count, f"duration-{unit}", "short", locale=self._locale))
        return " ".join(said)

    def size(self, n_bytes: int) -> str:
        """A size by its largest unit of a thousand, as in "1.4 MB"."""
        amount, unit = float(max(n_bytes, 0)), 0
        while round(amount, 1) >= 1000 and unit < len(_SIZE_UNITS) - 1:
            amount, unit = amount / 1000, unit + 1
        name = f"digital-{_SIZE_UNITS[unit]}"
        return str(format_unit(amount, name, "short", format="#,##0.#", locale=self._locale))

    def language_name(self, code: str) -> str:
        """A language's name in this one, capitalised; the code itself where it is not known."""
        try:
            name = Locale.parse(code.replace("-", "_")).get_language_name(self.language)
        except (ValueError, UnknownLocaleError):
            name = None
        return f"{name[0].upper()}{name[1:]}" if name else code

    def number(self, value: int) -> str:
        """A whole number, grouped."""
        return str(format_decimal(value, locale=self._locale))

    def day(self, moment: datetime) -> str:
        """The day in UTC with its year, as in "4 Nov 2025"."""
        # The locale's own form ends with "г." in Russian, whose full stop would double a sentence's.
        return format_date(_utc(moment).date(), "d MMM y", locale=self._locale)

    def date(self, moment: datetime) -> str:
        """The day and the time in UTC, as in "4 Nov, 14:05"."""
        return format_datetime(_utc(moment), "d MMM, HH:mm", locale=self._locale)

    def time(self, moment: datetime) -> str:
        """The time of day in UTC, on 24 hours, as in "14:05"."""
        return format_time(_utc(moment), "HH:mm", locale=self._locale)


class Catalogue:
    """The texts of every language."""

    def __init__(self, texts: Mapping[str, Texts]) -> None:
        self._texts = dict(texts)
        self.languages = tuple(self._texts)

    @classmethod
    def load(cls, folder: Path = _LOCALES) -> Self:
        """Read `<language>.toml` of a folder, English first; raises CatalogueError."""
        files = sorted(folder.glob("*.toml"), key=lambda path: (path.stem != DEFAULT_LANGUAGE, path.stem))
        if not files or files[0].stem != DEFAULT_LANGUAGE:
            raise CatalogueError(f"there is no {DEFAULT_LANGUAGE}.toml")
        return cls({path.stem: _read(path) for path in files})

    def texts(self, language: str) -> Texts:
        """The texts of a language, or those of English where it is not spoken here."""
        return self._texts[self.pick(language)]

    def pick(self, *wanted: str | None) -> str:
        """The first wanted language that is spoken here, by its whole tag or its base; else English.

        No language stands for another: a person whose Telegram is in Belarusian did not ask for Russian.
        """
        for tag in wanted:
            whole = (tag or "").strip().lower().replace("_", "-")
            for language in (whole, whole.partition("-")[0]):
                if language in self._texts:
                    return language
        return DEFAULT_LANGUAGE


def _read(path: Path) -> Texts:
    try:
        with path.open("rb") as file:
            return Texts(path.stem, dict(_flatten(tomllib.load(file))))
    except ValueError as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def _flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, Entry]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, str):
            yield key, _parse(key, value)
        elif not isinstance(value, dict) or not value:
            raise ValueError(f"{key} is neither a sentence nor a table")
        elif value.keys() <= PLURAL_FORMS:
            yield key, {form: _parse(f"{key}.{form}", sentence) for form, sentence in value.items()}
        else:
            yield from _flatten(value, f"{key}.")


def _parse(key: str, sentence: object) -> Template:
    if not isinstance(sentence, str):
        raise ValueError(f"{key} is no sentence")
    try:
        return Template.parse(sentence.strip("\n"))
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _text(value: object) -> str:
    # Halves of surrogate pairs, which a foreign answer may hold, can't be sent.
    return str(value).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
