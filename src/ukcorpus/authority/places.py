"""Which place a name means in its article; None where that is not clear."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from ukcorpus.authority.cases import nominatives
from ukcorpus.authority.gazetteer import Place, country_alias, lookup_place, place, ranked_places
from ukcorpus.authority.surroundings import Scale, Surroundings, surroundings

CLEAR = 0.15
"""By how much the best place must beat the next in another country: a factor of 1.4 in size."""

_LONGEST = 120


def resolve_place(form: str, context: Iterable[str] = (), language: str = "") -> Place | None:
    """The place that ``form`` means among ``context``; None if unknown or not clear.

    ``context`` holds keys (``iso:UA``, ``geo:703448``) or country codes (``UA``) of places the
    article names without doubt. ``Paris, Texas`` is understood, and Slavic case endings are.
    """
    if len(form) > _LONGEST:
        return None
    return _resolve(form, surroundings(tuple(context)), language)


@lru_cache(maxsize=16384)
def _resolve(form: str, around: Surroundings, language: str) -> Place | None:
    name, comma, container = form.partition(",")
    if comma and not lookup_place(form, language):
        inside = _inside(name.strip(), container.strip(), language)
        if inside is not None:
            return inside
        form = name.strip()
    candidates = ranked_places(form, language, True) or _uninflected(form, language)
    own = next(iter(sure_keys((form,), language)), "")
    return _clearest(candidates, Scale(around, own))


def with_container(form: str, tail: str, language: str = "") -> str:
    """A name with the region or country that follows it in the text and has such a place:
    ``Paris, Texas``.
    """
    if not tail.startswith(", "):
        return form
    words = tail[2:].split()
    for size in (2, 1):
        container = " ".join(words[:size]).rstrip(",;:)")
        if len(words) >= size and _inside(form, container, language):
            return f"{form}, {container}"
    return form


def sure_keys(forms: Iterable[str], language: str = "") -> list[str]:
    """Keys of the places that these names mean without doubt: the context of ``resolve_place``.

    A name is sure if nothing else of note is called so: *Mexico*, but not *Georgia*.
    """
    return [key for form in forms if (key := _sure_key(form, language))]


@lru_cache(maxsize=16384)
def _sure_key(form: str, language: str) -> str:
    """The key of the place, or of its country where only that is sure; empty if nothing is."""
    known = ranked_places(form, language)
    if not known:
        return ""
    best, most = known[0]
    if not all(_is_minor(other, best, most) for other in known[1:]):
        return ""
    elsewhere = (
        other.kind == best.kind and other.region != best.region and weight * _MINOR > most
        for other, weight in known[1:]
    )
    return f"iso:{best.country}" if best.country and any(elsewhere) else best.key


def context_keys(forms: Iterable[str], language: str = "") -> list[str]:
    """``sure_keys``, and the region that the doubtful names of an article agree on: where *Paris*,
    *Henry County* and *Puryear* all have a namesake in Tennessee, the article is about Tennessee.
    """
    forms = list(dict.fromkeys(forms))
    return sure_keys(forms, language) + _agreed_region(forms, language)


@lru_cache(maxsize=16384)
def namesake_region(form: str, context: tuple[str, ...], language: str = "") -> Place | None:
    """The region that is meant by a country's name, as Georgia beside Texas and Miami; None for
    other names, and where the article names more countries than towns and regions around it.
    """
    known = ranked_places(form, language)
    if len(known) < 2 or known[0][0].kind != "country" or known[1][0].kind != "region":
        return None
    region, weight = known[1]
    around = [place(key) for key in dict.fromkeys(context) if key != known[0][0].key]
    here = sum(
        p is not None and p.kind != "country" and p.country == region.country for p in around
    )
    others = sum(
        p is not None and p.kind == "country" and p.country != region.country for p in around
    )
    return region if weight >= _LARGE_REGION and here > others else None


_LARGE_REGION = 1e6
"""Weight of a region as well known as a country of its name."""


def _agreed_region(forms: Iterable[str], language: str) -> list[str]:
    shares: dict[str, float] = defaultdict(float)
    names: Counter[str] = Counter()
    for regions, inside in _namesakes(forms, language):
        for region in regions:
            shares[region] += 1 / len(regions)
        for region in inside:
            shares[region] += 1
        names.update({*regions, *inside})
    likely = sorted(shares, key=lambda region: (-shares[region], region))[:2]
    if not likely or names[likely[0]] < _AGREEING:
        return []
    if len(likely) > 1 and shares[likely[0]] < _CLEARLY * shares[likely[1]]:
        return []
    return [f"iso:{likely[0]}"]


def _namesakes(forms: Iterable[str], language: str) -> Iterator[tuple[set[str], set[str]]]:
    """For each doubtful name the regions of its namesakes, if nobody knows one of them above
    all, and those regions where another name is that of the county around.
    """
    named = [known for form in forms if len(known := ranked_places(form, language, True)) > 1]
    counties = {
        place.key: at
        for at, known in enumerate(named)
        for place, _ in known
        if place.kind == "region"
    }
    for at, known in enumerate(named):
        regions = {place.region for place, _ in known if place.region}
        inside = {p.region for p, _ in known if p.region and counties.get(p.inside, at) != at}
        if known[0][1] > _WELL_KNOWN or len(regions) > _MOST_NAMESAKES:
            regions = set()
        yield regions, inside


_WELL_KNOWN = 300_000
"""Weight of a place whose name speaks for no small namesake: *Rotterdam*, *Peru*."""
_MOST_NAMESAKES = 30
_AGREEING = 2
"""Names that must have a namesake in one region before it counts as named."""
_CLEARLY = 1.5
"""How many times more they must speak for it than for any other."""


def _is_minor(other: tuple[Place, float], best: Place, most: float) -> bool:
    """Whether nobody means ``other`` by that name alone."""
    known, weight = other
    return known.country == best.country or (known.kind == "city" and weight * _MINOR <= most)


_MINOR = 10


def base_forms(form: str, language: str) -> tuple[str, ...]:
    """Spellings in the nominative that ``form`` may be a case of and that name a place."""
    return tuple(spelt for spelt in nominatives(form, language) if lookup_place(spelt, language))


def _clearest(candidates: Collection[tuple[Place, float]], scale: Scale) -> Place | None:
    if not candidates:
        return None
    scored = sorted(
        ((scale.weigh(known, weight), known) for known, weight in candidates),
        key=lambda pair: (-pair[0], pair[1].key),
    )
    best, place = scored[0]
    for score, other in scored[1:]:
        if other.country != place.country and best - score < CLEAR:
            return None
    return place


def _inside(name: str, container: str, language: str) -> Place | None:
    """``Paris`` in ``Texas``: the largest place of that name in that region or country."""
    country = country_alias(container, language)
    regions = {known.key for known in lookup_place(container, language)}
    for known, _ in ranked_places(name, language, True) or _uninflected(name, language):
        if known.region and f"iso:{known.region}" in regions:
            return known
        if country and known.country == country and known.kind != "country":
            return known
    return None


def _uninflected(form: str, language: str) -> tuple[tuple[Place, float], ...]:
    """Places whose name ``form`` is a case of; the first ending that gives any decides."""
    if len(form) < 4:
        return ()
    found: dict[str, tuple[Place, float]] = {}
    for spelt in nominatives(form, language):
        for known, weight in ranked_places(spelt, language)[:4]:
            found.setdefault(known.key, (known, weight))
    return tuple(sorted(found.values(), key=lambda pair: (-pair[1], pair[0].key)))
