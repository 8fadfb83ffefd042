"""Which names are worth comparing: those that share a block, so that nobody compares all pairs.

A block is the surname's consonants, in classes that spellings confuse, with the given name's
row of equivalents or first sound. A name lies in several: its tokens have several readings
and either may be the surname.
"""

from collections.abc import Iterator
from functools import lru_cache

from ukcorpus.authority.data import table
from ukcorpus.authority.parts import Parts, given_row, split_name
from ukcorpus.authority.phonemic import readings, skeleton

_CLASSES = str.maketrans("sJhkbpvfdtmnlr", "sskkppppttnnlr")
_LONGEST = 4
"""Consonants of the surname in a block; a misprint after the fourth does not matter."""
_MOST = 4


_MANY = 4
"""Consonants of a surname that few people share."""

INITIAL = "~"
"""Marks the blocks in which names with an initial for a given name meet the full ones."""


@lru_cache(maxsize=100_000)
def blocks(name: str) -> tuple[str, ...]:
    """The blocks of a full name; none for a single word."""
    parts = split_name(name)
    if not parts.surname or not (parts.given or parts.initials):
        return ()
    if not parts.given:
        return tuple(dict.fromkeys(_with_initial(parts.surname[-1], parts.initials[0])))
    found: dict[str, None] = {}
    for surname, given in _readings_of(parts):
        found.update(dict.fromkeys(_of(surname, given)))
    found.update(dict.fromkeys(_with_initial(parts.surname[-1], parts.given[0])))
    found.update(dict.fromkeys(_of_rare(parts.surname[-1], parts.given[0])))
    return tuple(found)


def _readings_of(parts: Parts) -> Iterator[tuple[str, str]]:
    """Pairs of what may be the surname and the given name."""
    given, last = parts.given[0], parts.surname[-1]
    yield last, given
    if len(parts.given) > 1:
        yield last, parts.given[1]
        if len(given) <= 4:  # Xi Jinping as three words
            yield given, parts.given[1]
    if len(parts.surname) > 1:
        yield parts.surname[0], given
        yield "".join(parts.surname), given
    elif len(parts.given) == 1:
        yield given, last


def _of(surname: str, given: str) -> Iterator[str]:
    for family in surname_classes(surname):
        for first in _given_classes(given):
            yield f"{family}.{first}"


def _of_rare(surname: str, given: str) -> Iterator[str]:
    """By all consonants of a surname that has many, and the given name's first sound alone:
    *Magaret Xyz* and *Margaret Xyz*.
    """
    heard, first = readings(surname)[:1], readings(given)[:1]
    consonants = _without_doubles(skeleton(heard[0]).translate(_CLASSES)) if heard else ""
    if len(consonants) >= _MANY and first:
        yield f"{consonants}:{_vowel(first[0][0]) or first[0][0].translate(_CLASSES)}"


def _with_initial(surname: str, given: str) -> Iterator[str]:
    firsts = dict.fromkeys(reading[0].translate(_CLASSES) for reading in readings(given)[:4])
    for family in surname_classes(surname)[:2]:
        for first in firsts:
            yield f"{family}{INITIAL}{_vowel(first) or first}"


@lru_cache(maxsize=100_000)
def surname_classes(surname: str) -> tuple[str, ...]:
    """The consonants of a surname, in classes; where few, with its vowels at both ends."""
    found: dict[str, None] = {}
    for token in _without_endings(surname):
        for reading in readings(token)[:8]:
            consonants = _without_doubles(skeleton(reading).translate(_CLASSES))[:_LONGEST]
            if len(consonants) < 3:
                consonants = _vowel(reading[0]) + consonants + _vowel(reading[-1])
            found[consonants] = None
            if len(found) == _MOST:
                break
    return tuple(found) or (surname.casefold(),)


def _without_endings(token: str) -> Iterator[str]:
    yield token
    word = token.casefold()
    for ending in table("given")["blocking"]:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield word.removesuffix(ending)
            break


def _vowel(sound: str) -> str:
    return "-" if sound in "aeiou" else ""


def _without_doubles(consonants: str) -> str:
    kept: list[str] = []
    for sound in consonants:
        if not kept or kept[-1] != sound:
            kept.append(sound)
    return "".join(kept)


@lru_cache(maxsize=50_000)
def _given_classes(given: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    row = given_row(given)
    if row is not None and len(given) > 1:
        found[str(row)] = None
    heard = (reading for token in _without_endings(given) for reading in readings(token)[:6])
    for reading in heard:
        found[_without_doubles(skeleton(reading).translate(_CLASSES))[:2]] = None
        if len(found) == _MOST:
            break
    return tuple(found) or (given.casefold(),)
