"""Slips of the pen: *Zelesnky*, *Schulz*."""

from rapidfuzz.distance import OSA

LONG_ENOUGH = 6
"""Letters from which one misprint still leaves a name recognisable."""


def is_misprint(one: str, other: str) -> bool:
    """Whether a long name is another with one slip of the pen, and no other gender's ending."""
    if min(len(one), len(other)) < LONG_ENOUGH or one[0] != other[0] or one[-1] != other[-1]:
        return False
    near = OSA.distance(one, other, score_cutoff=2)
    return near <= 1 or (near == 2 and sorted(one) == sorted(other))
