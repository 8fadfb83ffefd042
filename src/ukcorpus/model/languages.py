"""The language of an article and of its parts."""

from ukcorpus.model.base import Value
from ukcorpus.model.spans import Span

UNKNOWN = "und"
"""ISO 639 code for a language that cannot be told, as of a table of numbers."""


class Passage(Value, frozen=True):
    """A paragraph in another language than its article."""

    span: Span
    code: str
    confidence: float


class Language(Value, frozen=True):
    """ISO 639-1 code of an article (``und`` when it cannot be told) with the detector's p."""

    code: str = UNKNOWN
    confidence: float = 0.0
    others: tuple[Passage, ...] = ()

    @property
    def mixed(self) -> bool:
        """Whether some paragraph is in another language."""
        return bool(self.others)
