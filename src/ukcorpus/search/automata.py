"""Regular expressions in linear time: a state machine that is built as words come.

Python's ``re`` can take exponential time on a pattern like ``(a+)+b``; here each letter of
a word costs one step, whatever the pattern (Thompson 1968). What needs memory of the past
(back references, look-around) is refused.
"""

from functools import lru_cache

from ukcorpus.search.machine import Compiled, Piece, RegexError, State, Test

MAX_STATES = 4_000
MAX_REPEAT = 100


@lru_cache(maxsize=64)
def compile_regex(pattern: str, *, ignore_case: bool = False) -> Compiled:
    """The state machine of ``pattern``. Raises RegexError.

    It knows ``.`` ``[…]`` ``[^…]`` ``\\d \\w \\s \\D \\W \\S``, groups, ``|``, ``* + ? {m,n}``
    (also lazy, which changes nothing for a whole word), and ``^`` and ``$`` at the ends.
    """
    reader = _Reader(pattern, ignore_case)
    piece = reader.alternatives()
    if reader.at < len(pattern):
        raise RegexError("unbalanced parenthesis", reader.at)
    return Compiled(piece.start, piece.end, "" if ignore_case else _head(pattern), ignore_case)


def _head(pattern: str) -> str:
    """Letters that every match begins with."""
    if "|" in pattern:
        return ""
    letters = ""
    for letter in pattern.removeprefix("^"):
        if letter in "*?{":
            return letters[:-1]
        if not letter.isalnum():
            break
        letters += letter
    return letters


class _Reader:
    """Builds the machine in one pass over the pattern."""

    def __init__(self, pattern: str, ignore_case: bool) -> None:
        self.pattern = pattern
        self.ignore_case = ignore_case
        self.at = 0
        self.states = 0
        self.depth = 0

    def state(self) -> State:
        self.states += 1
        if self.states > MAX_STATES:
            raise RegexError("too many repetitions", self.at)
        return State()

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1 : self.at]

    def alternatives(self) -> Piece:
        start, end = self.state(), self.state()
        while True:
            branch = self.sequence()
            start.empty.append(branch.start)
            branch.end.empty.append(end)
            if self.peek() != "|":
                return Piece(start, end)
            self.at += 1

    def sequence(self) -> Piece:
        start = end = self.state()
        while self.peek() not in ("", "|", ")"):
            piece = self.repeated()
            end.empty.append(piece.start)
            end = piece.end
        return Piece(start, end)

    def repeated(self) -> Piece:
        place = self.at
        piece = self.single()
        low, high = self.quantifier()
        if (low, high) == (1, 1):
            return piece
        start = end = self.state()
        after = self.at
        for _ in range(low):
            end, piece = self.chained(end, piece, place, after)
        if high is None:
            piece.end.empty.append(piece.start)
            last = self.state()
            end.empty += [piece.start, last]
            piece.end.empty.append(last)
            return Piece(start, last)
        last = self.state()
        end.empty.append(last)
        for _ in range(high - low):
            end, piece = self.chained(end, piece, place, after)
            end.empty.append(last)
        return Piece(start, last)

    def chained(self, end: State, piece: Piece, place: int, after: int) -> tuple[State, Piece]:
        """``piece`` put after ``end``, and a fresh copy of it for the next time."""
        end.empty.append(piece.start)
        self.at = place
        copy = self.single()
        self.at = after
        return piece.end, copy

    def quantifier(self) -> tuple[int, int | None]:
        place = self.at
        letter = self.peek()
        known: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        if letter in known and letter:
            self.at += 1
            found = known[letter]
        elif letter == "{":
            found = self.counted()
        else:
            return 1, 1
        if self.peek() == "?":
            self.at += 1
        if self.peek() and self.peek() in "*+?{":
            raise RegexError("multiple repeat", self.at)
        if found[1] is not None and found[0] > found[1]:
            raise RegexError("a repeat that ends before it starts", place)
        return found

    def counted(self) -> tuple[int, int | None]:
        place = self.at
        end = self.pattern.find("}", place)
        low, comma, high = self.pattern[place + 1 : max(end, place)].partition(",")
        if not all(n.isascii() and (n.isdigit() or not n) for n in (low, high)) or not (
            low or high
        ):
            raise RegexError("a repeat is written {2}, {2,} or {2,5}", place)
        self.at = end + 1
        counts = [int(n[:6]) if n else None for n in (low, high if comma else low)]
        if any(n is not None and n > MAX_REPEAT for n in counts):
            raise RegexError(f"at most {MAX_REPEAT} repetitions", place)
        return counts[0] or 0, counts[1]

    def single(self) -> Piece:
        place = self.at
        letter = self.take()
        if letter == "(":
            return self.group(place)
        if letter in "*+?{":
            raise RegexError("nothing to repeat", place)
        if letter == "^" or letter == "$":
            edge = 0 if letter == "^" else len(self.pattern) - 1
            if place != edge:
                raise RegexError("a word is matched whole: no ^ or $ inside", place)
            state = self.state()
            return Piece(state, state)
        return self.tested(self.test(letter, place))

    def tested(self, test: Test) -> Piece:
        start, end = self.state(), self.state()
        start.test, start.then = test, end
        return Piece(start, end)

    def group(self, place: int) -> Piece:
        if self.peek() == "?":
            if not self.pattern.startswith("?:", self.at):
                raise RegexError("look-around, flags and names are not known here", place)
            self.at += 2
        self.depth += 1
        if self.depth > 20:
            raise RegexError("groups are nested too deeply", place)
        piece = self.alternatives()
        self.depth -= 1
        if self.take() != ")":
            raise RegexError("missing )", place)
        return piece

    def test(self, letter: str, place: int) -> Test:
        """What one letter of a word must be."""
        if letter == ".":
            return _anything
        if letter == "[":
            return self.letters(place)
        if letter == "\\":
            return self.escaped(place)
        return self.literal(letter)

    def literal(self, letter: str) -> Test:
        wanted = letter.lower() if self.ignore_case else letter
        return wanted.__eq__

    def escaped(self, place: int) -> Test:
        letter = self.take()
        if letter.lower() in _CLASSES and letter:
            test = _CLASSES[letter.lower()]
            return test if letter.islower() else _negated([test])
        if not letter or letter.isalnum():
            raise RegexError(f"\\{letter} is not known here", place)
        return self.literal(letter)

    def letters(self, place: int) -> Test:
        """A set of letters: ``[a-zà]``."""
        negated = self.peek() == "^"
        self.at += negated
        tests: list[Test] = []
        while self.peek() != "]" or not tests:
            letter = self.take()
            if not letter:
                raise RegexError("missing ]", place)
            if letter == "\\":
                tests.append(self.escaped(self.at - 1))
            elif self.peek() == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("", "]"):
                self.at += 1
                tests.append(self.between(letter, self.take()))
            else:
                tests.append(self.literal(letter))
        self.at += 1
        return _negated(tests) if negated else _any_of(tests)

    def between(self, low: str, high: str) -> Test:
        if low > high:
            raise RegexError(f"{low}-{high} is no range", self.at - 3)
        if self.ignore_case:
            return lambda letter: low <= letter <= high or low <= letter.upper() <= high
        return lambda letter: low <= letter <= high


def _anything(letter: str) -> bool:  # noqa: ARG001
    return True


def _any_of(tests: list[Test]) -> Test:
    return lambda letter: any(test(letter) for test in tests)


def _negated(tests: list[Test]) -> Test:
    return lambda letter: not any(test(letter) for test in tests)


_CLASSES: dict[str, Test] = {
    "d": str.isdecimal,
    "w": lambda letter: letter.isalnum() or letter == "_",
    "s": str.isspace,
}
