"""Subjects that stand further off: X said A and warned B; X left, saying C."""

from ukcorpus.ingest.extractors.claims.before import Before
from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.model.spans import Span


class Shared(Before):
    """Finds the subject of a verb that has none beside it."""

    def _shared(self, i: int) -> Draft | None:
        """The earlier report whose subject this verb shares: X said A and warned B."""
        if not self.drafts:
            return None
        j = self.skip_auxiliaries(i - 1, 0)
        last = self.drafts[-1]
        joined = self.low(j) in self.lex["main_conjunctions"] | self.lex["conjunctions"]
        if not joined and self.low(j) != "," and not self._who(j, last):
            return None
        return last if last.source is not None else None

    def _who(self, j: int, last: Draft) -> bool:
        """*…, according to X, who added that …*: the pronoun stands for the last source."""
        if (
            self.low(j) not in self.lex["relatives"]
            or last.source is None
            or self.low(j - 1) != ","
        ):
            return False
        return last.source.end == self.tokens[j - 2].end

    def _coordinated(self, i: int) -> Span | None:
        """X did this *and said* that: the subject of the first verb."""
        j = self.skip_auxiliaries(i - 1, 0)
        if j < 1 or self.low(j) not in self.lex["conjunctions"] or self.drafts:
            return None
        return self._clause_subject(j) or self._name_in_front()

    def _name_in_front(self) -> Span | None:
        """*Beijing opposes a link and has said …*: a name that opens the sentence."""
        if self.lex.verb_second or not self.capital(0) or self._adverbial_word(0):
            return None
        end = 1
        while end < self.stop and self.capital(end):
            end += 1
        named = self._phrase_ending(end - 1, 0)
        return self._span(*named) if named and self.nominal(*named) else None

    def _adverbial_word(self, i: int) -> bool:
        low, lex = self.low(i), self.lex
        closed = low in lex["adverbial_openers"] or low in lex["determiners"]
        return closed or low in lex["conjunctions"] or self.adverb(i)

    def _cut(self, last: Draft, i: int) -> None:
        j = self.skip_auxiliaries(i - 1, 0)
        at = self.tokens[j].start
        if self.low(j - 1) == ",":
            at = self.tokens[j - 1].start
        span = last.spans[-1] if last.spans else None
        if span and span.start < at < span.end:
            stop = at
            while stop > span.start and self._text_space(stop - 1):
                stop -= 1
            last.spans[-1] = Span(span.start, stop)

    def _text_space(self, offset: int) -> bool:
        return not any(token.start <= offset < token.end for token in self.tokens)

    def _is_object(self, a: int) -> bool:
        """Whether the phrase at ``a`` is what a verb acts on: *emailed supporters saying*."""
        before = self.low(a - 1)
        lex = self.lex
        if (
            not self.is_word(a - 1)
            or before in lex["conjunctions"]
            or before in lex["subordinators"]
        ):
            return False
        return before not in lex["with"]

    def _cut_before_gerund(self, i: int) -> None:
        last = self.drafts[-1]
        if not last.spans:
            return
        span = last.spans[-1]
        if span.start < self.tokens[i].start < span.end and self.low(i - 1) in (",", "and"):
            j = i - 1
            while j > 0 and self.tokens[j].raw in (",", "and"):
                j -= 1
            if self.tokens[j].end > span.start:
                last.spans[-1] = Span(span.start, self.tokens[j].end)

    def _clause_subject(self, i: int) -> Span | None:
        if self.drafts and self.drafts[-1].source is not None:
            return self.drafts[-1].source
        found = self._nearest_subject(i)
        return self._span(*found) if found else None

    def _nearest_subject(self, i: int) -> tuple[int, int] | None:
        """The subject of the last finite verb before ``i``."""
        lex = self.lex
        for m in range(i - 1, 0, -1):
            low = self.low(m)
            if not self.is_word(m):
                continue
            verbal = (
                low in lex["auxiliaries"]
                or low in lex["finite"]
                or (low in lex.verbs and low not in lex["nouns"] and not self._gerund(m))
                or low.endswith(tuple(lex["past_endings"]))
            )
            if verbal and self.tokens[m].raw[0].islower() and self.low(m - 1) not in lex["to"]:
                found = self.subject_left(m, 0)
                if found and self.nominal(*found) and not self._verbal(found[0]):
                    return found
        return None

    def _verbal(self, i: int) -> bool:
        low = self.low(i)
        small = self.tokens[i].raw[0].islower()
        return small and (low.endswith(tuple(self.lex["past_endings"])) or low in self.lex.verbs)
