"""Lines that recur across the corpus: navigation, newsletters, standing notes.

No list knows all outlets. A short line that stands in several articles that are no copies of
each other, at their edge, is part of the page and not of the article. That depends on the other
articles, so it is kept beside the records and laid over them when they are read.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from ukcorpus.model.articles import ZONE_OF, Line
from ukcorpus.model.records import Record
from ukcorpus.text.paragraphs import HARD_WRAPPED
from ukcorpus.text.words import cut_words, normal

TABLES = """
-- Short lines of articles by the hash of their words; start is where the line begins, place how
-- far it stands from the running text. Those whose key is in furniture are part of the page,
-- for the generations from since on and before until.
CREATE TABLE short_lines (
    key INTEGER NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL,
    place INTEGER NOT NULL, PRIMARY KEY (key, number, start)
) WITHOUT ROWID;
CREATE INDEX short_lines_number ON short_lines (number);
CREATE TABLE furniture (
    key INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER NOT NULL
);
"""

RULE = "recurrent"
"""The reason that a line so found gives."""

SHORT = 25
"""Words from which a line that recurs is shared background, not furniture."""
PROSE = 20
"""Words of a paragraph from which on it is running text: what is outside of all is at the edge."""
STOPPED = 3
"""Words from which on a line that ends with a stop is a sentence, and may be the article's own."""

LABELS, SENTENCES, INSIDE = 3, 5, 8
"""Articles from which on a line is furniture: at their edge; a sentence there; amid their text."""
LOOKED_AT = 400
"""Articles that decide about a line; more of them would say the same."""

MARGIN = 15
"""Lines from the first or last within which a line may be at the edge: below are long tables."""

MIDST, EDGE, BESIDE = 0, 1, 2
"""Amid the running text; at its edge, or a label; at the edge next to a line that is furniture."""

ALWAYS = 1 << 62
_STOPS = ".!?…。！？"
_QUOTES = "\"'“”„«»‘’"
_LABELS = ("body", "heading", "subtitle")

Execute = Callable[[str, tuple[Any, ...]], Iterable[Any]]


class ShortLine(NamedTuple):
    """A line that may turn out to be furniture."""

    key: int
    start: int
    place: int
    """``MIDST``, ``EDGE`` or ``BESIDE``; negative and one less for a sentence."""


def short_lines(record: Record) -> list[ShortLine]:
    """The lines of an article that would be furniture if they recurred.

    None is a title or dateline, the name of a place alone, part of a claim or quotation, or said
    twice, as a refrain; live blogs have none, for they are snapshots of each other.
    """
    if record.kind == "live_blog" or HARD_WRAPPED in record.flags:
        return []
    read = [_words(record.text, line) for line in record.lines]
    first, last = _running_text(record, read)
    own = _own_lines(record)
    found = []
    for n, (line, words) in enumerate(zip(record.lines, read, strict=True)):
        text = record.text[line.start : line.end]
        if line.label not in _LABELS or line.start in own or not _may_recur(text, words):
            continue
        far = min(n, len(record.lines) - 1 - n) >= MARGIN
        place = MIDST if far or first < n < last else EDGE
        if place == EDGE and _has_company(record.lines, n):
            place = BESIDE
        if len(words) >= STOPPED and text.rstrip(_QUOTES + ")")[-1:] in _STOPS:
            place = -1 - place
        found.append(ShortLine(_key(words), line.start, place))
    times = Counter(line.key for line in found)
    return [line for line in found if times[line.key] == 1]


def _running_text(record: Record, read: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Places of the first and last paragraph of running text; without one all is text."""
    prose = [
        n
        for n, (line, words) in enumerate(zip(record.lines, read, strict=True))
        if line.label == "body" and len(words) >= PROSE
    ]
    return (prose[0], prose[-1]) if prose else (-1, len(record.lines))


def _words(text: str, line: Line) -> list[str]:
    if line.end - line.start > 400:
        return [""] * SHORT
    return list(map(normal, cut_words(text, line.start, line.end)))


def _may_recur(text: str, words: Sequence[str]) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters >= 3 and 0 < len(words) < SHORT and text[0] not in _QUOTES


def _has_company(lines: Sequence[Line], n: int) -> bool:
    beside = (*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2])
    return any(line.label not in ZONE_OF for line in beside)


def _own_lines(record: Record) -> set[int]:
    """Starts of the lines that are a place's name, or that a claim is in."""
    starts = {(line.start, line.end): line.start for line in record.lines}
    named = {
        starts.get((mention.start, mention.end), -1)
        for entity in record.entities
        if entity.kind == "place"
        for mention in entity.mentions
    }
    said = [span for claim in record.claims for span in claim.spans]
    return named | {
        line.start
        for line in record.lines
        if any(span.start < line.end and line.start < span.end for span in said)
    }


def _key(words: Sequence[str]) -> int:
    text = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=6).digest(), "big")


def keep(db: sqlite3.Connection, number: int, record: Record) -> None:
    """Remember the short lines of an article."""
    db.executemany(
        "INSERT OR IGNORE INTO short_lines VALUES (?, ?, ?, ?)",
        [(line.key, number, line.start, line.place) for line in short_lines(record)],
    )


def forget(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Drop the short lines of articles that are no more."""
    db.executemany("DELETE FROM short_lines WHERE number = ?", [(n,) for n in numbers])


def learn(
    execute: Execute, generation: int, added: Iterable[int], removed: Iterable[int]
) -> list[int]:
    """Decide anew about the lines of these articles; needs the pairs of copies.

    Returns the articles in which another line is furniture since the last finished generation.
    """
    gone = frozenset(removed)
    touched = {
        key
        for number in (*added, *gone)
        for (key,) in execute("SELECT DISTINCT key FROM short_lines WHERE number = ?", (number,))
    }
    for key in sorted(touched):
        known = bool(list(execute("SELECT 1 FROM furniture WHERE key = ? AND until = ?",
                                  (key, ALWAYS))))  # fmt: skip
        now = _is_furniture(execute, key, gone)
        if now and not known:
            execute("INSERT OR REPLACE INTO furniture VALUES (?, ?, ?)", (key, generation, ALWAYS))
        elif known and not now:
            execute("UPDATE furniture SET until = ? WHERE key = ?", (generation, key))
    changed = execute(
        "SELECT DISTINCT number FROM short_lines JOIN furniture USING (key)"
        " WHERE since >= ? OR until BETWEEN ? AND ? ORDER BY number",
        (generation, generation, ALWAYS - 1),
    )
    return [number for (number,) in changed if number not in gone]


def settle(execute: Execute, generation: int) -> None:
    """Nobody asks any more for what was furniture before ``generation`` and is no longer."""
    execute("DELETE FROM furniture WHERE until <= ?", (generation,))


def _is_furniture(execute: Execute, key: int, gone: frozenset[int]) -> bool:
    rows = [
        (number, place)
        for number, place in execute(
            "SELECT number, max(place) FROM short_lines WHERE key = ? GROUP BY number"
            " ORDER BY number LIMIT ?",
            (key, LOOKED_AT + len(gone)),
        )
        if number not in gone
    ]
    if len(rows) < LABELS:
        return False
    contexts = _contexts(execute, [number for number, _ in rows])
    places = Counter(place for _, place in rows)
    if any(place < 0 for place in places):
        beside, edge = places[-1 - BESIDE], places[-1 - BESIDE] + places[-1 - EDGE]
        return contexts >= SENTENCES and edge * 10 >= len(rows) * 9 and beside * 2 >= len(rows)
    edge = places[EDGE] + places[BESIDE]
    return contexts >= INSIDE or (contexts >= LABELS and edge * 3 >= len(rows) * 2)


def _contexts(execute: Execute, numbers: Sequence[int]) -> int:
    """How many of these articles there are when copies of each other count as one."""
    parent = {number: number for number in numbers}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for number in numbers:
        for (other,) in execute("SELECT other FROM copies WHERE number = ?", (number,)):
            if other in parent:
                parent[root(other)] = root(number)
    return len({root(number) for number in numbers})


def marked(execute: Execute, number: int, record: Record, generation: int) -> Record:
    """``record`` with the lines labelled that are furniture in ``generation``."""
    found = execute(
        "SELECT start FROM short_lines JOIN furniture USING (key)"
        " WHERE number = ? AND since <= ? AND until > ?",
        (number, generation, generation),
    )
    starts = {start for (start,) in found}
    if not starts:
        return record
    lines = tuple(
        msgspec.structs.replace(line, label="furniture", rule=RULE)
        if line.start in starts
        else line
        for line in record.lines
    )
    return msgspec.structs.replace(record, lines=lines)
