"""A document as the rules look at it: its passages, and what its capitals have shown so far."""

from collections.abc import Sequence
from functools import cached_property

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.lexicon import Lexicon, Phrase, lexicon
from ukcorpus.ingest.extractors.names.tokens import Token, is_heading, tokenize
from ukcorpus.model.spans import Span

JOINS = frozenset((" ", "-", ".", "&", "'"))
CAPITALS = frozenset(("cap", "upper"))


class Scene:
    """One document in one language; what is asked of it is a function of its text."""

    def __init__(self, text: str, spans: Sequence[Span], language: str) -> None:
        self.text = text
        self.language = language
        self.words: Lexicon = lexicon(language)
        lines = [tokenize(text, s.start, s.end, self.words.abbreviations) for s in spans]
        self.headings = [line for line in lines if is_heading(line, language)]
        self.passages = [line for line in lines if line and not is_heading(line, language)]

    @cached_property
    def inside(self) -> frozenset[str]:
        """Forms with a capital where no sentence begins."""
        return frozenset(
            token.form
            for line in self.passages
            for token in line
            if token.shape in CAPITALS and not token.starts
        )

    @cached_property
    def apart(self) -> frozenset[str]:
        """Forms with a capital that stand without a hyphen on either side."""
        found = set()
        for line in self.passages:
            for at, token in enumerate(line):
                after = line[at + 1].gap if at + 1 < len(line) else "|"
                if token.shape in CAPITALS and "-" not in (token.gap, after):
                    found.add(token.form)
        return frozenset(found)

    @cached_property
    def lower(self) -> frozenset[str]:
        """Forms that also stand without a capital."""
        return frozenset(
            token.form for line in self.passages for token in line if token.shape == "lower"
        )

    def is_word(self, form: str) -> bool:
        """Whether ``form`` is, or may be, a common word here."""
        return form in self.lower or form in self.words.stop or known.is_word(form, self.language)

    def has_evidence(self, token: Token) -> bool:
        """Whether the capital of ``token`` is its own, not the sentence's."""
        if self.language == "de":
            return not self.is_word(token.form)
        if not token.starts:
            return True
        if token.form in self.words.stop:
            return False
        return token.form in self.inside or not self.is_word(token.form)

    def is_title(self, line: list[Token], at: int) -> bool:
        """Whether ``line[at]`` is a title or a form of address."""
        form = line[at].form
        return form in self.words.honorifics or self.words.is_title(form)

    def is_titled(self, line: list[Token], at: int) -> bool:
        """Whether a title stands directly before ``line[at]``."""
        if at == 0 or line[at].gap not in (" ", "."):
            return False
        return not line[at - 1].possessive and self.is_title(line, at - 1)

    def slice(self, line: list[Token], start: int, end: int) -> str:
        """The tokens ``start:end`` as written."""
        return self.text[line[start].start : line[end - 1].end]

    def is_never(self, line: list[Token], start: int, end: int) -> int:
        """How many tokens at ``start`` make a phrase that is no name; 0 if none do."""
        for size in range(min(4, end - start), 0, -1):
            phrase: Phrase = tuple(token.form for token in line[start : start + size])
            if phrase in self.words.never:
                return size
        return 0

    def blocked(self, token: Token) -> bool:
        """Whether a token alone is no name: a nationality, a month, an acronym of no body."""
        words = self.words
        return (
            token.form in words.demonyms
            or token.form in words.calendar
            or token.form in words.acronyms
            or token.form in words.honorifics
        )
