"""The port to search engines, and the table of those there are.

For the same plan every engine gives the same articles, the same total and the same number
of hits; ``tests/contracts`` holds them to it, with ``memory`` as the specification. Only the
score is an engine's own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from ukcorpus.search.plan import Plan
from ukcorpus.text.tokens import Token

Run = tuple[int, int]
"""The first and the last of positions that follow each other, but for words elsewhere."""


class Document(NamedTuple):
    """What an engine is given of an article: its number, and its words with positions."""

    number: int
    tokens: Sequence[Token]
    """All zones, furniture too, sorted by position."""
    terms: Sequence[str]
    """``text.words.term`` of each token."""
    passages: Mapping[str, Sequence[Sequence[Run]]] = MappingProxyType({})
    """By kind (``claim``, ``figure``): parts of the article that may be asked a plan by
    themselves, in their order, each as runs of positions outside of furniture."""


class Match(NamedTuple):
    """One article of an answer."""

    number: int
    score: float
    hits: int


class Lexicon(Protocol):
    """The terms of title, body and captions, sorted by code point; of furniture too where
    that was asked for.

    Without those that no article holds, but for articles deleted since the last merge.
    """

    def terms(self, low: str, high: str = "") -> Iterator[str]:
        """Terms from ``low`` on, below ``high`` (empty: to the end)."""
        ...

    def count(self, term: str) -> tuple[int, int]:
        """In how many articles a term stands, and how often; deleted articles may count."""
        ...

    def counts(self, terms: Sequence[str]) -> list[tuple[int, int]]:
        """``count`` of each of the terms."""
        ...


class SearchEngine(Protocol):
    """Finds articles by words and positions: all that the program knows of an engine."""

    @property
    def generation(self) -> int:
        """Of the index that is open; the store has one too, and both must agree."""
        ...

    @property
    def lexicon(self) -> Lexicon:
        """The words of the corpus."""
        ...

    @property
    def lexicon_with_furniture(self) -> Lexicon:
        """The words of the corpus, labelled lines and all: what ``furniture`` searches."""
        ...

    def search(self, plan: Plan, *, furniture: bool = False) -> list[Match]:
        """Every match of ``plan``, in no order. ``furniture``: labelled lines are searched too."""
        ...

    def passages(
        self, kind: str, plan: Plan, asked: Mapping[int, Mapping[int, int]]
    ) -> frozenset[int]:
        """The passages of a kind that match ``plan``, each as if it were an article.

        ``asked``: article number → place of a passage among its passages → the number by
        which it is given back, and by which ``plans.Articles`` knows it. Labelled lines are
        no part of passages. Raises ``IndexOld`` where the index does not know them.
        """
        ...

    def verify(self) -> list[str]:
        """Names of files of the index that are missing or altered: reads all of it."""
        ...

    def update(
        self, documents: Iterable[Document], removed: Iterable[int], generation: int
    ) -> None:
        """Remove, replace and add, then make it visible as ``generation``: all or nothing.

        Of two documents with one number the later counts. Raises ``ValueError`` for a
        document that cannot be indexed, ``Locked`` while another process writes.
        """
        ...

    def rebuild(self, documents: Iterable[Document], generation: int) -> None:
        """Index ``documents`` and nothing else. All or nothing."""
        ...
