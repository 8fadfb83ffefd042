"""The port to search engines, and the table of those there are.

For the same plan every engine gives the same articles, the same total and the same number
of hits; ``tests/contracts`` holds them to it, with ``memory`` as the specification. Only the
score is an engine's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from ukcorpus.search.plan import Plan
from ukcorpus.text.tokens import Token


class Document(NamedTuple):
    """What an engine is given of an article: its number, and its words with positions."""

    number: int
    tokens: Sequence[Token]
    """All zones, furniture too, sorted by position."""
    terms: Sequence[str]
    """``text.words.term`` of each token."""


class Match(NamedTuple):
    """One article of an answer."""

    number: int
    score: float
    hits: int


class Lexicon(Protocol):
    """The indexed terms, sorted by code point, without those that no article holds."""

    def terms(self, low: str, high: str = "") -> Iterator[str]:
        """Terms from ``low`` on, below ``high`` (empty: to the end)."""
        ...

    def count(self, term: str) -> tuple[int, int]:
        """In how many articles a term stands, and how often; deleted articles may count."""
        ...


class SearchEngine(Protocol):
    """Finds articles by words and positions: all that the program knows of an engine."""

    generation: int
    """Of the index that is open; the store has one too, and both must agree."""

    @property
    def lexicon(self) -> Lexicon:
        """The words of the corpus."""
        ...

    def search(self, plan: Plan, *, furniture: bool = False) -> list[Match]:
        """Every match of ``plan``, in no order. ``furniture``: labelled lines are searched too."""
        ...

    def update(
        self, documents: Iterable[Document], removed: Iterable[int], generation: int
    ) -> None:
        """Replace, add and remove, then make it visible as ``generation``: all or nothing."""
        ...

    def rebuild(self, documents: Iterable[Document], generation: int) -> None:
        """Index ``documents`` and nothing else. All or nothing."""
        ...
