"""From the words of an expression to its form: what it says before anything is counted.

A form is an absolute value (``2024-05-15``), a partial one (``XXXX-05-15``, ``XXXX-WXX-4``,
``XXXX-SU``), or a count of units: ``D-1`` from publication, ``@D+2`` from the date named before;
``Y-1:XXXX-03`` is the March of last year, ``<XXXX-03`` the last March before.
A time of day follows as ``TMO`` or ``T15:30``.
"""

from collections.abc import Callable
from typing import NamedTuple

from ukcorpus.ingest.extractors.times.calendar import valid
from ukcorpus.ingest.extractors.times.numbers import Value
from ukcorpus.ingest.extractors.times.tense import Direction, direction_of
from ukcorpus.ingest.extractors.times.words import Lexicon, Tokens

UNIT = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E", "century": "C",
    "quarter": "Q", "weekend": "WE", "hour": "TH", "minute": "TM", "second": "TS",
}  # fmt: skip


class Shape(NamedTuple):
    """A rule that fits ``tokens[first:stop]``."""

    rule: str
    first: int
    stop: int
    tokens: Tokens
    words: Lexicon

    def get(self, letters: str) -> Value | None:
        """The value of the first token with one of ``letters``."""
        at = self.at(letters)
        return None if at is None else self.tokens.values[at]

    def at(self, letters: str) -> int | None:
        """The index of the first token with one of ``letters``."""
        for at in range(self.first, self.stop):
            if self.tokens.letters[at] in letters:
                return at
        return None

    def number(self, letters: str) -> int | None:
        """The value as a whole number; None when there is none."""
        value = self.get(letters)
        return int(value) if isinstance(value, int | float) else None

    def near(self, offset: int) -> tuple[str, str]:
        """Letter and word of the token so far before (-1) or after (+0) the expression."""
        at = self.first + offset if offset < 0 else self.stop + offset
        if 0 <= at < len(self.tokens.raws):
            return self.tokens.letters[at], self.tokens.word(at)
        return ";", ""

    @property
    def sign(self) -> int | None:
        """-1, 0 or 1 for last, this and next; None without any of these words."""
        at = self.at("pft")
        return None if at is None else {"p": -1, "f": 1, "t": 0}[self.tokens.letters[at]]


class Found(NamedTuple):
    """The form of an expression; ``first`` and ``stop`` may be less than the rule's."""

    form: str
    kind: str = "date"
    direction: Direction = ""
    first: int = -1
    stop: int = -1


Handler = Callable[[Shape], Found | None]


def registrar(table: dict[str, Handler]) -> Callable[..., Callable[[Handler], Handler]]:
    """A decorator that enters a handler in ``table`` under the names of its rules."""

    def handles(*rules: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            table.update(dict.fromkeys(rules, handler))
            return handler

        return register

    return handles


def tense_of(shape: Shape) -> Direction:
    """Past or future, by *last* and *next*, else by the verbs of the sentence."""
    sign = shape.sign
    if sign:
        return "past" if sign < 0 else "future"
    return direction_of(shape.tokens, shape.first, shape.stop, shape.words)


def daypart_of(shape: Shape) -> str:
    """``TMO`` where a part of the day belongs to it; else empty."""
    part = shape.get("T")
    return f"T{part}" if isinstance(part, str) else ""


def unit_of(shape: Shape, letters: str = "uUbh") -> str:
    """Letter of its unit: ``D``, ``W``, ``TH``; empty without one."""
    value = shape.get(letters)
    return UNIT.get(value, "") if isinstance(value, str) else ""


def count_of(shape: Shape) -> float | None:
    """How many units; None where the number is vague or missing."""
    at = shape.at("dnNwok")
    if at is None:
        return None
    letter, value = shape.tokens.letters[at], shape.tokens.values[at]
    if letter == "w":
        return 1.0
    if letter == "k" and isinstance(value, tuple):
        return float(f"{value[0]}.{value[1]}")
    return float(value) if isinstance(value, int | float) and value else None


def day_form(year: int | None, month: int | None, day: int | None) -> str:
    """A full or partial day, month or year; empty where there is no such day."""
    prefix = f"{year:04d}" if year else "XXXX"
    if not month:
        return prefix if year else ""
    if not day:
        return f"{prefix}-{month:02d}"
    return f"{prefix}-{month:02d}-{day:02d}" if valid(year, month, day) else ""


def whole(value: Value) -> int | None:
    """A number as an int; None for anything else."""
    return int(value) if isinstance(value, int | float) else None


def strict(shape: Shape, form: str, this: str = "") -> str:
    """*last May* is before this one, *next May* after it, *this May* in this year."""
    sign = shape.sign
    return form if sign is None else {-1: "<", 0: this, 1: ">"}[sign] + form
