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
    return max(best, max(_likeness(a, b, best) for a in mine for b in yours))


def _likeness(one: str, other: str, enough: float) -> float:
    short, long = sorted((len(one), len(other)))
    if short / long < 0.5:
        return 0.0
    whole = OSA.normalized_similarity(one, other)
    ours, theirs = skeleton(one), skeleton(other)
    if _swapped(one, other):
        return SWAPPED - 0.03
    weight = _CONSONANTS if min(len(ours), len(theirs)) > 2 else 0.2
    if weight + (1 - weight) * whole <= enough:
        return 0.0
    return weight * OSA.normalized_similarity(ours, theirs) + (1 - weight) * whole


def _swapped(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < 5:
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return one[first] == other[second] and one[second] == other[first]
