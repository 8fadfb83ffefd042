"""Wildcards inside words."""

import re
from collections.abc import Callable


class Wildcard:
    """A word with ``*`` and ``?``, fitted to others in time linear in their length.

    The pieces between stars are looked for from the left, each where it fits first; one
    that fits earlier never spoils what fits later.
    """

    def __init__(self, pattern: str) -> None:
        pieces = re.split(r"\*+", pattern)
        self.head = re.split(r"[*?]", pattern)[0]
        """What every word that fits begins with."""
        self.first, self.last = pieces[0], pieces[-1]
        self.middle = [_piece(piece) for piece in pieces[1:-1]]
        self.one = len(pieces) == 1
        self.starts = _piece(self.first)
        self.ends = _piece(self.last)
        self.fits: Callable[[str], bool] = _simple(pieces) or self._fits
        """Whether the whole of a word fits."""

    def _fits(self, word: str) -> bool:
        if self.one:
            return self.starts.fullmatch(word) is not None
        stop = len(word) - len(self.last)
        if stop < len(self.first) or not self.starts.match(word):
            return False
        if not self.ends.match(word, stop):
            return False
        at = len(self.first)
        for piece in self.middle:
            found = piece.search(word, at, stop)
            if not found:
                return False
            at = found.end()
        return True


def _simple(pieces: list[str]) -> Callable[[str], bool] | None:
    """The test for ``x*``, ``*x`` and ``*x*``, which need no pattern."""
    wanted = "".join(pieces)
    if "?" in wanted or not 2 <= len(pieces) <= 3 or wanted not in pieces:
        return None
    if len(pieces) == 3:
        return (lambda word: wanted in word) if pieces[1] == wanted else None
    if pieces[0]:
        return lambda word: word.startswith(wanted)
    return lambda word: word.endswith(wanted)


def _piece(text: str) -> re.Pattern[str]:
    return re.compile("".join("." if char == "?" else re.escape(char) for char in text), re.DOTALL)
