"""The clause tree: what a query says, before the corpus has been looked at.

``str(clause)`` is a query again: ``parse(str(parse(q)))`` equals ``parse(q)`` but for places.
Every clause knows where it stands in the query (``at``), for carets and for ``explain``.
"""

from collections.abc import Iterator
from typing import Literal

from ukcorpus.model.plain import Plain, replace

At = tuple[int, int]
NOWHERE: At = (0, 0)

Proximity = Literal["NEAR", "BEFORE", "SENTENCE", "PARAGRAPH"]


class Clause(Plain):
    """Base of all clauses."""


class Everything(Clause):
    """Every article: ``*``."""

    at: At = NOWHERE

    def __str__(self) -> str:
        return "*"


class Word(Clause):
    """One word. ``exact``: case, accents, no stemming, no aliases (``=Nato``).

    ``*`` and ``?`` inside ``text`` are wildcards where ``pattern`` is set; ``edits`` is the
    edit distance of ``word~1``.
    """

    text: str
    exact: bool = False
    pattern: bool = False
    edits: int = 0
    at: At = NOWHERE

    def __str__(self) -> str:
        shown = ("=" if self.exact else "") + self.text
        return f"{shown}~{self.edits}" if self.edits else shown


class Phrase(Clause):
    """Words in a row; with ``slop`` within that many positions, in any order unless ``ordered``."""

    words: tuple[Word, ...]
    slop: int = 0
    ordered: bool = True
    at: At = NOWHERE

    def __str__(self) -> str:
        words = '"' + " ".join(str(word) for word in self.words) + '"'
        if not self.slop:
            return words
        return f"{words}~>{self.slop}" if self.ordered else f"{words}~{self.slop}"


class Regex(Clause):
    """A regular expression that a whole word must match: ``/pattern/``, ``/pattern/i``."""

    pattern: str
    ignore_case: bool = False
    at: At = NOWHERE

    def __str__(self) -> str:
        return f"/{self.pattern}/" + ("i" if self.ignore_case else "")


class Near(Clause):
    """Two units near each other: within ``distance`` words (any order, or left first), in one
    sentence, or in one paragraph."""

    kind: Proximity
    left: Clause
    right: Clause
    distance: int = 0
    at: At = NOWHERE

    def __str__(self) -> str:
        operator = {"SENTENCE": "/s", "PARAGRAPH": "/p"}.get(
            self.kind, f"{self.kind}/{self.distance}"
        )
        return f"{grouped(self.left)} {operator} {grouped(self.right)}"


class AtLeast(Clause):
    """At least ``count`` hits of ``clause`` in one article: ``ATLEAST/3(Kharkiv)``."""

    count: int
    clause: Clause
    at: At = NOWHERE

    def __str__(self) -> str:
        return f"ATLEAST/{self.count}({self.clause})"


class FieldValue(Clause):
    """``person:Kuleba``: the field has this value (a word, or a quoted value)."""

    field: str
    value: str
    quoted: bool = False
    at: At = NOWHERE

    def __str__(self) -> str:
        if not self.quoted:
            return f"{self.field}:{self.value}"
        value = self.value.replace("\\", "\\\\").replace('"', '\\"')
        return f'{self.field}:"{value}"'


class FieldRange(Clause):
    """``date:2022-01..2022-02``, ``n:>=100``: both ends inclusive unless said otherwise."""

    field: str
    low: str = ""
    high: str = ""
    low_open: bool = False
    high_open: bool = False
    at: At = NOWHERE

    def __str__(self) -> str:
        if self.low_open or (self.low and not self.high):
            return f"{self.field}:{'>' if self.low_open else '>='}{self.low}"
        if self.high_open or (self.high and not self.low):
            return f"{self.field}:{'<' if self.high_open else '<='}{self.high}"
        return f"{self.field}:{self.low}..{self.high}"


class InField(Clause):
    """A text field around a clause: ``title:(a OR b)``, ``title:"a b"``."""

    field: str
    clause: Clause
    at: At = NOWHERE

    def __str__(self) -> str:
        single = isinstance(self.clause, Word | Phrase | Regex | Everything)
        return f"{self.field}:{self.clause}" if single else f"{self.field}:({self.clause})"


class Scoped(Clause):
    """``claim:(…)``, ``quote:(…)``, ``figure:(…)``: one record must satisfy all of it."""

    kind: Literal["claim", "quote", "figure"]
    clause: Clause
    at: At = NOWHERE

    def __str__(self) -> str:
        return f"{self.kind}:({self.clause})"


class Saved(Clause):
    """``@name``: a saved search."""

    name: str
    at: At = NOWHERE

    def __str__(self) -> str:
        return f"@{self.name}"


class And(Clause):
    """All of them; two or more."""

    clauses: tuple[Clause, ...]
    at: At = NOWHERE

    def __str__(self) -> str:
        return " ".join(f"({c})" if isinstance(c, Or) else str(c) for c in self.clauses)


class Or(Clause):
    """Any of them; two or more."""

    clauses: tuple[Clause, ...]
    at: At = NOWHERE

    def __str__(self) -> str:
        return " OR ".join(str(clause) for clause in self.clauses)


class Not(Clause):
    """None of these articles."""

    clause: Clause
    at: At = NOWHERE

    def __str__(self) -> str:
        return f"NOT {grouped(self.clause)}"


def unplaced(clause: Clause) -> Clause:
    """``clause`` without its places: two queries that mean the same compare equal."""
    changed: dict[str, object] = {"at": NOWHERE}
    for name in clause.__fields__:
        value = getattr(clause, name)
        if isinstance(value, Clause):
            changed[name] = unplaced(value)
        elif isinstance(value, tuple) and name in ("clauses", "words"):
            changed[name] = tuple(map(unplaced, value))
    return replace(clause, **changed)


def grouped(clause: Clause) -> str:
    """``clause`` as a query, in parentheses where it is not a single unit."""
    return f"({clause})" if isinstance(clause, And | Or | Not | Near) else str(clause)


def walk(clause: Clause) -> Iterator[Clause]:
    """The clause and all that it is made of."""
    yield clause
    for name in clause.__fields__:
        value = getattr(clause, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Clause):
                yield from walk(part)


def is_group(clause: Clause) -> bool:
    """Whether it is asked of claims or figures, which takes reading them."""
    return isinstance(clause, Scoped) or (isinstance(clause, InField) and clause.field == "said")


def has_patterns(clause: Clause) -> bool:
    """Whether words in it may stand for thousands."""
    return any(
        isinstance(part, Regex) or (isinstance(part, Word) and bool(part.pattern or part.edits))
        for part in walk(clause)
    )
