"""*Volgens X …*, *laut X …*, *X zufolge …*: attributions that take no comma."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.svo import Reports
from ukcorpus.model.spans import Span


class Attributions(Reports):
    """``Reports`` with the attributions of Dutch and German."""

    def _according_to(self, i: int, k: int) -> int:
        lex = self.lex
        if self.low(i) in lex["after_comma_only"] and not (
            self.low(i - 1) == "," or self.is_quote(i - 1)
        ):
            return i
        if self.low(i) in lex["after_comma_only"] and self.low(k) in lex.verbs:
            return i  # so schätzen die Forscher
        end = self._source_end(k)
        if end <= k or self.low(k) in lex["that"] or self.low(k) in lex["auxiliaries"]:
            return i
        if self.low(end - 1) in lex["not_sources"]:
            return i  # volgens het boekje
        words = " ".join(t.low for t in self.tokens[i:k])
        source = self._span(k, end)
        while self.low(end) in lex["follow_on"]:
            end += 1
        self._attributed(i, end, words, source)
        return end - 1

    def _by_own_account(self, i: int) -> int:
        """*Nach offiziellen Angaben …*: the source may be no more than a word for reports."""
        endings = tuple(self.lex["own_source"])
        if not endings or self.low(i) not in self.lex["own_account"]:
            return i
        for m in range(i + 1, min(self.stop, i + 4)):
            if not self.is_word(m):
                break
            if self.low(m).endswith(endings):
                end = max(m + 1, self._source_end(m))
                self._attributed(i, end, self.low(i), self._span(i + 1, end))
                return end - 1
        return i

    def _postposition(self, i: int) -> None:
        """X zufolge, …: the source stands before its preposition."""
        own = self.low(i) in self.lex["own_account"]
        if own and self.low(i - 1) not in self.lex["own_source"]:
            return
        a = self._source_start(i)
        if a < i:
            self._attributed(a, i + 1, self.low(i), self._span(a, i))

    def _source_start(self, i: int) -> int:
        """Where the noun phrase starts that ends before ``i``, with a genitive or *von* in it."""
        lex = self.lex
        a = i
        while a > self.floor and i - a < 10:
            low = self.low(a - 1)
            if self.is_quote(a - 1) and len(self.tokens[a - 1].raw) < 40:
                a -= 1
                continue
            if not self.is_word(a - 1) or low in lex["auxiliaries"] or low in lex["finite"]:
                break
            if low in lex.pronouns or self.adverb(a - 1) or self._verbal_form(a - 1):
                break
            joints = lex["genitives"] | lex["source_prepositions"]
            inside = low in joints
            apart = self.capital(a - 1) and a < i and not self.capital(a) and not inside
            if apart and self.low(a) not in joints:
                break  # the noun belongs to what stands before
            a -= 1
            if low in lex["determiners"] and not (inside and self.capital(a - 1)):
                break
        return a

    def _attributed(self, i: int, end: int, words: str, source: Span) -> None:
        """The content around an attribution that takes the tokens ``[i, end)``."""
        verb = Verb(words, "according_to", "p", frozenset(("finite",)))
        cue = Span(self.tokens[i].start, self.tokens[end - 1].end)
        draft = Draft(self.sentence, [], "according", verb, cue, source)
        draft.number = self.number
        lo = self.floor
        comma = i > lo and (self.low(i - 1) == "," or self.tokens[i - 1].raw in "–—")
        before = i - 1 if comma else i
        a = self._clause_start(self._content_start(lo, before), before, comma=comma)
        stop = self._end(end)
        alone = before - a == 1 and not self.is_quote(a) and not self._relative(a)
        alone = alone and not (a > lo and self.finite_in(a, before))
        if before - a < 1 or alone:
            n = self._after_insertion(end) + 1 if self.low(end) == "," else end
            if stop > n:
                draft.spans = [self._span(n, stop)]
                draft.rule = "according-front"
        elif comma or end >= self.stop:
            draft.spans = [self._span(a, before)]
            draft.rule = "according-end"
            self.floor = end
            if self.low(end) == "," and self._broken_off(before, end + 1):
                draft.spans.append(self._span(end + 1, self._end(end + 1)))
                draft.rule = "according-mid"
        else:
            draft.spans = [self._span(a, before)]
            if stop > end:
                draft.spans.append(self._span(end, stop))
            draft.rule = "according-mid"
        if draft.spans:
            self._keep(draft)

    def _broken_off(self, before: int, after: int) -> bool:
        """*Er sei, so X, krank*: whether the clause that ends before ``before`` goes on."""
        lex = self.lex
        if after >= self.stop or self.is_quote(before - 1) or not lex.comma_clauses:
            return False
        verbs = lex["auxiliaries"] | lex["reported"]
        return self.low(after) in verbs | lex["finite"] or self.low(before - 1) in verbs

    def _clause_start(self, a: int, e: int, *, comma: bool) -> int:
        """Where the subordinate clause starts whose verb is not yet there at ``e``; else ``a``."""
        lex = self.lex
        if comma:
            return a
        for m in range(e - 1, a, -1):
            if self.tokens[m].kind == "p" and self.low(m) in (",", ":"):
                if self.low(m + 1) in lex["contrasts"]:
                    return m + 2  # …, maar komen volgens X …; …, maar volgens X komt …
                opener = m + 2 if self.low(m + 1) in lex["prepositions"] else m + 1
                low = self.low(opener)
                relative = low in lex["articles_or_relatives"] or low in lex["relatives"]
                opens = relative or low in lex["that"] or low in lex["subordinators"]
                if self.low(m) == ":" or (opens and not self.finite_in(opener + 1, e)):
                    return m + 2 if low in lex["that"] and opener == m + 1 else m + 1
                return a
        return a

    def _relative(self, a: int) -> bool:
        return self.low(a) in self.lex["articles_or_relatives"] and self.low(a - 1) == ","

    def _after_insertion(self, comma: int) -> int:
        """The comma that closes what the one at ``comma`` opened: *volgens X, de baas, is …*."""
        for m in range(comma + 1, min(self.stop, comma + 14)):
            if self.low(m) in self.lex["auxiliaries"] or self.low(m) in self.lex["finite"]:
                break
            if self.low(m) == ",":
                return m
        return comma

    def _clause_goes_on(self, m: int) -> bool:
        lex, low = self.lex, self.low(m)
        if low in lex["auxiliaries"] or low in lex["finite"] or low in lex["relatives"]:
            return True
        return low in lex["times"] or (
            low in lex["subordinators"] and low not in lex["prepositions"]
        )

    def _source_end(self, k: int) -> int:
        m = k
        named = False
        while m < self.stop and m - k < 25:
            token = self.tokens[m]
            if token.kind == "q":
                short = m <= k + 1 and not named and len(token.raw) <= 40
                if self._quoted_name(m):
                    m, named = m + 1, True
                    continue
                if not short or not self.capital(m + 1):
                    return m + 1 if short else m
                m += 1
                continue
            if token.raw == "(":
                m = self._bracket_end(m)
                continue
            if token.kind == "p":
                if token.raw not in "&/-'’":
                    break
                m += 1
                continue
            if m == k and token.low in self.lex["objects"] | self.lex["pronoun_objects"]:
                return k + 1
            if m > k and (self._clause_goes_on(m) or self._new_phrase(m, k)):
                break
            if named and not self.capital(m) and not self._still_name(m):
                break
            named = named or self.capital(m) or self._noun_seen(m, k)
            m += 1
        return m

    def _quoted_name(self, m: int) -> bool:
        """*der „Allgemeinen Zeitung“*: an article before it makes it a name."""
        before = self.low(m - 1)
        lead = before in self.lex["genitives"] or before in self.lex["determiners"]
        return lead and len(self.tokens[m].raw) <= 45 and not self.is_speech(m)

    def _bracket_end(self, m: int) -> int:
        for n in range(m + 1, min(self.stop, m + 9)):
            if self.tokens[n].raw == ")":
                return n + 1
        return m + 1

    def _new_phrase(self, m: int, k: int) -> bool:
        """Whether the source has ended before ``m``: its clause's verb or subject starts there."""
        lex = self.lex
        low = self.low(m)
        if low in lex["genitives"] and self.capital(m - 1):
            return False
        if low in lex["prepositions"]:
            if lex.capital_nouns and not self.capital(m + 1) and low not in lex["agent"]:
                return True
            return low not in lex["source_prepositions"]
        if low in lex["determiners"] and low not in lex["source_prepositions"]:
            before = self.low(m - 1)
            return before not in lex["prepositions"] and before not in lex["determiners"]
        verb = self.low(m + 1) in lex["after_verb"] and not self.capital(m)
        return verb and m > k + 1

    def _noun_seen(self, m: int, k: int) -> bool:
        low = self.low(m)
        people = (
            self.lex["anonymous"]
            | self.lex["roles"]
            | self.lex["organisations"]
            | self.lex["groups"]
            | self.lex["documents"]
        )
        return m >= k and low in people

    def _still_name(self, m: int) -> bool:
        """Whether a small word after a name goes on with it: *van*, *der*, *Russische* …"""
        low = self.low(m)
        lex = self.lex
        if low in lex["name_prepositions"] or (low in lex["conjunctions"] and self.capital(m + 1)):
            return True
        if low in lex["genitives"] and self.capital(m - 1):
            return True
        if self.low(m - 1) in lex["name_prepositions"] or self.low(m - 1) in lex["determiners"]:
            return True
        return self._noun_seen(m, 0) or (
            low in lex["determiners"] and self.low(m - 1) in lex["prepositions"]
        )
