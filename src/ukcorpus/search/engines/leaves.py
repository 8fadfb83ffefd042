"""The leaves of a plan: words, read from their posting lists."""

from collections.abc import Collection

from ukcorpus.errors import IndexOld
from ukcorpus.search import plan as plans
from ukcorpus.search.engines.blocks import Block
from ukcorpus.search.engines.lists import Lists, Within
from ukcorpus.search.engines.postings import (
    ENDS,
    LABELLED,
    LEADS,
    PARAGRAPHS,
    SENTENCES,
    TEXT,
)
from ukcorpus.search.engines.seal import REBUILD
from ukcorpus.search.matches import stands_in
from ukcorpus.text.tokens import FURNITURE, LEAD, ZONE_BASE


def mark(term: str, *, furniture: bool) -> plans.Terms:
    """A reserved term as a leaf, in furniture too where that is asked for."""
    return plans.Terms((term,), tuple(range(len(ZONE_BASE))) if furniture else ())


def starts(unit: str, *, furniture: bool) -> plans.Terms:
    """Where sentences or paragraphs begin."""
    return mark(SENTENCES if unit == "sentence" else PARAGRAPHS, furniture=furniture)


class Leaves:
    """The lists of one search, each read once."""

    def __init__(self, lists: Lists, *, furniture: bool = False) -> None:
        self.lists = lists
        self.furniture = furniture
        self._full: dict[tuple[str, str], list[Block]] = {}
        self._frequencies: dict[plans.Terms, int] = {}

    def fields(self, leaf: plans.Terms) -> list[str]:
        """The lists that hold the words of ``leaf``."""
        text = not leaf.zones or any(zone != FURNITURE for zone in leaf.zones)
        labelled = FURNITURE in leaf.zones if leaf.zones else self.furniture
        return [TEXT] * text + [LABELLED] * labelled

    def blocks_of(self, leaf: plans.Terms, within: Within = None) -> list[Block]:
        """The postings of ``leaf``; a list is read in part where few documents are wanted."""
        found: list[Block] = []
        for key in self.keys(leaf):
            blocks = self._full.get(key)
            if blocks is None:
                if within is not None and len(within) * 8 < self.lists.frequency(*key):
                    found += self.lists.blocks(*key, within)
                    continue
                blocks = self._full[key] = self.lists.blocks(*key)
            found += blocks
        return found

    def keys(self, leaf: plans.Terms) -> list[tuple[str, str]]:
        """The lists that ``leaf`` stands for: field and term, each once."""
        return [(field, term) for field in self.fields(leaf) for term in dict.fromkeys(leaf.terms)]

    def places(self, leaf: plans.Terms, within: Within) -> dict[int, list[int]]:
        """The sorted positions of ``leaf`` by document."""
        places: dict[int, list[int]] = {}
        alone = len(self.keys(leaf)) == 1
        for block in self.blocks_of(leaf, within):
            if alone:
                places.update(block.places(within))
            else:
                for one, positions in block.places(within):
                    places.setdefault(one, []).extend(positions)
        if not alone:
            for found in places.values():
                found.sort()
        if not leaf.zones:
            return places
        ends = self.lead_ends(places.keys()) if LEAD in leaf.zones else {}
        kept = {
            one: [place for place in found if stands_in(leaf.zones, place, ends.get(one, 0))]
            for one, found in places.items()
        }
        return {one: found for one, found in kept.items() if found}

    def lead_ends(self, within: Collection[int]) -> dict[int, int]:
        """Where the lead ends, by document; 0 where there is none."""
        if self.lists.frequency(TEXT, PARAGRAPHS) > self.lists.frequency(TEXT, LEADS):
            raise IndexOld("the index does not know where leads end", hint=REBUILD)
        marks = self.places(plans.Terms((LEADS,)), within)
        return {one: places[0] for one, places in marks.items()}

    def frequency(self, leaf: plans.Terms) -> int:
        """The documents of its terms, added up."""
        found = self._frequencies.get(leaf)
        if found is None:
            found = sum(self.lists.frequency(*key) for key in self.keys(leaf))
            self._frequencies[leaf] = found
        return found

    def occurrences(self, leaf: plans.Terms) -> int:
        """At how many positions it stands, in any zone."""
        return sum(self.lists.places(*key) for key in self.keys(leaf))

    @property
    def knows_ends(self) -> bool:
        """Whether the index tells where zones end; an old one does not."""
        marked = self.lists.frequency(TEXT, ENDS), self.lists.frequency(TEXT, PARAGRAPHS)
        return marked[0] >= marked[1]
