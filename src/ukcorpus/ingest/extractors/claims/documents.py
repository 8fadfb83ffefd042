"""What a document says: *in het rapport staat dat …*, *…, blijkt uit onderzoek*."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.predicates import Predicates
from ukcorpus.model.spans import Span

_AROUND = 9
"""Tokens between a verb of documents and what it reports."""


class Documents(Predicates):
    """Finds reports whose source hangs on a preposition: it stands *in* or follows *from* it."""

    def _by_document(self, i: int) -> None:
        """The report of the verb at ``i``, by where its document and its content stand."""
        if self._told_already(i):
            return
        known = self._document_before(i)
        start = self._that_after(i)
        if start is not None and known is not None:
            draft = self._document_draft(i, known)
            self._content(draft, start, "that")
            return
        after = self._document_after(i)
        readable = self._readable(i)
        if after is None and not readable:
            return
        source = (after[0], after[1]) if after else None
        draft = self._document_draft(i, source)
        if start is not None and after and i <= 1:
            self._content(draft, start, "that")  # uit het rapport van X blijkt
        elif self._points(i):
            draft.rule = "backward"
            self._keep(draft, empty=True)
        else:
            self._said_before(draft, i)

    def _document_draft(self, i: int, source: tuple[int, int] | None) -> Draft:
        token = self.tokens[i]
        verb = Verb(token.low, "report", "tp", frozenset(("finite",)))
        draft = self._new(verb, Span(token.start, token.end))
        if source and source[0] < source[1]:
            draft.source = self._span(*source)
        return draft

    def _document_before(self, i: int) -> tuple[int, int] | None:
        """The document that opens the clause of ``i``; an empty one for *daarin*."""
        lo = self.floor
        if self.low(i - 1) in self.lex["therein_adverbs"] and i - 1 <= lo + 1:
            return (i - 1, i - 1)
        for m in range(max(lo, i - 2 * _AROUND), i - 1):
            before = self.low(m - 1)
            joined = before in self.lex["conjunctions"] or before in self.lex["subordinators"]
            opens = m == lo or before == "," or joined
            if opens and self.low(m) in self.lex["document_prepositions"]:
                plain = all(
                    self.is_word(n) or self.is_quote(n) or self.low(n) == "&" for n in range(m, i)
                )
                return (m + 1, i) if plain and not self.finite_in(m + 1, i) else None
        return None

    def _that_after(self, i: int) -> int | None:
        """Where *dat …* starts, soon after the verb and before any comma."""
        for m in range(i + 1, min(self.stop, i + _AROUND)):
            if self.low(m) in self.lex["that"] and m + 3 < self.stop:
                return m + 1 if self.clause_in(m + 1, self.stop) or self._verb_last() else None
            if not self.is_word(m):
                return None
        return None

    def _verb_last(self) -> bool:
        """Whether the last word may be a verb: small, with the ending of one."""
        last = self.tokens[self.stop - 1]
        return last.raw[0].islower() and last.low.endswith(("t", "n", "de", "te"))

    def _document_after(self, i: int) -> tuple[int, int] | None:
        """*blijkt uit onderzoek van X*: the document that follows its verb."""
        m = i + 1
        while self.is_word(m) and self.adverb(m):
            m += 1
        if self.low(m) not in self.lex["document_prepositions"]:
            return None
        end = self._source_end(m + 1)
        named = self.low(i) in self.lex["resulting"] or any(
            self._noun_seen(n, 0) for n in range(m + 1, min(end, self.stop))
        )
        return (m + 1, end) if end > m + 1 and named else None

    def _readable(self, i: int) -> bool:
        """*is (in de brief) te lezen*: what an auxiliary says of a document."""
        for m in range(i + 1, min(self.stop, i + _AROUND)):
            if self.low(m) in self.lex["readable"] and self.low(m - 1) in self.lex["to"]:
                return True
            if not self.is_word(m):
                return False
        return False

    def _points(self, i: int) -> bool:
        return i - self.floor <= 1 and self.low(i - 1) in self.lex["pointers"]

    def _said_before(self, draft: Draft, i: int) -> None:
        """What stands before the comma, or the quotation, that the verb follows."""
        e = i
        while e > self.floor and self.low(e - 1) in self.lex["as"]:
            e -= 1
        comma = self.low(e - 1) == ","
        if comma:
            e -= 1
        a = self._content_start(self.floor, e)
        quoted = e > a and self.is_quote(e - 1)
        if e <= a or not (quoted or (comma and self.finite_in(a, e))):
            return
        draft.spans = [self._span(e - 1 if quoted and self.is_speech(e - 1) else a, e)]
        draft.rule = "post"
        self._keep(draft)
