"""How alike two tokens of a name sound, from 0 to 1."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from ukcorpus.authority.phonemic import readings, skeleton
from ukcorpus.text.normal import fold

SAME_SOUND = 0.99
SWAPPED = 0.93
"""Two neighbouring letters the wrong way round: a misprint of the same word."""

_CONSONANTS = 0.55
"""Weight of the consonants against the whole reading: spellings differ most in vowels."""


_WORTH = 0.45
"""Likeness of consonants below which two readings cannot come near any threshold."""


@lru_cache(maxsize=400_000)
def token_similarity(one: str, other: str) -> float:
    """The best likeness of any reading of one token with any of the other; symmetric.

    >>> token_similarity("Schojgu", "Шойгу") > 0.9, token_similarity("Scholz", "Schmidt") < 0.7
    (True, True)
    """
    if one > other:
        return token_similarity(other, one)
    if fold(one) == fold(other):
        return 1.0
    mine, yours = readings(one), readings(other)
    if not mine or not yours:
        return 0.0
    if not set(mine).isdisjoint(yours):
        return SAME_SOUND
    best = SWAPPED if _swapped(fold(one), fold(other)) else 0.0
    theirs = _by_skeleton(other)
    for ours, heard in _by_skeleton(one):
        for skeleton_of_other, heard_of_other in theirs:
            best = max(best, _best(ours, skeleton_of_other, heard, heard_of_other))
    return best


@lru_cache(maxsize=100_000)
def _by_skeleton(token: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Readings grouped by their consonants, which are compared first."""
    groups: dict[str, list[str]] = {}
    for reading in readings(token):
        groups.setdefault(skeleton(reading), []).append(reading)
    return tuple((consonants, tuple(heard)) for consonants, heard in groups.items())


def _best(ours: str, theirs: str, mine: tuple[str, ...], yours: tuple[str, ...]) -> float:
    weight = _CONSONANTS if min(len(ours), len(theirs)) > 2 else 0.2
    consonants = OSA.normalized_similarity(ours, theirs) if ours != theirs else 1.0
    if consonants < _WORTH and weight == _CONSONANTS:
        return 0.0
    best = 0.0
    for one in mine:
        for other in yours:
            whole = OSA.normalized_similarity(one, other)
            if whole > best:
                best = whole
                if _swapped(one, other):
                    return SWAPPED - 0.03
    return weight * consonants + (1 - weight) * best if best >= 0.5 else 0.0


def _swapped(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < 5 or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return one != other and sorted(one) == sorted(other)
