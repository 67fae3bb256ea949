"""Which texts hold what somebody looks for: word forms first, then beginnings, then words with a slip. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from bot.search.forms import BY_DICTIONARY, Forms, Lexeme, bare, is_latin, language_of
from bot.search.words import LONGEST_WORD, composed, folded, is_unspaced, tokens

_MOST_TERMS = 10
_MOST_INSTEAD = 3
_LIKENESS = 0.7
_CHUNK = re.compile(r'["«“„”]([^"«“„”»]+)["»”“]|\S+')
_ENDING = re.compile("[ауеиы]|[оае]м|ов|ах|ами")
_LEAST_STEM = 4
_KEYS, _RUSSIAN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.", "ёйцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_LAYOUT = str.maketrans(_KEYS + _RUSSIAN_KEYS, _RUSSIAN_KEYS + _KEYS)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is looked for, or several that stand in a row; `said` as it was typed."""

    said: str
    words: tuple[str, ...]
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """A term, and for each of its words those of the texts that count as it."""

    term: Term
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The numbers of the texts that hold every term, and how each is found there.

    Of the words of a row it is known that they are there, not yet that they stand in a row.
    """

    numbers: tuple[int, ...] = ()
    sought: tuple[Sought, ...] = ()

    @property
    def needs_text(self) -> bool:
        """Whether the texts must be read, for the order of words or their very form."""
        return any(len(one.words) > 1 or one.term.is_quoted for one in self.sought)


def terms_of(said: str) -> tuple[Term, ...]:
    """The terms of a query: words, and what stands in quotation marks or is joined by other marks as a row."""
    terms: dict[tuple[str, ...], Term] = {}
    for chunk in _CHUNK.finditer(composed(said)):
        text = chunk[1] or chunk[0]
        words = tuple(word for word, _, _ in tokens(folded(text)))[:_MOST_TERMS]
        if words:
            terms.setdefault(words, Term(text.strip()[: LONGEST_WORD * 2], words, is_quoted=chunk[1] is not None))
    return tuple(terms.values())[:_MOST_TERMS]


class Vocabulary:
    """The words of many texts, each with the numbers of the texts that hold it.

    A word counts as its forms in each language that texts here are in, and as those of that language's texts alone.
    """

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._places: dict[str, list[int]] = {}
        self._words: dict[str, set[str]] = {}

    def add(self, number: int, words: Iterable[str], language: str) -> None:
        """Enter a text's words, each of them once; `language` is the text's, empty where it is not known."""
        for word in words:
            self._places.setdefault(word, []).append(number)
        self._words.setdefault(language, set()).update(words)

    def look(self, terms: Sequence[Term]) -> Matches:
        """The texts that hold all terms; prepositions and the like count only where there is nothing else."""
        weighty = [term for term in terms if term.is_quoted or not self._is_small(term)] or terms
        for is_generous in (False, True):
            sought = [self._sought(term, is_generous=is_generous) for term in weighty]
            if terms and all(all(one.words) for one in sought) and (numbers := self._together(sought)):
                return Matches(tuple(sorted(numbers)), tuple(sought))
        return Matches()

    def instead(self, terms: Sequence[Term]) -> list[str]:
        """Queries near one that finds nothing, which do find something: with words like its own, or with fewer."""
        found = [term for term in terms if self.look([term]).numbers]
        missing = [term for term in terms if term not in found and not self._is_small(term)]
        # That a row stands anywhere is not known here: its words do.
        there = [term for term in found if not self._is_small(term)]
        weighty = [" ".join(term.words) if len(term.words) > 1 else term.said for term in there]
        queries = [" ".join(word for term in terms for word in term.words)]
        alike = [near for term in missing[:1] for word in term.words for near in self._like(word)]
        queries += [*(" ".join([*weighty, near]) for near in alike), *weighty]
        asked = " ".join(f'"{term.said}"' if term.is_quoted else term.said for term in terms)
        good = [query for query in dict.fromkeys(queries) if query != asked and self.look(terms_of(query)).numbers]
        return good[:_MOST_INSTEAD]

    def _is_small(self, term: Term) -> bool:
        return not term.is_quoted and all(any(one.is_small for one in self._lexemes(word)) for word in term.words)

    def _together(self, sought: Sequence[Sought]) -> set[int]:
        each = [words for one in sought for words in one.words]
        return set[int].intersection(*({n for word in words for n in self._places[word]} for words in each))

    def _sought(self, term: Term, *, is_generous: bool) -> Sought:
        words = tuple(self._words_for(word, is_generous=is_generous) for word in term.words)
        if not all(words) and (other := _in_other_layout(term)):
            typed = tuple(self._forms_here(word) for word in other)
            words = typed if all(typed) else words
        return Sought(term, words)

    def _words_for(self, word: str, *, is_generous: bool) -> frozenset[str]:
        """The words here that count as this one: of the nearest kind that is here, or of every kind."""
        if is_generous:
            return self._forms_here(word) | self._akin(word) | self._mistyped(word)
        return self._forms_here(word) or self._akin(word) or self._mistyped(word)

    def _forms_here(self, word: str) -> frozenset[str]:
        if is_unspaced(word):
            return frozenset(one for one in self._places if word in one)
        forms = {one for lexeme in self._lexemes(word) for one in lexeme.forms if one in self._places}
        return frozenset(forms | self._of_stem(word, self._languages(word) - BY_DICTIONARY))

    def _lexemes(self, word: str) -> list[Lexeme]:
        return [self._forms.of(word, language) for language in sorted(self._languages(word))]

    def _languages(self, word: str) -> set[str]:
        """The languages that a word that is looked for may be in."""
        return {language_of(word, language) for language in self._words or ("",)}

    def _akin(self, word: str) -> frozenset[str]:
        """Words that begin so, or have the same stem.

        What follows a whole Russian word must be an ending: who looks for кот does not mean который.
        """
        lexemes = self._lexemes(word)
        if len(word) < (4 if is_latin(word) else 3) or word.isdigit() or is_unspaced(word):
            return frozenset()
        begun = frozenset(one for one in self._places if one.startswith(word))
        if any(one.is_known and (one.is_base or len(word) < 4) for one in lexemes):
            begun = frozenset(one for one in begun if _ENDING.fullmatch(one, len(word)))
        return begun | self._of_stem(word, self._languages(word))

    def _mistyped(self, word: str) -> frozenset[str]:
        """Words that are this one with a slip, in all their forms; none for a word that the dictionary knows."""
        if len(word) < (5 if is_latin(word) else 4) or not word.isalpha():
            return frozenset()
        if any(one.is_known for one in self._lexemes(word)):
            return frozenset()
        typed = {word, *(self._forms.stem(word, language) for language in self._languages(word) if is_latin(word))}
        near = {one for one in self._places if len(one) > 3 and any(is_one_slip(w, one) for w in typed)}
        forms = {form for one in near for form in self._forms_here(one)}
        return frozenset(forms | {one for one in self._forms.corrected(word) if one in self._places})

    def _like(self, word: str) -> list[str]:
        alike = [one for one in self._places if one[0] == word[0] and abs(len(one) - len(word)) < 4 and len(one) > 2]
        return get_close_matches(word, alike, n=2, cutoff=_LIKENESS)

    def _of_stem(self, word: str, languages: Iterable[str]) -> set[str]:
        found = set[str]()
        for language in languages:
            stem = self._forms.stem(word, language)
            if is_latin(word) or len(stem) >= _LEAST_STEM:
                found |= self._stems.get((language, stem), set()) | self._stems.get((language, bare(word)), set())
        return found

    @cached_property
    def _stems(self) -> dict[tuple[str, str], set[str]]:
        """The words here by their stems, and as they are written without accents; made once all texts are entered."""
        stems: dict[tuple[str, str], set[str]] = {}
        for of_text, words in self._words.items():
            for word in words:
                language = language_of(word, of_text)
                for stem in {self._forms.stem(word, language), bare(word)}:
                    stems.setdefault((language, stem), set()).add(word)
        return stems


def is_one_slip(word: str, other: str) -> bool:
    """Whether one letter more, less or changed, or two that changed places, make one word of the other."""
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )


def _in_other_layout(term: Term) -> tuple[str, ...]:
    """The words that the same keys write on the other of an English and a Russian keyboard."""
    return tuple(word for word, _, _ in tokens(folded(term.said.lower().translate(_OTHER_LAYOUT))))
