"""Content before its verb: “…”, X said; …, said X; A, X said, B."""

from ukcorpus.ingest.extractors.claims.after import After
from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.tokens import DASHES

_SPOKEN = DASHES | {"-"}
"""Marks between speech set off by dashes and its verb: *– …, – said X*."""


class Before(After):
    """Finds content that stands before its subject, and where it goes on after it."""

    def _left(
        self, lo: int, first: int, verb: Verb, *, parted: bool = False
    ) -> tuple[int, int] | None:
        """The content that stands before the subject, as token indices.

        ``parted``: the verb is followed by a comma and more, so that no verb is needed here.
        """
        if not verb.takes("p") and not verb.takes("q"):
            return None
        e = first
        low = self.low(e - 1)
        if low in self.lex["as"] and e - 1 > lo:
            e -= 1
        mark = self.tokens[e - 1].raw if e > lo else ""
        comma = mark == "," or mark in DASHES
        comma = comma or (mark == "-" and (self.is_quote(e - 2) or self.spaced(e - 1)))
        if comma:
            e -= 1
            if e > lo and self.low(e - 1) == ",":  # «…», — X said
                e -= 1
        if e <= lo:
            return None
        a = self._content_start(lo, e)
        if a >= e:
            return None
        e, comma = self._before_title(a, e, comma)
        if self.is_quote(e - 1) and self._adverbial(a, a + 1) and not self.finite_in(a, e):
            return None  # On “Meet the Press,” X said
        if self.is_quote(e - 1) and (comma or self.is_speech(e - 1)):
            return (a, e)
        if comma and verb.takes("p") and (parted or not self._adverbial(a, e)):
            quoted = any(self.is_quote(m) for m in range(a, e))
            if quoted or self.clause_in(a, e) or parted:
                return (a, e)
        if mark in "?!" and mark:
            return (a, e)
        return None

    def _before_title(self, a: int, e: int, comma: bool) -> tuple[int, bool]:
        """“…,” another friend, NAME said: the content ends with the quotation."""
        for q in range(e - 2, max(a - 1, e - 9), -1):
            if self.is_quote(q):
                if self.is_speech(q) and not self.finite_in(q + 1, e):
                    return q + 1, True
                break
        return e, comma

    def _adverbial(self, a: int, e: int) -> bool:
        if self.low(a) in self.lex["to"]:
            return False
        return self.low(a) in self.lex["adverbial_openers"] and not any(
            self.is_quote(m) for m in range(a, e)
        )

    def _content_start(self, lo: int, e: int) -> int:
        a = self._after_dateline(lo, e)
        while a < e and (self.tokens[a].kind == "p" and self.tokens[a].raw not in "([$€£#@"):
            a += 1
        if a < e - 1 and self.low(a) in self.lex["conjunctions"]:
            a += 1
            if self.low(a) == ",":
                a += 1
        return a

    def _after_dateline(self, lo: int, e: int) -> int:
        """*MINSK, 24 April (BelTA) – The city …*: the place and the agency say nothing."""
        if lo or not self.sentence.first or not self.capital(0):
            return lo
        for m in range(1, min(e, 14)):
            if self.tokens[m].raw in DASHES or self.spaced(m):
                large = self.tokens[0].raw.isupper() and len(self.tokens[0].raw) > 2
                named = large or self.tokens[m - 1].raw == ")"
                small = any(
                    self.tokens[n].raw.islower() and self.finite_in(n, n + 1) for n in range(m)
                )
                return m + 1 if named and not small else lo
        return lo

    def _posted(
        self, draft: Draft, left: tuple[int, int], kind: str, k: int, *, inverted: bool = False
    ) -> None:
        a, e = left
        a = e - 1 if self._set_off(e - 1) else self._after_colon(a, e)
        if self.is_quote(e - 1) and not self.finite_in(a, e - 1):
            # a label or a conjunction before a quotation is the writer's
            while a < e - 1 and not self.is_quote(a) and not self._leads_in(a, e):
                a += 1
        draft.spans = [self._span(a, e)]
        draft.rule = "post"
        self.floor = max(self.floor, k)
        c = k if kind == "comma" else k - 1 if kind == "quote" else self._comma_after(k)
        if c is not None:
            self._resume(draft, c, quoted_only=inverted or (e - a == 1 and self.is_quote(a)))
        self._keep(draft)

    def _set_off(self, q: int) -> bool:
        """Whether the quotation at ``q`` is set off by dashes: nothing before it is spoken."""
        return self.is_quote(q) and self.tokens[q].raw[0] in "-–—"

    def _after_colon(self, a: int, e: int) -> int:
        """What comes after a colon is what was said; what stands before it is the writer's."""
        for m in range(e - 2, a, -1):
            if self.low(m) == ":":
                return m + 1
        return a

    def _leads_in(self, a: int, e: int) -> bool:
        return any(not self.is_quote(m) and self.is_word(m) for m in range(a, e - 1))

    def _comma_after(self, k: int) -> int | None:
        for m in range(k, self.stop):
            if self.low(m) == "," or self.tokens[m].raw in DASHES or self.low(m) == ":":
                return m
            if self.is_quote(m) or (self.is_word(m) and self.low(m) in self.lex.verbs):
                return None
        return None

    def _resume(self, draft: Draft, c: int, *, quoted_only: bool = False) -> None:
        """A, X said, B: the content goes on after the source."""
        n = c + 1
        if n >= self.stop:
            return
        lex = self.lex
        low = self.low(n)
        if low in lex["determiners"] and (self.tokens[c].raw in DASHES or self.spaced(c)):
            return  # said on Sunday – the latest of several warnings
        if low in lex["conjunctions"] and self.is_quote(n + 1):
            n += 1
        if self.is_quote(n):
            end = n + 1
            if not self._whole_speech(n):
                end = self._end(n)
            draft.spans.append(self._span(n, end))
            draft.rule = "mid"
            self.floor = end
            return
        if quoted_only:
            later = self._quote_after_insertion(n)
            if later is not None:
                self._resume(draft, later)
            return
        if low in lex["that"] and self.is_quote(n + 1):
            self._resume(draft, n)
            return
        end = self._end(n)
        if not self._clause_resumes(n, end):
            return
        draft.spans.append(self._span(n, end))
        draft.rule = "mid"
        self.floor = end

    def _clause_resumes(self, n: int, end: int) -> bool:
        """Whether ``[n, end)``, after the source, is a clause of what was said."""
        lex = self.lex
        low = self.low(n)
        closed = (lex["relatives"] | lex["subordinators"] | lex["prepositions"]) - lex["resuming"]
        if low in closed or (self._gerund(n) and not self.finite_in(n, end)):
            return False
        if low in lex["determiners"] and not self.finite_in(n, self.stop):
            return False
        last = self.low(end - 1)
        if any(self._says(m) for m in range(n, end)) or (
            last in lex.verbs
            and (last not in lex["nouns"] or last.endswith(tuple(lex["past_endings"])))
        ):
            return False  # …, BelTA has learned
        return self.clause_in(n, end)

    def _says(self, m: int) -> bool:
        """Whether a verb of speech, none of belief, stands at ``m``."""
        verbs = self.lex.verbs.get(self.low(m), ())
        return self.low(m) not in self.lex["nouns"] and any(v.cls != "belief" for v in verbs)

    def _quote_after_insertion(self, n: int) -> int | None:
        """The comma after an apposition, where a quotation follows it."""
        for m in range(n, min(self.stop, n + 24)):
            if self.low(m) in (",", ":") and self.is_quote(m + 1):
                return m
            if self.is_quote(m):
                return None
        return None

    def _before_auxiliary(self, i: int, verb: Verb, lo: int) -> int:
        """« … », *a déclaré* X: the auxiliary belongs to the participle."""
        if "participle" in verb.kinds and "finite" not in verb.kinds:
            while i - 1 > lo and self.low(i - 1) in self.lex["auxiliaries"]:
                i -= 1
        return i

    def _inverted(self, i: int, verb: Verb, lo: int) -> bool:
        """“…”, said X."""
        if not verb.takes("p") or i <= lo:
            return False
        e = self._before_auxiliary(i, verb, lo)
        comma = False
        while e > lo and (self.low(e - 1) == "," or self.tokens[e - 1].raw in _SPOKEN):
            comma, e = True, e - 1
        if e <= lo:
            return False
        quoted = self.is_quote(e - 1)
        spoken = self.finite_in(lo, e) or any(self.is_quote(m) for m in range(lo, e))
        if not quoted and not (comma and spoken):
            return False
        hanging = self.low(i + 1) in self.lex["prepositions"]
        subject = self._stated_in(i) if hanging else self.subject_right(i)
        if subject is None or not self._closes_clause(subject[1]):
            return False
        if not quoted and not (self._speaks(*subject) and self._ends_attribution(subject[1])):
            return False
        insertion = None if quoted else self._before_insertion(i - 1, lo)
        if insertion and not self._clause_inserted(insertion[1] + 1, i - 1):
            return False
        a = self._content_start(lo, e)
        draft = self._draft(i, verb, self._span(*subject))
        kind, k = self._tail(subject[1])
        self._posted(draft, (a, e), kind, k, inverted=True)
        draft.rule = "inverted" if draft.rule == "post" else draft.rule
        return True

    def _stated_in(self, i: int) -> tuple[int, int] | None:
        """«…», — *говорится в сообщении*: the document that says so, in its case."""
        if self.low(i) not in self.lex["impersonal"]:
            return None
        k = i + 2
        while k < self.stop and self.is_word(k) and k - i < 8:
            k += 1
        return (i + 2, k) if k > i + 2 else None

    def _closes_clause(self, k: int) -> bool:
        """Whether the subject that ends before ``k`` ends the attribution too."""
        if k >= self.stop or not self.is_word(k):
            return True
        low = self.low(k)
        lex = self.lex
        if low in lex["to"]:
            return False
        if low in lex.verbs and self.low(k + 1) in lex["agent"]:
            return True
        return (
            low in lex["prepositions"]
            or low in lex["times"]
            or low in lex["subordinators"]
            or low in lex["relatives"]
            or low in lex["conjunctions"]
            or self.adverb(k)
        )

    def _speaks(self, a: int, b: int) -> bool:
        """Whether ``[a, b)`` is a name, a pronoun or a word for people, not just any noun."""
        people = ("anonymous", "organisations", "roles", "documents", "groups", "outlets")
        return self.lex.verb_second or any(
            (self.capital(m) and self.low(m) not in self.lex["determiners"])
            or self.low(m) in self.lex.pronouns
            or any(self.low(m) in self.lex[name] for name in people)
            for m in range(a, b)
        )

    def _ends_attribution(self, k: int) -> bool:
        """Whether only a time, a place or *cited by Y* follows *said X*."""
        if self.low(k) in self.lex.verbs and self.low(k + 1) in self.lex["agent"]:
            return True  # say officials cited by Reuters
        k = self.skip_adverbials(k)
        if k >= self.stop or self.low(k) == ",":
            return True
        return self.low(k) in self.lex["prepositions"] and not self.finite_in(k, self.stop)

    def _clause_inserted(self, a: int, b: int) -> bool:
        """Whether what stands between two commas is a clause of its own, no apposition."""
        if self.low(a) in self.lex["relatives"] or self._gerund(a):
            return False
        return self.finite_in(a, b) and not any(
            self.low(m) in self.lex["relatives"] for m in range(a, b)
        )

    def _tail(self, k: int) -> tuple[str, int]:
        if k < self.stop and self.low(k) == ",":
            return "comma", k
        return "adverbial", k

    def _parted(self, kind: str, k: int) -> bool:
        """Whether the content is certainly on the left, whatever it starts with."""
        if kind == "quote":
            small = self.tokens[k].raw.lstrip("\"'“”‘„«")[:1].islower()
            return small and self.low(k - 1) == ","
        return kind == "end" or (kind == "comma" and self.finite_in(k, self.stop))
