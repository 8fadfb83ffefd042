"""Measure the names extractor: python tests/quality/measure_names.py PATH LANGUAGE [N] [FINDER].

PATH is a CoNLL file (token, tag; PER/PERS, LOC, ORG in IOB2; strict spans, documents of 15
sentences) or a JSON Lines file of BSNLP documents (distinct forms a document, case ignored).
N: so many documents. FINDER: as in the settings, such as natasha or spacy:en_core_web_sm.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

from ukcorpus.ingest.extractors.names import resolve
from ukcorpus.ingest.extractors.names.finders import RULES, finder_of
from ukcorpus.model.spans import Span

KINDS = {"PER": "person", "PERS": "person", "LOC": "place", "ORG": "org"}
SENTENCES = 15

Gold = tuple[str, list[Span], set[tuple[object, ...]]]


def conll(path: Path) -> Iterator[Gold]:
    """Documents of a CoNLL file: text, one span a sentence, gold as (start, end, kind)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    sentences = (list(part) for full, part in groupby(lines, key=bool) if full)
    while part := list(islice(sentences, SENTENCES)):
        text, spans, gold = "", [], []
        for sentence in part:
            start, open_tag = len(text), ""
            for row in sentence:
                word, tag = row.split()[0], row.split()[-1]
                begin = len(text)
                text += word + " "
                if tag[0] == "I" and open_tag == tag[2:]:
                    gold[-1][1] = begin + len(word)
                elif tag != "O":
                    gold.append([begin, begin + len(word), tag[2:]])
                open_tag = tag[2:]
            text = text[:-1] + "\n"
            spans.append(Span(start, len(text) - 1))
        yield text, spans, {(a, b, KINDS[tag]) for a, b, tag in gold if tag in KINDS}


def bsnlp(path: Path, language: str) -> Iterator[Gold]:
    """Documents in ``language`` of a BSNLP file; gold as (form, kind)."""
    for row in map(json.loads, path.open(encoding="utf-8")):
        if row["lang"] == language and row.get("entities"):
            text, start, spans = row["text"], 0, []
            for line in text.split("\n"):
                spans.append(Span(start, start + len(line)))
                start += len(line) + 1
            entities = row["entities"]
            gold = {
                (e["form"].casefold(), KINDS[e["type"]]) for e in entities if e["type"] in KINDS
            }
            yield text, spans, gold


def main(path: Path, language: str, most: int = 400, finder: str = RULES) -> None:
    """Print precision, recall and F1, over all and by kind, and articles a CPU second."""
    find_mentions = finder_of(language, {language: finder})
    strict = path.suffix != ".jsonl"
    documents = conll(path) if strict else bsnlp(path, language)
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    spent, count = 0.0, 0
    for text, spans, gold in islice(documents, most):
        before = time.process_time()
        entities = resolve(text, find_mentions(text, spans, language), language)
        spent += time.process_time() - before
        count += 1
        if strict:
            got = {(m.start, m.end, e.kind) for e in entities for m in e.mentions}
        else:
            got = {(form.casefold(), e.kind) for e in entities for form in e.forms(text)}
        right.update(str(name[-1]) for name in got & gold)
        wrong.update(str(name[-1]) for name in got - gold)
        missed.update(str(name[-1]) for name in gold - got)
    for kind in ("all", "person", "place", "org"):
        r, w, m = (c.total() if kind == "all" else c[kind] for c in (right, wrong, missed))
        print(
            f"{kind:7} P {100 * r / max(1, r + w):5.1f}  R {100 * r / max(1, r + m):5.1f}  "
            f"F1 {200 * r / max(1, 2 * r + w + m):5.1f}"
        )
    print(f"{count} documents, {count / max(spent, 1e-9):.0f} a CPU second")


if __name__ == "__main__":
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 400
    main(Path(sys.argv[1]), sys.argv[2], most, *sys.argv[4:5])
