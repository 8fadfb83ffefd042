"""Whether a form is a word of a language: Bloom filters over well-kept dictionaries.

A filter says "no" of no word that it holds, and "yes" of 2 in 100 that it does not
(8 bits a word, 5 probes; Bloom 1970). It is mapped, not read: no start-up, no memory.
"""

import mmap
from collections.abc import Collection
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from struct import Struct

FOLDER = "lexicon/words"
BITS_A_WORD = 8
PROBES = 5
_PAIR = Struct("<QQ")

_SHARED = {"no": "nb", "nn": "nb", "hr": "hbs", "sr": "hbs", "bs": "hbs", "sh": "hbs"}
"""Codes that detectors give → the dictionary that serves them."""


@lru_cache(maxsize=16384)
def is_word(form: str, language: str) -> bool:
    """Whether the dictionary of ``language`` has ``form``: in lower case, with its accents."""
    bits = _filter(language)
    return bits is not None and holds(bits, form)


def holds(bits: bytes | mmap.mmap, form: str) -> bool:
    """Whether a filter may hold ``form``; a "no" is certain."""
    size = len(bits) * 8
    one, other = _hashes(form)
    for place in range(one, one + PROBES * other, other):
        place %= size
        if not bits[place >> 3] & (1 << (place & 7)):
            return False
    return True


def fill(forms: Collection[str]) -> bytes:
    """A filter that holds ``forms``."""
    bits = bytearray(max(64, len(forms) * BITS_A_WORD // 8))
    for form in forms:
        for place in _places(form, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _places(form: str, size: int) -> list[int]:
    one, other = _hashes(form)
    return [(one + i * other) % size for i in range(PROBES)]


def _hashes(form: str) -> tuple[int, int]:
    """Double hashing (Kirsch and Mitzenmacher 2006): two hashes make all probes."""
    digest = blake2b(form.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    one, other = _PAIR.unpack(digest)
    return one, other | 1


@cache
def _filter(language: str) -> mmap.mmap | None:
    name = _SHARED.get(language, language)
    path = Path(__file__).parent.parent / FOLDER / f"{name}.bloom"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
