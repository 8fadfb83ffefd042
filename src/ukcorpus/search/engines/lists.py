"""What evaluation needs of an index, and what it makes of it."""

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from ukcorpus.search.engines.blocks import Block
from ukcorpus.search.matches import Hit
from ukcorpus.search.plan import Plan

Within = Collection[int] | None
"""The documents that may still match; None is all."""


class Lists(Protocol):
    """What evaluation needs of an index. Documents are numbered 0, 1, 2… by the index."""

    @property
    def count(self) -> int:
        """How many documents are alive: there, and not deleted."""
        ...

    @property
    def alive(self) -> Collection[int]:
        """All of them, rising."""
        ...

    @property
    def total_length(self) -> float:
        """The sum of the weighted lengths of all that are alive."""
        ...

    def document(self, article: int) -> int | None:
        """The document that holds an article."""
        ...

    def frequency(self, field: str, term: str) -> int:
        """How many documents hold ``term``; deleted ones may count."""
        ...

    def places(self, field: str, term: str) -> int:
        """At how many positions ``term`` stands; those of deleted documents may count."""
        ...

    def holding(self, field: str, term: str) -> int:
        """How many documents that are alive hold ``term``."""
        ...

    def blocks(self, field: str, term: str, within: Within = None) -> list[Block]:
        """Postings of ``term`` in documents that are alive; others than ``within`` may be left
        out."""
        ...


class Found(NamedTuple):
    """What a node of a plan matches: documents with their hits, and its parts likewise."""

    plan: Plan
    counts: dict[int, int]
    """The number of hits by document; the keys are the documents that match.

    Left empty for a word under ``Or`` that was counted with the others."""
    hits: dict[int, list[Hit]] | None = None
    """The hits themselves, where they were needed."""
    parts: tuple["Found", ...] = ()
    """Of ``And``, ``Or`` and ``AtLeast``, in the order of the plan."""
    weights: Mapping[int, float] | None = None
    """The weighted frequency by document, where that is known without the hits."""
