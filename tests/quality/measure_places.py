"""How often places are found and resolved: measure_places.py toponyms|bsnlp FILE… [--half N].

toponyms: articles with place mentions and coordinates; a mention is right within 161 km or
with the same GeoNames id. bsnlp: documents with inflected place names and an id for each;
found among the document's others, and resolved to the place most forms of that id resolve to.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ukcorpus.authority.gazetteer import Place, lookup_place
from ukcorpus.authority.places import context_keys, resolve_place, with_container

NEAR_KM = 161


def documents(path: Path, half: int | None, topics: str = "") -> Iterator[dict[str, Any]]:
    """One document a line; ``half`` 0 or 1 takes every other one, ``topics`` those events."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            document = json.loads(line)
            wanted = not topics or document.get("event") in topics.split(",")
            if wanted and (half is None or number % 2 == half):
                yield document


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance."""
    north, south = math.radians(a[0]), math.radians(b[0])
    east = math.radians(a[1] - b[1])
    across = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(east)
    return 6371 * math.acos(max(-1.0, min(1.0, across)))


def measure_toponyms(path: Path, half: int | None) -> None:
    total = Counter[str]()
    for document in documents(path, half):
        spans = [span for span in document["spans"] if span.get("lat") is not None]
        context = context_keys([span["text"] for span in document["spans"]], "en")
        text = document["text"]
        for span in spans:
            form = span["text"]
            tail = text[span["end"] : span["end"] + 24]
            total["all"] += 1
            total["found"] += bool(lookup_place(form))
            gold = (float(span["lat"]), float(span["lon"])), str(span.get("geonameid") or "")
            total["any"] += any(is_right(known, *gold) for known in lookup_place(form))
            total["size"] += any(is_right(known, *gold) for known in lookup_place(form)[:1])
            place = resolve_place(with_container(form, tail, "en"), context, "en")
            total["resolved"] += place is not None
            total["right"] += place is not None and is_right(place, *gold)
    print(path.name, {name: f"{n / total['all']:.3f}" for name, n in total.items()}, total["all"])


def is_right(known: Place, at: tuple[float, float], geonames: str) -> bool:
    if geonames and geonames in (known.key.removeprefix("geo:"), str(known.geonames)):
        return True
    if known.lat is None or known.lon is None:
        return False
    return kilometres((known.lat, known.lon), at) <= NEAR_KM


def measure_bsnlp(path: Path, half: int | None, topics: str) -> None:
    for field in ("lemma", "form"):
        rows: list[tuple[str, str, str]] = []
        keys: list[Place | None] = []
        for document in documents(path, half, topics):
            language = document["lang"]
            named = [e for e in document["entities"] if e["id"].startswith("GPE")]
            context = tuple(context_keys((entity[field] for entity in named), language))
            for entity in named:
                rows.append((entity["id"], entity[field], language))
                keys.append(resolve_place(entity[field], context, language))
        by_id: dict[str, Counter[str]] = defaultdict(Counter)
        for (identity, _, _), known in zip(rows, keys, strict=True):
            if known:
                by_id[identity][known.key] += 1
        majority = {identity: votes.most_common(1)[0][0] for identity, votes in by_id.items()}
        found: Counter[str] = Counter()
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        missed: Counter[tuple[str, str]] = Counter()
        for (identity, form, language), known in zip(rows, keys, strict=True):
            for group in ("all", language):
                total[group] += 1
                found[group] += known is not None
                right[group] += known is not None and known.key == majority[identity]
            if known is None:
                missed[language, form] += 1
        shares = {g: f"{found[g] / n:.3f}/{right[g] / n:.3f}" for g, n in total.items()}
        print(field, shares)
        print("  missed", missed.most_common(25))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("toponyms", "bsnlp"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--topics", default="", help="events of bsnlp, with commas")
    arguments = parser.parse_args()
    for path in arguments.paths:
        if arguments.kind == "toponyms":
            measure_toponyms(path, arguments.half)
        else:
            measure_bsnlp(path, arguments.half, arguments.topics)


if __name__ == "__main__":
    main()
