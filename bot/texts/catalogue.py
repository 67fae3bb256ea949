"""Every sentence the bot says, in each of its languages, and numbers and times as people there write them."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment, resolve
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast

DEFAULT_LANGUAGE = "en"
NAMES = {
    "en": "English", "ar": "العربية", "de": "Deutsch", "es": "Español", "kk": "Қазақша", "pt-BR": "Português",
    "ru": "Русский", "uk": "Українська",
}  # fmt: skip
"""Each language's own name by its tag, in the order in which they are offered. A tag is its folder in `locales/`;
Telegram's menus take its first part (`setMyCommands`: ISO 639-1). A name written from the right says that the language
is. Its plurals and how it writes numbers and dates come from CLDR. What it lacks is said in English."""

_LOCALES = Path(__file__).parent / "locales"
_ID = str.maketrans("._", "--")
_NEXT = re.compile(r"[\s,.:;–—-]*")
_BEGIN = re.compile(r"^(?=[A-Za-z])", re.MULTILINE)
_SHORT = 100
_MARK = re.compile("\0([^\0]*)\0")
_DURATION_UNITS = (
    ("duration-days", 86_400), ("duration-hours", 3_600), ("duration-minutes", 60), ("duration-seconds", 1)
)  # fmt: skip
_LONGEST_DURATION_S = 10_000 * 86_400
_SIZE_UNITS = ("size-bytes", "size-kilobytes", "size-megabytes", "size-gigabytes", "size-terabytes")
_LTR, _FSI, _PDI = "\u200e", "\u2068", "\u2069"
_MARKS = str.maketrans("", "", _FSI + _PDI)
_TURNS = str.maketrans("", "", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
_TAKEN_AS_IT_STANDS = re.compile(r"<code>.*?</code>|<pre>.*?</pre>|<[^>]*>|[/@]\u2068[^\u2069]*\u2069", re.DOTALL)
_LINE = re.compile(r"^(?=[^\s\u200f])", re.MULTILINE)
# What is read from the left, and begins or ends in a sign that has no direction: code, `/help`, `@name`, `.srt`, `sk_`.
_FROM_THE_LEFT = re.compile(
    r"<(code|pre)>.*?</\1>\u200e?|<[^>]*>|(?P<begins>[/@.](?<![\w/.:@\u200e].)(?=[A-Za-z\u2068]))"
    r"|(?P<ends>_(?<=[A-Za-z0-9]_)_*+(?!\w)|/(?<=[A-Za-z0-9]/)…?+(?!\w))(?!\u200e)", re.DOTALL
)  # fmt: skip
_OLD_CODES = {"jw": "jv", "tl": "fil"}


class CatalogueError(Exception):
    """A catalogue's file can't be used. Permanent: the file must be mended."""


class Html(str):
    """Text that is HTML already, and safe."""

    __slots__ = ()


class Texts:
    """The sentences of one language: the messages of its `.ftl` files, and those of `otherwise` for what is missing."""

    def __init__(self, language: str, folder: Path, otherwise: "Texts | None" = None) -> None:
        self.language = language
        self._folder = folder
        self._otherwise = otherwise
        self._locale = Locale.parse(language, sep="-")
        self._is_rtl = unicodedata.bidirectional(NAMES.get(language, language)[0]) in ("R", "AL")
        self.isolates = (_FSI, _PDI) if self._is_rtl else ("", "")
        """What goes before and behind a passage that keeps its own direction; nothing where that needs no marks."""

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Each message's Fluent by its id; raises CatalogueError for one that is there twice."""
        return dict(_split(self._folder))

    @cached_property
    def _bundle(self) -> FluentBundle:
        bundle = FluentBundle([DEFAULT_LANGUAGE], use_isolating=False)
        bundle._plural_form = self._plural  # noqa: SLF001 - the library would read the rules at once
        return bundle

    def _plural(self, number: float) -> Any:
        # A language's rules are a MiB, which is not read to say a menu.
        return self._locale.plural_form(number)

    def message(self, key: str) -> ast.Message:
        """A message, parsed; raises KeyError for a missing one, and CatalogueError for one that is not Fluent."""
        for entry in FluentParser(with_spans=False).parse(self.sources[key]).body:
            if isinstance(entry, ast.Message) and entry.value:
                return entry
        raise CatalogueError(f"{self.language}: {key} is no sentence")

    def say(self, key: str, /, **values: object) -> Html:
        """A sentence as HTML; values are escaped unless they are Html.

        A whole number stands as it is, and chooses the plural. A missing key or value raises KeyError.
        """
        return Html(self._format(key, {name: _escaped(value) for name, value in values.items()}))

    def plain(self, key: str, /, **values: object) -> str:
        """A sentence as plain text, for what takes no HTML: buttons, callback answers, descriptions."""
        return self._format(key, values)

    def _format(self, key: str, values: Mapping[str, object]) -> str:
        # Records of version 0.1 name sentences with dots and underscores.
        name = key.translate(_ID)
        if self._otherwise is not None and name not in self.sources:
            return self._otherwise.plain(key, **values)
        if not self._bundle.has_message(name):
            # All of a catalogue takes a tenth of a second to parse, so each sentence is parsed when it is first said.
            self._bundle.add_resource(ast.Resource([self.message(name)]))
        long: dict[str, str] = {}
        values = {placeholder: self._upright(value) for placeholder, value in values.items()}
        if self._is_rtl:
            values = {placeholder: _isolated(value) for placeholder, value in values.items()}
        given = {placeholder: _value(placeholder, value, long) for placeholder, value in values.items()}
        pattern, errors = self._bundle.get_message(name).value, list[Exception]()
        if pattern is None:
            raise KeyError(key)
        # Not by `format_pattern`, which makes its own numbers of ours: slow to print, and grouped.
        surroundings = ResolverEnvironment(context=self._bundle, current=CurrentEnvironment(args=given), errors=errors)
        said = str(resolve(pattern(surroundings), surroundings))
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        said = _MARK.sub(lambda mark: long.get(mark[1], mark[0]), said) if long else said
        return _right_to_left(said) if self._is_rtl else said

    def _upright(self, value: object) -> object:
        """A foreign value without what would turn around the sentence after it (Unicode's UAX 9)."""
        if isinstance(value, Html) or type(value) is int or (text := str(value)).isprintable():
            return value
        # From the right, sentences that are values of others have isolates of ours.
        return text.translate(_TURNS if self._is_rtl else _TURNS | _MARKS)

    def duration(self, seconds: float) -> str:
        """A length of time by its two largest units, as in "3 min 20 sec"; below zero counts as none."""
        whole = 0 if math.isnan(seconds) else round(min(max(seconds, 0.0), _LONGEST_DURATION_S))
        sizes = [size for _, size in _DURATION_UNITS]
        first = next((i for i, size in enumerate(sizes) if whole >= size), len(sizes) - 1)
        said: list[str] = []
        for unit, size in _DURATION_UNITS[first : first + 2]:
            count, whole = divmod(whole, size)
            if count or not said:
                said.append(self.plain(unit, n=count))
        return said[0] if len(said) == 1 else self.plain("duration-two", larger=Html(said[0]), smaller=Html(said[1]))

    def days(self, count: int) -> str:
        """So many days, as in "7 days"."""
        return self.plain("days-long", n=count)

    def size(self, n_bytes: int) -> str:
        """A size by its largest unit of a thousand, as in "1.4 MB"."""
        amount, unit = float(max(n_bytes, 0)), 0
        while round(amount, 1) >= 1000 and unit < len(_SIZE_UNITS) - 1:
            amount, unit = amount / 1000, unit + 1
        key = _SIZE_UNITS[unit]
        return self.plain(key, amount=format_decimal(amount, "#,##0.#", locale=self._locale))

    def language_name(self, code: str) -> str:
        """A language's name in this one, capitalised; the code itself where it is not known."""
        base = re.split("[-_]", code.lower())[0]
        name = self._locale.languages.get(_OLD_CODES.get(base, base))
        return f"{name[0].upper()}{name[1:]}" if name else code

    def number(self, value: int) -> str:
        """A whole number, grouped."""
        return str(format_decimal(value, locale=self._locale))

    def day(self, moment: datetime) -> str:
        """The day in UTC with its year, as in "4 Nov 2025"."""
        # The locale's own form ends with "г." in Russian, whose full stop would double a sentence's.
        return format_date(_utc(moment).date(), self.plain("pattern-day"), locale=self._locale)

    def date(self, moment: datetime) -> str:
        """The day and the time in UTC, as in "4 Nov, 14:05"."""
        return format_datetime(_utc(moment), self.plain("pattern-date"), locale=self._locale)

    def time(self, moment: datetime) -> str:
        """The time of day in UTC, on 24 hours, as in "14:05"."""
        return format_time(_utc(moment), "HH:mm", locale=self._locale)

    def moment(self, moment: datetime) -> Html:
        """The day and the time as each reader's Telegram shows them; in UTC where it is too old for that."""
        return self._tagged(moment, "dt", f"{self.date(moment)} UTC")

    def hour(self, moment: datetime) -> Html:
        """The time of day as each reader's Telegram shows it."""
        return self._tagged(moment, "t", f"{self.time(moment)} UTC")

    def left(self, moment: datetime, now: datetime) -> Html:
        """How long it is until then; each reader's Telegram moves it along."""
        wait = self.duration(max(1.0, (moment - now).total_seconds()))
        return self._tagged(moment, "r", self.plain("time-left", wait=wait))

    def _tagged(self, moment: datetime, form: str, otherwise: str) -> Html:
        # Bot API 9.5, "Date-time entity formatting": `d` is a short date, `t` a short time, `r` relative.
        begin, end = self.isolates
        unix = int(_utc(moment).timestamp())
        return Html(f'{begin}<tg-time unix="{unix}" format="{form}">{otherwise}</tg-time>{end}')


class Catalogue:
    """The texts of every language."""

    def __init__(self, texts: Mapping[str, Texts]) -> None:
        self._texts = dict(texts)
        self._heard: dict[tuple[str, str], re.Pattern[str]] = {}
        self._places: dict[str, dict[str, int]] = {}
        self.languages = tuple(self._texts)
        self._by_tag = {tag.partition("-")[0]: tag for tag in reversed(self.languages)}
        self._by_tag |= {tag.lower(): tag for tag in self.languages}

    @classmethod
    def load(cls, folder: Path = _LOCALES) -> Self:
        """The languages of a folder, each a folder of `.ftl` files; English first. Raises CatalogueError without it."""
        found = {path.parent.name for path in folder.glob("*/*.ftl")}
        if DEFAULT_LANGUAGE not in found:
            raise CatalogueError(f"there is no {DEFAULT_LANGUAGE}/*.ftl")
        english = Texts(DEFAULT_LANGUAGE, folder / DEFAULT_LANGUAGE)
        others = {language: Texts(language, folder / language, english) for language in sorted(found)}
        return cls({DEFAULT_LANGUAGE: english} | others | {DEFAULT_LANGUAGE: english})

    def texts(self, *wanted: str | None) -> Texts:
        return self._texts[self.pick(*wanted)]

    def pick(self, *wanted: str | None) -> str:
        """The first wanted language that is spoken here, by its whole tag or its base; else English.

        No language stands for another: a person whose Telegram is in Belarusian did not ask for Russian.
        """
        return next((ours for tag in wanted if (ours := self.ours(tag)) is not None), DEFAULT_LANGUAGE)

    def ours(self, tag: str | None) -> str | None:
        """A language by the tag that it has here; None where it is not spoken here."""
        whole = (tag or "").strip().lower().replace("_", "-")
        return self._by_tag.get(whole) or self._by_tag.get(whole.partition("-")[0])

    def hears(self, key: str, text: str) -> bool:
        """Whether a text holds one of a message's words, in whichever language: people mix theirs."""
        return self._words(key).search(_spoken(text)) is not None

    def hears_only(self, keys: Sequence[str], text: str) -> bool:
        """Whether nothing but words of these messages stands in a text: none at all, as in a smile, is nothing else."""
        return not _says(self.beside(keys, text))

    def beside(self, keys: Sequence[str], text: str) -> str:
        """What a text says besides words of these messages, in small letters and without accents."""
        rest = _spoken(text)
        for key in keys:
            rest = self._words(key).sub(" ", rest)
        return rest

    def place(self, key: str, word: str) -> int | None:
        """Which of a message's groups, as in `monday mon, tuesday`, a word is in, in whichever language; from 0."""
        if key not in self._places:
            said = [_spoken(texts.plain(key)).replace("\u200f", "").split(",") for texts in self._texts.values()]
            self._places[key] = {word: n for groups in said for n, group in enumerate(groups) for word in group.split()}
        return self._places[key].get(_spoken(word))

    def behind(self, begins: str, besides: str, text: str) -> str:
        """What follows where a text begins with one of a message's words, without another's beside it: "please"."""
        spoken, end = _spoken(text), 0
        found = self._words(begins).match(spoken)
        while found is not None:
            end = found.end()
            found = self._words(besides).match(spoken, _NEXT.match(spoken, end).end())  # type: ignore[union-attr]
        words = text.split()[len(spoken[:end].split()) :] if end else []
        while words and (last := next((n for n in (1, 2) if self.hears_only([besides], " ".join(words[-n:]))), 0)):
            del words[-last:]
        return " ".join(words).rstrip(" ,.;:!")

    def language_asked(self, text: str) -> str | None:
        """The language in which a text asks to be answered, by one of its names, and asks nothing else."""
        for language in self.languages:
            others, its_own = self._words("heard-speak"), self._words("heard-my-language", language)
            if its_own.search(spoken := _spoken(text)) and not _says(others.sub(" ", its_own.sub(" ", spoken))):
                return language
        return None

    def _words(self, key: str, language: str = "") -> re.Pattern[str]:
        if (key, language) not in self._heard:
            lists = {texts.plain(key) for texts in ([self.texts(language)] if language else self._texts.values())}
            words = {word for said in lists for each in said.split(",") if (word := each.strip(" \u200f"))}
            # The longest first: `thank you` before `thank`.
            told = "|".join(_pattern(word) for word in sorted(words, key=lambda word: (-len(word), word)))
            self._heard[key, language] = re.compile(told)
        return self._heard[key, language]


def _says(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _pattern(word: str) -> str:
    inner = re.escape(_spoken(word.strip("*"))).replace(r"\ ", r"\s+")
    return ("" if word.startswith("*") else r"\b") + inner + (r"\w*" if word.endswith("*") else r"\b")


def _spoken(text: str) -> str:
    # Without accents, which people leave out: ё is е, ü is u, أ is ا.
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return bare.lower().replace("’", "'")


def _split(folder: Path) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path in sorted(folder.glob("*.ftl")):
        for source in _BEGIN.split(path.read_text(encoding="utf-8"))[1:]:
            name = source.partition("=")[0].strip()
            if name in seen:
                raise CatalogueError(f"{folder.name}/{path.name}: {name} is there twice")
            seen.add(name)
            yield name, source


def _value(name: str, value: object, long: dict[str, str]) -> object:
    if type(value) is int:
        return _Whole(value)
    text = _text(value)
    if len(text) <= _SHORT:
        return text
    # Fluent refuses a long value, so its place is marked, and it is put there afterwards.
    long[name] = text
    return f"\0{name}\0"


def _isolated(value: object) -> object:
    # Between FSI and PDI (Unicode's UAX 9) a foreign value can't turn the sentence around it.
    return value if isinstance(value, Html) or type(value) is int else f"{_FSI}{value}{_PDI}"


def _right_to_left(said: str) -> str:
    # A line reads from the right even where it begins with a Latin name; what is tapped or copied holds no marks. A
    # sign at the edge of a Latin word would go to its other side, were there no mark beside it.
    if _FSI in said:
        said = _TAKEN_AS_IT_STANDS.sub(lambda found: found[0].translate(_MARKS), said)
    return _LINE.sub("\u200f", _FROM_THE_LEFT.sub(_marked, said))


def _marked(found: re.Match[str]) -> str:
    if found[1]:
        return f"{_LTR * (found.string[found.start() - 1 : found.start()] != _LTR)}{found[0].rstrip(_LTR)}{_LTR}"
    return f"{_LTR * bool(found['begins'])}{found[0]}{_LTR * bool(found['ends'])}"


class _Whole(FluentType, int):
    """A whole number. It is written without groups, since some are numbers of chats."""

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - the library's signature
        return str(int(self))


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _text(value: object) -> str:
    # Halves of surrogate pairs, which a foreign answer may hold, can't be sent.
    return str(value).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _escaped(value: object) -> object:
    if isinstance(value, Html) or type(value) is int:
        return value
    return _text(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
