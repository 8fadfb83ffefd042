"""Publication days of saved pages: ``measure_page_dates.py PAGES.jsonl [EVERY]``.

Each line has ``file`` and ``date``; files are named from the folder of the list. A day is
right when it is the gold day; an interval when it holds it. Where htmldate is installed it
is asked for the same pages in the same run (its own default, and ``original_date``).
"""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from ukcorpus.ingest.formats import read_articles
from ukcorpus.ingest.pipeline import make_record
from ukcorpus.model.articles import RawArticle


def judge(counts: Counter[str], data: bytes, name: str, day: date) -> None:
    """What the program says of one page."""
    articles = [a for a in read_articles(data, name) if isinstance(a, RawArticle)]
    if not articles:
        counts["no article"] += 1
        return
    published = make_record(articles[0], "0" * 16).published
    period = published.period
    if period is None:
        return
    holds = (period.start is None or period.start <= day) and (
        period.end is None or day <= period.end
    )
    if period.days is None:
        counts["open"] += 1
    elif period.days == 1:
        counts["day"] += 1
        counts["day right"] += holds
    else:
        counts["interval"] += 1
        counts["interval right"] += holds


def ask_htmldate(counts: Counter[str], data: bytes, day: date) -> None:
    """The same page for htmldate. Raises ImportError where it is not installed."""
    from htmldate import find_date  # type: ignore[import-not-found]

    page = data.decode("utf-8", "replace")
    for name, original in (("htmldate", False), ("htmldate original_date", True)):
        found = find_date(page, original_date=original)
        counts[f"{name} said"] += bool(found)
        counts[f"{name} right"] += found == day.isoformat()


def main(path: Path, every: int) -> None:
    counts: Counter[str] = Counter()
    beside = True
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        file = path.parent / row["file"]
        if number % every or not row.get("date") or not file.is_file():
            continue
        day = date.fromisoformat(row["date"][:10])
        data = file.read_bytes()
        counts["pages"] += 1
        judge(counts, data, file.name, day)
        try:
            if beside:
                ask_htmldate(counts, data, day)
        except ImportError:
            beside = False
    pages = max(1, counts["pages"])
    said, right = counts["day"], counts["day right"]
    print(f"pages {pages}, without an article {counts['no article']}")
    print(f"day right {right / pages:.3f} of all, {right / max(1, said):.3f} of those said")
    print(
        f"intervals {counts['interval']}, holding the day {counts['interval right']};"
        f" open {counts['open']}"
    )
    for name in ("htmldate", "htmldate original_date"):
        if beside:
            right = counts[f"{name} right"]
            of_said = right / max(1, counts[f"{name} said"])
            print(f"{name}: day right {right / pages:.3f} of all, {of_said:.3f} of those said")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
