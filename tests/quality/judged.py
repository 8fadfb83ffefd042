"""Collections of articles with questions and what answers them, as several corpora have them.

Known by what a folder holds: ``queries.jsonl`` with ``docs.jsonl`` and ``qrels.trec``
(``qid 0 docid grade``); Reuters-21578 as SGML; annotated articles in groups by event; pairs of
one story; short articles with their likeness as people saw it.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from ukcorpus.text.words import find_words

NAMES = Path(__file__).with_name("reuters_names.tsv")
FEWEST = 5
"""Articles under a label of Reuters, below which an average says little."""


class Article(NamedTuple):
    """One document of a collection."""

    id: str
    title: str
    text: str


class Judged(NamedTuple):
    """Articles, questions as they were put, and query → relevant articles with their grades."""

    name: str
    articles: list[Article]
    queries: dict[str, str]
    relevant: dict[str, dict[str, int]]
    language: str = "en"

    def of_half(self, half: str) -> "Judged":
        """Every second question, ``first`` or ``second``: the one to choose by, the other kept."""
        if not half:
            return self
        names = sorted(self.queries)[half == "second" :: 2]
        return self._replace(queries={name: self.queries[name] for name in names})


def read(folder: Path) -> Iterator[Judged]:
    """The collections that a folder holds."""
    if (folder / "queries.jsonl").exists():
        yield _abstracts(folder)
    elif any((folder / "raw").glob("*.sgm")):
        yield from _reuters(folder)
    elif (folder / "gold_standard.jsonl").exists():
        yield _events(folder)
    elif (folder / "pairs.jsonl").exists():
        yield from (_pairs(folder, language) for language in ("en", "ru"))
    elif (folder / "human_similarity_50x50.txt").exists():
        yield _alike(folder)


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _abstracts(folder: Path) -> Judged:
    rows = _rows(folder / "docs.jsonl")
    articles = [Article(r["id"], r.get("title") or "", r.get("text") or "") for r in rows]
    # Some collections are in capitals throughout: US is no country there.
    queries = {r["id"]: r["text"].lower() for r in _rows(folder / "queries.jsonl")}
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "qrels.trec").read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant[query][document] = int(grade)
    return Judged(folder.name, articles, queries, relevant)


def _reuters(folder: Path) -> Iterator[Judged]:
    """A question is the name of a label; what the editors gave that label answers it."""
    names = dict(line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines())
    articles: list[Article] = []
    labels: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for path in sorted((folder / "raw").glob("*.sgm")):
        text = path.read_text(encoding="latin-1")
        for number, one in re.findall(r'(?s)NEWID="(\d+)">(.*?)</REUTERS>', text):
            articles.append(Article(number, _element(one, "TITLE"), _element(one, "BODY")))
            for group in ("TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES"):
                for label in re.findall(r"<D>(.*?)</D>", _element(one, group)):
                    labels[group][label][number] = 1
    for group in ("TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES"):
        relevant = {one: ids for one, ids in labels[group].items() if len(ids) >= FEWEST}
        queries = {one: names.get(one, one.replace("-", " ")) for one in relevant}
        yield Judged(f"reuters {group.lower()}", articles, queries, relevant)


def _element(text: str, name: str) -> str:
    found = re.search(rf"(?s)<{name}>(.*?)</{name}>", text)
    if not found:
        return ""
    return found[1] if "<D>" in found[1] else html.unescape(found[1])


def _events(folder: Path) -> Judged:
    """A question is the headline of an article, what answers it the others of its event."""
    rows = _rows(folder / "gold_standard.jsonl") + _rows(folder / "google_news.jsonl")
    articles = [Article(r["id"], r["title"], r["text"]) for r in rows]
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row["category"]].append(row["id"])
    queries = {row["id"]: row["title"] for row in rows if len(groups[row["category"]]) > 1}
    relevant = {
        row["id"]: {one: 1 for one in groups[row["category"]] if one != row["id"]} for row in rows
    }
    return Judged("events, by headline", articles, queries, relevant)


def _pairs(folder: Path, language: str) -> Judged:
    """A question is a headline, what answers it the other article of its story."""
    numbers: dict[tuple[str, str], str] = {}
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(folder / "pairs.jsonl"):
        if row["lang"] != language:
            continue
        sides = [(row[side]["title"], row[side]["text"]) for side in "ab"]
        one, other = (numbers.setdefault(side, str(len(numbers))) for side in sides)
        if row["same"] and one != other:
            relevant[one][other] = relevant[other][one] = 1
    articles = [Article(number, *side) for side, number in numbers.items()]
    queries = {one.id: one.title for one in articles if one.id in relevant}
    return Judged(f"stories, {language}, by headline", articles, queries, relevant, language)


def _alike(folder: Path) -> Judged:
    """A question is the first dozen words of an article; people said how alike the others are."""
    rows = _rows(folder / "docs.jsonl")
    table = [
        [float(cell) for cell in line.split("\t")]
        for line in (folder / "human_similarity_50x50.txt").read_text().splitlines()
    ]
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for one, other in combinations(range(len(rows)), 2):
        grade = round(10 * max(table[one][other], table[other][one]))
        if grade >= 5:
            relevant[rows[one]["id"]][rows[other]["id"]] = grade
            relevant[rows[other]["id"]][rows[one]["id"]] = grade
    articles = [Article(row["id"], "", row["text"]) for row in rows]
    queries = {row["id"]: _beginning(row["text"]) for row in rows if row["id"] in relevant}
    return Judged("alike, by first words", articles, queries, relevant)


def _beginning(text: str, words: int = 12) -> str:
    places = list(find_words(text))[:words]
    return text[: places[-1][1]] if places else ""
