"""Which words are forms of one: Russian and Ukrainian by their dictionaries, others by their stems. Pure.

The libraries are loaded by the first search that needs them: a dictionary takes some 25 MiB and a quarter of a second.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from Stemmer import Stemmer

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
BY_DICTIONARY = frozenset({"ru", "uk"})
"""Languages whose words have their forms in a dictionary here."""

_BY_LETTERS = (("uk", frozenset("іїєґ'")), ("kk", frozenset("әғқңөұүһ")))
_OF_SCRIPT = {"Cyrl": "ru", "Latn": "en", "Arab": "ar"}
_SCRIPTS = (("Latn", re.compile("[a-zß-ɏ]+")), ("Cyrl", re.compile("[а-ӿ']+")), ("Arab", re.compile("[ء-ۿ]+")))
_LEAST_SHARE = 0.05
_SMALL = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ"})
_PARTICIPLES = frozenset({"PRTF", "PRTS", "GRND"})
_SMALL_WORDS = re.compile(
    "где|когда|куда|откуда|почему|зачем|сколько|там|тут|an?|and|are|about|at|be|but|by|did|do|does|for|from|ha[ds]|have"
    "|he|her|his|how|i|in|is|its?|me|my|of|on|or|our|she|so|that|the|their|them|they|this|to|was|we|were|what|when|where"
    "|who|why|will|with|your?|de|del|el|las?|los|en|con|por|para|que|una?|d[oa]s?|em|n[oa]s?|com|um|der|die|das|de[nm]"
    "|ein|eine|und|im|mit|zu[mr]?|auf|von|für|ist|мен|пен|бен|және|үшін|туралы|في|من|على|عن|إلى|الى|مع|هل"
)
# Kazakh has no stemmer that is kept: these are the endings of its nouns, plural, possessive and case in that order.
_KAZAKH_ENDINGS = re.compile(
    r"(?<=\w{3})(?:[лдт][ае]р)?(?:[ыі]?[мң][ыі]з|[ыі][мң]|с[ыі]|[ыі])?"
    "(?:[ндт][ыі]ң|[ғқ]а|[гк]е|н[аеыі]|н?[дт][ае]|[дт][ыі]|[дтн][ае]н|[мбп]ен)?$"
)
_VOICED = str.maketrans("бгғ", "пкқ")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word as a dictionary has it.

    `is_base`: the form that dictionaries list. `is_small`: a preposition or the like, which tells little of what is
    looked for. Of a word that is unknown the forms are guessed.
    """

    forms: frozenset[str]
    is_known: bool = False
    is_base: bool = False
    is_small: bool = False


class Forms:
    """Word forms in each language, by its code; ё written as е."""

    def of(self, word: str, language: str) -> Lexeme:
        """The forms of a word in lower case; just the word where the language has no dictionary here."""
        if language not in BY_DICTIONARY:
            return Lexeme(frozenset({word}), is_small=_SMALL_WORDS.fullmatch(word) is not None)
        return _lexeme(_dictionary(language), word)

    def stem(self, word: str, language: str) -> str:
        """What a word has in common with those derived from it; the word itself where nobody knows its language."""
        if language == "kk":
            stem = _KAZAKH_ENDINGS.sub("", word, count=1)
            return stem[:-1] + stem[-1:].translate(_VOICED)
        stemmer = _stemmer(language)
        return word if stemmer is None else bare(str(stemmer.stemWord(word)))

    def corrected(self, word: str) -> frozenset[str]:
        """The forms of the Russian words that this one becomes by one letter more, less, changed or swapped."""
        if not all("а" <= letter <= "я" for letter in word):
            return frozenset()
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        slips = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        slips |= {a + letter + rest for a, b in cuts for letter in _LETTERS for rest in {b, b[1:]}}
        known = [slip for slip in slips if _dictionary("ru").word_is_known(slip)]
        return frozenset[str]().union(*(self.of(slip, "ru").forms for slip in known))


def language_of(word: str, of_text: str) -> str:
    """The code of a word's language: that of its text, or one that its letters tell; empty for other scripts."""
    script = next((name for name, letters in _SCRIPTS if letters.fullmatch(word)), "")
    if not script:
        return ""
    if script == _script_of(of_text) and (of_text in BY_DICTIONARY | {"kk"} or _stemmer(of_text) is not None):
        return of_text
    told = (code for code, letters in _BY_LETTERS if script == "Cyrl" and letters.intersection(word))
    return next(told, _OF_SCRIPT[script])


def is_latin(word: str) -> bool:
    """Whether a word in lower case is of Latin letters alone."""
    return _SCRIPTS[0][1].fullmatch(word) is not None


def bare(word: str) -> str:
    """A word without the accents that people leave out; й and ё are letters of their own."""
    if word.isascii() or "Ѐ" <= word[0] <= "ӿ":
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


@cache
def _script_of(language: str) -> str:
    return next((part for part in get_global("likely_subtags").get(language, "").split("_") if len(part) == 4), "")


@cache
def _dictionary(language: str) -> "MorphAnalyzer":
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - an idle bot needs none

    return MorphAnalyzer(lang=language)


@cache
def _stemmer(language: str) -> "Stemmer | None":
    from Stemmer import Stemmer, algorithms  # noqa: PLC0415 - an idle bot needs none

    name = Locale("en").languages.get(language, "").lower()
    return Stemmer(name) if name in algorithms() else None


@lru_cache(maxsize=1024)
def _lexeme(dictionary: "MorphAnalyzer", word: str) -> Lexeme:
    parses = dictionary.parse(word)
    shares: dict[str, float] = {}
    for parse in parses:
        shares[parse.normal_form] = shares.get(parse.normal_form, 0.0) + parse.score
    likely = [p for p in parses if shares[p.normal_form] >= _LEAST_SHARE or p.normal_form.replace("ё", "е") == word]
    # Who looks for данные does not mean дать.
    likely = [parse for parse in likely if parse.tag.POS not in _PARTICIPLES] or likely
    forms = {form.word.replace("ё", "е") for parse in likely for form in parse.lexeme}
    return Lexeme(
        frozenset({word, *forms}),
        is_known=dictionary.word_is_known(word),
        is_base=any(parse.normal_form.replace("ё", "е") == word for parse in likely),
        is_small=parses[0].tag.POS in _SMALL or _SMALL_WORDS.fullmatch(word) is not None,
    )
