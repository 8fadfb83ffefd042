"""How alike two tokens of a name sound, from 0 to 1."""

from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from ukcorpus.authority.parts import stems_of
from ukcorpus.authority.phonemic import readings, skeleton
from ukcorpus.text.normal import fold

SAME_SOUND = 0.99
SWAPPED = 0.93
"""Two neighbouring letters the wrong way round: a misprint of the same word."""

UNLIKELY = 0.83
"""Short words of one alphabet that sound the same only in unlikely readings: King and Cheng."""

OVA = "ová"
"""Czech and Slovak give every woman's surname this ending."""

_CONSONANTS = 0.55
"""Weight of the consonants against the whole reading: spellings differ most in vowels."""


_FEW_CONSONANTS = 0.2
"""The same where a word has one or two: its vowels must carry it."""

_WORTH = 0.45
"""Likeness of consonants below which two readings cannot come near any threshold."""


@lru_cache(maxsize=100_000)
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
        return UNLIKELY if _is_unlikely(mine, yours, one + other) else SAME_SOUND
    if _swapped(fold(one), fold(other)):
        return SWAPPED
    ours, theirs = _skeletons(one), _skeletons(other)
    weight = _CONSONANTS if min(len(ours[0]), len(theirs[0])) > 2 else _FEW_CONSONANTS
    consonants = _nearest(ours, theirs)
    if consonants < _WORTH and weight == _CONSONANTS:
        return 0.0
    whole = _nearest(mine, yours)
    if whole < SWAPPED and whole > 0.7 and any(_swapped(a, b) for a in mine for b in yours):
        return SWAPPED - 0.03
    return weight * consonants + (1 - weight) * whole if whole >= 0.5 else 0.0


def alike(one: str, other: str, stems: bool) -> float:
    """Their likeness; with ``stems``, also that of what is left without Slavic case endings."""
    plain = token_similarity(one, other)
    if plain < SAME_SOUND and one.endswith(OVA) != other.endswith(OVA):
        plain = max(plain, token_similarity(one.removesuffix(OVA), other.removesuffix(OVA)))
    if not stems or plain >= SAME_SOUND:
        return plain
    pairs = ((a, b) for a in stems_of(one) for b in stems_of(other))
    return max(plain, max((token_similarity(a, b) - 0.01 for a, b in pairs), default=0.0))


@lru_cache(maxsize=50_000)
def differ_by_a_slip(one: str, other: str) -> bool:
    """Whether two words of Latin letters can be one with a misprint: *Zelnski*, not *Mayer* and
    *Major*; True of other alphabets, whose spellings follow another language's sounds.

    Slips that are allowed: none in short words, one inside those of five letters and anywhere in
    longer ones, two from ten letters on.
    """
    if not (_is_latin(one) and _is_latin(other)):
        return True
    shorter, longer = sorted((len(one), len(other)))
    inside = one[-1] == other[-1] and longer >= 6
    slips = 2 if shorter >= 10 else 1 if shorter >= 6 or (shorter == 5 and inside) else 0
    mine, yours = readings(one), readings(other)
    if _swapped(fold(one), fold(other)) or not set(mine).isdisjoint(yours):
        return True
    return slips > 0 and any(
        (a[0] == b[0] or slips > 1) and OSA.distance(a, b, score_cutoff=slips) <= slips
        for a in mine
        for b in yours
    )


def _is_latin(word: str) -> bool:
    return all(letter < "\u0250" for letter in word)


def _nearest(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The best likeness of any of ``ours`` with any of ``theirs``."""
    best = 0.0
    for one in ours:
        found = extractOne(one, theirs, scorer=OSA.normalized_similarity, score_cutoff=best)
        if found and found[1] > best:
            best = found[1]
            if best == 1.0:
                break
    return best


@lru_cache(maxsize=100_000)
def _skeletons(token: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(skeleton(reading) for reading in readings(token)))


def _is_unlikely(mine: tuple[str, ...], yours: tuple[str, ...], letters: str) -> bool:
    """Two words of Latin letters that only agree where neither, or a short one, is likely."""
    if mine[0] == yours[0] or not _is_latin(letters):
        return False
    consonants = len(skeleton(mine[0]))
    return consonants <= 2 or (consonants == 3 and mine[0] not in yours and yours[0] not in mine)


def _swapped(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < 5 or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return one != other and sorted(one) == sorted(other)
