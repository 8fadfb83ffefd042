"""State machines that are built as words come: one step a letter, whatever the pattern."""

from collections.abc import Callable
from typing import NamedTuple

Test = Callable[[str], bool]


class RegexError(ValueError):
    """A pattern that cannot be run; ``place`` is where in it."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


class State:
    """Goes on by a letter that ``test`` lets through, or by nothing to those of ``empty``."""

    __slots__ = ("empty", "test", "then")

    def __init__(self) -> None:
        self.test: Test | None = None
        self.then: State | None = None
        self.empty: list[State] = []


class Piece(NamedTuple):
    """A part of a pattern: where it is entered and where it is left."""

    start: State
    end: State


class Compiled:
    """A pattern that words are matched with, whole."""

    def __init__(self, start: State, end: State, head: str, ignore_case: bool) -> None:
        self._end = end
        self.head = head
        """What every match begins with, as far as it is plain letters; empty with ``/i``."""
        self._ignore_case = ignore_case
        self._start = closure([start])
        self._steps: dict[tuple[frozenset[State], str], frozenset[State]] = {}

    def matches(self, word: str) -> bool:
        """Whether the whole of ``word`` matches."""
        if self._ignore_case:
            word = word.lower()
        states = self._start
        for letter in word:
            key = (states, letter)
            following = self._steps.get(key)
            if following is None:
                if len(self._steps) > 50_000:
                    self._steps.clear()
                following = closure(
                    [s.then for s in states if s.test and s.then and s.test(letter)]
                )
                self._steps[key] = following
            if not following:
                return False
            states = following
        return self._end in states


def closure(states: list[State]) -> frozenset[State]:
    """These, and all that can be reached without a letter."""
    found = set(states)
    waiting = list(states)
    while waiting:
        for state in waiting.pop().empty:
            if state not in found:
                found.add(state)
                waiting.append(state)
    return frozenset(found)
