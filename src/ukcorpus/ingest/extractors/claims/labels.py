"""Reports without a verb: a headline's colon, a transcript's label, somebody who says nothing."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.placing import Placing
from ukcorpus.model.spans import Span
from ukcorpus.text.dictionary import is_word

_DASHES = frozenset("-–—") | {"--"}


class Labels(Placing):
    """Finds what colons and phrases report."""

    def _headline(self) -> None:
        """*Minister: we will stay* and *We will stay: minister*; a transcript's label."""
        title = self.sentence.zone in ("title", "heading", "subtitle")
        if not title and not self.sentence.first:
            return
        if title and self._named_last():
            return
        colons = [m for m in range(min(len(self.tokens), 60)) if self.tokens[m].raw == ":"]
        if not colons:
            return
        c = colons[0]
        if 0 < c <= 7 and self._names_speaker(0, c) and c + 1 < self.stop:
            draft = self._label(self._span(0, c), c, "headline" if title else "label")
            if title and all(token.raw.isupper() for token in self.tokens if token.kind == "w"):
                draft.notes["if_quoted"] = self.low(c - 1)
            draft.spans = [self._span(c + 1, self.stop)]
            self._keep(draft)
            self.floor = c + 1
            return
        c = colons[-1]
        if title and c > 2 and self.stop - 5 <= c < self.stop - 0 and c + 1 < len(self.tokens):
            last = self.low(self.stop - 1)
            named = (
                c + 1 < self.stop
                and not self.large
                and all(self.capital(m) for m in range(c + 1, self.stop))
            )
            if last in self.lex["tails"] or named:
                draft = self._label(self._span(c + 1, self.stop), c, "headline")
                draft.spans = [self._span(0, c)]
                if last not in self.lex["tails"]:
                    draft.notes["if_quoted"] = last
                self._keep(draft)
                self.floor = self.stop

    def _named_last(self) -> bool:
        """*Two drones shot down - Berg*: kept only if whoever is named speaks in the article."""
        for m in range(max(3, self.stop - 4), self.stop - 1):
            if self.tokens[m].raw not in _DASHES or self.is_quote(m - 1):
                continue
            if all(self.capital(n) for n in range(m + 1, self.stop)):
                draft = self._label(self._span(m + 1, self.stop), m, "headline")
                draft.notes["if_quoted"] = self.low(self.stop - 1)
                draft.spans = [self._span(self._after_colon(0, m), m)]
                self._keep(draft)
                self.floor = self.stop
                return True
        return False

    def _label(self, source: Span, c: int, rule: str) -> Draft:
        verb = Verb(":", "say", "q", frozenset(("finite",)))
        colon = self.tokens[c]
        return self._new(verb, Span(colon.start, colon.end), source, rule)

    def _names_speaker(self, a: int, b: int) -> bool:
        lex = self.lex
        if any(self.low(m) in lex["labels"] for m in range(a, b)) or self.finite_in(a, b):
            return False
        if any(self.tokens[m].kind != "w" or self.low(m) in lex.verbs for m in range(a, b)):
            return self.low(a) in lex["tails"] and b - a == 1
        small = [m for m in range(a + 1, b) if not self.capital(m)]
        if not small:
            return self.capital(a) and not (b - a == 1 and self._things(a))
        people = lex["roles"] | lex["anonymous"] | lex["organisations"]
        return self.low(b - 1) in people or self._named(a, b)

    def _things(self, m: int) -> bool:
        """*Markets: …*: a plural that is no people, body or document names a column."""
        lex, low = self.lex, self.low(m)
        speaking = ("groups", "anonymous", "organisations", "documents", "outlets", "tails")
        if not low.endswith(tuple(lex["plurals"])) or any(low in lex[name] for name in speaking):
            return False
        return low.removesuffix("s") not in lex["roles"] and is_word(low, self.sentence.language)

    def _silent(self, i: int) -> bool:
        """*did not immediately respond to a request*: somebody who says nothing."""
        for phrase in self.lex.silences.get(self.low(i), ()):
            if all(self.low(i + n) == word for n, word in enumerate(phrase)):
                subject = self.subject_left(i, self.floor)
                if subject is None:
                    return False
                end = i + len(phrase)
                while (
                    end < self.stop
                    and self.tokens[end].kind == "w"
                    and self.low(end) not in self.lex["conjunctions"]
                ):
                    end += 1
                verb = Verb(" ".join(phrase), "no_comment", "", frozenset(("finite",)))
                cue = Span(self.tokens[i].start, self.tokens[i + len(phrase) - 1].end)
                draft = Draft(self.sentence, [self._span(i, end)], "silence", verb, cue)
                draft.source = self._span(*subject)
                draft.number = self.number
                self.drafts.append(draft)
                return True
        return False

    def _led_in(self) -> None:
        """*He was pleased: “…”*: the subject of what stands before the colon says it."""
        for q in range(2, len(self.tokens)):
            if not self.is_quote(q) or self.low(q - 1) != ":" or self._reported(q):
                continue
            if len(self.tokens[q].raw.split()) < self.lex.speech_words:
                continue
            subject = self._lead_subject(q - 1)
            draft = self._label(self._span(*subject), q - 1, "led-in") if subject else None
            if draft is not None:
                draft.spans = [self._span(q, q + 1)]
                self._keep(draft)

    def _lead_subject(self, colon: int) -> tuple[int, int] | None:
        if self.finite_in(0, colon):
            return self._nearest_subject(colon)
        found = self._phrase_ending(colon - 1, 0)
        return found if found and self.nominal(*found) else None

    def _reported(self, q: int) -> bool:
        at = self.tokens[q].start
        return any(span.start <= at < span.end for draft in self.drafts for span in draft.spans)

    def _announced(self) -> None:
        """A sentence that ends with a colon before a paragraph of quotation."""
        last = len(self.tokens) - 1
        if last < 2 or self.tokens[last].raw != ":" or self.sentence.zone in ("title", "heading"):
            return
        if any(draft.rule == "colon-next" for draft in self.drafts):
            return
        subject = self._nearest_subject(last)
        if subject is None:
            return
        verb = Verb(":", "say", "q", frozenset(("finite",)))
        colon = self.tokens[last]
        draft = Draft(self.sentence, [], "colon-next", verb, Span(colon.start, colon.end))
        draft.source = self._span(*subject)
        draft.number = self.number
        self.drafts.append(draft)
