"""Reports in Dutch and German, whose finite verb is second in a main clause and last in others.

What differs from ``svo``: anything may stand before the verb and the subject then follows it;
participles and separated particles stand at the end; *volgens X* takes no comma.
"""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.nouns import Nouns
from ukcorpus.model.spans import Span

_CLAUSE = 3
"""Tokens that a clause after *dat* has at least."""


class VerbSecondReports(Nouns):
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
                elif token.low in standing and token.kind == "w":
                    self._by_document(i)
        return self.drafts

    def _finite(self, i: int, verb: Verb) -> None:
        lo = self.floor
        at, k = self._frame(i, verb)
        left_end, subject, after = self._subject(at, k, lo)
        source = self._source(i, at, subject)
        if source is None and not self._impersonal(i):
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
        left = self._left(lo, left_end, verb)
        if left is None and self.low(left_end - 1) in self.lex["as"] and self.low(after) == ",":
            self._content(draft, after + 1, "as-front")
            return
        if kind == "that" and self.stop - start < _CLAUSE and not self._short_clause(start):
            return  # klagen over dat voornemen
        if kind == "that" and verb.takes("F") and not self.finite_in(start, self.stop):
            return
        count = len(self.drafts)
        if kind == "colon" and self._own_report(start):
            return
        self._place(draft, kind, start, left, verb, i)
        if len(self.drafts) == count and verb.takes("P") and kind == "bare":
            self._named_so(draft, after, verb)
        if len(self.drafts) == count and self._called_before(i, verb):
            draft.rule = "describe"
            draft.spans = [self._span(i - 1, i)]
            self._keep(draft)
        if len(self.drafts) == count and self._points_back(at, verb):
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

    def actor(self) -> Span | None:
        """The subject of the main clause, where it is a person."""
        lex = self.lex
        for m in range(1, self.stop):
            low = self.low(m)
            if not self.is_word(m) or not self.tokens[m].raw[0].islower():
                continue
            if low not in lex["auxiliaries"] and low not in lex["finite"] and low not in lex.verbs:
                continue
            found = self._subject(m, m + 1, 0)[1]
            if found and self.nominal(*found):
                return self._span(*found) if self._person(*found) else None
        return super().actor()

    def _person(self, a: int, b: int) -> bool:
        """Whether ``[a, b)`` is a name, a pronoun of a person or an office with its article."""
        lex = self.lex
        pronoun = b - a == 1 and lex.pronouns.get(self.low(a), "") in ("m", "f")
        office = any(self.low(n) in lex["roles"] | lex["anonymous"] for n in range(a, b))
        return pronoun or self._named(a, b) or (office and self.low(a) in lex["definite"])

    def _own_report(self, k: int) -> bool:
        """*… vol: hij zei dat …*: what follows the colon is a report of its own."""
        verbs = self.lex.verbs
        return any(
            self.low(m) in verbs and self.low(m + 1) in self.lex["that"] for m in range(k, k + 5)
        )

    def _named_so(self, draft: Draft, k: int, verb: Verb) -> None:
        """*noemt het besluit stuitend*: the thing and what it is called."""
        lex = self.lex
        low = self.low(k)
        if low in lex["as"] | lex["called"] | lex["negations"] or not self.is_word(k):
            return
        pointing = low in lex["pointers"] or low == "het"
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

    def _subject(self, at: int, k: int, lo: int) -> tuple[int, tuple[int, int] | None, int]:
        """Where content before the verb would end, the subject, and where what follows starts."""
        inverted = self._fronted(at, lo)
        if not inverted:
            found = self.subject_left(at, lo)
            timed = found and all(self.low(m) in self.lex["times"] for m in range(*found))
            if found and not timed and self.nominal(*found) and not self._oblique(found[0], lo):
                return found[0], found, k
        right = self.subject_right(at)
        if right is not None and (right[1] <= k or k == at + 1):
            after = max(k, right[1])
            after = self._over_apposition(after)
            return at, right, after
        if not inverted and right is None and 0 < at - lo <= 5 and lo == 0:
            plain = all(self.is_word(m) for m in range(at)) and not self._oblique(0, 0)
            if plain and self._plural_noun(at - 1) and self.low(0) not in self.lex["prepositions"]:
                return 0, (0, at), k  # lokale en regionale politici melden …
        found = self.subject_left(at, lo) if inverted else None
        if found is not None and self.nominal(*found):
            return found[0], found, k
        return at, None, k

    def _nearest_subject(self, i: int) -> tuple[int, int] | None:
        lex = self.lex
        for m in range(i - 1, -1, -1):
            low = self.low(m)
            if not self.is_word(m) or not self.tokens[m].raw[0].islower():
                continue
            if low in lex["auxiliaries"] or low in lex["finite"] or low in lex.verbs:
                found = self._subject(m, m + 1, 0)[1]
                if found and self.nominal(*found):
                    return found
        right = self.subject_right(1) if i > 3 and self.is_word(1) else None
        pronoun = right is not None and self.low(right[0]) in lex.pronouns
        return right if pronoun else None  # toen wachtte hij … en riep

    def _plural_noun(self, i: int) -> bool:
        """Whether the word before the verb looks like people, as far as its form tells."""
        low = self.low(i)
        closed = self.adverb(i) or low in self.lex["auxiliaries"] or low in self.lex["finite"]
        return not closed and low.endswith(tuple(self.lex["plural_endings"]))

    def _fronted(self, at: int, lo: int) -> bool:
        """Whether what was said stands right before the verb."""
        e = at
        if self.low(e - 1) == ",":
            e -= 1
        if e > lo and self.is_quote(e - 1) and (self.is_speech(e - 1) or e < at):
            return True
        if e < at and e > lo:
            return (
                self.clause_in(lo, e)
                and self.subject_right(at) is not None
                and not self._before_insertion(at - 1, lo)
            )
        return False

    def _oblique(self, a: int, lo: int) -> bool:
        """Whether the phrase at ``a`` hangs on a preposition: *in een brief zei X*."""
        if self.low(a) in self.lex["accusatives"]:
            return True
        m = a - 1
        while m >= lo and self.is_word(m) and self.low(m) in self.lex["times"]:
            m -= 1
        return m >= lo and self.low(m) in self.lex["prepositions"]

    def _over_apposition(self, k: int) -> int:
        """Over *, minister van …,* after a subject that follows its verb."""
        if self.low(k) != "," or self.is_quote(k + 1) or self.low(k + 1) in self.lex["that"]:
            return k
        for m in range(k + 1, min(self.stop, k + 12)):
            if self.low(m) == "," and not self.finite_in(k + 1, m):
                return m
            if self.is_quote(m) or self.low(m) == ":":
                return m if not self.finite_in(k + 1, m) else k
        return k

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
