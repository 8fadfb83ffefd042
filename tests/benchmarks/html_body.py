"""How well the body of saved pages is found: F1 of runs of four words, mean over pages.

    python tests/benchmarks/html_body.py FOLDER [HALF]

FOLDER holds gold.jsonl with ``file``, ``title``, ``date`` and ``text``, and the pages. HALF 0 or
1 keeps to every other page. Also: the share of titles equal, and of publication days that the
page's own metadata give. The same pages are given to trafilatura alone, in its fast mode.
"""

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from ukcorpus.ingest.formats import read_articles
from ukcorpus.model.articles import RawArticle

_MUCH = 0.02
"""A difference in F1 of one page that is more than a line."""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def scores(got: str, gold: str) -> tuple[float, float]:
    """Precision and recall, as scrapinghub/article-extraction-benchmark counts them."""
    one, two = shingles(got), shingles(gold)
    common = (one & two).total()
    return common / max(1, one.total()), common / max(1, two.total())


def _f1(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def alone(page: bytes) -> str:
    """What trafilatura takes for the text."""
    import trafilatura  # type: ignore[import-not-found]

    found = trafilatura.extract(page.decode("utf-8", "replace"), fast=True, include_comments=False)
    return found or ""


def main(folder: Path, half: int | None) -> None:
    precision = recall = spent = 0.0
    theirs = [0.0, 0.0]
    titles = days = dated = pages = better = worse = 0
    worst: list[tuple[float, str]] = []
    for number, line in enumerate((folder / "gold.jsonl").open(encoding="utf-8")):
        if half is not None and number % 2 != half:
            continue
        gold = json.loads(line)
        data = (folder / gold["file"]).read_bytes()
        started = time.process_time()
        (article, *_) = read_articles(data, gold["file"])
        spent += time.process_time() - started
        text, meta = "", {}
        if isinstance(article, RawArticle):
            text, meta = article.text, article.meta
        text = text.removeprefix(meta.get("title", "")).strip()
        p, r = scores(text, gold["text"])
        precision, recall, pages = precision + p, recall + r, pages + 1
        other = scores(alone(data), gold["text"])
        theirs = [theirs[0] + other[0], theirs[1] + other[1]]
        gain = _f1(p, r) - _f1(*other)
        better, worse = better + (gain > _MUCH), worse + (gain < -_MUCH)
        titles += meta.get("title", "").split() == gold["title"].split()
        if gold.get("date"):
            dated += 1
            days += meta.get("published", "")[:10] == gold["date"][:10]
        worst.append((_f1(p, r), f"P {p:.2f} R {r:.2f} {gold['file']}"))
    p, r = precision / pages, recall / pages
    print(f"body F1 {2 * p * r / (p + r):.3f}  P {p:.3f}  R {r:.3f}  of {pages} pages")
    a, b = (each / pages for each in theirs)
    print(f"trafilatura alone F1 {2 * a * b / (a + b):.3f}  P {a:.3f}  R {b:.3f}")
    print(f"better by {_MUCH} on {better} pages, worse on {worse}")
    print(f"titles {titles / pages:.3f}  days by metadata {days / max(1, dated):.3f}")
    print(f"{pages / spent:.1f} pages a CPU second")
    for score, name in sorted(worst)[: 20 if half == 0 else 0]:
        print(f"  {score:.2f} {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
