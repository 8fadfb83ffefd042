"""Reports in Dutch and German, whose finite verb is second in a main clause and last in others.

What differs from ``svo``: anything may stand before the verb and the subject then follows it;
participles and separated particles stand at the end; *volgens X* takes no comma.
"""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.order import Order
from ukcorpus.model.spans import Span

_JUDGED = 6
"""Tokens of *het teleurstellend*, at most: a longer object was found, not judged."""

_CLAUSE = 3
"""Tokens that a clause after *dat* has at least."""


class VerbSecondReports(Order):
    """``Reports`` with the word order of Dutch and German."""

    def find(self) -> list[Draft]:
        """All reports of the sentence, in the order of their cues."""
        after = {phrase[0] for phrase in self.lex.after}
        if after:
            for i, token in enumerate(self.tokens):
                if token.kind == "w" and token.low in after and i:
                    self._postposition(i)
        super().find()
        nouns, therein = self.lex["report_nouns"], self.lex["therein"]
        standing = self.lex["document_verbs"]
        if nouns or therein or standing:
            for i, token in enumerate(self.tokens[: self.stop]):
                if token.low in nouns:
                    self._by_noun(i)
                elif token.low in therein:
                    self._therein(i)
                elif self.low(i - 1) == "," and token.low in self.lex["relative_accounts"]:
                    self._account_of(i)
                elif token.low in standing and token.kind == "w":
                    self._by_document(i)
        return self.drafts

    def _finite(self, i: int, verb: Verb) -> None:
        lo = self.floor
        at, k = self._frame(i, verb)
        left_end, subject, after = self._subject(at, k, lo)
        source = self._speaker(i, at, subject, verb)
        dummy = verb.takes("e") and self.low(at + 1) in self.lex["dummies"]
        if source is None and not dummy and not self._impersonal(i):
            return
        if subject and self.low(subject[0]) in self.lex["first_person"] and verb.cls == "belief":
            return
        draft = self._draft(i, verb, source)
        if at < i:
            draft.negated = draft.negated or self._negated(at, i)
        told: list[tuple[int, int]] = []
        kind, start = self._after_v2(after, verb, told)
        if told:
            draft.told_to = self._span(*told[0])
        left = self._left(lo, left_end, verb, parted=self._condition(lo, left_end, kind))
        if left is None and self.low(left_end - 1) in self.lex["as"] and self.low(after) == ",":
            self._content(draft, after + 1, "as-front")
        elif left is None and kind == "comma" and self._opener(lo, at) and verb.takes("p"):
            self._content(draft, start + 1, "mid")  # Maar, zeggen experts, …
        elif kind == "that" and self._opinion_of(after, start, verb):
            self._content(draft, after, "that")  # vindt het jammer dat …
        elif not self._void(kind, start, verb, after):
            count = len(self.drafts)
            self._place(draft, kind, start, left, verb, i)
            if len(self.drafts) == count:
                self._elsewhere(draft, kind, after, at, i)
        elif self._points_back(at, verb):
            self._elsewhere(draft, "", after, at, i)  # dat meldt X, dat …

    def _opinion_of(self, after: int, start: int, verb: Verb) -> bool:
        """*vindt het jammer dat …*: what is found is said with it."""
        pointing = self.low(after) in self.lex["pointers"]
        if not verb.takes("P") or not pointing or start >= self.stop:
            return False
        return after + 1 < start or not self.finite_in(start, self.stop)  # vindt dat jammer

    def _speaker(self, i: int, at: int, subject: tuple[int, int] | None, verb: Verb) -> Span | None:
        """Who reports: a document that the verb points to, or what ``_source`` finds."""
        dummies = self.lex["dummies"]
        if subject and verb.takes("e") and self.low(subject[0]) in dummies:
            subject = None  # klinkt het
        pointing = subject is None or self.low(subject[0]) in self.lex["pointers"]
        found = self._document_of(i, at, verb) if pointing else None
        return found or self._source(i, at, subject)

    def _cuts(self, k: int, m: int) -> bool:
        """As ``Ends``; *… en zei dat …*: the verb after the conjunction reports anew."""
        lex = self.lex
        if self.low(m) in lex["conjunctions"] and self.is_word(m - 1) and self.is_word(m + 1):
            says = self._says(m + 1) and self._finite_at(m + 1)
            if says and m - 1 > k and self.low(m - 1) not in lex.verbs:
                return True
        if self.tokens[m].raw == ":" and self.is_quote(m + 1) and m + 2 >= self.stop:
            return True  # …, met pijn in het hart: “…”
        return super()._cuts(k, m)

    def _void(self, kind: str, start: int, verb: Verb, after: int) -> bool:
        """Whether what seems to be content is none."""
        if kind == "colon":
            return self._own_report(start)
        if kind != "that":
            return False
        if self.stop - start < _CLAUSE and not self._short_clause(start):
            return True  # klagen over dat voornemen
        if verb.takes("T") and self.skip_adverbials(after) != start - 1:
            return True  # willen bewijzen dat
        if self.low(start - 2) == "," and self.low(self.floor) in self.lex["pointers"]:
            return not self.lex.comma_clauses  # dat meldt het ministerie, dat …
        return verb.takes("F") and not self.finite_in(start, self.stop)

    def _elsewhere(self, draft: Draft, kind: str, after: int, at: int, i: int) -> None:
        """Keep the draft if its content is what somebody is called, or stands further back."""
        verb = draft.verb
        assert verb is not None
        count = len(self.drafts)
        if verb.takes("P") and kind == "bare":
            self._judged_so(draft, after, verb)
        if len(self.drafts) == count and self._called_before(i, verb):
            draft.rule = "describe"
            draft.spans = [self._span(i - 1, i)]
            self._keep(draft)
        said = verb.takes("t") and any(
            self.low(m) in self.lex["pointers"] for m in range(at + 1, i)
        )
        if len(self.drafts) == count and (self._points_back(at, verb) or said):
            draft.rule = "backward"
            self._keep(draft, empty=True)

    def _new_report(self, conjunction: int) -> bool:
        """As ``Ends``; *volgens X* right after the conjunction, or its verb, reports too."""
        heads = self.lex["according_heads"]
        near = (conjunction + 1, conjunction + 2)
        return any(self.low(m) in heads for m in near) or super()._new_report(conjunction)

    def _short_clause(self, start: int) -> bool:
        """*dat het lukt*, *dat „…“*: two words, or one quotation, may be a clause."""
        return self.is_quote(start) or (
            self.stop - start == _CLAUSE - 1 and self.low(start) in self.lex["after_verb"]
        )

    def _document_of(self, i: int, at: int, verb: Verb) -> Span | None:
        """*Im Bericht heißt es*, *dies geht aus dem Bericht hervor*: the document says it."""
        if not verb.takes("e"):
            return None
        found = self._document_before(at) or self._document_after(i)
        return self._span(*found) if found and found[0] < found[1] else None

    def _judged_so(self, draft: Draft, k: int, verb: Verb) -> None:
        """*noemt het besluit stuitend*: the thing and what it is called."""
        lex = self.lex
        low = self.low(k)
        if low in lex["as"] | lex["called"] | lex["negations"] or not self.is_word(k):
            return
        small = not any(self.capital(m) for m in range(k, self.stop))
        pointing = low in lex["pointers"] and small and self._end(k) - k < _JUDGED
        if draft.negated or self._end(k) - k < 2 or (verb.cls == "belief" and not pointing):
            return
        self._content(draft, k, "describe")

    def _called_before(self, i: int, verb: Verb) -> bool:
        """*…, den er als „Fest“ bezeichnete*: what somebody is called stands before the verb."""
        quoted = self.is_quote(i - 1) and self.low(i - 2) in self.lex["called"]
        return quoted and bool(set(verb.frames) & set("dD"))

    def _source(self, i: int, at: int, subject: tuple[int, int] | None) -> Span | None:
        """Who reports: the subject, the one of the report before, or a passive's agent."""
        passive = self.low(at) in self.lex["passive"] or self.low(i + 1) in self.lex["passive"]
        if passive and self.low(i) not in self.lex["view_nouns"] and self._impersonal(i):
            return self._agent(at, i)
        source = self._span(*subject) if subject else self._opened(at)
        if source is not None:
            return source
        shared = self._shared(i)
        if shared is None:
            return self._coordinated(i)
        self._cut(shared, i)
        return shared.source

    def _opened(self, at: int) -> Span | None:
        """*Wie „X“ berichtet, …*: whatever stands between the two is the source."""
        first = self.low(0) in self.lex["as"] and 1 < at <= 6
        return self._span(1, at) if first and self.lex.comma_clauses else None

    def _agent(self, at: int, i: int) -> Span | None:
        """*Wurde von der Polizei aufgefordert*: who did, where a passive names them."""
        for m in range(i - 1, min(at, i - 1) - 1, -1):
            if self.low(m) in self.lex["agent"] and self.is_word(m + 1):
                end = min(i, self._source_end(m + 1))
                return self._span(m + 1, end) if end > m + 1 else None
            if self.tokens[m].kind == "p":
                break
        return None

    def _points_back(self, at: int, verb: Verb) -> bool:
        """*Dat meldt de politie.* – what was said is the sentence before."""
        back = at <= 1 and self.low(0) in self.lex["pointers"]
        return back and bool(set(verb.frames) & set("tp"))

    def _after_v2(self, k: int, verb: Verb, told: list[tuple[int, int]]) -> tuple[str, int]:
        k = self.skip_adverbials(k)
        if self.low(k) in self.lex["conjunctions"] and self.low(k + 1) == ",":
            k += 1  # sagte aber, dass …
        if self.low(k) in self.lex["told"]:
            k = self._told(k + 1, told)
            k = self.skip_adverbials(k)
        if k >= self.stop:
            return "end", k
        token = self.tokens[k]
        lex = self.lex
        if token.kind == "q":
            return "quote", k
        if token.low in lex["that"]:
            return "that", k + 1
        if token.raw == ":":
            return "colon", k + 1
        if token.raw == ",":
            return self._after_comma_v2(k, verb)
        if verb.takes("i") and self._infinitive(k):
            return "infinitive", k
        if verb.takes("A") and token.low in lex["warn_of"]:
            return "bare", k
        if verb.takes("C") and token.low in lex["call_for"]:
            return "bare", k
        if token.low in lex["prepositions"]:
            return self._after_preposition(k)
        return self._further_on(k)

    def _after_comma_v2(self, k: int, verb: Verb) -> tuple[str, int]:
        at_once = self.lex.comma_clauses and self.clause_in(k + 1, self._comma_from(k + 1))
        if at_once and self._clause_follows(k + 1):
            return "bare", k + 1
        kind, start = self._after_comma(k)
        if kind == "comma":
            asked = self.low(k + 1) in self.lex["whether"] and verb.takes("w")
            if asked or (self.lex.comma_clauses and self._clause_follows(k + 1)):
                return "bare", k + 1
        return kind, start

    def _further_on(self, k: int) -> tuple[str, int]:
        """What comes after the other parts of the clause: *zei het kabinet vandaag dat …*."""
        lex = self.lex
        for m in range(k, min(self.stop, k + 10)):
            low = self.low(m)
            if m > k and low in lex["conjunctions"] and self.low(m + 1) in lex.verbs:
                break  # weersprak dat en zei dat …: the clause is the second verb's
            if self.is_quote(m) and self.low(m - 1) in lex["words"]:
                return "quote", m  # reageert met de woorden “…”
            if low in lex["that"] and (not lex.comma_clauses or self.low(m - 1) == ","):
                return "that", m + 1
            if low == ":":
                return "colon", m + 1
            if low == ",":
                if self.is_quote(m + 1):
                    return "quote", m + 1
                if self.low(m + 1) in lex["that"]:
                    return "that", m + 2
                if lex.comma_clauses and self._clause_follows(m + 1):
                    return "bare", m + 1
                break
        return "bare", k

    def _clause_follows(self, k: int) -> bool:
        low = self.low(k)
        lex = self.lex
        if low in lex["no_content"]:
            return False
        if low in lex["relatives"] or (low in lex["subordinators"] and low not in lex["whether"]):
            return False
        if low in lex["conjunctions"]:
            return False
        if low in lex["articles_or_relatives"] and self.is_word(k + 1):
            # der/die/das open a relative clause unless a noun phrase follows
            return self.capital(k + 1) or self.capital(k + 2)
        return self.clause_in(k, self.stop) or self._infinitive(k)

    def _place(
        self, draft: Draft, kind: str, k: int, left: tuple[int, int] | None, verb: Verb, i: int
    ) -> None:
        if kind == "bare" and verb.takes("i") and self.low(k - 1) == "," and self._infinitive(k):
            kind = "infinitive"
        if kind == "infinitive" and self.lex.comma_clauses:
            start = self._infinitive_clause(k)
            kind, k = ("bare", k) if start is None else (kind, start)
        if kind == "infinitive":
            if left and self.is_quote(left[1] - 1):
                self._posted(draft, left, "adverbial", k)
            else:
                self._content(draft, k, "to-inf")
            return
        super()._place(draft, kind, k, left, verb, i)
