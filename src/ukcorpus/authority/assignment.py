"""What identity is asked about, and what it answers."""

from dataclasses import dataclass, field
from hashlib import blake2s
from typing import NamedTuple

from ukcorpus.authority.clusters import Pair
from ukcorpus.authority.shelf import EntityRow, NameRow
from ukcorpus.model.names import Kind


class Named(NamedTuple):
    """An entity of one article, as far as identity asks."""

    article: str
    at: int
    """Index into the record's entities."""
    kind: Kind
    name: str
    key: str = ""
    mentions: int = 1


class Merge(NamedTuple):
    """Why a name belongs to an entity: the answer to ``people --why``."""

    entity: str
    one: str
    other: str
    score: float
    reason: str


@dataclass(slots=True)
class Assignment:
    """What ``assign`` found out, to be written down in this order."""

    redirects: list[tuple[str, str]] = field(default_factory=list)
    entities: list[EntityRow] = field(default_factory=list)
    names: list[NameRow] = field(default_factory=list)
    blocks: list[tuple[str, str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    refused: list[Pair] = field(default_factory=list)
    """Likely pairs that a group did not admit: for review."""
    links: dict[tuple[str, int], str] = field(default_factory=dict)
    """(article, at) → id; empty where the user rejected the name."""


def mint(kind: Kind, representative: str, salt: int = 0) -> str:
    """``e-`` and 8 hex digits of the kind and the first representative."""
    seed = f"{kind}\0{representative}" + (f"\0{salt}" if salt else "")
    return "e-" + blake2s(seed.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
