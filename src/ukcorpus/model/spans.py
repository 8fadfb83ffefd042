"""Places in the text of a record."""

from ukcorpus.model.base import Value


class Span(Value, frozen=True, order=True):
    """``text[start:end]``: characters from 0, half-open, into ``Record.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end
