"""Relevance: BM25 over words weighted by zone, with the idf of Robertson and Spärck Jones.

An article's length counts by its square root: news runs from flashes of one line to live blogs,
and in proportion to their length the short would always stand first. One formula for all
engines. Frequencies and lengths are sums of multiples of one half, and scores are summed in the
order of the plan's words, so the same corpus gives the same floats.
A phrase counts as a word whose idf is the sum of its words'.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import log, sqrt
from typing import NamedTuple

from ukcorpus.search import plan as plans
from ukcorpus.search.plan import Plan
from ukcorpus.text.tokens import CAPTION, FURNITURE, ZONE_BASE

K1 = 1.8
LEAST_RARITY = 0.01
"""Of a word in half of the articles or more: it still ranks them where it stands alone."""
ZONE_WEIGHTS = (2.0, 1.0, 0.5, 0.5)
"""Title, body, captions, furniture; BM25F's simple form: what is weighted is the frequency."""

_BODY_BASE, _CAPTION_BASE = ZONE_BASE[1], ZONE_BASE[CAPTION]
_TITLE_MORE = ZONE_WEIGHTS[0] - ZONE_WEIGHTS[1]
_CAPTION_MORE = ZONE_WEIGHTS[CAPTION] - ZONE_WEIGHTS[1]
_FURNITURE_MORE = ZONE_WEIGHTS[FURNITURE] - ZONE_WEIGHTS[CAPTION]


def weigh(positions: Sequence[int]) -> float:
    """The weighted frequency of a word at these sorted positions."""
    frequency = float(len(positions))
    if positions and positions[0] < _BODY_BASE:
        frequency += _TITLE_MORE * bisect_left(positions, _BODY_BASE)
    if positions and positions[-1] >= _CAPTION_BASE:
        frequency += _CAPTION_MORE * (len(positions) - bisect_left(positions, _CAPTION_BASE))
        furniture = len(positions) - bisect_left(positions, ZONE_BASE[FURNITURE])
        frequency += _FURNITURE_MORE * furniture
    return frequency


def inverse_frequency(articles: int, holding: int) -> float:
    """``ln((N - df + 0.5) / (df + 0.5))``, and next to nothing for what half of them hold."""
    return max(LEAST_RARITY, log((articles - holding + 0.5) / (holding + 0.5)))


class Lengths(NamedTuple):
    """How long articles are here: the frequency that is worth half is ``slope * √length``."""

    slope: float

    @classmethod
    def of(cls, total: float, articles: int) -> "Lengths":
        """From the sum of all lengths."""
        return cls(K1 / sqrt(total / articles if total else 1.0))


def bm25(frequency: float, length: float, lengths: Lengths, rarity: float) -> float:
    """The score of one word, or of one phrase, in one article."""
    if not frequency:
        return 0.0
    return rarity * (K1 + 1) * frequency / (frequency + lengths.slope * sqrt(length))


def rarity(plan: Plan, of_word: Callable[[plans.Terms], float]) -> float:
    """The idf of a word; of a unit of several, their sum; of alternatives, the rarest's."""
    match plan:
        case plans.Terms():
            return of_word(plan)
        case plans.Sequence(parts=parts):
            return sum(rarity(one, of_word) for one in parts)
        case plans.Near(left=left, right=right):
            return rarity(left, of_word) + rarity(right, of_word)
        case plans.AtLeast(plan=inner):
            return rarity(inner, of_word)
        case plans.And(plans=several):
            return sum(rarity(one, of_word) for one in several)
        case plans.Or(plans=several):
            return max((rarity(one, of_word) for one in several), default=0.0)
    return 0.0
