"""Reports in languages whose verb follows its subject: X said that …; “…”, X said."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.pointing import Pointing
from ukcorpus.ingest.extractors.claims.tokens import DASHES
from ukcorpus.model.spans import Span

_FRONT = 2
"""Tokens before *in his view* at the front of a sentence."""

MOST = 20
"""Reports of one sentence: no real one has as many, and a page of one word must not hang."""


class Reports(Pointing):
    """Finds the reports of one sentence."""

    def find(self) -> list[Draft]:
        """All reports of the sentence, in the order of their cues."""
        self._headline()
        verbs = self.lex.verbs
        heads = self.lex["according_heads"] | self.lex["own_account"]
        silences = self.lex.silences
        cues, said_nouns = self.lex["cues"], self.lex["said_nouns"]
        i = 0
        while i < len(self.tokens) and len(self.drafts) < MOST:
            token = self.tokens[i]
            if token.low in cues and token.kind == "w":
                if token.low in silences and self._silent(i):
                    i += 1
                    continue
                if token.low in heads:
                    i = self._according(i)
                elif token.low in verbs:
                    self._verb(i)
                if token.low in said_nouns and not self._statement_made(i):
                    self._by_object(i)
            i += 1
        self._led_in()
        self._announced()
        return self.drafts

    def actor(self) -> Span | None:
        """The subject of the sentence, where it is a name or a pronoun of a person."""
        found = self._nearest_subject(self.stop)
        if found is None:
            return None
        a, b = found
        person = b - a == 1 and self.lex.pronouns.get(self.low(a), "") in ("m", "f")
        return self._span(a, b) if person or self._named(a, b) else None

    def _verb(self, i: int) -> None:
        for verb in self.lex.verbs[self.low(i)]:
            how = self._reading(i, verb)
            if how == "finite":
                self._finite(i, verb)
            elif how == "gerund":
                self._bound(i, verb)
            else:
                self._passive(i, verb)
            if how:
                return

    def _finite(self, i: int, verb: Verb) -> None:
        last = self.drafts[-1] if self.drafts else None
        count, spans = len(self.drafts), list(last.spans) if last else []
        self._reported_at(i, verb)
        clause = verb.takes("t") or verb.takes("b")
        if last is not None and len(self.drafts) == count and not clause:
            last.spans[:] = spans  # … and published them: it reports nothing, and ends nothing

    def _reported_at(self, i: int, verb: Verb) -> None:
        lo = self.floor
        if self._inverted(i, verb, lo):
            return
        subject = self.subject_left(i, lo)
        shared = None if subject else self._shared(i)
        if shared:
            self._cut(shared, i)
        source = None if subject or shared else self._coordinated(i)
        if not (subject or shared or source):
            return
        first = subject[0] if subject else i
        opener = self.low(first - 1)
        inside = opener in self.lex["relatives"] and first - 1 > lo and self.low(first - 2) == ","
        self._subordinate = (
            inside
            or opener in self.lex["clause_openers"]
            or (opener in self.lex["as"] and first - 1 <= lo + 1)
        )
        if subject and self.low(subject[0]) in self.lex["first_person"] and verb.cls == "belief":
            return
        if subject:
            source = self._span(*subject)
        elif shared:
            source = shared.source
        told: list[tuple[int, int]] = []
        kind, k = self._after(i, verb, told)
        parted = self._parted(kind, k)
        left = self._left(lo, first, verb, parted=parted) if subject else None
        if left and kind == "bare" and self._gerund(k):
            kind = "adverbial"  # …, X said addressing the crowd
        draft = self._draft(i, verb, source)
        if opener in self.lex["as"]:
            draft.rule = "as"
        if told:
            draft.told_to = self._span(*told[0])
        if left is not None or not self._said_this(draft, i):
            self._place(draft, kind, k, left, verb, i)
        self._subordinate = False

    def _bound(self, i: int, verb: Verb) -> None:
        """A gerund or infinitive: its subject is that of the clause that it belongs to."""
        lex = self.lex
        before = self.low(i - 1)
        source = self._contracted(i - 1)
        if source is not None:
            pass
        elif (
            self.is_word(i - 1)
            and before not in lex["prepositions"]
            and before not in lex["conjunctions"]
            and before not in lex["as"]
            and not self.adverb(i - 1)
            and before not in lex["to"]
        ):
            found = self._phrase_ending(i - 1, 0)
            if found is None or not self.nominal(*found) or before in lex["auxiliaries"]:
                if before not in lex["auxiliaries"]:
                    return
                found = self.subject_left(i, 0)
            source = self._span(*found) if found else None
            if found and (self._is_object(found[0]) or self._verbal(found[0])):
                source = self._clause_subject(i) or source
        else:
            source = self._clause_subject(i) or self._subject_after(i)
        draft = self._draft(i, verb, source)
        told: list[tuple[int, int]] = []
        kind, k = self._after(i, verb, told)
        if told:
            draft.told_to = self._span(*told[0])
        left = None
        if before in lex["as"] and not self.drafts:
            quoted = self._nearest_subject(i)  # “…”, X was quoted as saying
            left = self._left(self.floor, quoted[0], verb) if quoted else None
        if self.drafts:
            self._cut_before_gerund(i)
        self._place(draft, kind, k, left, verb, i)

    def _subject_after(self, i: int) -> Span | None:
        """*Citing a lack of funds, the mayor left*: a gerund that opens the sentence."""
        if i:
            return None
        first = self._comma_from(1)
        first += self.low(first) == ","
        for m in range(first + 1, min(self.stop, first + 12)):
            if self.finite_in(m, m + 1) or self.low(m).endswith(tuple(self.lex["past_endings"])):
                found = self.subject_left(m, first)
                return self._span(*found) if found and self.nominal(*found) else None
        return None

    def _contracted(self, j: int) -> Span | None:
        """The pronoun of *he’s saying*."""
        head = self.low(j).replace("’", "'").partition("'")[0]
        if not self.is_word(j) or head == self.low(j) or head not in self.lex.pronouns:
            return None
        return Span(self.tokens[j].start, self.tokens[j].start + len(head))

    def _according(self, i: int) -> int:
        size = self._account(i)
        if size:
            return self._according_to(i, i + size)
        if self.low(i) in self.lex.verbs:
            self._verb(i)
        return self._by_own_account(i)

    def _by_own_account(self, i: int) -> int:
        """*In his opinion, …*: the source is whose opinion it is."""
        lex = self.lex
        if self.low(i) not in lex["own_account"] or i - self.floor > _FRONT:
            return i
        for m in range(i + 2, min(self.stop, i + 7)):
            if self.low(m) in lex["own_source"] and self.low(m + 1) == ",":
                owner = self.low(i + 1) in lex["possessives"] or self.tokens[m - 1].possessive
                return self._attribution(i, m, i + 1, m + 1) if owner else i
        return i

    def _according_to(self, i: int, k: int) -> int:
        if self.low(k) in self.lex["relatives"] or self.low(i - 1) in self.lex["whose"]:
            return i  # згідно з якими; ich zdaniem
        end = self._source_end(k)
        return i if end == k else self._attribution(i, k, k, end)

    def _attribution(self, i: int, k: int, first: int, end: int) -> int:
        """The content beside the cue ``[i, k)`` with the source ``[first, end)``."""
        cue = Span(self.tokens[i].start, self.tokens[k - 1].end)
        words = " ".join(t.low for t in self.tokens[i:k])
        verb = Verb(words, "according_to", "p", frozenset(("finite",)))
        draft = Draft(self.sentence, [], "according", verb, cue, self._span(first, end))
        draft.number = self.number
        lo = self.floor
        set_off = self.low(i - 1) == "," or self.tokens[i - 1].raw in DASHES or self.spaced(i - 1)
        before = i - 1 if i > lo and set_off else i
        a = self._content_start(lo, before)
        if not set_off and self.low(a) in self.lex["clause_openers"]:
            return end - 1  # If it is needed according to the rules, …
        if self._pointing(a, before):
            draft.rule = "backward"
            self._keep(draft, empty=True)
            self.floor = self.stop
        elif i - lo <= 1 or (before - a <= 1 and not self.is_quote(a)):
            n = self._over_insertion(end) + 1 if self.low(end) == "," else end
            stop = self._end(n)
            if stop > n:
                draft.spans = [self._span(n, stop)]
                draft.rule = "according-front"
        else:
            draft.spans = [self._span(a, before)]
            draft.rule = "according-end"
            self.floor = end
            if self.low(end) == "," and end + 1 < self.stop and not self.finite_in(a, before):
                stop = self._end(end + 1)
                if stop > end + 1:
                    timed = all(self.low(m) in self.lex["times"] for m in range(a, before))
                    draft.spans[0 if timed else 1 :] = [self._span(end + 1, stop)]
        if draft.spans:
            self._keep(draft)
        return end - 1

    def _pointing(self, a: int, b: int) -> bool:
        """*That is according to X*: what was said stands in the sentence before."""
        if b - a > 2 or self.low(a) not in self.lex["pointers"]:
            return False
        return b - a == 1 or self.low(b - 1) in self.lex["auxiliaries"]

    def _over_insertion(self, comma: int) -> int:
        """The comma that closes *, who is …,* or *, a name,* opened by the one at ``comma``."""
        relative = self.low(comma + 1) in self.lex["relatives"]
        for m in range(comma + 1, min(self.stop, comma + 20)):
            if self.low(m) == ",":
                if relative or not self.finite_in(comma + 1, m):
                    return m if self.finite_in(m + 1, self.stop) else comma
                break
            if self.is_quote(m):
                break
        return comma

    def _source_end(self, k: int) -> int:
        m = k
        while m < self.stop and m - k < 30:
            token = self.tokens[m]
            if token.kind == "q" and m > k and self.is_speech(m):
                break
            if token.raw == "." and self.capital(m - 1) and len(self.low(m - 1)) <= 5:
                m += 1
                continue
            if token.kind == "p" and (token.raw not in "&/-'’()" or self.spaced(m)):
                break
            if m > k and token.low in self.lex["relatives"] | self.lex["subordinators"]:
                break
            m += 1
        return m
