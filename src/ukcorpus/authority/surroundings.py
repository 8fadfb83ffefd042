"""What an article names besides a place, and which of its namesakes that speaks for."""

from collections import Counter
from functools import lru_cache
from math import cos, exp, hypot, log10, radians
from typing import NamedTuple

from ukcorpus.authority.gazetteer import Place, place

IN_COUNTRY = 2.5
"""What a mention of a place's country in the article is worth, in powers of ten of its size."""

IN_REGION = 1.0
"""The same for its first-level region, on top."""

NEARBY = 2.0
"""The same for towns and regions of the article right beside it, on top."""

REACH = 150.0
"""Kilometres over which being beside it fades to a third."""

_MOST = 40
"""Places of an article that are looked at."""


class Surroundings(NamedTuple):
    """The places that an article names without doubt, in a form that can be cached."""

    keys: tuple[tuple[str, int], ...] = ()
    votes: tuple[tuple[str, int], ...] = ()
    """How often each country and region is named."""
    spots: tuple[tuple[str, float, float], ...] = ()
    """Key, latitude and longitude of what is no larger than a region."""


@lru_cache(maxsize=256)
def surroundings(context: tuple[str, ...]) -> Surroundings:
    """``context``: keys (``iso:UA``, ``geo:703448``) or codes of countries (``UA``)."""
    keys = Counter(key if ":" in key else f"iso:{key}" for key in context)
    votes: Counter[str] = Counter()
    spots = []
    for key, count in sorted(keys.items()):
        for part in _parts(key):
            votes[part] += count
        known = place(key)
        if known and known.kind in ("city", "region") and known.lat is not None:
            spots.append((key, known.lat, known.lon or 0.0))
    return Surroundings(
        tuple(sorted(keys.items())), tuple(sorted(votes.items())), tuple(spots[:_MOST])
    )


def _parts(key: str) -> list[str]:
    """The codes of the country and of the region that a place is or lies in."""
    if key.startswith("iso:"):
        code = key.removeprefix("iso:")
        return [code, code.split("-")[0]] if "-" in code else [code]
    known = place(key)
    return [part for part in (known.country, known.region) if part] if known else []


class Scale:
    """How much one article speaks for each place of a name."""

    def __init__(self, around: Surroundings, own: str = "") -> None:
        """``own``: the key for which the name itself stands in ``around``: no witness to itself."""
        self.votes = dict(around.votes)
        if own in dict(around.keys):
            for part in _parts(own):
                self.votes[part] -= 1
        self.most = max(self.votes.values(), default=0)
        self.spots = [spot for spot in around.spots if spot[0] != own]

    def weigh(self, known: Place, weight: float) -> float:
        """Powers of ten of size, and what the article adds."""
        score = log10(max(weight, 1.0))
        votes = self.votes.get(known.country, 0)
        if votes > 0:
            score += IN_COUNTRY * (votes / self.most) ** 0.5
        if known.region and self.votes.get(known.region, 0) > 0:
            score += IN_REGION
        return score + NEARBY * self._nearness(known)

    def _nearness(self, known: Place) -> float:
        """0 where nothing of the article is near, towards 1 where much is."""
        if known.lat is None or known.lon is None or known.kind not in ("city", "region"):
            return 0.0
        far = 1.0
        for _, lat, lon in self.spots:
            distance = kilometres(known.lat, known.lon, lat, lon)
            if distance < 5 * REACH:
                far *= 1 - 0.5 * exp(-distance / REACH)
        return 1 - far


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance on a flat map: right within a per cent for what is near."""
    east = (lon - other_lon + 180) % 360 - 180
    return 111.2 * hypot(lat - other_lat, east * cos(radians((lat + other_lat) / 2)))
