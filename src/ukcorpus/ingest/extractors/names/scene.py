"""A document as the rules look at it: its passages, and what its capitals have shown so far."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.lexicon import Lexicon, Phrase, lexicon
from ukcorpus.ingest.extractors.names.tokens import Token, is_heading, tokenize
from ukcorpus.model.spans import Span
from ukcorpus.text.dictionary import is_word

JOINS = frozenset((" ", "-", ".", "&", "'"))
CAPITALS = frozenset(("cap", "upper"))
PERSONAL = frozenset(
    (
        "of",
        "van",
        "von",
        "de",
        "by",
        "to",
        "from",
        "between",
        "against",
        "over",
        "on",
        "tussen",
        "tegen",
    )
)
"""Prepositions that stand before people as often as before places."""


@lru_cache(maxsize=16384)
def _is_title(form: str, language: str) -> bool:
    words = lexicon(language)
    return form in words.honorifics or words.is_title(form)


class Scene:
    """One document in one language; what is asked of it is a function of its text."""

    def __init__(self, text: str, spans: Sequence[Span], language: str) -> None:
        self.text = text
        self.language = language
        self.words: Lexicon = lexicon(language)
        self._written: frozenset[str] = frozenset()
        lines = [tokenize(text, s.start, s.end, self.words.abbreviations) for s in spans]
        if self.words.genitive:
            self._written = frozenset(token.raw for line in lines for token in line)
            lines = [self._without_genitive(line) for line in lines]
        self.lines = lines
        self.headings: list[list[Token]] = []
        self.passages: list[list[Token]] = []
        for line in lines:
            stopped = bool(line) and text.startswith((".", ".”", '."'), line[-1].end)
            heading = is_heading(line, self.words.capital_nouns, stopped)
            (self.headings if heading else self.passages).append(line)

    @cached_property
    def times(self) -> Counter[str]:
        """How often each form stands with a capital where no sentence begins."""
        return Counter(
            token.form
            for line in self.passages
            for token in line
            if token.shape in CAPITALS and not token.starts
        )

    @cached_property
    def capitals(self) -> Counter[str]:
        """How often each form stands with a capital, anywhere but in a heading."""
        return Counter(
            token.form for line in self.passages for token in line if token.shape in CAPITALS
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
            token.form
            for line in self.passages
            for token in line
            if token.shape == "lower" and (token.gap == " " or not self._is_tag(token))
        )

    def _is_tag(self, token: Token) -> bool:
        return self.text[max(0, token.start - 1) : token.start] in ("#", "@", "/", "_")

    def _without_genitive(self, line: list[Token]) -> list[Token]:
        return [
            token._replace(
                end=token.end - 1, raw=token.raw[:-1], form=token.form[:-1], possessive=True
            )
            if token.shape == "cap" and token.form[-1] == "s" and self._is_genitive(token)
            else token
            for token in line
        ]

    def _is_genitive(self, token: Token) -> bool:
        """Whether *Bidens* is Biden's: the name without *s* is known, or stands in the text."""
        base = token.raw[:-1]
        if len(base) < 4 or token.possessive or self.words.is_people(token.form):
            return False
        if known.alias(token.raw, self.language) or known.big_place(token.raw, self.language):
            return False
        if known.alias(base, self.language):
            return True
        if is_word(token.raw.lower(), self.language):
            return False
        if base in self._written:
            return True
        place = known.big_place(base, self.language)
        large = place is not None and (place.kind != "city" or place.population >= 500_000)
        return large and not token.starts

    def is_word(self, token: Token) -> bool:
        """Whether a word is, or may be, a common one here."""
        if "'" in token.form and token.form.partition("'")[0] in self.words.stop:
            return True  # *We've*, *They'll*
        return (
            token.form in self.lower
            or token.form in self.words.stop
            or is_word(token.raw.lower(), self.language)
        )

    def has_evidence(self, token: Token) -> bool:
        """Whether the capital of ``token`` is its own, not the sentence's."""
        if self.words.capital_nouns:
            compound = known.is_compound(token.raw.lower(), self.language)
            return not (compound or self.is_word(token))
        if not token.starts:
            return True
        if token.form in self.words.stop:
            return False
        if token.form in self.times or known.surname(token.form, self.language):
            return True
        if not self.words.supported:
            return False
        if self.capitals[token.form] > 1 and known.first_name(token.form):
            return token.form not in self.lower
        if self.words.genitive and known.is_compound(token.raw.lower(), self.language):
            return False
        return not self.is_word(token)

    def is_determined(self, line: list[Token], at: int) -> bool:
        """Whether an article or the like stands directly before ``line[at]``."""
        if at == 0 or line[at].gap != " ":
            return False
        return line[at - 1].form in self.words.articles | self.words.determiners

    def is_title(self, line: list[Token], at: int) -> bool:
        """Whether ``line[at]`` is a title or a form of address."""
        return _is_title(line[at].form, self.language)

    def is_titled(self, line: list[Token], at: int) -> bool:
        """Whether a title stands directly before ``line[at]``."""
        if at == 0 or line[at].gap not in (" ", "."):
            return False
        if line[at - 1].possessive or not self.is_title(line, at - 1):
            return False
        common = line[at - 1].form in self.words.adjective_titles and self.is_word(line[at])
        return not common

    def slice(self, line: list[Token], start: int, end: int) -> str:
        """The tokens ``start:end`` as written."""
        return self.text[line[start].start : line[end - 1].end]

    def is_never(self, line: list[Token], start: int, end: int) -> int:
        """How many tokens at ``start`` make a phrase that is no name; 0 if none do."""
        longest = self.words.never_starts.get(line[start].form, 0)
        for size in range(min(4, longest, end - start), 0, -1):
            phrase: Phrase = tuple(token.form for token in line[start : start + size])
            if phrase in self.words.never:
                return size
        return 0

    def may_be_surname(self, line: list[Token], at: int) -> bool:
        """Whether a month, season or nationality is a surname here: *Theresa May*, no date."""
        token = line[at]
        dated = token.form in self.words.calendar
        if dated and token.form not in self.words.calendar_surnames:
            return False
        if not dated and not self.words.is_people(token.form):
            return False
        after = line[at + 1] if at + 1 < len(line) and line[at + 1].gap == " " else None
        if after and not dated and after.shape == "lower" and after.form not in self.words.says:
            return False  # *the official Iraqi news agency*
        if after and (after.shape == "digit" or (after.shape == "cap" and self.is_word(after))):
            return False  # *May 9*, *hoogleraar Joodse Studies*
        return token.shape == "cap" and not token.starts

    def blocked(self, token: Token) -> bool:
        """Whether a token alone is no name: a nationality, a month, an acronym of no body."""
        words = self.words
        return (
            token.form in words.calendar
            or words.is_people(token.form)
            or (token.form in words.acronyms and not token.raw[1:].islower())
            or token.form in words.honorifics
            or self.is_legal_form(token)
        )

    def is_legal_form(self, token: Token) -> bool:
        """Whether a word says what a company is in law; two letters must both be capitals."""
        if token.form not in self.words.legal_forms:
            return False
        return len(token.raw) > 2 or token.shape == "upper" or token.raw == "Co"
