"""The words of an index, looked at one by one: wildcards, regular expressions, misspelt words."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from ukcorpus.text.words import SEPARATOR, base

MAX_SCANNED = 3_000_000
"""Terms that are looked at for one of them."""


class Scanned(NamedTuple):
    """Terms, at most MAX_SCANNED, with the normal form of each."""

    terms: list[str]
    forms: list[str]

    @classmethod
    def of(cls, terms: Iterable[str]) -> "Scanned":
        """All of these terms."""
        kept = list(islice(terms, MAX_SCANNED))
        return cls(kept, [one.partition(SEPARATOR)[0] for one in kept])

    def spelt(self, fits: Callable[[str], bool]) -> list[str]:
        """The terms whose spelling fits."""
        return [one for one in self.terms if fits(one.rpartition(SEPARATOR)[2])]

    def like(self, fits: Callable[[str], bool]) -> list[str]:
        """The terms whose normal form fits, or would without its possessive."""
        return [
            one
            for one, form in zip(self.terms, self.forms, strict=True)
            if fits(form) or ("'" in form and fits(base(form)))
        ]

    def near(self, wanted: str, edits: int) -> list[str]:
        """The terms whose normal form, or that without possessive, is ``edits`` letters away."""
        from rapidfuzz.distance import OSA  # late: only fuzzy words need it

        low, high = len(wanted) - edits, len(wanted) + edits
        found = []
        last = ""
        fits = False
        for one, form in zip(self.terms, self.forms, strict=True):
            if form != last:
                last, root = form, base(form)
                fits = low <= len(root) <= high and (
                    OSA.distance(wanted, root, score_cutoff=edits) <= edits
                )
            if fits:
                found.append(one)
        return found
