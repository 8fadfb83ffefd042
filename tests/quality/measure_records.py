"""Whole records over a JSON Lines corpus: ``measure_records.py ARTICLES.jsonl [COUNT]``.

Makes the record of every n-th article as ingest does, all stages on, and prints articles a CPU
second, exceptions, spans outside the text, and names that are no names: pronouns, weekdays.
"""

import hashlib
import json
import sys
import time
from pathlib import Path

from ukcorpus.ingest.pipeline import make_record
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Record

NO_NAMES = """
i he she it we you they him her them his its our who this that what here there ik hij zij ze wij
het er wie dit dat ich er sie es wir ihr ce il elle nous vous ils
monday tuesday wednesday thursday friday saturday sunday maandag dinsdag woensdag donderdag
vrijdag zaterdag zondag montag dienstag mittwoch donnerstag freitag samstag sonntag
january february march april june july august september october november december
mr mrs president minister advertisement subscribe share read more
"""
"""Words that stand with a capital and are nobody: on their own, no entity may be one of them."""


def faults(record: Record) -> list[str]:
    """Spans that are not in the text."""
    size = len(record.text)
    spans = [m for entity in record.entities for m in entity.mentions]
    spans += [span for claim in record.claims for span in claim.spans]
    spans += [figure.span for figure in record.figures]
    spans += record.times
    return [f"{s!r}"[:80] for s in spans if not 0 <= s.start < s.end <= size]


def main(path: Path, most: int) -> None:
    with path.open(encoding="utf-8") as lines:
        total = sum(1 for _ in lines)
    step = max(1, total // most)
    spent, count, broken, outside, names = 0.0, 0, 0, 0, 0
    odd: list[str] = []
    no_names = frozenset(NO_NAMES.split())
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % step:
                continue
            row = json.loads(line)
            text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
            digest = hashlib.sha256(text.encode()).hexdigest()
            began = time.process_time()
            try:
                record = make_record(RawArticle("article.txt", text, digest), digest[:16])
            except Exception as error:  # what is counted here
                print(f"EXCEPTION {row['id']}: {error!r}")
                broken += 1
                continue
            spent, count = spent + time.process_time() - began, count + 1
            found = faults(record)
            outside += len(found)
            names += len(record.entities)
            odd += [e.name for e in record.entities if e.name.casefold() in no_names]
    print(f"{count} articles, {count / max(spent, 1e-9):.0f} a CPU second")
    print(f"{broken} exceptions, {outside} spans outside the text")
    print(f"{names} entities, {len(odd)} that are a pronoun, a weekday, a month or a title: {odd}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500)
