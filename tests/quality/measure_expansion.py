"""What expanding words does to ranking: mean average precision on judged queries.

    python tests/quality/measure_expansion.py ir_cranfield [--limit 225]

The folder holds ``docs.jsonl`` (id, title, text), ``queries.jsonl`` (id, text) and
``qrels.trec``. Each query is the OR of its words that are no function words, asked once as
written and once with stems; ranked by the engine.
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from ukcorpus.search import plan as plans
from ukcorpus.search.engines import Document
from ukcorpus.search.engines.whoosh import WhooshEngine
from ukcorpus.search.expand import Expander
from ukcorpus.search.query import Or, Word
from ukcorpus.text.stems import is_function_word
from ukcorpus.text.tokens import ZONE_BASE, Token
from ukcorpus.text.words import find_words, normal, term


def documents(path: Path, ids: list[str]) -> list[Document]:
    """Title and body in their zones; ``ids`` gets the id of each number."""
    made = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            ids.append(record["id"])
            tokens, terms = [], []
            for zone, name in enumerate(("title", "text")):
                text = record.get(name) or ""
                for place, (start, end) in enumerate(find_words(text)):
                    tokens.append(Token(start, end, ZONE_BASE[zone] + place, 0, 0))
                    terms.append(term(text[start:end]))
            made.append(Document(number, tokens, terms))
    return made


def judged(path: Path) -> dict[str, set[str]]:
    """Query → relevant documents."""
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant[query].add(document)
    return relevant


def average_precision(ranked: list[str], relevant: set[str]) -> float:
    """Mean of the precision at each relevant document."""
    found = 0
    total = 0.0
    for rank, document in enumerate(ranked, 1):
        if document in relevant:
            found += 1
            total += found / rank
    return total / len(relevant)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--limit", type=int, default=10_000)
    given = options.parse_args()
    ids: list[str] = []
    found = documents(given.folder / "docs.jsonl", ids)
    relevant = judged(given.folder / "qrels.trec")
    lines = (given.folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [json.loads(line) for line in lines][: given.limit]
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder) / "index")
        engine.rebuild(found, 1)
        for stemming in (False, True):
            expander = Expander(engine.lexicon, languages={"en": len(ids)}, stemming=stemming)
            scores = []
            start = time.perf_counter()
            for query in queries:
                text = query["text"]
                words = [text[a:b] for a, b in find_words(text)]
                kept = [Word(w) for w in words if not is_function_word(normal(w), "en")]
                if not (kept and relevant[query["id"]]):
                    continue
                plan = expander.plan(Or(tuple(kept)), lambda _: frozenset())
                matches = engine.search(plan if kept else plans.NOTHING)
                matches.sort(key=lambda match: (-match.score, match.number))
                ranked = [ids[match.number] for match in matches]
                scores.append(average_precision(ranked, relevant[query["id"]]))
            each = (time.perf_counter() - start) / max(1, len(scores)) * 1e3
            name = "with stems" if stemming else "as written"
            print(
                f"{name}: MAP {sum(scores) / len(scores):.4f}, {len(scores)} queries, {each:.0f} ms"
            )
        engine.close()


if __name__ == "__main__":
    main()
