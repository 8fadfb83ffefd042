"""What ends a clause that was said: another report, the writer's remark, where it was said."""

from ukcorpus.ingest.extractors.claims.drafting import Drafting
from ukcorpus.ingest.extractors.claims.tokens import DASHES


class Cuts(Drafting):
    """Tells for each token whether what was said ends before it."""

    def _cuts(self, k: int, m: int) -> bool:
        """Whether the content that starts at ``k`` ends before token ``m``."""
        token = self.tokens[m]
        lex = self.lex
        if token.kind == "w":
            return self._cuts_at_word(k, m)
        if token.kind == "q" and token.raw[0] in "-–—":
            return True  # speech set off by dashes is another report
        if token.raw == ",":
            return self._cuts_at_comma(k, m)
        if token.raw in DASHES or token.raw == "-":
            return self._cuts_at_dash(k, m)
        return token.raw == ";" and (lex.comma_clauses or self._new_report(m))

    def _says_too(self, k: int, conjunction: int) -> bool:
        """*… and the others say they …*: a report with a subject and a clause of its own."""
        lex = self.lex
        if lex.verb_second or not self.finite_in(k, conjunction):
            return False
        for m in range(conjunction + 2, min(self.stop, conjunction + 5)):
            if not self.is_word(m - 1):
                return False
            verbs = lex.verbs.get(self.low(m), ())
            if self.low(m) in lex["nouns"] or not any(verb.takes("p") for verb in verbs):
                continue
            subject = self.subject_left(m, conjunction + 1)
            named = subject is not None and self.nominal(*subject)
            return named and self.finite_in(m + 1, self.stop)
        return False

    def _own_contrast(self, k: int, m: int) -> bool:
        """*… but the others have left*: after *but* a new clause is mostly the writer's."""
        if self.low(m + 1) in self.lex["goes_on"] or not self.finite_in(k, m):
            return False
        return self.finite_in(m + 1, min(self.stop, m + 8))

    def _told_in(self, k: int, m: int) -> bool:
        """*… in an interview with Bild*: where it was said, at the end of what was said."""
        lex = self.lex
        if self.low(m + 1) not in lex["indefinite"] or not self.finite_in(k, m):
            return False
        for n in range(m + 2, min(self.stop, m + 6)):
            if self.low(n) in lex["tail_venues"]:
                return True
            if not self.is_word(n):
                return False
        return False

    def _cuts_at_word(self, k: int, m: int) -> bool:
        lex, token = self.lex, self.tokens[m]
        if self._starts_according(m) and self.low(m - 1) not in lex["that"]:
            return m - 1 > k
        if token.low in lex["tail_prepositions"] and self._told_in(k, m):
            return True
        if token.low in lex["conjunctions"] and self._says_too(k, m):
            return True
        if token.low in lex["main_conjunctions"] and self.low(m + 1) in lex["voiced"]:
            return self.finite_in(k, m)
        if token.low in lex["contrasting"] and self._own_contrast(k, m):
            return True
        before = self.tokens[m - 1]
        inside = before.kind == "q" and before.raw.rstrip("\"'”’»“")[-1:] == ","
        if inside and token.low in lex["main_conjunctions"]:
            return self._new_report(m)
        if inside and m - 1 > k and self._attributed_after(m):
            return True
        return inside and (self._gerund(m) or token.low in lex["relatives"])

    def _cuts_at_dash(self, k: int, m: int) -> bool:
        if self._comment(m + 1) and (self.tokens[m].raw != "-" or self.spaced(m)):
            return True
        if self._dashed(k) or (
            self.low(m + 1) in self.lex["relatives"] and self._new_report(m + 1)
        ):
            return True
        return self.is_quote(m + 1) or (self.is_quote(m - 1) and m - 1 > k)

    def _cuts_at_comma(self, k: int, m: int) -> bool:
        lex, after = self.lex, self.low(m + 1)
        if self._subordinate and m - k > 1:
            return True
        if self._gerund(m + 1) and (after in lex.verbs or after in lex["cut_gerunds"]):
            return True
        if after in lex["cut_openers"]:
            return not self._passed_over(k, m)
        if self._comment(m + 1) or self._attributed_after(m + 1):
            return True
        if self._starts_according(m + 1) or self._writing_with(m + 1) or self._dated(m + 1):
            return True
        joined = any(after in lex[name] for name in ("main_conjunctions", "as", "since"))
        return joined and self._new_report(m + 1)

    def _dashed(self, k: int) -> bool:
        """Whether the report of what starts at ``k`` stands between dashes itself."""
        lex = self.lex
        for m in range(k - 1, max(self.floor, k - 8), -1):
            if self.tokens[m].raw in DASHES or self.spaced(m):
                after = self.low(m + 1)
                return after in lex["relatives"] or after in lex["clause_openers"]
        return False

    def _passed_over(self, k: int, comma: int) -> bool:
        """*The man, who was ill, left* has no verb yet; *not here, but also there* goes on."""
        if self.low(comma + 1) in self.lex["relatives"]:
            return not self.finite_in(k, comma)
        return self.low(comma + 2) in self.lex["goes_on"] or self.is_quote(comma + 2)

    def _dated(self, k: int) -> bool:
        """*, a day after …*, *, two weeks before …*: the writer's own date of the report."""
        lex = self.lex
        for m in range(k, min(self.stop, k + 4)):
            if m > k and self.low(m) in lex["since"] and self.low(m - 1) in lex["times"]:
                return True
            if self.low(m) not in lex["times"] | lex["determiners"] | lex["adverbs"]:
                return False
        return False

    def _writing_with(self, k: int) -> bool:
        """*, with the mayor saying …*: another report that hangs on this one."""
        return self.low(k) in self.lex["with"] and any(
            self._reports_on(m) for m in range(k + 1, min(self.stop, k + 10))
        )

    def _reports_on(self, m: int) -> bool:
        """Whether a gerund of reporting stands at ``m``: what follows is said by it."""
        verbs = self.lex.verbs.get(self.low(m), ())
        return any("gerund" in verb.kinds for verb in verbs)

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
        if self.low(m) in self.lex["remarks"]:
            return True
        if self.low(m) not in self.lex["indefinite"]:
            return False
        nouns = self.lex["comment_nouns"]
        return any(self.low(n) in nouns for n in range(m + 1, min(self.stop, m + 5)))

    def _starts_according(self, m: int) -> bool:
        if self.low(m) not in self.lex["according_heads"]:
            return False
        if self.low(m) in self.lex["after_comma_only"] and (
            self.is_word(m - 1) or self.low(m + 1) in self.lex["that"]
        ):
            return False
        return self._account(m) > 0

    def _account(self, m: int) -> int:
        """How many words *according to* and the like take that start at ``m``; 0 for none."""
        for size in self.lex.account_sizes:
            if tuple([self.low(m + n) for n in range(size)]) in self.lex.accounts:
                return size
        return 0

    def _new_report(self, conjunction: int) -> bool:
        """Whether the clause after the conjunction has a source and a cue of its own."""
        for m in range(conjunction + 1, min(self.stop, conjunction + 12)):
            if self.is_quote(m) or self.low(m) == ",":
                return False
            if (
                self.is_word(m)
                and self.low(m) in self.lex.verbs
                and self.low(m) not in self.lex["nouns"]
                and self.low(m - 1) not in self.lex["future"]
            ):
                return True
        return False

    def _gerund(self, i: int) -> bool:
        low = self.low(i)
        endings = tuple(self.lex["gerund_endings"])
        return bool(endings) and low.endswith(endings) and len(low) > 4
