"""Ranking on judged queries, beside other engines: ``measure_ranking.py FOLDER [FOLDER …]``.

``judged.py`` says what a folder may hold. Every engine is asked the same thing in the same run:
the OR of the words of a query, less the function words of its language (with ``--all-words``
all of them), with stems. Printed: mean average precision and nDCG@10 over the queries that
have judgements; ``--half second`` asks only the questions that nothing was chosen by.

ukcorpus is asked through its own index, its own expansion of words and its own formula.
SQLite FTS5 has the porter tokenizer and ``bm25()``; tantivy, where it is installed, the
``en_stem`` tokenizer and its own BM25. Both hold title and text in two fields of equal weight.
"""

import argparse
import math
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from judged import Article, Judged, read

from ukcorpus.search.engines import Document
from ukcorpus.search.engines.whoosh import WhooshEngine
from ukcorpus.search.expand import Expander
from ukcorpus.search.query import Or, Word
from ukcorpus.text.stems import is_function_word
from ukcorpus.text.tokens import ZONE_BASE, Token
from ukcorpus.text.words import find_words, normal, term

Ask = Callable[[list[str]], list[int]]
"""Words of a query → numbers of documents, the best first."""


def documents(articles: list[Article]) -> Iterator[Document]:
    """Title and body in their zones."""
    for number, article in enumerate(articles):
        tokens, terms = [], []
        for zone, text in enumerate((article.title, article.text)):
            for place, (start, end) in enumerate(find_words(text)):
                tokens.append(Token(start, end, ZONE_BASE[zone] + place, 0, 0))
                terms.append(term(text[start:end]))
        yield Document(number, tokens, terms)


def ask_ukcorpus(judged: Judged, folder: str, *, stemming: bool = True) -> Ask:
    """Our engine and expansion, over a corpus of one language."""
    engine = WhooshEngine(Path(folder) / "index", durable=False)
    engine.rebuild(documents(judged.articles), 1)
    expander = Expander(
        engine.lexicon, languages={judged.language: len(judged.articles)}, stemming=stemming
    )

    def ask(words: list[str]) -> list[int]:
        plan = expander.plan(Or(tuple(map(Word, words))), lambda _: frozenset())
        matches = engine.search(plan)
        return [m.number for m in sorted(matches, key=lambda m: (-m.score, m.number))]

    return ask


def ask_fts5(judged: Judged, _folder: str) -> Ask:
    """SQLite's full-text search."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE doc USING fts5(title, text, tokenize='porter unicode61')")
    rows = ((n + 1, one.title, one.text) for n, one in enumerate(judged.articles))
    base.executemany("INSERT INTO doc(rowid, title, text) VALUES (?, ?, ?)", rows)

    def ask(words: list[str]) -> list[int]:
        query = " OR ".join('"' + word.replace('"', "") + '"' for word in words)
        sql = "SELECT rowid FROM doc WHERE doc MATCH ? ORDER BY bm25(doc), rowid"
        return [number - 1 for (number,) in base.execute(sql, (query,))]

    return ask


def ask_tantivy(judged: Judged, _folder: str) -> Ask:
    """tantivy's index in memory. Raises ImportError where it is not installed."""
    import tantivy  # type: ignore[import-not-found]

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True)
    for name in ("title", "text"):
        builder.add_text_field(name, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=30_000_000, num_threads=1)
    for number, one in enumerate(judged.articles):
        writer.add_document(tantivy.Document(number=number, title=one.title, text=one.text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(words: list[str]) -> list[int]:
        plain = " ".join(re.findall(r"\w+", " ".join(words).lower()))
        query = index.parse_query(plain, ["title", "text"])
        hits = searcher.search(query, limit=len(judged.articles)).hits
        numbers = [(-score, searcher.doc(address).get_first("number")) for score, address in hits]
        return [number for _, number in sorted(numbers)]

    return ask


ENGINES: dict[str, Callable[[Judged, str], Ask]] = {
    "ukcorpus": ask_ukcorpus,
    "ukcorpus, no stems": lambda judged, folder: ask_ukcorpus(judged, folder, stemming=False),
    "SQLite FTS5": ask_fts5,
    "tantivy": ask_tantivy,
}


def words_of(query: str, language: str, *, all_words: bool) -> list[str]:
    """The words of a question, in order, as often as they stand there."""
    words = [query[start:end] for start, end in find_words(query)]
    kept = [word for word in words if not is_function_word(normal(word), language)]
    return words if all_words else kept


def average_precision(ranked: list[str], relevant: dict[str, int]) -> float:
    """The mean of the precision at each relevant document."""
    found, total = 0, 0.0
    for rank, document in enumerate(ranked, 1):
        if document in relevant:
            found += 1
            total += found / rank
    return total / len(relevant)


def gain_at(ranked: list[str], relevant: dict[str, int], most: int = 10) -> float:
    """nDCG with linear gain, as trec_eval counts it."""
    best = sorted(relevant.values(), reverse=True)[:most]
    ideal = sum(grade / math.log2(rank + 1) for rank, grade in enumerate(best, 1))
    got = sum(
        relevant.get(document, 0) / math.log2(rank + 1)
        for rank, document in enumerate(ranked[:most], 1)
    )
    return got / ideal


def measure(judged: Judged, *, all_words: bool, most: int) -> dict[str, tuple[float, float, int]]:
    """MAP, nDCG@10 and the number of queries for each engine that is there."""
    asked = {
        name: words
        for name, text in judged.queries.items()
        if judged.relevant.get(name)
        and (words := words_of(text, judged.language, all_words=all_words))
    }
    asked = dict(list(asked.items())[:most])
    scores = {}
    for name, make in ENGINES.items():
        with tempfile.TemporaryDirectory() as place:
            try:
                ask = make(judged, place)
            except ImportError:
                continue
            precisions = gains = 0.0
            for query, words in asked.items():
                ranked = [judged.articles[number].id for number in ask(words)]
                # A question that is an article's headline is not answered by that article.
                ranked = [one for one in ranked if one != query or one in judged.relevant[query]]
                precisions += average_precision(ranked, judged.relevant[query])
                gains += gain_at(ranked, judged.relevant[query])
            scores[name] = (precisions / len(asked), gains / len(asked), len(asked))
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--all-words", action="store_true", help="function words too")
    parser.add_argument("--queries", type=int, default=10_000, help="at most so many of each")
    parser.add_argument("--half", choices=("first", "second"), default="", help="of the queries")
    given = parser.parse_args()
    for judged in (one for folder in given.folders for one in read(folder)):
        scores = measure(judged.of_half(given.half), all_words=given.all_words, most=given.queries)
        for name, (precision, gain, count) in scores.items():
            print(
                f"{judged.name:14} {name:20} MAP {precision:.4f}  nDCG@10 {gain:.4f}"
                f"  {count} queries",
                flush=True,
            )


if __name__ == "__main__":
    main()
