"""Reports by a noun: *die Ankündigung, …*, *Vorwürfe, dass …*; and by *demnach*."""

from ukcorpus.ingest.extractors.claims.documents import Documents
from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.model.claims import CueClass
from ukcorpus.model.spans import Span

_NEAR = 5
"""Tokens between the noun and the comma that opens what was said."""


class Nouns(Documents):
    """Finds what nouns and backward-looking adverbs report."""

    def _by_noun(self, i: int) -> None:
        """A noun of reporting with a clause of its own; its subject is that of the clause."""
        if not self.capital(i) and self.lex.capital_nouns:
            return
        start = self._noun_content(i)
        if start is None or self._told_already(start):
            return
        source = self._whose(i, start) or self._holder(i)
        draft = self._noun_draft(i, "report", source)
        self._content(draft, start, "noun")
        if draft.spans:
            draft.spans = [self._span(start, self._clause_end(start))]

    def _noun_content(self, i: int) -> int | None:
        lex = self.lex
        if not lex.comma_clauses:
            return self._noun_clause(i)
        for m in range(i + 1, min(self.stop, i + 2 + _NEAR)):
            if self.low(m) in lex["prepositions"] and self.low(m + 1) in lex["therein_pronouns"]:
                return None
            if self.low(m) != ",":
                if self.tokens[m].kind != "w":
                    return None
                continue
            if self.low(m + 1) in lex["that"] | lex["if"]:
                return m + 2
            before, after = self.low(m + 1), self.low(m + 2)
            if before in lex["prepositions"] and after in lex["therein_pronouns"]:
                return m + 3  # Gerüchte, nach denen …
            return m + 1 if self._said_of(m + 1) else None
        return None

    def _noun_clause(self, i: int) -> int | None:
        """*de conclusie van X dat …*, *de vrees is dat …*: what follows *dat*."""
        lex = self.lex
        for m in range(i + 1, min(self.stop - 2, i + 3 + 2 * _NEAR)):
            if self.low(m) in lex["that"]:
                return m + 1
            linking = self.low(m) in lex["passive"] and m == i + 1
            if not self.is_word(m) or (self._finite_at(m) and not linking):
                return None
        return None

    def _whose(self, i: int, start: int) -> Span | None:
        """*van motocrosser Nancy van de Ven* after the noun."""
        if self.lex.comma_clauses or self.low(i + 1) not in self.lex["of"]:
            return None
        return self._span(i + 2, start - 1) if start - 1 > i + 2 else None

    def _holder(self, i: int) -> Span | None:
        """Who has the opinion, raises the accusation: the subject of the clause."""
        lex = self.lex
        for m in range(i - 1, max(-1, i - 14), -1):
            if self.tokens[m].kind == "p":
                return None
            if self.low(m) in lex["holding"]:
                left = self.subject_left(m, 0)
                timed = left and all(self.low(n) in lex["times"] for n in range(*left))
                if left is not None and not timed and self.nominal(*left):
                    return self._span(*left)
                right = self.subject_right(m)
                return self._span(*right) if right and right[1] < i else None
        return None

    def _noun_draft(self, i: int, cls: CueClass, source: Span | None) -> Draft:
        token = self.tokens[i]
        verb = Verb(token.low, cls, "tb", frozenset(("finite",)))
        draft = Draft(self.sentence, [], "noun", verb, Span(token.start, token.end), source)
        draft.number = self.number
        return draft

    def _account_of(self, i: int) -> None:
        """*Studien, nach denen …*, *ein Gutachten, laut dem …*: what a noun before it says."""
        lex = self.lex
        article = self.low(i + 1) in lex["genitives"] | lex["determiners"] and self.capital(i + 2)
        if self.low(i + 1) not in lex["therein_pronouns"] or article or not self.capital(i - 2):
            return
        end = self._clause_end(i + 2)
        draft = self._noun_draft(i, "according_to", self._span(i - 2, i - 1))
        draft.rule = "therein"
        draft.spans = [self._span(i + 2, end)] if end > i + 2 else []
        self._keep(draft)

    def _therein(self, i: int) -> None:
        """*Demnach soll …*: what was reported before goes on, with the source that it had."""
        first = i == self.floor or self.low(i - 1) == ","
        end = self._end(i + 1)
        draft = self._noun_draft(i, "according_to", None)
        draft.rule = "therein"
        if first:
            draft.spans = [self._span(i + 1, end)] if end > i + 1 else []
        else:
            a = self._clause_start(self._content_start(self.floor, i), i, comma=False)
            draft.spans = [self._span(a, i)] if i > a else []
            if end > i + 1:
                draft.spans.append(self._span(i + 1, end))
        self._keep(draft)
