"""People, places and organisations as one article names them."""

from typing import Literal

from ukcorpus.model.base import Value

Kind = Literal["person", "place", "org"]
KINDS: tuple[Kind, ...] = ("person", "place", "org")


class Mention(Value, frozen=True):
    """One place where a name stands: ``text[start:end]``."""

    start: int
    end: int
    rule: str
    """What found it, as ``title``, ``gazetteer``, ``surname``."""
    score: float = 1.0


class Entity(Value, frozen=True):
    """One person, place or organisation of one article, with every mention of it.

    A function of the article alone: who this is across the corpus is said by
    ``authority``, from ``name`` and ``key``, and stored beside the records.
    """

    kind: Kind
    name: str
    """The fullest form in this article, or the canonical one where ``key`` is known."""
    mentions: tuple[Mention, ...]
    key: str = ""
    """Authority key when the name is known without doubt: ``geo:706483``, ``iso:UA``,
    ``iso:UA-63``, ``org:nato``; empty when only the corpus can tell."""
    roles: tuple[str, ...] = ()
    """Titles as written beside the name: ``German Chancellor``."""

    def forms(self, text: str) -> dict[str, int]:
        """Every spelling as written, with how often it stands in ``text``."""
        counts: dict[str, int] = {}
        for mention in self.mentions:
            form = " ".join(text[mention.start : mention.end].split())  # over a line's end
            counts[form] = counts.get(form, 0) + 1
        return counts
