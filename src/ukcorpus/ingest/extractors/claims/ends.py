"""Where content ends: the hardest question, answered by marks and by what follows them."""

from ukcorpus.ingest.extractors.claims.cuts import Cuts
from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.tokens import DASHES


class Ends(Cuts):
    """Finds the end of content that starts after its verb."""

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
        if rule in ("to-inf", "object", "named"):
            end = self._before_occasion(k, end, rule)
        if rule == "noun" and not self.lex.verb_second:
            end = self._before_aside(k, end)
        draft.rule = rule
        draft.spans = [self._span(k, end)]
        self._keep(draft)

    def _before_occasion(self, k: int, end: int, rule: str) -> int:
        """*called for talks after the mayor left*: the occasion is the writer's."""
        lex = self.lex
        for m in range(k + 2, end):
            if self.low(m) in lex["occasions"]:
                return m - (self.low(m - 1) == ",")
            if self.low(m) in lex["main_conjunctions"] and self.low(m + 1) in lex["auxiliaries"]:
                return m  # calls it a rival and is concerned …
            if rule == "object" and self.low(m) == "," and self.low(m + 1) in lex["as"]:
                return m  # dismissed the plan, as …
            if rule == "to-inf" and self._past_after(m):
                return m  # urged them to leave and praised …
            last = rule == "named" and self.low(m) == "," and self.is_quote(m - 1)
            if last and not any(self.is_quote(n) for n in range(m, end)):
                return m  # described the talks as “candid”, with …
        return end

    def _before_aside(self, k: int, end: int) -> int:
        """*his claim that it fell - and others*: the sentence of the noun goes on."""
        for m in range(k + 2, end):
            if self.tokens[m].raw in DASHES or self.spaced(m) or self.tokens[m].raw == "(":
                return m
            if self.low(m) == "," and self.low(m + 1) in self.lex["main_conjunctions"]:
                return m
        return end

    def _past_after(self, m: int) -> bool:
        """Whether a conjunction stands at ``m`` and a verb in the past after it."""
        low = self.low(m + 1)
        past = low.endswith(tuple(self.lex["past_endings"])) and low in self.lex.verbs
        return self.low(m) in self.lex["main_conjunctions"] and past

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

    def _whole_speech(self, k: int) -> bool:
        """Whether the quotation at ``k`` is a full sentence, so that what follows is not in it."""
        raw = self.tokens[k].raw.rstrip("\"'”’»“` ")
        return raw[-1:] in ".!?" or (self.low(k + 1) in self.lex["prepositions"] and len(raw) > 60)
