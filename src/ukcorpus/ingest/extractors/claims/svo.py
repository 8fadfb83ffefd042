"""Reports in languages whose verb follows its subject: X said that …; “…”, X said."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Lexicon, Verb
from ukcorpus.ingest.extractors.claims.phrases import Phrases
from ukcorpus.ingest.extractors.claims.tokens import Sentence
from ukcorpus.model.spans import Span

_DASHES = frozenset("–—―") | {"--"}


class Reports(Phrases):
    """Finds the reports of one sentence; ``drafts`` grows from left to right."""

    def __init__(self, sentence: Sentence, lex: Lexicon, number: int) -> None:
        super().__init__(sentence, lex)
        self.number = number
        self.drafts: list[Draft] = []
        self.floor = 0
        self._subordinate = False
        """First token that no earlier report has claimed from the left."""

    def find(self) -> list[Draft]:
        """All reports of the sentence, in the order of their cues."""
        self._headline()
        verbs = self.lex.verbs
        heads = {phrase[0] for phrase in self.lex.according} | self.lex["own_account"]
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind == "w":
                if self._silent(i):
                    i += 1
                    continue
                if token.low in heads:
                    i = self._according(i)
                elif token.low in verbs:
                    self._verb(i)
            i += 1
        self._announced()
        return self.drafts

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

    # -- X: … and …: X ------------------------------------------------------------------

    def _headline(self) -> None:
        """A headline's *Minister: we will stay* and *We will stay: minister*; a transcript's label."""
        title = self.sentence.zone in ("title", "heading", "subtitle")
        if not title and not self.sentence.first:
            return
        colons = [m for m in range(min(len(self.tokens), 60)) if self.tokens[m].raw == ":"]
        if not colons:
            return
        c = colons[0]
        if 0 < c <= 7 and self._names_speaker(0, c) and c + 1 < self.stop:
            draft = self._label(self._span(0, c), c, "headline" if title else "label")
            draft.spans = [self._span(c + 1, self.stop)]
            self._keep(draft)
            self.floor = c + 1
            return
        c = colons[-1]
        if title and c > 2 and self.stop - 5 <= c < self.stop - 0 and c + 1 < len(self.tokens):
            last = self.low(self.stop - 1)
            if last in self.lex["tails"]:
                draft = self._label(self._span(c + 1, self.stop), c, "headline")
                draft.spans = [self._span(0, c)]
                self._keep(draft)
                self.floor = self.stop

    def _label(self, source: Span, c: int, rule: str) -> Draft:
        verb = Verb(":", "say", "q", frozenset(("finite",)))
        colon = self.tokens[c]
        draft = Draft(self.sentence, [], rule, verb, Span(colon.start, colon.end), source)
        draft.number = self.number
        return draft

    def _names_speaker(self, a: int, b: int) -> bool:
        lex = self.lex
        if any(self.low(m) in lex["labels"] for m in range(a, b)) or self.finite_in(a, b):
            return False
        if any(self.tokens[m].kind != "w" or self.low(m) in lex.verbs for m in range(a, b)):
            return self.low(a) in lex["tails"] and b - a == 1
        small = [m for m in range(a + 1, b) if not self.capital(m)]
        if not small:
            return self.capital(a)
        people = lex["roles"] | lex["anonymous"] | lex["organisations"]
        return self.low(b - 1) in people or self._named(a, b)

    # -- which verb, in which form ------------------------------------------------------

    def _verb(self, i: int) -> None:
        for verb in self.lex.verbs[self.low(i)]:
            how = self._reading(i, verb)
            if how == "finite":
                self._finite(i, verb)
            elif how == "gerund":
                self._bound(i, verb)
            if how:
                return

    def _reading(self, i: int, verb: Verb) -> str:
        lex = self.lex
        token = self.tokens[i]
        before = self.low(i - 1)
        if before in lex["determiners"] or (self.is_word(i - 1) and self.tokens[i - 1].possessive):
            return ""
        if token.raw[0].isupper() and i > 0 and self.is_word(i - 1):
            return "" if self.sentence.zone not in ("title", "heading") else "finite"
        if "gerund" in verb.kinds:
            return "gerund" if before not in lex["passive"] or verb.cls == "say" else "finite"
        j = i - 1
        negated = False
        while j >= 0 and self.is_word(j) and (self.adverb(j) or self.low(j) in lex["negations"]):
            negated = negated or self.low(j) in lex["negations"]
            j -= 1
        auxiliary = self.low(j)
        if auxiliary in lex["modals"]:
            return ""
        if auxiliary in lex["to"]:
            return "gerund" if "base" in verb.kinds and self._continues(j) else ""
        if verb.cls == "ask" and "participle" in verb.kinds and self._questioned(i):
            return ""
        if auxiliary in lex["passive"] and "participle" in verb.kinds:
            return ""
        if token.low in lex["nouns"] and self._noun_here(i):
            return ""
        if verb.kinds == {"base"} and auxiliary not in lex["auxiliaries"]:
            plain = token.low not in lex["nouns"] and self.is_word(j)
            return "finite" if plain or self._plural_before(j) else ""
        return "finite"

    def _questioned(self, i: int) -> bool:
        """*Asked whether it would hold, X said …*: a question by nobody in particular."""
        lex = self.lex
        opens = i == 0 or self.low(i - 1) in lex["clause_openers"] or self.low(i - 1) == ","
        if not opens:
            return False
        k = self.skip_adverbials(i + 1)
        for m in range(k, min(self.stop, k + 8)):
            low = self.low(m)
            if low in lex["whether"] or low in lex["question_openers"]:
                comma = self._comma_from(m)
                draft = self._draft(i, lex.verbs[self.low(i)][0], None)
                draft.rule = "asked"
                draft.spans = [self._span(m, comma)]
                if comma > m + 1:
                    self._keep(draft)
                    self.floor = min(comma + 1, self.stop)
                return True
            if low == "," or self.is_quote(m):
                return True
        return False

    def _comma_from(self, k: int) -> int:
        """The next comma, or the end of a quotation that holds one at its end."""
        for n in range(k, self.stop):
            if self.low(n) == ",":
                return n
            if self.is_quote(n) and self.tokens[n].raw.rstrip("\"'”’»“")[-1:] == ",":
                return n + 1
        return self.stop

    def _continues(self, to: int) -> bool:
        """*went on to say*, but not *declined to say*."""
        return self.low(to - 1) in self.lex["phases"]

    def _noun_here(self, i: int) -> bool:
        lex = self.lex
        before, after = self.low(i - 1), self.low(i + 1)
        if before in lex["prepositions"] and before not in lex["to"]:
            return True
        if after in lex["noun_followers"] or after in lex["conjunctions"]:
            return True
        if before in lex.pronouns or before in lex["auxiliaries"] or before in lex["conjunctions"]:
            return False
        if self.low(i) in lex["plain_nouns"]:
            return not (
                self.capital(i - 1)
                or before in lex["anonymous"]
                or self.tokens[i - 1].raw in (",", ")")
            )
        return False

    def _plural_before(self, j: int) -> bool:
        low = self.low(j)
        if low in self.lex.pronouns:
            return self.lex.pronouns[low] in "p12xr"
        if not self.is_word(j):
            return self.low(j) in (",", ")", "—")
        return low.endswith("s") or low in self.lex["groups"] or self.capital(j)

    # -- finite verbs ------------------------------------------------------------------

    def _finite(self, i: int, verb: Verb) -> None:
        lo = self.floor
        if self._inverted(i, verb, lo):
            return
        subject = self.subject_left(i, lo)
        shared = source = None
        if subject is None:
            shared = self._shared(i)
            if shared is None:
                source = self._coordinated(i)
                if source is None:
                    return
            else:
                self._cut(shared, i)
        first = subject[0] if subject else i
        opener = self.low(first - 1)
        self._subordinate = opener in self.lex["clause_openers"] or (
            opener in self.lex["as"] and first - 1 <= lo + 1
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
        draft = self._draft(i, verb, source)
        if opener in self.lex["as"]:
            draft.rule = "as"
        if told:
            draft.told_to = self._span(*told[0])
        self._place(draft, kind, k, left, verb, i)
        self._subordinate = False

    def _place(
        self, draft: Draft, kind: str, k: int, left: tuple[int, int] | None, verb: Verb, i: int
    ) -> None:
        """Decide which side the content is on and keep the draft if there is one."""
        quoted_left = left is not None and self.is_quote(left[1] - 1)
        if not left and kind == "comma" and draft.rule == "as":
            self._content(draft, k + 1, "as-front")
            return
        if left and kind == "comma" and left[1] - left[0] <= 2 and not quoted_left:
            if self.finite_in(k, self.stop):
                self._content(draft, k + 1, "mid")
            return
        before = quoted_left or kind in ("end", "comma", "adverbial")
        before = before or (kind == "quote" and self._parted(kind, k))
        if left and before and kind != "that":
            self._posted(draft, left, kind, k)
            return
        if kind == "that" and verb.takes("t"):
            self._content(draft, k, "that")
        elif kind == "quote" and not self._what_called(draft, verb):
            self._quote_right(draft, k, verb)
        elif kind == "colon" and (
            k >= self.stop or self.is_quote(k) or (verb.takes("p") and verb.cls != "belief")
        ):
            self._content(draft, k, "colon")
        elif kind == "bare" and not self._maybe_noun(i):
            self._bare(draft, k, verb, i)
        if left and quoted_left and not draft.spans:
            self._posted(draft, left, kind, k)

    def _what_called(self, draft: Draft, verb: Verb) -> bool:
        """*what they call “…”*: a name for a thing, no report."""
        if draft.source is None or not verb.takes("D"):
            return False
        first = next((n for n, t in enumerate(self.tokens) if t.start >= draft.source.start), 0)
        return self.low(first - 1) in self.lex["whether"]

    def _parted(self, kind: str, k: int) -> bool:
        """Whether the content is certainly on the left, whatever it starts with."""
        if kind == "quote":
            return self.tokens[k].raw.lstrip("\"'“”‘„«")[:1].islower()
        return kind == "end" or (kind == "comma" and self.finite_in(k, self.stop))

    def _maybe_noun(self, i: int) -> bool:
        """Whether the word may as well be a noun, as nothing tells: *32 states where …*."""
        low = self.low(i)
        if low not in self.lex["nouns"] or low.endswith(tuple(self.lex["past_endings"])):
            return False
        before = self.low(i - 1)
        return not (
            before in self.lex.pronouns
            or self.capital(i - 1)
            or self.adverb(i - 1)
            or before in self.lex["auxiliaries"]
            or before in self.lex["anonymous"]
            or self.tokens[i - 1].raw in (",", ")")
        )

    def _bare(self, draft: Draft, k: int, verb: Verb, i: int) -> None:
        low = self.low(k)
        lex = self.lex
        if low in lex["to"]:
            if (verb.takes("i") or (verb.takes("o") and draft.told_to)) and self.is_word(k + 1):
                start = k
                if draft.told_to and verb.cls == "demand":
                    start = i + 1
                self._content(draft, start, "to-inf")
        elif low in lex["whether"] and verb.takes("w"):
            self._content(draft, k, "whether")
        elif verb.takes("O") and self._accused(k):
            self._content(draft, k, "accused")
        elif verb.takes("C") and low in lex["call_for"]:
            self._content(draft, k + 1, "object")
        elif verb.takes("A") and low in lex["warn_of"]:
            self._content(draft, k, "object")
        elif verb.takes("b") and self._clause_at(k, verb):
            self._content(draft, k, "bare")
        elif verb.takes("E") and draft.source and self._document(draft.source):
            self._content(draft, k, "shown")
        elif verb.takes("n") and self._noun_object(k):
            self._content(draft, k, "object")
        elif (q := self._quote_ahead(k)) >= 0:
            if set(verb.frames) & set("dD") or (verb.takes("q") and q - k <= 3):
                self._describe(draft, k, q)

    def _document(self, source: Span) -> bool:
        return any(
            token.low in self.lex["documents"]
            for token in self.tokens
            if source.start <= token.start < source.end
        )

    def _accused(self, k: int) -> bool:
        return any(self.low(m) in self.lex["of"] for m in range(k + 1, min(self.stop, k + 12)))

    def _noun_object(self, k: int) -> bool:
        return self.is_word(k) and self.low(k) not in self.lex["prepositions"]

    def _quote_ahead(self, k: int) -> int:
        for m in range(k, min(self.stop, k + 10)):
            if self.is_quote(m):
                return m
            if self.tokens[m].raw in ";:." or self.low(m) in self.lex["conjunctions"]:
                break
        return -1

    def _describe(self, draft: Draft, k: int, q: int) -> None:
        draft.rule = "describe"
        while self.low(q + 1) in self.lex["conjunctions"] and self.is_quote(q + 2):
            q += 2
        if self.is_word(q + 1) and self.low(q + 1) not in self._small_words():
            return  # mocking leaders as “obsessed” with it is one, an “unfiltered” candidate is none
        draft.spans = [self._span(k, q + 1)]
        self._keep(draft)

    def _small_words(self) -> frozenset[str]:
        lex = self.lex
        return lex["prepositions"] | lex["conjunctions"] | lex["subordinators"] | lex["relatives"]

    def _clause_at(self, k: int, verb: Verb) -> bool:
        """Whether a clause without *that* starts at ``k``; it must look like one after weak verbs."""
        lex = self.lex
        low = self.low(k)
        if low in lex["prepositions"] and low not in lex["to"] and not lex.comma_clauses:
            return False
        opens = (
            verb.cls == "say"
            or low in lex.pronouns
            or low in lex["determiners"]
            or low in lex["clause_heads"]
            or self.capital(k)
            or self.is_quote(k)
            or self.low(k)[:1].isdigit()
            or lex.comma_clauses
        )
        end = self._end(k)
        infinitive = lex.comma_clauses and any(self.low(m) in lex["to"] for m in range(k, end))
        if low in lex["conjunctions"]:
            return False
        quoted = verb.cls == "say" and any(self.is_quote(m) for m in range(k, end))
        return opens and (infinitive or quoted or self.finite_in(k, end))

    def _quote_right(self, draft: Draft, k: int, verb: Verb) -> None:
        if not set(verb.frames) & set("qdDt"):
            return
        if self.tokens[k - 1].possessive or (
            k + 1 < self.stop and self._titled(self.tokens[k].raw)
        ):
            return  # told NBC's “Meet the Press” that …
        if k + 1 >= self.stop or self._whole_speech(k) or verb.takes("D"):
            draft.spans = [self._span(k, k + 1)]
            draft.rule = "quote-right"
            self._keep(draft)
            return
        self._content(draft, k, "quote-right")

    def _whole_speech(self, k: int) -> bool:
        """Whether the quotation at ``k`` is a full sentence, so that what follows is not in it."""
        raw = self.tokens[k].raw.rstrip("\"'”’»“` ")
        return raw[-1:] in ".!?" or (self.low(k + 1) in self.lex["prepositions"] and len(raw) > 60)

    # -- the side before the subject ---------------------------------------------------

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
        comma = mark == "," or mark in _DASHES
        if comma:
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
            if quoted or self.finite_in(a, e) or parted:
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
        a = lo
        while a < e and (self.tokens[a].kind == "p" and self.tokens[a].raw not in "([$€£#@"):
            a += 1
        if a < e - 1 and self.low(a) in self.lex["conjunctions"]:
            a += 1
            if self.low(a) == ",":
                a += 1
        return a

    def _posted(
        self, draft: Draft, left: tuple[int, int], kind: str, k: int, *, inverted: bool = False
    ) -> None:
        a, e = left
        if self.is_quote(e - 1) and not self.finite_in(a, e - 1):
            # a label or a conjunction before a quotation is the writer's
            while a < e - 1 and not self.is_quote(a) and not self._leads_in(a, e):
                a += 1
        draft.spans = [self._span(a, e)]
        draft.rule = "post"
        self.floor = max(self.floor, k)
        c = k if kind == "comma" else k - 1 if kind == "quote" else self._comma_after(k)
        if c is not None:
            self._resume(draft, c, quoted_only=inverted)
        self._keep(draft)

    def _leads_in(self, a: int, e: int) -> bool:
        return any(not self.is_quote(m) and self.is_word(m) for m in range(a, e - 1))

    def _comma_after(self, k: int) -> int | None:
        for m in range(k, self.stop):
            if self.low(m) == "," or self.tokens[m].raw in _DASHES or self.low(m) == ":":
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
        if (
            low in lex["relatives"]
            or low in lex["subordinators"]
            or self._gerund(n)
            or low in lex["prepositions"]
            or (low in lex["determiners"] and not self.finite_in(n, self.stop))
        ):
            return
        end = self._end(n)
        if any(self.low(m) in lex.verbs and self.low(m) not in lex["nouns"] for m in range(n, end)):
            return
        if low in lex["conjunctions"] and not self.finite_in(n, end):
            return
        if not self.finite_in(n, end):
            return
        draft.spans.append(self._span(n, end))
        draft.rule = "mid"
        self.floor = end

    def _quote_after_insertion(self, n: int) -> int | None:
        """The comma after an apposition, where a quotation follows it."""
        for m in range(n, min(self.stop, n + 24)):
            if self.low(m) in (",", ":") and self.is_quote(m + 1):
                return m
            if self.is_quote(m):
                return None
        return None

    def _gerund(self, i: int) -> bool:
        low = self.low(i)
        endings = tuple(self.lex["gerund_endings"])
        return bool(endings) and low.endswith(endings) and len(low) > 4

    # -- the side after the verb -------------------------------------------------------

    def _after(self, i: int, verb: Verb, told: list[tuple[int, int]]) -> tuple[str, int]:
        """What follows the verb at ``i``: the kind of it, and the index where it starts."""
        k = i + 1
        if self.low(k) in self.lex["particles"] and self.low(k + 1) in self.lex["that"] | {","}:
            k += 1
        if verb.takes("o"):
            k = self._told(k, told)
        elif self.low(k) in self.lex["to"] and verb.cls != "demand" and not self._verb_like(k + 1):
            k = self._told(k + 1, told)
        k = self.skip_adverbials(k)
        if k >= self.stop:
            return "end", k
        token = self.tokens[k]
        if token.kind == "q":
            return "quote", k
        if token.low in self.lex["that"] and self.low(k + 1) not in self.lex["that_same"]:
            return "that", k + 1
        if token.raw == ":":
            return "colon", k + 1
        if token.raw == ",":
            return self._after_comma(k)
        if (
            token.low in self.lex["prepositions"]
            and token.low not in self.lex["to"]
            and not verb.takes("C")
            and not verb.takes("A")
        ):
            return self._after_preposition(k)
        return "bare", k

    def _verb_like(self, i: int) -> bool:
        return (
            self.is_word(i)
            and not self.capital(i)
            and self.low(i) not in self.lex["objects"]
            and self.low(i) not in self.lex["determiners"]
        )

    def _told(self, k: int, told: list[tuple[int, int]]) -> int:
        end = self.object_end(k)
        if end > k:
            told.append((k, end))
            return end
        return k

    def _after_comma(self, k: int) -> tuple[str, int]:
        if self.is_quote(k + 1):
            return "quote" if self.low(k + 2) != "," or True else "comma", k + 1
        if self.low(k + 1) in self.lex["that"]:
            return "that", k + 2
        # said, in a statement, that
        for m in range(k + 1, min(self.stop, k + 14)):
            if self.low(m) == "," and self.low(m + 1) in self.lex["that"]:
                return "that", m + 2
            if (
                self.low(m) == ","
                and self.is_quote(m + 1)
                and self.low(k + 1) in self.lex["prepositions"]
            ):
                return "quote", m + 1
            if self.low(m) == ":" and self.is_quote(m + 1):
                return "colon", m + 1
            if self.low(m) == ",":
                break
        return "comma", k

    def _after_preposition(self, k: int) -> tuple[str, int]:
        lex = self.lex
        for m in range(k + 1, min(self.stop, k + 22)):
            low = self.low(m)
            if low in lex["that"] and self.low(m + 1) not in lex["auxiliaries"]:
                return "that", m + 1
            if low == ":":
                return "colon", m + 1
            if self.is_quote(m):
                if self.low(m - 1) != "," and self._that_soon(m + 1):
                    continue
                spoken = self.low(m - 1) == "," or self.is_speech(m)
                return ("quote", m) if spoken else ("adverbial", k)
            if low == ",":
                if self.is_quote(m + 1):
                    return "quote", m + 1
                if self.low(m + 1) in lex["that"]:
                    return "that", m + 2
                if lex.comma_clauses and self._clause_follows(m + 1):
                    return "bare", m + 1
                return "adverbial", m
        return "adverbial", k

    def _clause_follows(self, k: int) -> bool:
        """Whether a clause, no apposition, starts at ``k``."""
        return self.finite_in(k, self.stop)

    def _that_soon(self, k: int) -> bool:
        return any(self.low(m) in self.lex["that"] for m in range(k, min(self.stop, k + 4)))

    def _content(self, draft: Draft, k: int, rule: str) -> None:
        end = self._end(k)
        if k >= self.stop and rule == "colon":
            draft.rule = "colon-next"
            self._keep(draft, empty=True)
            return
        if end <= k:
            return
        if rule == "colon" and self.is_quote(k):
            end = k + 1
        draft.rule = rule
        draft.spans = [self._span(k, end)]
        self._keep(draft)

    def _end(self, k: int) -> int:
        """Where the content that starts at ``k`` ends."""
        end = self.stop
        for m in range(k + 1, self.stop):
            if self._cuts(k, m):
                end = m
                break
        while end > k and self.tokens[end - 1].raw in (",", ";", "—", "–", ":", "-"):
            end -= 1
        return end

    def _cuts(self, k: int, m: int) -> bool:
        """Whether the content that starts at ``k`` ends before token ``m``."""
        token = self.tokens[m]
        lex = self.lex
        if token.kind == "w":
            if self._starts_according(m) and self.low(m - 1) not in lex["that"]:
                return m - 1 > k
            before = self.tokens[m - 1]
            inside = before.kind == "q" and before.raw.rstrip("\"'”’»“")[-1:] == ","
            if inside and token.low in lex["main_conjunctions"]:
                return self._new_report(m)
            return inside and (self._gerund(m) or token.low in lex["relatives"])
        if token.raw == ",":
            after = self.low(m + 1)
            if self._subordinate and m - k > 2:
                return True
            if self._gerund(m + 1) and (after in lex.verbs or after in lex["cut_gerunds"]):
                return True
            if after in lex["cut_openers"] or self._comment(m + 1) or self._attributed_after(m + 1):
                return True
            if self._starts_according(m + 1):
                return True
            return after in lex["main_conjunctions"] and self._new_report(m + 1)
        if token.raw in _DASHES or token.raw == "-":
            return self.is_quote(m + 1)
        return token.raw == ";" and self._new_report(m)

    def _attributed_after(self, k: int) -> bool:
        """*…, the official said.* – what stands before the comma is the official's."""
        for m in range(k + 1, min(self.stop, k + 9)):
            token = self.tokens[m]
            if token.kind != "w":
                return False
            verbs = self.lex.verbs.get(token.low)
            if (
                verbs
                and any(verb.takes("p") for verb in verbs)
                and token.low not in self.lex["nouns"]
            ):
                return m + 1 >= self.stop
        return False

    def _comment(self, m: int) -> bool:
        """*, an acknowledgment that …*: the writer's remark on what was said."""
        if self.low(m) not in self.lex["indefinite"]:
            return False
        nouns = self.lex["comment_nouns"]
        return any(self.low(n) in nouns for n in range(m + 1, min(self.stop, m + 5)))

    def _starts_according(self, m: int) -> bool:
        return any(
            all(self.low(m + n) == word for n, word in enumerate(phrase))
            for phrase in self.lex.according
        )

    def _new_report(self, conjunction: int) -> bool:
        """Whether the clause after the conjunction has a source and a cue of its own."""
        for m in range(conjunction + 1, min(self.stop, conjunction + 12)):
            if self.is_quote(m) or self.low(m) == ",":
                return False
            if (
                self.is_word(m)
                and self.low(m) in self.lex.verbs
                and self.low(m) not in self.lex["nouns"]
            ):
                return True
        return False

    # -- inversion, shared subjects, participles --------------------------------------

    def _inverted(self, i: int, verb: Verb, lo: int) -> bool:
        """“…”, said X."""
        if not verb.takes("p") or i <= lo:
            return False
        e = i
        comma = self.low(i - 1) == "," or self.tokens[i - 1].raw in _DASHES
        if comma:
            e -= 1
        if e <= lo:
            return False
        quoted = self.is_quote(e - 1)
        spoken = self.finite_in(lo, e) or any(self.is_quote(m) for m in range(lo, e))
        if not quoted and not (comma and spoken):
            return False
        subject = self.subject_right(i)
        if subject is None or not self._closes_clause(subject[1]):
            return False
        if not quoted and subject[1] < self.stop and self.low(subject[1]) != ",":
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

    def _closes_clause(self, k: int) -> bool:
        """Whether the subject that ends before ``k`` ends the attribution too."""
        if k >= self.stop or not self.is_word(k):
            return True
        low = self.low(k)
        lex = self.lex
        if low in lex["to"]:
            return False
        return (
            low in lex["prepositions"]
            or low in lex["times"]
            or low in lex["subordinators"]
            or low in lex["relatives"]
            or low in lex["conjunctions"]
            or self.adverb(k)
        )

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

    def _shared(self, i: int) -> Draft | None:
        """The earlier report whose subject this verb shares: X said A and warned B."""
        if not self.drafts:
            return None
        j = self.skip_auxiliaries(i - 1, 0)
        if (
            self.low(j) not in self.lex["main_conjunctions"] | self.lex["conjunctions"]
            and self.low(j) != ","
        ):
            return None
        last = self.drafts[-1]
        return last if last.source is not None else None

    def _coordinated(self, i: int) -> Span | None:
        """X did this *and said* that: the subject of the first verb."""
        j = self.skip_auxiliaries(i - 1, 0)
        if j < 1 or self.low(j) not in self.lex["conjunctions"] or self.drafts:
            return None
        return self._clause_subject(j)

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

    def _bound(self, i: int, verb: Verb) -> None:
        """A gerund or infinitive: its subject is that of the clause that it belongs to."""
        lex = self.lex
        before = self.low(i - 1)
        source: Span | None = None
        if (
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
            if found and self._is_object(found[0]):
                source = self._clause_subject(i) or source
        else:
            source = self._clause_subject(i)
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
                or (low in lex.verbs and low not in lex["nouns"])
                or low.endswith(tuple(lex["past_endings"]))
            )
            if verbal and self.tokens[m].raw[0].islower():
                found = self.subject_left(m, 0)
                if found and self.nominal(*found) and not self._verbal(found[0]):
                    return found
        return None

    def _verbal(self, i: int) -> bool:
        low = self.low(i)
        small = self.tokens[i].raw[0].islower()
        return small and (low.endswith(tuple(self.lex["past_endings"])) or low in self.lex.verbs)

    # -- according to ------------------------------------------------------------------

    def _according(self, i: int) -> int:
        for phrase in self.lex.according:
            if all(self.low(i + n) == word for n, word in enumerate(phrase)):
                return self._according_to(i, i + len(phrase))
        if self.low(i) in self.lex.verbs:
            self._verb(i)
        return self._by_own_account(i)

    def _by_own_account(self, i: int) -> int:
        """*Nach offiziellen Angaben …*: nothing of the kind by default."""
        return i

    def _according_to(self, i: int, k: int) -> int:
        end = self._source_end(k)
        if end == k:
            return i
        cue = Span(self.tokens[i].start, self.tokens[k - 1].end)
        verb = Verb(
            " ".join(t.low for t in self.tokens[i:k]), "according_to", "p", frozenset(("finite",))
        )
        draft = Draft(self.sentence, [], "according", verb, cue, self._span(k, end))
        draft.number = self.number
        lo = self.floor
        before = (
            i - 1 if i > lo and (self.low(i - 1) == "," or self.tokens[i - 1].raw in _DASHES) else i
        )
        a = self._content_start(lo, before)
        opening = i - lo <= 1 or (before - a <= 1 and not self.is_quote(a))
        if opening:
            n = end + 1 if self.low(end) == "," else end
            stop = self._end(n)
            if stop > n:
                draft.spans = [self._span(n, stop)]
                draft.rule = "according-front"
        else:
            a = self._clause_start(a, before)
            draft.spans = [self._span(a, before)]
            draft.rule = "according-end"
            self.floor = end
            if self.low(end) == "," and end + 1 < self.stop and not self.finite_in(a, before):
                stop = self._end(end + 1)
                if stop > end + 1:
                    draft.spans.append(self._span(end + 1, stop))
        if draft.spans:
            self._keep(draft)
        return end - 1

    def _clause_start(self, a: int, e: int) -> int:
        """After the last conjunction of clauses in ``[a, e)``, where two clauses stand."""
        return a

    def _source_end(self, k: int) -> int:
        m = k
        while m < self.stop and m - k < 30:
            token = self.tokens[m]
            if token.kind == "q" and m > k and self.is_speech(m):
                break
            if token.raw == "." and self.capital(m - 1) and len(self.low(m - 1)) <= 5:
                m += 1
                continue
            if token.kind == "p" and token.raw not in "&/-'’()":
                break
            if m > k and token.low in self.lex["relatives"] | self.lex["subordinators"]:
                break
            m += 1
        return m

    # -- building ----------------------------------------------------------------------

    def _span(self, a: int, b: int) -> Span:
        return Span(self.tokens[a].start, self.tokens[b - 1].end)

    def _draft(self, i: int, verb: Verb, source: Span | None) -> Draft:
        token = self.tokens[i]
        draft = Draft(self.sentence, [], "", verb, Span(token.start, token.end), source)
        draft.number = self.number
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
            self.drafts.append(draft)
