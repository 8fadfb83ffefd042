"""Which place a name means in its article; None where that is not clear."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import product
from math import log10

from ukcorpus.authority.data import table
from ukcorpus.authority.gazetteer import Place, country_alias, lookup_place, ranked_places

IN_CONTEXT = 2.0
"""What a mention of a place's country in the article is worth, in powers of ten of its size."""

IN_REGION = 1.0
"""The same for its first-level region, on top."""

_COUNTRY = 8.3
"""A country, whatever its size: above every city, but for a capital of ten million."""

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
    return _resolve(form, _around(context), language)


@lru_cache(maxsize=16384)
def _resolve(form: str, around: tuple[tuple[str, int], ...], language: str) -> Place | None:
    name, comma, container = form.partition(",")
    if comma and not lookup_place(form, language):
        inside = _inside(name.strip(), container.strip(), language)
        if inside is not None:
            return inside
        form = name.strip()
    candidates = ranked_places(form, language) or _uninflected(form, language)
    return _clearest(candidates, dict(around))


def sure_keys(forms: Iterable[str], language: str = "") -> list[str]:
    """Keys of the places that these names mean without doubt: the context of ``resolve_place``.

    A name is sure if nothing else of note is called so: *Mexico*, but not *Georgia*.
    """
    keys = []
    for form in forms:
        known = ranked_places(form, language)
        if known and all(_is_minor(other, *known[0]) for other in known[1:]):
            keys.append(known[0][0].key)
    return keys


def _is_minor(other: tuple[Place, float], best: Place, most: float) -> bool:
    """Whether nobody means ``other`` by that name alone."""
    known, weight = other
    return known.country == best.country or (known.kind == "city" and weight * _MINOR <= most)


_MINOR = 10


def base_forms(form: str, language: str) -> tuple[str, ...]:
    """Spellings in the nominative that ``form`` may be a case of and that name a place."""
    return tuple(spelt for spelt in _nominatives(form, language) if lookup_place(spelt, language))


def _around(context: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each country and region is named, in a form that can be cached."""
    votes: Counter[str] = Counter()
    for key in context:
        if key.startswith("geo:"):
            known = _place_of(key)
            votes.update(part for part in known if part)
        else:
            code = key.removeprefix("iso:")
            votes[code] += 1
            if "-" in code:
                votes[code.split("-")[0]] += 1
    return tuple(sorted(votes.items()))


@lru_cache(maxsize=16384)
def _place_of(key: str) -> tuple[str, str]:
    from ukcorpus.authority.gazetteer import place

    known = place(key)
    return (known.country, known.region) if known else ("", "")


def _clearest(candidates: Collection[tuple[Place, float]], around: dict[str, int]) -> Place | None:
    if not candidates:
        return None
    most = max(around.values(), default=1)
    scored = sorted(
        ((_score(known, weight, around, most), known) for known, weight in candidates),
        key=lambda pair: (-pair[0], pair[1].key),
    )
    best, place = scored[0]
    for score, other in scored[1:]:
        if other.country != place.country and best - score < CLEAR:
            return None
    return place


def _score(known: Place, weight: float, around: dict[str, int], most: int) -> float:
    score = _COUNTRY if known.kind == "country" else log10(max(weight, 1.0))
    if known.country in around:
        score += IN_CONTEXT * (around[known.country] / most) ** 0.5
    if known.region and known.region in around:
        score += IN_REGION
    return score


def _inside(name: str, container: str, language: str) -> Place | None:
    """``Paris`` in ``Texas``: the largest place of that name in that region or country."""
    country = country_alias(container, language)
    regions = {known.key for known in lookup_place(container, language)}
    for known, _ in ranked_places(name, language) or _uninflected(name, language):
        if known.region and f"iso:{known.region}" in regions:
            return known
        if country and known.country == country and known.kind != "country":
            return known
    return None


@cache
def _endings(language: str) -> dict[str, tuple[str, ...]]:
    """Ending → replacements; none for a language without cases, or without a table."""
    if not language:
        return {}
    return {
        ending: tuple(instead) for ending, instead in table("endings").get(language, {}).items()
    }


def _tables(form: str, language: str) -> Iterator[dict[str, tuple[str, ...]]]:
    known = _endings(language)
    if known:
        yield known
    elif any("а" <= letter <= "ґ" for letter in form.casefold()):
        yield _endings("uk")
        yield _endings("ru")


@lru_cache(maxsize=32768)
def _nominatives(form: str, language: str) -> tuple[str, ...]:
    """Every form that ``form`` may be a case of, likeliest first."""
    words = form.split()
    if not 0 < len(words) <= 3:
        return ()
    found: dict[str, None] = {}
    for endings in _tables(form, language):
        options = [_word_nominatives(word, endings) for word in words]
        for choice in product(*options):
            if len(found) >= 256:
                break
            found[" ".join(choice)] = None
    found.pop(form, None)
    return tuple(found)


def _word_nominatives(word: str, endings: dict[str, tuple[str, ...]]) -> list[str]:
    if "-" in word:
        first, _, last = word.rpartition("-")
        return [f"{first}-{form}" for form in _word_nominatives(last, endings)]
    found = [word]
    folded = word.casefold()
    for size in range(4, -1, -1):
        stem, ending = folded[: len(folded) - size], folded[len(folded) - size :]
        if len(stem) >= 2:
            found += (stem + instead for instead in endings.get(ending, ()))
    return found


def _uninflected(form: str, language: str) -> tuple[tuple[Place, float], ...]:
    """Places whose name ``form`` is a case of; the first ending that gives any decides."""
    if len(form) < 4:
        return ()
    found: dict[str, tuple[Place, float]] = {}
    for spelt in _nominatives(form, language):
        for known, weight in ranked_places(spelt, language)[:4]:
            found.setdefault(known.key, (known, weight))
    return tuple(sorted(found.values(), key=lambda pair: (-pair[1], pair[0].key)))
