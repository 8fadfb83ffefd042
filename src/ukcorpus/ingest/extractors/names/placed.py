"""Which places of the world the names of a document mean."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from ukcorpus.authority.gazetteer import Place, lookup_place
from ukcorpus.authority.places import context_keys, namesake_region, resolve_place, with_container
from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.gathered import Named, entities_of
from ukcorpus.ingest.extractors.names.lexicon import lexicon
from ukcorpus.model.names import Entity
from ukcorpus.text.normal import fold

LARGE = 100_000
"""Inhabitants from which a city is meant by its own name rather than a larger one's by-name."""
RARE = 6
"""How many times larger the other may be: *Cancún* is in Mexico, *Odessa* is not in Texas."""
_TAIL = 24
"""Characters after a name in which its region or country may stand."""


def resolve_places(text: str, named: list[Named], language: str) -> list[Entity]:
    """One entity for each place; those that are not known, or not clear, have no key."""
    countries = {
        alias.key[4:]
        for n in named
        if (alias := known.alias(n.written, language)) and alias.key.startswith("iso:")
    }
    context = tuple(context_keys((n.written for n in named), language))
    full = _containers(text, named, language)
    groups: dict[str, list[Named]] = defaultdict(list)
    names: dict[str, str] = {}
    for n in named:
        key, name = _place_key(n, full.get(n.written, n.written), language, countries, context)
        group = key or "=" + known.base(" ".join(n.forms), language)
        groups[group].append(n)
        if name:
            names[group] = name
    return entities_of("place", groups, names, _commonest)


def _containers(text: str, named: list[Named], language: str) -> dict[str, str]:
    """Names that the article once gives with the region or country: ``Paris, Texas``."""
    full: dict[str, str] = {}
    for n in named:
        tail = text[n.mention.end : n.mention.end + _TAIL]
        whole = with_container(n.written, tail, language)
        if whole != n.written:
            full.setdefault(n.written, whole)
    return full


def _place_key(
    n: Named, full: str, language: str, countries: set[str], context: tuple[str, ...]
) -> tuple[str, str]:
    """Key and name of a place when there is no doubt which one is meant."""
    alias = known.alias(n.written, language)
    if n.mention.rule == "code":
        code = lexicon(language).country_codes.get(n.written, "")
        alias = known.country(code, language) if code else None
    if alias and alias.kind == "place":
        region = namesake_region(n.written, context, language)
        return (region.key, region.name) if region else (alias.key, alias.name)
    found = known.places(n.written, language)
    best = resolve_place(full, context, language)
    if best is None and found and not lookup_place(n.written, language):
        best = found[0]
    if best is None:
        return "", ""
    if full != n.written:
        return best.key, best.name
    if best.kind == "city" and not _is_meant(best, countries, context):
        return "", ""
    best = _by_its_name(best, n.written, found)
    return best.key, best.name


def _is_meant(city: Place, countries: set[str], context: tuple[str, ...]) -> bool:
    """Whether a city is large enough to need no word of its country."""
    if city.population >= known.FINDING or city.country in countries:
        return True
    return city.key in context


def _by_its_name(best: Place, written: str, found: Sequence[Place]) -> Place:
    """The city that is called just so, not a larger one of which it is a rare by-name."""
    form = fold(written)
    if best.kind != "city" or fold(best.name) == form:
        return best
    called = (
        place
        for place in found
        if place.kind == "city"
        and fold(place.name) == form
        and place.population >= max(LARGE, best.population // RARE)
    )
    return next(called, best)


def _commonest(found: Sequence[Named]) -> str:
    counts = Counter(" ".join(n.written.split()) for n in found)
    return min(counts, key=lambda form: (-counts[form], form))
