"""How well places are known by name: measure_spellings.py (countries only with babel).

Asked in six languages, without context: the right place must come first. Countries are CLDR's,
which is a source of the gazetteer, so that row only says that nothing was lost; the others, and
the forms that are no places, were written for this in places.toml, apart from its tables.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ukcorpus.authority.gazetteer import lookup_place
from ukcorpus.authority.places import resolve_place

HERE = Path(__file__).parent
LANGUAGES = ("en", "nl", "de", "fr", "uk", "ru")


def main() -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed = []
    for kind, key, language, form in spellings():
        found = resolve_place(form, (), language)
        hit = found is not None and key in (found.key, found.name)
        total.update((kind, "all"))
        right.update((kind, "all") if hit else ())
        if not hit:
            missed.append(f"{language} {form} ({key}): {found and found.key}")
    for kind, n in sorted(total.items()):
        print(f"{kind:10} {right[kind] / n:.3f} of {n}")
    noise = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))["none"]
    taken = [form for form in noise if lookup_place(form, "en")]
    print(f"no places: {len(noise) - len(taken)} of {len(noise)}")
    missed += (f"taken for a place: {form}" for form in taken)
    print("\n".join(missed))


def spellings() -> Iterator[tuple[str, str, str, str]]:
    """Kind, key or name, language, spelling."""
    table = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    for kind in ("city", "region", "water", "area"):
        for row in table[kind]:
            for language in LANGUAGES:
                for form in row.get(language, ()):
                    yield kind, row["is"], language, form
    yield from countries()


def countries() -> Iterator[tuple[str, str, str, str]]:
    """CLDR's names of countries and territories."""
    try:
        from babel import Locale
    except ImportError:
        return
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES:
                yield "country", f"iso:{code}", language, name.split(" (")[0]


NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "DG", "EA", "IC", "CP", "CQ", "AC", "TA"}
"""Codes of CLDR that are no country, or one that ISO 3166-1 does not list."""


if __name__ == "__main__":
    main()
