"""What a language's file says of numbers, ready for look-up."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ukcorpus.lexicon import table

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases with what they mean, by the word at the end where they are looked for."""

_SHORTEST_TAIL = 5
"""Letters of a noun that may end a compound: *oorlogs-schepen*."""
_LONGEST_WORD = 40
_REMEMBERED = 50_000
"""Words of a language that are known to hold no number."""
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one language; where there is no file, digits alone are read."""

    language: str
    data: dict[str, Any]
    words: dict[str, float]
    multipliers: dict[str, float]
    vague: dict[str, float]
    vague_before: dict[str, float]
    ones: dict[str, float]
    fractions: dict[str, float]
    times: dict[str, float]
    units: dict[str, str]
    unit_stems: dict[str, str]
    currencies: dict[str, str]
    qualifiers: Phrases
    qualifiers_after: Phrases
    fates: Phrases
    strong: frozenset[str]
    """Words that a number may begin with, without those that are articles too."""
    sets: dict[str, frozenset[str]]
    """The lists of the file."""
    plain: set[str]
    """A cache of words, with the marks around them, in which no number can begin."""

    @property
    def compounds(self) -> bool:
        """Whether words are written together: *vijftigduizend*, *oorlogsschepen*."""
        return bool(self.data.get("compounds"))

    def set(self, name: str) -> frozenset[str]:
        """A list of the file, for look-up."""
        return self.sets.get(name, _NONE)

    def phrases(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of the file whose entries may be of several words, the longest first."""
        return _as_phrases(self.language, name)

    def unit(self, low: str) -> str:
        """What a noun measures or is, ``troops`` say; empty when the file does not tell."""
        found = self.units.get(low)
        if found is not None or len(low) > _LONGEST_WORD:
            return found or ""
        return _unit(self.language, low)

    def currency(self, low: str) -> str:
        """ISO 4217 code of a word or sign of money; empty when there is none."""
        found = self.currencies.get(low)
        return found if found is not None else _by_stem(self.language, "currency_stems", low)

    def adjective(self, low: str) -> str:
        """The unit that an adjective after a number and a hyphen says: *30-дневный*."""
        return _by_stem(self.language, "adjective_stems", low)

    def power(self, low: str) -> str:
        """``area`` for *square* and ``volume`` for *cubic*, as the language says them."""
        if low in self.set("square"):
            return "area"
        return "volume" if low in self.set("cubic") else ""

    def remember(self, piece: str) -> None:
        """Keep a word without a number, so that it need not be looked at again."""
        if len(self.plain) >= _REMEMBERED:
            self.plain.clear()
        self.plain.add(piece)

    def among(self, words: AbstractSet[str]) -> list[str]:
        """Those of ``words`` that can begin a number that says more than *a*."""
        found = list(words & self.strong)
        if self.compounds:
            found += [
                word
                for word in words
                if len(word) > 5 and word not in self.strong and _is_compound(self.language, word)
            ]
        return found


@cache
def _as_phrases(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    found = (tuple(phrase.split()) for phrase in table("figures", language).get(name, ()))
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


@lru_cache(maxsize=20_000)
def _unit(language: str, low: str) -> str:
    """By its tail after an apostrophe, by its stem, or by the noun that ends a compound."""
    known = numbers(language)
    for mark in "'’":
        tail = low.partition(mark)[2]
        if len(tail) > 2:
            return known.units.get(tail) or _by_stem(language, "unit_stems", tail)
    found = _by_stem(language, "unit_stems", low)
    if not found and known.compounds:
        for at in range(1, len(low) - _SHORTEST_TAIL + 1):
            found = known.units.get(low[at:].lstrip("-"), "")
            if found:
                break
    return found


def _by_stem(language: str, name: str, low: str) -> str:
    stems = _stems(language, name)
    if stems:
        for length in range(len(low), 1, -1):
            found = stems.get(low[:length])
            if found is not None:
                return found
    return ""


@cache
def _stems(language: str, name: str) -> dict[str, str]:
    return _turned(table("figures", language).get(name, {}))


@lru_cache(maxsize=20_000)
def _is_compound(language: str, low: str) -> bool:
    known = numbers(language)
    names = [word for word in (*known.multipliers, *known.fractions) if len(word) > 3]
    endings = known.set("half_endings")
    tens = [word for word, value in known.words.items() if value in range(20, 100, 10)]
    return any(name in low for name in names) or low.endswith((*endings, *tens))


def _turned(lists: dict[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in lists.items() for word in words}


def _phrases(lists: dict[str, Iterable[str]], end: int) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in lists.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[end], []).append((words, kind))
    return {
        word: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry[0])))
        for word, entries in found.items()
    }


@cache
def numbers(language: str) -> Numbers:
    """The numbers of ``language``."""
    data = table("figures", language)
    words, vague = data.get("numbers", {}), data.get("vague", {})
    multipliers, ones = data.get("multipliers", {}), data.get("ones", {})
    fractions, times = data.get("fractions", {}), data.get("times_words", {})
    vague_before = data.get("vague_before", {})
    weak = frozenset(data.get("weak_ones", ()))
    starts = (words, vague, multipliers, ones, fractions, times, vague_before)
    return Numbers(
        language=language,
        data=data,
        words=words,
        multipliers=multipliers,
        vague=vague,
        vague_before=vague_before,
        ones=ones,
        fractions=fractions,
        times=times,
        units=_turned(data.get("units", {})),
        unit_stems=_turned(data.get("unit_stems", {})),
        currencies=data.get("currencies", {}),
        qualifiers=_phrases(data.get("qualifiers", {}), -1),
        qualifiers_after=_phrases(data.get("qualifiers_after", {}), 0),
        fates=_phrases(data.get("fates", {}), 0),
        strong=frozenset(word for words_ in starts for word in words_) - weak,
        sets={name: frozenset(words) for name, words in data.items() if isinstance(words, list)},
        plain=set(),
    )
