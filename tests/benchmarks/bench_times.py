"""Speed of tagging and dating: ``bench_times.py FOLDER``, a folder of English .txt articles.

Prints thousands of characters a CPU second for the tagger, and milliseconds an article for
tagging, dating and resolving together.
"""

import sys
import time
from pathlib import Path

from ukcorpus.ingest.extractors.published import find_published
from ukcorpus.ingest.extractors.times import find_times, resolve_times
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import ZONE_OF, Article, RawArticle
from ukcorpus.model.spans import Span


def load(path: Path) -> tuple[Article, list[Span]]:
    text = path.read_text(encoding="utf-8", errors="replace")
    article = structure(RawArticle("article.txt", text, "0" * 64), "0" * 16)
    return article, [Span(x.start, x.end) for x in article.lines if x.label in ZONE_OF]


def main() -> None:
    articles = [load(path) for path in sorted(Path(sys.argv[1]).rglob("*.txt"))[:500]]
    characters = sum(span.end - span.start for _, spans in articles for span in spans)
    for article, spans in articles[:5]:  # lexicons and caches
        find_published(article, "en", find_times(article.text, spans, "en"))

    begun = time.process_time()
    tagged = [find_times(article.text, spans, "en") for article, spans in articles]
    tagging = time.process_time() - begun
    for (article, _), times in zip(articles, tagged, strict=True):
        resolve_times(times, find_published(article, "en", times), article.text)
    whole = time.process_time() - begun

    print(f"{len(articles)} articles, {characters / len(articles):.0f} characters each")
    print(f"tagger {characters / 1000 / tagging:.0f} kchar a CPU second")
    print(f"tagging, dating, resolving {1000 * whole / len(articles):.2f} ms an article")


if __name__ == "__main__":
    main()
