"""Figures against gold: found, right, and how much of what comes out is one.

    python tests/quality/measure_figures.py GOLD [-v]

GOLD is ``figures_gold.txt`` or JSON lines ``{"lang", "text", "figures": [{"start", "end",
"value", "value_max", "qualifier": [..], "unit": [..], "optional"}]}``. A gold figure is found
when one that overlaps it has its value, and right when qualifier and unit are right too. An
optional one is neither asked for nor held against who finds it.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ukcorpus.ingest.extractors.figures import find_figures
from ukcorpus.model.articles import Article, Line, RawArticle
from ukcorpus.model.figures import Figure

HERE = Path(__file__).parent
CLOSE = 1e-3


class Wanted(NamedTuple):
    """A gold figure; ``span`` is None where only the order in the sentence is known."""

    value: float
    upper: float | None
    units: tuple[str, ...]
    qualifiers: tuple[str, ...]
    span: tuple[int, int] | None = None
    optional: bool = False

    def is_found_in(self, figure: Figure) -> bool:
        """Whether the two are one number in one place."""
        here = self.span is None or (
            figure.span.start < self.span[1] and self.span[0] < figure.span.end
        )
        return here and abs(figure.value - self.value) <= CLOSE * max(1.0, abs(self.value))

    def is_right_in(self, figure: Figure) -> bool:
        """Whether it says the same of it."""
        return figure.qualifier in self.qualifiers and figure.unit in self.units


class Gold(NamedTuple):
    """A text with its figures."""

    lang: str
    text: str
    figures: list[Wanted]


def read_sentences(path: Path) -> Iterator[Gold]:
    """The sentences of ``figures_gold.txt``."""
    for row in path.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            lang, text, figures = (cell.strip() for cell in row.split("|"))
            yield Gold(lang, text, [_wanted(f) for f in figures.split(";") if f.strip()])


def _wanted(told: str) -> Wanted:
    numbers, unit, *qualifier = told.split()
    found = re.fullmatch(r"(-?[\d.]+)(?:-([\d.]+))?", numbers)
    assert found, told
    upper = float(found[2]) if found[2] else None
    return Wanted(float(found[1]), upper, (unit,), tuple(qualifier) or ("exact",))


def read_articles(path: Path) -> Iterator[Gold]:
    """Annotated articles, one a line."""
    for row in path.read_text(encoding="utf-8").splitlines():
        doc: dict[str, Any] = json.loads(row)
        figures = [
            Wanted(
                f["value"], f.get("value_max"), tuple(f["unit"]), tuple(f["qualifier"]),
                (f["start"], f["end"]), f.get("optional", False),
            )
            for f in doc["figures"]
        ]  # fmt: skip
        yield Gold(doc["lang"], doc["text"], figures)


def article_of(text: str) -> Article:
    """Its paragraphs as lines; a text with hard line ends is one."""
    rows = text.split("\n")
    if len(rows) > 3 and max(map(len, rows)) < 90:
        rows = [text]
    lines, at = [], 0
    for number, row in enumerate(rows, 1):
        lines.append(Line(number, at, at + len(row), "body"))
        at += len(row) + 1
    return Article("f" * 16, RawArticle("x.txt", text, "0" * 64), "", tuple(lines))


def compare(gold: Gold) -> tuple[Counter[str], list[str]]:
    """Counts, and what is wrong, in words."""
    left = list(find_figures(article_of(gold.text), gold.lang))
    counts = Counter(output=len(left))
    wrong = []
    for wanted in gold.figures:
        hits = [figure for figure in left if wanted.is_found_in(figure)]
        hits.sort(key=lambda figure: not wanted.is_right_in(figure))
        if hits:
            left.remove(hits[0])
        if wanted.optional:
            overlap = [f for f in left if wanted.span and f.span.start < wanted.span[1]
                       and wanted.span[0] < f.span.end]  # fmt: skip
            left = [figure for figure in left if figure not in overlap]
            continue
        counts["gold"] += 1
        counts["found"] += bool(hits)
        right = bool(hits) and wanted.is_right_in(hits[0])
        counts["right"] += right
        counts["uppers"] += right and wanted.upper is not None and hits[0].value_max == wanted.upper
        if not right:
            wrong.append(f"{gold.lang} wants {wanted[:4]}, got {hits[:1]} in {gold.text[:90]!r}")
    counts["spurious"] = len(left)
    wrong += [f"{gold.lang} extra {f.span.of(gold.text)!r} in {gold.text[:90]!r}" for f in left]
    return counts, wrong


def measure(golds: Iterator[Gold]) -> tuple[dict[str, Counter[str]], list[str]]:
    """Counts by language and over all, and everything that is wrong."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    for gold in golds:
        counts, told = compare(gold)
        totals[gold.lang] += counts
        totals["all"] += counts
        wrong += told
    return totals, wrong


def main() -> None:
    """Read the arguments, run and report."""
    path = Path(sys.argv[1])
    reader = read_articles if path.suffix == ".jsonl" else read_sentences
    totals, wrong = measure(reader(path))
    for lang, n in sorted(totals.items()):
        found, right = (n[name] / max(1, n["gold"]) for name in ("found", "right"))
        precision = 1 - n["spurious"] / max(1, n["output"])
        print(f"{lang}: gold {n['gold']} found {100 * found:.1f} right {100 * right:.1f}"
              f" precision {100 * precision:.1f}")  # fmt: skip
    if "-v" in sys.argv:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
