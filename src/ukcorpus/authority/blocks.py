"""Which names are worth comparing: those that share a block, so that nobody compares all pairs.

A block is the surname's consonants, in classes that spellings confuse, with the given name's
row of equivalents or first sound. A name lies in several: its tokens have several readings
and either may be the surname.
"""

from collections.abc import Iterator
from functools import lru_cache

from ukcorpus.authority.people import Parts, given_row, split_name
from ukcorpus.authority.phonemic import readings, skeleton

_CLASSES = str.maketrans("sJhkbpvdtmnlr", "sskkpppttnnlr")
_LONGEST = 4
"""Consonants of the surname in a block; a misprint after the fourth does not matter."""
_MOST = 4


@lru_cache(maxsize=100_000)
def blocks(name: str) -> tuple[str, ...]:
    """The blocks of a full name; none for a single word."""
    parts = split_name(name)
    given = parts.given[:1] or parts.initials[:1]
    if not given:
        return ()
    found = dict.fromkeys(_of(parts.surname[-1], given[0]))
    if len(parts.surname) > 1:
        found.update(dict.fromkeys(_of(parts.surname[0], given[0])))
        found.update(dict.fromkeys(_of("".join(parts.surname), given[0])))
    if len(parts.given) == 1 and len(parts.surname) == 1:
        found.update(dict.fromkeys(_of(parts.given[0], parts.surname[0])))
    elif _family_first(parts):
        found.update(dict.fromkeys(_of(parts.given[0], parts.given[1])))
    if len(parts.given) > 1:
        found.update(dict.fromkeys(_of(parts.surname[-1], parts.given[1])))
    return tuple(found)


def _family_first(parts: Parts) -> bool:
    return len(parts.given) > 1 and len(parts.given[0]) <= 4


def _of(surname: str, given: str) -> Iterator[str]:
    for family in surname_classes(surname):
        for first in _given_classes(given):
            yield f"{family}.{first}"


@lru_cache(maxsize=100_000)
def surname_classes(surname: str) -> tuple[str, ...]:
    """The consonants of a surname, in classes; with its vowels where there are only two."""
    found: dict[str, None] = {}
    for reading in readings(surname):
        consonants = skeleton(reading).translate(_CLASSES)
        doubled = _without_doubles(consonants)[:_LONGEST]
        found[doubled if len(doubled) > 1 else doubled + _first_vowel(reading)] = None
        if len(found) == _MOST:
            break
    return tuple(found) or (surname.casefold(),)


def _first_vowel(reading: str) -> str:
    return next(("-" for sound in reading if sound in "aeiou"), "")


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
    for reading in readings(given)[:8]:
        first = reading[0].translate(_CLASSES)
        found[first if first not in "aeiou" else "a"] = None
    return tuple(found) or (given.casefold(),)
