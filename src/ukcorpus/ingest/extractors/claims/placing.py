"""Which side of its verb content is on, and of what kind."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.readings import Readings
from ukcorpus.model.spans import Span

_NAMED = 9
"""Tokens before the second part of *calls the strike a crime*."""
_OBJECT = 22
"""Tokens of what is called something, before the quotation that says what."""
_COMPLEMENT = 7
"""Tokens that may follow the quotation of what somebody is called and still belong to it."""
_CLOSED = frozenset(",.!?")
"""Marks that close a quotation from within: “fantastic,” telling reporters …"""


class Placing(Readings):
    """Gives a draft its content by the frame of its verb."""

    def _place(
        self, draft: Draft, kind: str, k: int, left: tuple[int, int] | None, verb: Verb, i: int
    ) -> None:
        """Decide which side the content is on and keep the draft if there is one."""
        quoted_left = left is not None and self.is_quote(left[1] - 1)
        if not left and kind == "comma" and draft.rule == "as":
            self._subordinate = False  # what follows is a main clause
            self._content(draft, k + 1, "as-front")
            return
        short = left is not None and left[1] - left[0] <= 2 and not quoted_left
        if short and kind == "comma" and not self._verb_at(k + 1):
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
            k >= self.stop or self.is_quote(k) or self._announces(draft, verb)
        ):
            self._content(draft, k, "colon")
        elif kind == "bare" and not self._maybe_noun(i):
            self._bare(draft, k, verb, i)
        if left and quoted_left and not draft.spans and verb.cls != "belief":
            self._posted(draft, left, kind, k)

    def _announces(self, draft: Draft, verb: Verb) -> bool:
        """Whether what follows a colon is somebody's: not *The siege continues: …*."""
        if not verb.takes("p") or verb.cls == "belief":
            return False
        if self.lex.verb_second or draft.source is None:
            return True
        at = [
            n for n, t in enumerate(self.tokens) if draft.source.start <= t.start < draft.source.end
        ]
        return bool(at) and self._speaks(at[0], at[-1] + 1)

    def _verb_at(self, k: int) -> bool:
        """*The harbour, officials said, would be closed*: the clause goes on with its verb."""
        return self.low(k) in self.lex["auxiliaries"] or self.low(k) in self.lex["finite"]

    def _what_called(self, draft: Draft, verb: Verb) -> bool:
        """*what they call “…”*: a name for a thing, no report."""
        if draft.source is None or not verb.takes("D"):
            return False
        first = next((n for n, t in enumerate(self.tokens) if t.start >= draft.source.start), 0)
        return self.low(first - 1) in self.lex["whether"]

    def _bare(self, draft: Draft, k: int, verb: Verb, i: int) -> None:
        low = self.low(k)
        lex = self.lex
        if low in lex["to"]:
            self._to(draft, k, verb, i)
        elif low in lex["whether"] and verb.takes("w"):
            if draft.told_to is None or low not in lex["relatives"]:
                self._content(draft, k, "whether")  # told those who came …: nothing yet
        elif rule := self._charged(k, verb):
            self._content(draft, k, rule)
        elif (start := self._object_start(k, verb)) is not None:
            self._content(draft, start, "object")
        elif verb.takes("g") and self._gerund(k) and low not in lex["not_gerunds"] | lex["nouns"]:
            self._content(draft, k, "object")
        elif verb.takes("b") and self._clause_at(k, verb):
            self._content(draft, k, "bare")
        elif verb.takes("E") and draft.source and self._document(draft.source):
            self._content(draft, k, "shown")
        elif verb.takes("n") and self._noun_object(k):
            self._content(draft, k, "object")
        else:
            self._judged(draft, k, verb)

    def _judged(self, draft: Draft, k: int, verb: Verb) -> None:
        """*called it “…”*, *described it as …*: what somebody is, in somebody's words."""
        if self.low(k) in self.lex["whether"] or self._what_called(draft, verb):
            return  # condemned what they call “…”
        if (verb.takes("D") or verb.takes("d")) and self._called_so(k, verb):
            self._content(draft, k, "named")
        elif (q := self._quote_ahead(k)) >= 0 and self._describes(verb, q - k):
            self._describe(draft, k, q)

    def _called_so(self, k: int, verb: Verb) -> bool:
        """*calls China its main rival*, *described the talks as open*: no marks, two parts."""
        lex = self.lex
        if self.low(k) in lex["times"] or self.low(k) in lex["called_up"]:
            return False
        second = lex["indefinite_second"] if verb.takes("C") else lex["as"]
        for m in range(k + 1, min(self.stop, k + _NAMED)):
            low = self.low(m)
            verbal = self.finite_in(m, m + 1) and self.low(m - 1) not in lex["determiners"]
            if not self.is_word(m) or verbal or low in lex["conjunctions"]:
                return False
            if low in second and self.low(m - 1) not in lex["prepositions"]:
                return self.low(m + 1) not in lex["times"] and m + 1 < self.stop
        return False

    def _to(self, draft: Draft, k: int, verb: Verb, i: int) -> None:
        if (verb.takes("i") or (verb.takes("o") and draft.told_to)) and (
            self.is_word(k + 1) or self.is_quote(k + 1)
        ):
            whole = draft.told_to is not None and verb.cls == "demand"
            self._content(draft, i + 1 if whole else k, "to-inf")

    def _object_start(self, k: int, verb: Verb) -> int | None:
        """Where *called for …* and *warned against …* start to say what."""
        if verb.takes("C") and self.low(k) in self.lex["call_for"]:
            return k + 1
        return k if verb.takes("A") and self.low(k) in self.lex["warn_of"] else None

    def _describes(self, verb: Verb, gap: int) -> bool:
        return bool(set(verb.frames) & set("dD")) or (verb.takes("q") and gap <= 3)

    def _document(self, source: Span) -> bool:
        return any(
            token.low in self.lex["documents"]
            for token in self.tokens
            if source.start <= token.start < source.end
        )

    def _charged(self, k: int, verb: Verb) -> str:
        if verb.takes("O") and self._accused(k, self.lex["of"]):
            return "accused"
        return "blamed" if verb.takes("L") and self._accused(k, self.lex["blamed"]) else ""

    def _accused(self, k: int, joints: frozenset[str]) -> bool:
        return any(self.low(m) in joints for m in range(k + 1, min(self.stop, k + 12)))

    def _noun_object(self, k: int) -> bool:
        return self.is_word(k) and self.low(k) not in self.lex["prepositions"]

    def _quote_ahead(self, k: int) -> int:
        for m in range(k, min(self.stop, k + _OBJECT)):
            if self.is_quote(m):
                return m
            initial = self.tokens[m].raw == "." and self.capital(m - 1)
            joint = self.low(m) in self.lex["conjunctions"] and not self._joins(m)
            if (self.tokens[m].raw in ";:." and not initial) or joint:
                break
            beside = self._gerund(m) and self.low(m - 1) != ","
            if m > k and self._says(m) and not self.lex.verb_second and not beside:
                break  # another report comes before the quotation
        return -1

    def _describe(self, draft: Draft, k: int, q: int) -> None:
        lex = self.lex
        draft.rule = "describe"
        while (further := self._further_quote(q)) > q:
            q = further
        if self.low(k - 1) in lex["reflexives"]:
            k -= 1  # describes himself as “…”
        if self.is_word(q + 1) and not self._apart(q):
            return  # an “unfiltered” candidate: a word of the writer's own sentence
        named = draft.source is not None and self._relative_at(draft.source)
        end = q + 1 if lex.verb_second or named else self._complement(q + 1)
        k = q if named else k
        draft.spans = [self._span(q if lex.comma_clauses else k, end)]
        self._keep(draft)

    def _relative_at(self, source: Span) -> bool:
        """*a war that Moscow calls “…”*: what is called so stands before."""
        first = next((n for n, t in enumerate(self.tokens) if t.start >= source.start), 0)
        return self.low(first - 1) in self.lex["relatives"] | self.lex["that"]

    def _apart(self, q: int) -> bool:
        """Whether what follows the quotation at ``q`` is not the noun that it describes."""
        low = self.low(q + 1)
        if low in self._small_words() or self.tokens[q].raw.rstrip("\"'”’»“`")[-1:] in _CLOSED:
            return True
        return low in self.lex["times"] and (self.capital(q + 1) or low in self.lex["bare_times"])

    def _complement(self, k: int) -> int:
        """*called it a “turning point” for the town*: the end of what belongs to the noun."""
        if self.low(k) not in self.lex["complements"]:
            return k
        for m in range(k + 1, min(self.stop, k + _COMPLEMENT)):
            if not self.is_word(m) or self.finite_in(m, m + 1):
                return m if self.low(m) == "," else k
        return self.stop if self.stop <= k + _COMPLEMENT else k

    def _further_quote(self, q: int) -> int:
        """The quotation that goes on with the one at ``q``: “a” and “b”, “a” who “b”."""
        low = self.low(q + 1)
        if low in self.lex["conjunctions"] and self.is_quote(q + 2):
            return q + 2
        if low in self.lex["relatives"] or low in self.lex["conjunctions"]:
            for m in range(q + 2, min(self.stop, q + 6)):
                if self.is_quote(m):
                    return m
                if not self.is_word(m) or self.low(m) in self.lex.verbs:
                    break
        return q

    def _small_words(self) -> frozenset[str]:
        lex = self.lex
        return lex["prepositions"] | lex["conjunctions"] | lex["subordinators"] | lex["relatives"]

    def _clause_at(self, k: int, verb: Verb) -> bool:
        """Whether a clause without *that* starts at ``k``; after weak verbs it must look so."""
        lex = self.lex
        low = self.low(k)
        plain = low in lex["prepositions"] and low not in lex["to"] and not self._approximate(k)
        if plain and not lex.comma_clauses:
            return False
        opens = (
            verb.cls == "say"
            or low in lex.pronouns
            or low in lex["determiners"]
            or low in lex["clause_heads"]
            or self.capital(k)
            or self.is_quote(k)
            or self.low(k)[:1].isdigit()
            or self._approximate(k)
            or lex.comma_clauses
        )
        end = self._end(k)
        infinitive = lex.comma_clauses and any(self.low(m) in lex["to"] for m in range(k, end))
        if low in lex["conjunctions"]:
            return False
        quoted = verb.cls == "say" and any(self.is_quote(m) for m in range(k, end))
        if verb.takes("n") and not lex.verb_second:
            end = min(end, self._comma_from(k))  # announced aid, after a talk that …
        return opens and (
            infinitive
            or quoted
            or self._has_verb(k, end)
            or (low in lex["definite"] and verb.takes("w") and self._third_person(k, end))
        )

    def _third_person(self, k: int, end: int) -> bool:
        """Whether a word after the subject ends as a verb does: *said the row threatens trade*."""
        endings = tuple(self.lex["third_person"])
        return any(
            self.is_word(m)
            and self.low(m).endswith(endings)
            and self.tokens[m].raw.islower()
            and self.is_word(m + 1)
            and self.low(m - 1) not in self.lex["prepositions"] | self.lex["determiners"]
            for m in range(k + 2, min(end - 1, k + 8))
        )

    def _has_verb(self, k: int, end: int) -> bool:
        """Whether ``[k, end)`` has a verb that is no relative clause's: *a man who left*."""
        lex = self.lex
        if lex.verb_second:
            return self.clause_in(k, end)
        for m in range(k + 1, end):
            if self.low(m) in lex["relatives"] and not self.finite_in(k, m):
                verbs = [n for n in range(m + 1, end) if self.finite_in(n, n + 1)]
                return any(n - verbs[0] > 1 for n in verbs)
        return self.clause_in(k, end)

    def _bound_at(self, draft: Draft) -> bool:
        """Whether the cue opens the sentence: *Citing “a need,” the mayor left*."""
        return draft.cue is not None and draft.cue.start == self.tokens[0].start

    def _quote_right(self, draft: Draft, k: int, verb: Verb) -> None:
        if not set(verb.frames) & set("qdD"):
            return
        if self.tokens[k - 1].possessive or (
            k + 1 < self.stop and self._titled(self.tokens[k].raw)
        ):
            return  # told NBC's “Meet the Press” that …
        after = self.skip_adverbials(k + 1)
        aside = after > k + 1 and (
            after >= self.stop or self.low(after) in self.lex["conjunctions"]
        )
        apart = self.tokens[k].raw.rstrip("\"'”’»“`")[-1:] == "," and self._bound_at(draft)
        if k + 1 >= self.stop or aside or self._whole_speech(k) or verb.takes("D") or apart:
            draft.spans = [self._span(k, k + 1)]
            draft.rule = "quote-right"
            self._keep(draft)
            return
        self._content(draft, k, "quote-right")
