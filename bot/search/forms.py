"""Which words are forms of one: Russian by its dictionary, English by its stems. Pure.

The libraries are loaded by the first search: the dictionary takes some 25 MiB and a tenth of a second.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from Stemmer import Stemmer

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_LEAST_SHARE = 0.05
_SMALL = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ"})
_PARTICIPLES = frozenset({"PRTF", "PRTS", "GRND"})
_SMALL_WORDS = re.compile(
    "где|когда|куда|откуда|почему|зачем|сколько|там|тут|an?|and|are|about|at|be|but|by|did|do|does|for|from|ha[ds]|have"
    "|he|her|his|how|i|in|is|its?|me|my|of|on|or|our|she|so|that|the|their|them|they|this|to|was|we|were|what|when|where"
    "|who|why|will|with|your?"
)


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
    """Word forms of Russian and English, ё written as е."""

    def of(self, word: str) -> Lexeme:
        """The forms of a word in lower case."""
        if not is_russian(word):
            return Lexeme(frozenset({word}), is_small=_SMALL_WORDS.fullmatch(word) is not None)
        return _lexeme(self._russian, word)

    def stem(self, word: str) -> str:
        """What a word has in common with those derived from it; the word itself in other languages."""
        return str(self._stemmers[word.isascii()].stemWord(word))

    def corrected(self, word: str) -> frozenset[str]:
        """The forms of the Russian words that this one becomes by one letter more, less, changed or swapped."""
        if not is_russian(word):
            return frozenset()
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        slips = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        slips |= {a + letter + rest for a, b in cuts for letter in _LETTERS for rest in {b, b[1:]}}
        known = [slip for slip in slips if self._russian.word_is_known(slip)]
        return frozenset[str]().union(*(self.of(slip).forms for slip in known))

    @cached_property
    def _russian(self) -> "MorphAnalyzer":
        from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - an idle bot needs none

        return MorphAnalyzer()

    @cached_property
    def _stemmers(self) -> "tuple[Stemmer, Stemmer]":
        from Stemmer import Stemmer  # noqa: PLC0415 - an idle bot needs none

        return Stemmer("russian"), Stemmer("english")


def is_russian(word: str) -> bool:
    """Whether a word in lower case is of Russian letters alone."""
    return all("а" <= letter <= "я" for letter in word)


def is_latin(word: str) -> bool:
    """Whether a word is of English letters alone."""
    return word.isascii() and word.isalpha()


@lru_cache(maxsize=1024)
def _lexeme(russian: "MorphAnalyzer", word: str) -> Lexeme:
    parses = russian.parse(word)
    shares: dict[str, float] = {}
    for parse in parses:
        shares[parse.normal_form] = shares.get(parse.normal_form, 0.0) + parse.score
    likely = [p for p in parses if shares[p.normal_form] >= _LEAST_SHARE or p.normal_form.replace("ё", "е") == word]
    # Who looks for данные does not mean дать.
    likely = [parse for parse in likely if parse.tag.POS not in _PARTICIPLES] or likely
    forms = {form.word.replace("ё", "е") for parse in likely for form in parse.lexeme}
    return Lexeme(
        frozenset({word, *forms}),
        is_known=russian.word_is_known(word),
        is_base=any(parse.normal_form.replace("ё", "е") == word for parse in likely),
        is_small=parses[0].tag.POS in _SMALL or _SMALL_WORDS.fullmatch(word) is not None,
    )
