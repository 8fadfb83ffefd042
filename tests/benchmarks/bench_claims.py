"""Claims and figures over a JSONL corpus: speed, and whether every span holds.

``python tests/benchmarks/bench_claims.py ARTICLES.jsonl [COUNT]`` reads every n-th article
(``text``, ``lang``), so that all languages come in, and prints articles and megabytes a
second of processor time, the slowest article, and the faults: an exception, a span outside
the text, an empty content.
"""

import json
import sys
import time
from pathlib import Path

from ukcorpus.ingest.extractors.claims import find_claims, link
from ukcorpus.ingest.extractors.figures import find_figures
from ukcorpus.model.articles import Article, Line, RawArticle


def article_of(number: int, text: str) -> Article:
    """An article whose lines are all body."""
    lines = []
    at = 0
    for count, row in enumerate(text.split("\n"), 1):
        lines.append(Line(count, at, at + len(row), "body" if row.strip() else "blank"))
        at += len(row) + 1
    return Article(f"{number:016x}", RawArticle(str(number), text, "0" * 64), "", tuple(lines))


def faults_of(article: Article, language: str) -> tuple[list[str], int, int]:
    """What is wrong with the claims and figures of ``article``, and how many there are."""
    text = article.text
    claims = find_claims(article, language)
    claims, figures = link(claims, find_figures(article, language, claims))
    faults = []
    for claim in claims:
        inside = all(0 <= s.start < s.end <= len(text) for s in claim.spans)
        if not inside or not claim.content.strip():
            faults.append(f"claim {claim.rule}: {claim.spans}")
        if claim.content != " ".join(s.of(text) for s in claim.spans):
            faults.append(f"claim {claim.rule}: content is not its spans")
    faults += [f"figure: {f.span}" for f in figures if not f.span.start < f.span.end <= len(text)]
    return faults, len(claims), len(figures)


def main() -> None:
    """Read the arguments, run and report."""
    path, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    with path.open(encoding="utf-8") as lines:
        total = sum(1 for _ in lines)
    step = max(1, total // count)
    seconds = slowest = 0.0
    characters = articles = claims = figures = 0
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % step:
                continue
            doc = json.loads(line)
            article = article_of(number, doc["text"])
            began = time.process_time()
            try:
                faults, some_claims, some_figures = faults_of(article, doc.get("lang") or "und")
            except Exception as error:
                faults, some_claims, some_figures = [repr(error)], 0, 0
            took = time.process_time() - began
            for fault in faults:
                print(f"FAULT {doc.get('id')} {fault}")
            seconds, slowest = seconds + took, max(slowest, took)
            characters, articles = characters + len(doc["text"]), articles + 1
            claims, figures = claims + some_claims, figures + some_figures
    print(f"{articles} articles, {claims} claims, {figures} figures")
    print(f"{articles / seconds:.0f} articles a second, {characters / seconds / 1e6:.2f} MB/s")
    print(f"slowest {1000 * slowest:.0f} ms")


if __name__ == "__main__":
    main()
