"""*Volgens X …*, *laut X …*, *X zufolge …*: attributions that take no comma."""

from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.sources import Sources
from ukcorpus.model.spans import Span


class Attributions(Sources):
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
        if self.low(i - 1) in self.lex["times"]:
            return i  # zwei Monate nach dem Urteil
        for m in range(i + 1, min(self.stop, i + 4)):
            if not self.is_word(m):
                break
            if self.low(m).endswith(endings):
                end = max(m + 1, self._source_end(m))
                self._attributed(i, end, self.low(i), self._span(i + 1, end))
                return end - 1
            genitive = self.low(m).endswith("s") and not self.low(m).endswith("ss")
            if self.capital(m) and not genitive and "-" not in self.low(m):
                break  # nach Abschluss der Ermittlungen
        return i

    def _postposition(self, i: int) -> None:
        """X zufolge, …: the source stands before its preposition."""
        own = self.low(i) in self.lex["own_account"]
        if own and self.low(i - 1) not in self.lex["own_source"]:
            return
        a = self._source_start(i)
        if a < i:
            self._attributed(a, i + 1, self.low(i), self._span(a, i))

    def _attributed(self, i: int, end: int, words: str, source: Span) -> None:
        """The content around an attribution that takes the tokens ``[i, end)``."""
        verb = Verb(words, "according_to", "p", frozenset(("finite",)))
        cue = Span(self.tokens[i].start, self.tokens[end - 1].end)
        draft = self._new(verb, cue, source, "according")
        lo = self.floor
        comma = i > lo and (self.low(i - 1) == "," or self.tokens[i - 1].raw in "–—")
        before = i - 1 if comma else i
        first = self._content_start(lo, before)
        a = self._clause_start(first, before, comma=comma)
        stop = self._end(end)
        if a > first and self._opens_clause(a):
            stop = min(stop, self._clause_end(end))  # die nach Angaben von X echt war, wurde …
        clause = comma and end < self.stop and self._finite_at(end)
        if self._opens_sentence(a, before, clause=clause):
            n = self._main_verb(i + 1, end)
            if n < end and n > i + 1:
                draft.source = self._span(self._token_from(source.start), n)
                draft.cue = Span(self.tokens[i].start, self.tokens[n - 1].end)
            stop = max(stop, self._end(n))
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
            n = self._after_insertion(end) + 1 if self.low(end) == "," else end
            n = end if n == end + 1 else n
            if stop > n:
                draft.spans.append(self._span(n, stop))
            draft.rule = "according-mid"
        if draft.spans:
            self._keep(draft)

    def _opens_sentence(self, a: int, before: int, *, clause: bool) -> bool:
        """Whether nothing of what was said stands in ``[a, before)``: it follows the source.

        ``clause``: a verb stands right behind the source and its comma.
        """
        if before - a < 1:
            return True
        finite = self.finite_in(a, before)
        if before - a == 1 and not self.is_quote(a) and not self._relative(a):
            return not (a > self.floor and finite) or clause
        return clause and finite and not self.is_quote(before - 1)

    def _opens_clause(self, a: int) -> bool:
        """Whether a relative clause, or one of a conjunction, starts at ``a``."""
        lex = self.lex
        return any(
            self.low(m) in lex[name]
            for m in (a, a + 1)
            for name in ("articles_or_relatives", "relatives")
        )

    def _main_verb(self, k: int, end: int) -> int:
        """Where content starts whose source opens the clause: at its verb, which comes second.

        ``end`` is where the source ends as far as its own words tell.
        """
        lex = self.lex
        plain = self._after_insertion(end) + 1 if self.low(end) == "," else end
        m = k
        while lex.comma_clauses and m < min(self.stop, k + 30):
            low = self.low(m)
            if low == ",":
                closing = self._closing_comma(m)
                if closing is None:
                    return plain
                m = closing + 1
                return m if self._finite_at(m) or self._verbal_form(m) else plain
            if m > k and self._finite_at(m):
                return m
            m += 1
        return plain

    def _closing_comma(self, comma: int) -> int | None:
        """The comma after the relative clause or apposition that the one at ``comma`` opens."""
        for m in range(comma + 2, min(self.stop, comma + 24)):
            if self.low(m) == ",":
                return m
        return None

    def _finite_at(self, m: int) -> bool:
        """Whether a finite verb stands at ``m``, as far as the lists have it."""
        lex, low = self.lex, self.low(m)
        if low in lex["auxiliaries"] or low in lex["finite"] or low in lex["reported"]:
            return True
        verbs = lex.verbs.get(low, ())
        return any("finite" in verb.kinds for verb in verbs) and not self.capital(m)

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
                if self._main_clause(m + 1, e) and self.finite_in(a, m):
                    return m + 1  # …, lediglich der Hafen wurde nach Angaben …
                if self.low(m) == ":" or (opens and not self.finite_in(opener + 1, e)):
                    return m + 2 if low in lex["that"] and opener == m + 1 else m + 1
                return a
        return a

    def _main_clause(self, k: int, e: int) -> bool:
        """Whether ``[k, e)`` is the start of a main clause with its verb in second place."""
        lex = self.lex
        if not lex.comma_clauses or self._finite_at(k):
            return False
        low = self.low(k)
        closed = low in lex["relatives"] or low in lex["subordinators"] or low in lex["that"]
        return not closed and any(self._finite_at(m) for m in range(k + 1, e))

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

    def _clause_end(self, k: int) -> int:
        """The comma after the verb that closes the clause at ``k``, if the sentence goes on."""
        lex = self.lex
        end = self._end(k)
        for m in range(k + 2, end):
            if self.low(m) != ",":
                continue
            last = self.low(m - 1)
            verbal = last in lex["auxiliaries"] or last in lex["finite"] or last in lex["reported"]
            if not (verbal or self._to_verb(m - 2) or self._to_verb(m - 1)):
                continue
            low = self.low(m + 1)
            goes_on = any(
                low in lex[name]
                for name in ("articles_or_relatives", "relatives", "subordinators", "that",
                             "whether", "conjunctions", "prepositions")
            )  # fmt: skip
            if not goes_on:
                return m
        return end

    def _to_verb(self, m: int) -> bool:
        """Whether *te* or *zu* stands at ``m``, by itself or inside a verb: *einzustellen*."""
        lex = self.lex
        low = self.low(m)
        if low in lex["to"]:
            return self.low(m - 1) not in lex["until"]
        inside = lex["infix_to"]
        return bool(inside) and low.endswith("n") and low.startswith(tuple(inside))
