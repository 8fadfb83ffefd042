"""Whether a word that may report does so here: verb or noun, active or passive, asked or said."""

from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.shared import Shared

_CLOSING = frozenset(",)-–—―") | {"--"}
"""Marks that close what stands between a subject and its verb."""

_FAR = 14
"""Tokens back to an infinitive that another one goes on with."""


class Readings(Shared):
    """Reads a form of a verb by the words beside it."""

    def _reading(self, i: int, verb: Verb) -> str:
        lex = self.lex
        token = self.tokens[i]
        before = self.low(i - 1)
        if before in lex["determiners"] or (self.is_word(i - 1) and self.tokens[i - 1].possessive):
            return ""
        if token.raw[0].isupper() and i > 0 and self.is_word(i - 1):
            return "" if self.sentence.zone not in ("title", "heading") else "finite"
        if "gerund" in verb.kinds:
            return self._gerund_reading(i, verb)
        j = i - 1
        negated = False
        while j >= 0 and self.is_word(j) and (self.adverb(j) or self.low(j) in lex["negations"]):
            negated = negated or self.low(j) in lex["negations"]
            j -= 1
        auxiliary = self.low(j)
        unreal = auxiliary in lex["future"] and verb.cls in ("belief", "describe")
        if (
            unreal
            or auxiliary in lex["modals"]
            or (auxiliary in lex["auxiliaries"] and self.low(j - 1) in lex["to"])
        ):
            return ""  # those to have pledged …
        if auxiliary in lex["to"]:
            return "gerund" if "base" in verb.kinds and self._continues(j) else ""
        if verb.cls == "ask" and "participle" in verb.kinds and self._questioned(i):
            return ""
        if auxiliary in lex["passive"] and "participle" in verb.kinds:
            return ""
        if token.low in lex["nouns"] and self._noun_here(i):
            return ""
        if verb.kinds == {"base"} and self._infinitives(j):
            return ""  # wants them to leave and admit …
        if verb.kinds == {"base"} and auxiliary not in lex["auxiliaries"]:
            plain = token.low not in lex["nouns"] and self.is_word(j)
            return "finite" if plain or self._plural_before(j) else ""
        return "finite"

    def _infinitives(self, conjunction: int) -> bool:
        """Whether the conjunction joins what follows it to an infinitive."""
        lex = self.lex
        if self.low(conjunction) not in lex["main_conjunctions"]:
            return False
        before = range(max(0, conjunction - _FAR), conjunction)
        return any(self.low(m) in lex["to"] and self.tokens[m + 1].raw.islower() for m in before)

    def _gerund_reading(self, i: int, verb: Verb) -> str:
        lex, before = self.lex, self.low(i - 1)
        if before in lex["prepositions"] - lex["gerund_prepositions"]:
            return ""  # against repeating it
        if before in lex["conjunctions"] and self._beside_gerund(i - 1):
            return ""  # of selling the house and charging the buyers
        return "gerund" if before not in lex["passive"] or verb.cls == "say" else "finite"

    def _beside_gerund(self, conjunction: int) -> bool:
        """Whether the conjunction joins what follows it to a gerund in what was said."""
        if self.low(conjunction - 1) == "," or not self.drafts or not self.drafts[-1].spans:
            return False
        at = self.drafts[-1].spans[-1].start
        return any(
            self._gerund(m) and self.low(m) not in self.lex.verbs
            for m in range(max(0, conjunction - 9), conjunction)
            if self.tokens[m].start >= at
        )

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
        if not lex.verb_second and after in lex.verbs and after not in lex["nouns"]:
            return any({"base", "finite"} & verb.kinds for verb in lex.verbs[after])
        if before in lex.pronouns or before in lex["auxiliaries"] or before in lex["conjunctions"]:
            return False
        if self.low(i) in lex["plain_nouns"]:
            return self.low(i - 1) in lex["demonyms"] or not (
                self.capital(i - 1)
                or before in lex["anonymous"]
                or self.tokens[i - 1].raw in _CLOSING
                or self._claims_that(i)
            )
        return False

    def _claims_that(self, i: int) -> bool:
        """*The American side claims that …*: a verb, as the clause has no other before it."""
        lex, before = self.lex, self.low(i - 1)
        people = before in lex["organisations"] or before in lex["roles"] or before in lex["groups"]
        after = self.low(i + 1)
        object_ = after in lex["that"] or after in lex["determiners"] or self.capital(i + 1)
        return people and object_ and not self.finite_in(self.floor, i)

    def _plural_before(self, j: int) -> bool:
        low = self.low(j)
        if low in self.lex.pronouns:
            return self.lex.pronouns[low] in "p12xr"
        if not self.is_word(j):
            return self.low(j) in (",", ")", "—")
        if low.endswith("s") or low in self.lex["groups"]:
            return True
        joined = self.low(j - 1) in self.lex["conjunctions"]
        return self.capital(j) and (joined or self.low(j + 1) not in self.lex["nouns"])

    def _maybe_noun(self, i: int) -> bool:
        """Whether the word may as well be a noun, as nothing tells: *32 states where …*."""
        low = self.low(i)
        if low not in self.lex["nouns"] or low.endswith(tuple(self.lex["past_endings"])):
            return False
        before = self.low(i - 1)
        led = before in self.lex["gerund_prepositions"] or self.is_quote(i - 1)
        if led and self._gerund(i):
            return False  # by saying …
        return not (
            before in self.lex.pronouns
            or self.capital(i - 1)
            or self.adverb(i - 1)
            or before in self.lex["auxiliaries"]
            or before in self.lex["anonymous"]
            or self.tokens[i - 1].raw in _CLOSING
            or self._claims_that(i)
        )
