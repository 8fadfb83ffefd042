"""How a name sounds, whatever alphabet or language it is written in.

A token becomes up to ``MOST`` readings in an alphabet of nineteen sounds (see
``data/graphemes.toml``). Reduced-alphabet codes go back to Daitch and Mokotoff; here the
vowels stay, and the comparison is by distance rather than by equality.
"""

import unicodedata
from functools import cache, lru_cache

from ukcorpus.authority.data import table

MOST = 12
"""Readings kept of one token; later forks of a long name only take their first choice."""

_VOWELS = frozenset("aeiou")


@cache
def _spellings() -> tuple[dict[str, tuple[str, ...]], int]:
    merged: dict[str, tuple[str, ...]] = {}
    for alphabet in ("latin", "cyrillic", "greek"):
        for spelling, sounds in table("graphemes")[alphabet].items():
            merged[spelling] = tuple(sounds)
    return merged, max(map(len, merged))


@lru_cache(maxsize=50_000)
def readings(token: str) -> tuple[str, ...]:
    """Every way ``token`` may sound, likeliest first; empty for a script we cannot read.

    >>> readings("Зеленський")[0], readings("Zelensky")[0], readings("Selenskyj")[0]
    ('selenski', 'selenski', 'selenski')
    """
    known, longest = _spellings()
    letters = "^" + _readable(token, known)[:48] + "$"
    heard: list[str] = [""]
    at = 1
    while at < len(letters) - 1:
        for size in range(longest, 0, -1):
            choices, used = _choices(letters, at, size, known)
            if choices:
                break
        else:
            return ()
        heard = _joined(heard, choices)
        at += used
    return tuple(dict.fromkeys(_without_doubles(reading) for reading in heard if reading))


def _choices(
    letters: str, at: int, size: int, known: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], int]:
    part = letters[at : at + size]
    if len(part) < size or "$" in part:
        return (), 0
    if at == 1 and (choices := known.get("^" + part)):
        return choices, size
    if at + size == len(letters) - 1 and (choices := known.get(part + "$")):
        return choices, size
    return known.get(part, ()), size


def _joined(heard: list[str], choices: tuple[str, ...]) -> list[str]:
    if len(heard) * len(choices) > MOST:
        room = max(1, MOST // len(heard))
        choices = choices[:room]
    return [before + sound for before in heard for sound in choices]


def _readable(token: str, known: dict[str, tuple[str, ...]]) -> str:
    """Lower case, without the accents that change no sound and without punctuation."""
    letters = []
    for letter in unicodedata.normalize("NFC", token).casefold():
        if letter in known:
            letters.append(letter)
            continue
        plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if c.isalpha())
        letters.append(plain)
    return "".join(letters)


def _without_doubles(reading: str) -> str:
    kept: list[str] = []
    for sound in reading:
        if not kept or kept[-1] != sound:
            kept.append(sound)
    return "".join(kept)


@lru_cache(maxsize=50_000)
def skeleton(reading: str) -> str:
    """The consonants of a reading, doubles kept apart by a vowel."""
    return "".join(sound for sound in reading if sound not in _VOWELS)
