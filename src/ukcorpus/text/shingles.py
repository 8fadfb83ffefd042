"""What two texts share: runs of words, their signatures, and how much of one is in the other.

Signatures are one-permutation min-hash (Li, Owen and Zhang 2012) with empty bins filled from
their neighbours (Shrivastava and Li 2014), cut into bands for look-up. They only propose;
``containment`` decides.
"""

from collections.abc import Sequence
from itertools import islice
from zlib import crc32

SIZE = 4
"""Words in a run: short enough to survive an edited sentence, long enough to be nobody else's."""

BANDS, ROWS = 42, 3
"""Texts that share 60% of their runs meet in some band with p = .9999, 20% with p = .29."""

_BINS = BANDS * ROWS
_MASK = (1 << 64) - 1
_MIX = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: spreads what a checksum leaves close


def shingles(words: Sequence[str], size: int = SIZE) -> frozenset[int]:
    """Every run of ``size`` words as a number; all words where there are fewer."""
    if not words:
        return frozenset()
    encoded = [word.encode("utf-8", "surrogatepass") + b" " for word in words]
    if len(encoded) <= size:
        return frozenset([_mixed(b"".join(encoded))])
    ends = [islice(encoded, n, None) for n in range(size)]
    runs = map(crc32, map(b"".join, zip(*ends, strict=False)))
    return frozenset([(run * _MIX & _MASK) >> 16 for run in runs])  # _mixed, written out


def _mixed(run: bytes) -> int:
    return (crc32(run) * _MIX & _MASK) >> 16


def bands(runs: frozenset[int]) -> tuple[int, ...]:
    """The keys under which texts that share many runs meet; none for an empty text."""
    if not runs:
        return ()
    bins = [-1] * _BINS
    for run in sorted(runs, reverse=True):  # the least of each bin comes last
        bins[run % _BINS] = run // _BINS
    filled = _filled(bins)
    return tuple(
        hash_of((band, *filled[band * ROWS : band * ROWS + ROWS])) for band in range(BANDS)
    )


def hash_of(numbers: tuple[int, ...]) -> int:
    """63 bits that are the same on every machine and in every run."""
    found = 0
    for number in numbers:
        found = ((found ^ number) * _MIX) & _MASK
        found ^= found >> 29
    return found >> 1


def _filled(bins: list[int]) -> list[int]:
    """Empty bins take the value of the next full one, marked with how far away it was."""
    filled = list(bins)
    value, far = -1, 0
    for place in range(2 * len(bins) - 1, -1, -1):  # twice round, for the last may be empty
        at = place % len(bins)
        if bins[at] >= 0:
            value, far = bins[at], 0
        else:
            far += 1
            filled[at] = value if value < 0 else value + (far << 48)
    return filled


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of the runs of the smaller that are in the larger: 1 for a part, 0 for nothing."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
