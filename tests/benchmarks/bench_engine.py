"""How fast the engine builds and answers: ``bench_engine.py CORPUS.jsonl [N] [FOLDER]``.

The corpus is JSON Lines with ``title`` and ``text``. FOLDER keeps the index; if it holds one
already, only the queries are timed. Times are CPU time of one process, warm, so that
other work on the machine does not count.
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ukcorpus.errors import NoIndex
from ukcorpus.model.articles import Line
from ukcorpus.search import plan as plans
from ukcorpus.search.engines import Document
from ukcorpus.search.engines.whoosh import WhooshEngine
from ukcorpus.search.plan import Plan
from ukcorpus.text.tokens import tokens
from ukcorpus.text.words import term


def read(path: Path, most: int, sizes: list[int]) -> Iterator[Document]:
    """The first ``most`` articles; ``sizes`` collects bytes of text."""
    with path.open(encoding="utf-8") as file:
        for number, row in zip(range(1, most + 1), file, strict=False):
            article = json.loads(row)
            title, body = article.get("title") or "", article["text"]
            text, start, lines = title + "\n" + body, 0, []
            for index, part in enumerate(text.split("\n"), start=1):
                label = "title" if index == 1 else "body"
                lines.append(Line(index, start, start + len(part), label))
                start += len(part) + 1
            sizes.append(len(text.encode()))
            places = tokens(text, lines)
            yield Document(number, places, [term(text[one.start : one.end]) for one in places])


def kinds(engine: WhooshEngine, seed: int = 1) -> dict[str, Callable[[], Plan]]:
    """A maker of random plans for each kind of query."""
    draw = random.Random(seed)
    counted = [(engine.lexicon.count(word)[0], word) for word in engine.lexicon.terms("")]
    total = max(counted)[0]
    common = [word for n, word in counted if total * 0.05 < n < total * 0.4 and word.isalpha()]
    middle = [word for n, word in counted if total * 0.005 < n < total * 0.05 and word.isalpha()]
    rare = [word for n, word in counted if 1 < n < 20]
    words = [word for _, word in counted]

    def one(pool: list[str]) -> plans.Terms:
        return plans.Terms((draw.choice(pool),))

    def prefix() -> Plan:
        start = draw.choice(middle)[:4]
        return plans.Terms(tuple(word for word in words if word.startswith(start)))

    def phrase() -> Plan:
        return plans.Sequence((one(common), one(common)))

    return {
        "common word": lambda: one(common),
        "rare word": lambda: one(rare),
        "AND of 2": lambda: plans.And((one(common), one(middle))),
        "OR of 5": lambda: plans.Or(tuple(one(middle) for _ in range(5))),
        "phrase": phrase,
        "prefix": prefix,
        "NEAR/10": lambda: plans.Near(one(common), one(middle), "word", 10),
        "/s": lambda: plans.Near(one(common), one(middle), "sentence"),
        "NOT": lambda: plans.And((one(middle), plans.Not(one(common)))),
        "ATLEAST/3": lambda: plans.AtLeast(3, one(common)),
    }


def main() -> None:
    path, most = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    folder = Path(sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp())
    engine = WhooshEngine(folder)
    try:
        print(f"generation {engine.generation} in {folder}")
    except NoIndex:
        sizes: list[int] = []
        start = time.process_time()
        engine.rebuild(read(path, most, sizes), 1)
        took = time.process_time() - start
        disk = sum(file.stat().st_size for file in folder.iterdir())
        print(f"{len(sizes)} articles, {sum(sizes) / 1e6:.1f} MB of text")
        print(f"{len(sizes) / took:.0f} articles/s ({took:.1f} s), splitting words included")
        print(f"index {disk / 1e6:.1f} MB, {disk / sum(sizes):.2f} of the text")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")
    for name, make in kinds(engine).items():
        times, found = [], 0
        for plan in [make() for _ in range(40)]:
            start = time.process_time()
            found += len(engine.search(plan))
            times.append(1000 * (time.process_time() - start))
        times.sort()
        p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"{name:12} p50 {p50:7.2f} ms  p95 {p95:7.2f} ms  {found / len(times):8.0f} found")


if __name__ == "__main__":
    main()
