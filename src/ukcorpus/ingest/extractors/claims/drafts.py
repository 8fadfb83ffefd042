"""What a rule finds before it is known who the speaker is."""

from dataclasses import dataclass, field

from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.tokens import Sentence
from ukcorpus.model.spans import Span


@dataclass(slots=True)
class Draft:
    """A claim in the making: where its content, cue and source stand."""

    sentence: Sentence
    spans: list[Span]
    rule: str
    verb: Verb | None = None
    cue: Span | None = None
    source: Span | None = None
    """The words that name who said it; None when there are none here."""
    told_to: Span | None = None
    number: int = 0
    """Index of the sentence in the article."""
    parent: "Draft | None" = None
    follows: "Draft | None" = None
    """The draft whose speaker goes on."""
    quoted: int = 0
    negated: bool = False
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where the content starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.spans[-1].end
