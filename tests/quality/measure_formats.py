"""Whether every file is read or refused with a reason: ``measure_formats.py FOLDER [FOLDER …]``.

Prints, for each folder, how many files gave articles, how many were refused and for which
reasons, the exceptions (there must be none), and the slowest file in CPU seconds.
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

from ukcorpus.ingest.formats import read_articles
from ukcorpus.model.articles import RawArticle


def kind_of(reason: str) -> str:
    """A reason without what differs from file to file."""
    return re.sub(r"\d+", "n", re.split(r"[:,(]", reason)[0]).strip()


def measure(folder: Path) -> None:
    read = articles = broken = 0
    slowest = (0.0, "")
    refused: Counter[str] = Counter()
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "meta.json")
    for path in files:
        began = time.process_time()
        try:
            outcomes = list(read_articles(path.read_bytes(), path.name))
        except Exception as error:  # what is counted here
            print(f"EXCEPTION {path.name}: {error!r}")
            broken += 1
            continue
        finally:
            slowest = max(slowest, (time.process_time() - began, path.name))
        good = [one for one in outcomes if isinstance(one, RawArticle)]
        articles += len(good)
        read += bool(good)
        if not good:
            refused[kind_of(str(outcomes[0].reason)) if outcomes else "silence"] += 1
    print(
        f"{folder.name}: {len(files)} files, {read} read ({articles} articles),"
        f" {refused.total()} refused, {refused['silence']} in silence, {broken} exceptions,"
        f" slowest {slowest[0]:.1f} s"
    )
    for reason, count in refused.most_common():
        print(f"  {count:4} {reason}")


if __name__ == "__main__":
    for each in sys.argv[1:]:
        measure(Path(each))
