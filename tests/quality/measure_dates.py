"""Measures dates on development corpora: ``measure_dates.py times|published FOLDER [--half a|b]``.

``times``: JSON Lines of ``{id, lang, date, text, timex: [{start, end, type, value}]}``; an
expression counts as found when the spans overlap, and as right when the values are equal.
``published``: .txt files whose names begin with their stamp (20220125T090000Z…); the program
sees the text alone. Or a .jsonl of ``{id, date, lang, source, text}``, read the same way.
"""

import argparse
import json
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ukcorpus.ingest.extractors.published import find_published, parse_stamp
from ukcorpus.ingest.extractors.published.stamps import stamp_in_name
from ukcorpus.ingest.extractors.times import find_times, resolve_times
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import ZONE_OF, RawArticle
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


Dated = tuple[str, str, str, date]
"""Name, text, language, true day."""


def dated_files(folder: Path) -> Iterator[Dated]:
    for path in sorted(folder.glob("*.txt")):
        stamp = stamp_in_name(path.name)
        if stamp is not None:
            yield path.name, path.read_text(encoding="utf-8"), "en", stamp.first


def dated_records(path: Path, sources: str) -> Iterator[Dated]:
    wanted = set(filter(None, sources.split(",")))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            day = parse_stamp(record["date"] or "")
            if day and day.day and (not wanted or record["source"] in wanted):
                yield record["id"], record["text"], record["lang"], day.first


def date_of(text: str, language: str) -> tuple[Published, float]:
    raw = RawArticle(path="article.txt", text=text, sha256="0" * 64)
    article = structure(raw, "0" * 16)
    spans = [Span(line.start, line.end) for line in article.lines if line.label in ZONE_OF]
    begun = time.process_time()
    times = find_times(text, spans, language)
    found = find_published(article, language, times)
    resolve_times(times, found, text)
    return found, time.process_time() - begun


def report(articles: Iterator[Dated], half: str, show: int) -> None:
    counts: Counter[str] = Counter()
    methods: Counter[str] = Counter()
    width: list[int] = []
    for name, text, language, day in articles:
        if not in_half(name, half):
            continue
        found, seconds = date_of(text, language)
        counts["articles"] += 1
        counts["ms"] += round(seconds * 1e6)
        period = found.period
        if period is None:
            continue
        right = (period.start is None or period.start <= day) and (
            period.end is None or day <= period.end
        )
        kind = "day" if found.precision == "day" else "open" if period.days is None else "interval"
        counts[kind] += 1
        counts[f"{kind} right"] += right
        methods[f"{found.method} {kind}"] += 1
        methods[f"{found.method} {kind} right"] += right
        if period.days is not None and kind == "interval":
            width.append(period.days)
        if not right and counts["shown"] < show:
            counts["shown"] += 1
            print(name, day, "said", found.edtf, found.method)
            for each in found.evidence:
                print("    ", each.verdict, each.rule, each.says, each.why)
    total = counts["articles"]
    for kind in ("day", "interval", "open"):
        said, right = counts[kind], counts[f"{kind} right"]
        share = f"{right / said:.3f}" if said else "-"
        print(f"{kind:9} said {said} of {total} ({said / max(1, total):.3f}), right {share}")
    for method in sorted(m for m in methods if not m.endswith("right")):
        print(f"  {method:28} {methods[method]:5}  right {methods[method + ' right']}")
    middle = sorted(width)[len(width) // 2] if width else 0
    print(f"median interval {middle} days; {counts['ms'] / 1000 / max(1, total):.2f} ms an article")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("times", "published"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", default="", choices=("", "a", "b"))
    parser.add_argument("--sources", default="", help="of the records, with commas")
    parser.add_argument("--show", type=int, default=0, help="how many errors to print")
    options = parser.parse_args()
    if options.what == "times":
        for path in sorted(options.folder.glob("*.jsonl")):
            measure_times(path, options.half, options.show)
    elif options.folder.is_dir():
        report(dated_files(options.folder), options.half, options.show)
    else:
        report(dated_records(options.folder, options.sources), options.half, options.show)


if __name__ == "__main__":
    main()
