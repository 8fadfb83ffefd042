"""Drafts of one sentence in the making."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Lexicon, Verb
from ukcorpus.ingest.extractors.claims.subjects import Subjects
from ukcorpus.ingest.extractors.claims.tokens import Sentence
from ukcorpus.model.spans import Span

_PARTS = frozenset(("to-inf", "object", "noun"))
"""Rules whose finds are parts of another report's content when they stand in one."""

_CLAUSES = frozenset(("that", "bare", "whether", "mid")) | _PARTS
"""Rules whose content is one person's clause, no outlet's whole report."""


class Drafting(Subjects):
    """Keeps what the rules have found; ``drafts`` grows from left to right."""

    def __init__(self, sentence: Sentence, lex: Lexicon, number: int) -> None:
        super().__init__(sentence, lex)
        self.number = number
        self.drafts: list[Draft] = []
        self.floor = 0
        """First token that no earlier report has claimed from the left."""
        self._subordinate = False
        """Whether the report at hand stands in a subordinate clause."""

    def _span(self, a: int, b: int) -> Span:
        return Span(self.tokens[a].start, self.tokens[b - 1].end)

    def _token_from(self, offset: int) -> int:
        """The first token that starts at ``offset`` or after it."""
        return next((n for n, t in enumerate(self.tokens) if t.start >= offset), self.stop)

    def _told_already(self, k: int) -> bool:
        """Whether an earlier report has the token ``k`` in its content."""
        at = self.tokens[k].start if k < len(self.tokens) else 0
        return any(span.start <= at < span.end for draft in self.drafts for span in draft.spans)

    def _new(self, verb: Verb, cue: Span, source: Span | None = None, rule: str = "") -> Draft:
        return Draft(self.sentence, [], rule, verb, cue, source, number=self.number)

    def _draft(self, i: int, verb: Verb, source: Span | None) -> Draft:
        token = self.tokens[i]
        draft = self._new(verb, Span(token.start, token.end), source)
        j = i - 1
        while j >= 0 and self.is_word(j) and i - j < 5:
            if self.low(j) in self.lex["negations"] or self.low(j).endswith(("n't", "n’t")):
                draft.negated = True
            if not (
                self.adverb(j)
                or self.low(j) in self.lex["auxiliaries"]
                or self.low(j) in self.lex["negations"]
            ):
                break
            j -= 1
        return draft

    def _keep(self, draft: Draft, empty: bool = False) -> None:
        if (
            draft.negated
            and draft.verb is not None
            and draft.verb.cls in ("belief", "say", "report")
        ):
            return
        if draft.spans or empty:
            for earlier in self.drafts:
                if earlier.spans and draft.spans and earlier.spans[-1].covers(draft.spans[0]):
                    draft.parent = earlier
            if draft.parent is not None and draft.verb and draft.verb.cls == "belief":
                return  # said that he believes …: one act of reporting, not two
            if draft.parent and draft.rule in _PARTS and draft.parent.rule in _CLAUSES:
                return  # said that they asked him to leave: what they did, no report of theirs
            self.drafts.append(draft)
