"""How well people are matched: measure_people.py [pairs] [PEOPLE.tsv --half N] | bsnlp DOCS.jsonl.

pairs: precision and recall over all pairs of names; half 0 was tuned on, half 1 was kept
aside. bsnlp: B³ of clusters of the distinct strings of persons, base forms and as inflected.
"""

import argparse
import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from ukcorpus.authority.clusters import cluster_names
from ukcorpus.authority.people import THRESHOLD, is_single, similarity

HERE = Path(__file__).parent
MODES: tuple[tuple[str, bool | None], ...] = (
    ("lemma", False), ("lemma", True), ("lemma", None),
    ("form", False), ("form", True), ("form", None),
)  # fmt: skip
"""Which field, and whether case endings may differ: never, always, as the program has it."""


def read_people(path: Path, half: int | None) -> list[tuple[str, str]]:
    """Pairs of person and name; halves by six lines, so that families stay together."""
    found: dict[tuple[str, str], None] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        person, names = line.split("\t")
        if half is None or number // 6 % 2 == half:
            found.update(dict.fromkeys((person, name) for name in names.split("|")))
    return list(found)


def measure_pairs(path: Path, half: int | None, show: bool) -> tuple[float, float, float]:
    """Precision, recall and F1 at the fixed threshold."""
    right = wrong = missed = 0
    for (person, one), (other_person, other) in combinations(read_people(path, half), 2):
        said = similarity(one, other) >= THRESHOLD
        same = person == other_person
        right += said and same
        wrong += said and not same
        missed += same and not said
        if show and said != same:
            print("  ", "missed" if same else "WRONG", one, "|", other, similarity(one, other))
    precision = right / max(1, right + wrong)
    recall = right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def b_cubed(clusters: dict[str, int], gold: dict[str, str]) -> tuple[float, float, float]:
    """B³ precision, recall and F1 over strings."""
    by_cluster: dict[int, set[str]] = defaultdict(set)
    by_gold: dict[str, set[str]] = defaultdict(set)
    for name, person in gold.items():
        by_cluster[clusters[name]].add(name)
        by_gold[person].add(name)
    precision = recall = 0.0
    for name, person in gold.items():
        ours, theirs = by_cluster[clusters[name]], by_gold[person]
        both = len(ours & theirs)
        precision += both / len(ours)
        recall += both / len(theirs)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure_bsnlp(path: Path, half: int | None, topics: str, show: bool) -> None:
    for field, stems in MODES:
        gold: dict[str, str] = {}
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if half is not None and number % 2 != half:
                    continue
                document = json.loads(line)
                if topics and document["event"] not in topics.split(","):
                    continue
                for entity in document["entities"]:
                    name = entity[field].strip()
                    if entity["id"].startswith("PER") and name and not is_single(name):
                        gold.setdefault(name, entity["id"])
        clusters = cluster_names(dict.fromkeys(gold, 1), stems=stems)
        scores = b_cubed(clusters, gold)
        mode = {True: "stems", False: "plain", None: "program"}[stems]
        print(field, mode, len(gold), [f"{x:.3f}" for x in scores])
        if show:
            show_clusters(clusters, gold)


def show_clusters(clusters: dict[str, int], gold: dict[str, str]) -> None:
    by_gold: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_cluster: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, person in gold.items():
        by_gold[person][clusters[name]].append(name)
        by_cluster[clusters[name]][person].append(name)
    for person, parts in by_gold.items():
        if len(parts) > 1:
            print("  split", person, [names[:3] for names in parts.values()])
    for parts_by_person in by_cluster.values():
        if len(parts_by_person) > 1:
            print("  mixed", {person: names[:2] for person, names in parts_by_person.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("pairs", "bsnlp"), nargs="?", default="pairs")
    parser.add_argument("path", nargs="?", type=Path, default=HERE / "people.tsv")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--topics", default="", help="events of bsnlp, with commas")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    if arguments.kind == "pairs":
        scores = measure_pairs(arguments.path, arguments.half, arguments.show)
        print("P, R, F1", [f"{score:.4f}" for score in scores])
    else:
        measure_bsnlp(arguments.path, arguments.half, arguments.topics, arguments.show)


if __name__ == "__main__":
    main()
