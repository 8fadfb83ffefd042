"""How often the language is right, and how fast: run on a folder of development corpora.

    python tests/benchmarks/bench_language.py LANGID.jsonl [ARTICLES.jsonl] [--pure]

``LANGID.jsonl`` has ``{lang, kind: sentences, text}``; ``ARTICLES.jsonl`` has ``{lang, text}``;
texts under 200 characters (flashes, rows of figures) are left out.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from ukcorpus.ingest.extractors import language
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import RawArticle

UNPROFILED = ("be", "sr")
"""Languages that langdetect has no profile of: shown, and left out of the means."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("langid")
    parser.add_argument("articles", nargs="?")
    parser.add_argument("--pure", action="store_true", help="without langdetect-rs")
    parser.add_argument("--each", type=int, default=400, help="texts of each language")
    options = parser.parse_args()
    if options.pure:
        factory = language._pure_factory()
        language._factory = lambda: factory  # type: ignore[assignment]
    language.detect_text("The start-up is not measured.")
    sentences: dict[str, list[str]] = defaultdict(list)
    with Path(options.langid).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["kind"] == "sentences":
                sentences[row["lang"]].append(row["text"])
    for name, make in (("headline", _headlines), ("sentence", list), ("article", _articles)):
        _short(name, {code: list(make(texts))[: options.each] for code, texts in sentences.items()})
    if options.articles:
        _whole(options.articles)


def _headlines(sentences: Iterable[str]) -> Iterable[str]:
    """The first six words, as in the measurements of issue 3."""
    return (" ".join(text.split()[:6]) for text in sentences if len(text.split()) > 6)


def _articles(sentences: list[str]) -> Iterable[str]:
    return (" ".join(sentences[place : place + 8]) for place in range(0, len(sentences) - 8, 8))


def _short(name: str, texts: dict[str, list[str]]) -> None:
    began = time.process_time()
    right = {
        code: sum(language.detect_text(text)[0] == code for text in own) / len(own)
        for code, own in texts.items()
    }
    rate = sum(map(len, texts.values())) / (time.process_time() - began)
    counted = [share for code, share in right.items() if code not in UNPROFILED]
    worst = sorted(right.items(), key=lambda item: item[1])[:6]
    print(f"{name:9} {sum(counted) / len(counted):.4f}  {rate:6.0f}/s  lowest: {worst}")


def _whole(path: str) -> None:
    with Path(path).open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["lang"] and len(row["text"]) >= 200]
    rows = random.Random(5).sample(rows, min(1000, len(rows)))
    articles = [structure(RawArticle(path="", text=row["text"], sha256=""), "a") for row in rows]
    began = time.process_time()
    found = [language.detect_language(article) for article in articles]
    spent = (time.process_time() - began) / len(rows)
    wrong = Counter(
        (row["lang"], one.code)
        for row, one in zip(rows, found, strict=True)
        if one.code != row["lang"]
    )
    mixed = sum(one.mixed for one in found)
    right = 1 - sum(wrong.values()) / len(rows)
    print(f"articles  {right:.4f}  {spent * 1000:.2f} ms each, {mixed} mixed, wrong: {dict(wrong)}")


if __name__ == "__main__":
    main()
