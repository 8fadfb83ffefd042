"""What a place lies in: regions, its country, areas and continents."""

from collections import defaultdict
from functools import cache, lru_cache

from ukcorpus.authority.data import table
from ukcorpus.authority.gazetteer import Place, place


@lru_cache(maxsize=16384)
def containers(key: str) -> tuple[str, ...]:
    """Keys of all that holds the place, smallest first.

    >>> containers("geo:706483")[:3]
    ('iso:UA-63', 'iso:UA', 'area:europe')
    """
    found = [key]
    for inner in found:  # grows while it is read, until nothing new is above
        found += (outer for outer in _right_above(inner) if outer not in found)
    return tuple(found[1:])


def is_within(key: str, outer: str) -> bool:
    """Whether one place lies in the other, or is it."""
    return key == outer or outer in containers(key)


def _right_above(key: str) -> list[str]:
    known = place(key)
    above = list(_areas().get(key, ()))
    return _political(known) + above if known else above


def _political(known: Place) -> list[str]:
    region = f"iso:{known.region}" if known.region else ""
    country = f"iso:{known.country}" if known.country else ""
    return [outer for outer in (known.inside, region, country) if outer and outer != known.key]


@cache
def _areas() -> dict[str, tuple[str, ...]]:
    """Key of a country, region or area → the areas that it lies in."""
    found: dict[str, list[str]] = defaultdict(list)
    for area, members in table("areas").items():
        for member in members:
            key = f"iso:{member}" if member.isupper() else f"area:{member}"
            found[key].append(f"area:{area}")
    return {key: tuple(areas) for key, areas in found.items()}
