"""Measures dates on development corpora: ``measure_dates.py times|published FOLDER [--half a|b]``.

``times``: JSON Lines of ``{id, lang, date, text, timex: [{start, end, type, value}]}``; an
expression counts as found when the spans overlap, and as right when the values are equal.
``published``: .txt files whose names begin with their stamp (20220125T090000Z…); the program
sees the text alone.
"""

import argparse
import json
import re
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ukcorpus.ingest.extractors.times import find_times, resolve_times
from ukcorpus.model.dates import Period, Published, TimeExpression
from ukcorpus.model.spans import Span


def paragraphs(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def in_half(name: str, half: str) -> bool:
    return not half or zlib.crc32(name.encode()) % 2 == "ab".index(half)


def gold_of(document: dict) -> list[tuple[int, int, str, str]]:
    return [
        (t["start"], t["end"], t["value"], t["text"])
        for t in document["timex"]
        if t["type"] in ("DATE", "TIME") and t["value"] and not t["value"].endswith("_REF")
    ]


def pairs(
    found: list[TimeExpression], gold: list[tuple[int, int, str, str]]
) -> Iterator[tuple[TimeExpression | None, tuple[int, int, str, str] | None]]:
    free = list(found)
    for item in gold:
        hit = next((t for t in free if t.start < item[1] and item[0] < t.end), None)
        if hit is not None:
            free.remove(hit)
        yield hit, item
    for rest in free:
        yield rest, None


def measure_times(path: Path, half: str, show: int) -> None:
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if not in_half(document["id"], half):
            continue
        text = document["text"]
        day = date.fromisoformat(document["date"][:10])
        begun = time.process_time()
        times = find_times(text, paragraphs(text), document["lang"])
        times = resolve_times(times, Published(Period(day, day), "day"), text)
        counts["seconds"] += time.process_time() - begun
        counts["characters"] += len(text)
        found = [t for t in times if t.kind in ("date", "time")]
        for hit, item in pairs(found, gold_of(document)):
            counts["gold"] += item is not None
            counts["found"] += hit is not None
            counts["span"] += hit is not None and item is not None
            right = hit is not None and item is not None and hit.value == item[2]
            counts["value"] += right
            if not right:
                said = f"{text[hit.start : hit.end]!r} {hit.form} {hit.value}" if hit else "-"
                kind = "miss" if hit is None else "false" if item is None else "value"
                want = f"{item[3]!r} {item[2]}" if item else "-"
                place = hit.start if hit else item[0] if item else 0
                around = text[max(0, place - 40) : place + 50].replace("\n", " ")
                wrong[f"{kind:5} {said}   gold {want}   …{around}…"] += 1
    both = counts["gold"] + counts["found"]
    print(
        f"{path.stem:12} gold {counts['gold']} found {counts['found']}"
        f"  span F1 {2 * counts['span'] / both:.3f}  value F1 {2 * counts['value'] / both:.3f}"
        f"  {counts['characters'] / 1000 / max(counts['seconds'], 1e-9):.0f} kchar/s"
    )
    for text, n in sorted(wrong.most_common(show)) if show else ():
        if n:
            print("   ", n, text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("times", "published"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", default="", choices=("", "a", "b"))
    parser.add_argument("--show", type=int, default=0, help="how many errors to print")
    options = parser.parse_args()
    if options.what == "times":
        for path in sorted(options.folder.glob("*.jsonl")):
            measure_times(path, options.half, options.show)
    else:
        sys.exit("not yet")


if __name__ == "__main__":
    main()
