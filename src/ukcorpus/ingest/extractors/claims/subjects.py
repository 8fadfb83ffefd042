"""The subject of a verb: the noun phrase before or after it."""

from ukcorpus.ingest.extractors.claims.phrases import Phrases

_DASHES = frozenset("-–—―") | {"--"}

FARTHEST = 18
"""Tokens that a subject may be long."""


class Subjects(Phrases):
    """Finds subjects to the left and to the right of a verb."""

    def subject_left(self, i: int, lo: int) -> tuple[int, int] | None:
        """The subject of the verb at ``i``, looked for to its left down to ``lo``."""
        j = self.skip_auxiliaries(i - 1, lo)
        if j < lo:
            return None
        if self.tokens[j].raw == ")":
            while j > lo and self.tokens[j].raw != "(":
                j -= 1
            j -= 1
        if j >= lo and self.tokens[j].raw in (",", "—", "–", "--", "-"):
            return self._before_insertion(j, lo)
        if self.is_quote(j) and self._comma_in(j) and (found := self._before_insertion(j, lo, ",")):
            return found  # X, the owner of “Y,” said
        if j > lo and self._short_title(j) and self.is_word(j - 1) and self.low(j + 1) != ",":
            found = self._phrase_ending(j - 1, lo)
            return (found[0], j + 1) if found else None
        if j < lo or not self.is_word(j):
            return None
        if self.low(j) in self.lex["relatives"]:
            return (j, j + 1) if j == 0 else self._antecedent(j, lo)
        return self._phrase_ending(j, lo)

    def _short_title(self, j: int) -> bool:
        """Whether a name in quotation marks stands at ``j``: the magazine “Time”."""
        return self.is_quote(j) and len(self.tokens[j].raw) < 40 and not self.is_speech(j)

    def _antecedent(self, j: int, lo: int) -> tuple[int, int] | None:
        """Whom the relative pronoun at ``j`` stands for."""
        k = j - 1
        if self.low(k) == "," or self.tokens[k].raw in _DASHES:
            k -= 1
        return self._phrase_ending(k, lo) if k >= lo and self.is_word(k) else None

    def skip_auxiliaries(self, j: int, lo: int) -> int:
        """From ``j`` leftwards over auxiliaries, adverbs and times of the verb."""
        lex = self.lex
        while j >= lo and self.is_word(j):
            low = self.low(j)
            if low in lex["auxiliaries"] or low in lex["negations"] or self.adverb(j):
                if low in lex.pronouns or (self.capital(j) and j > lo):
                    break
                j -= 1
            elif low in lex["times"] and j > lo:
                j -= 1
                while j > lo and self.low(j) in lex["times"]:
                    j -= 1
                if self.low(j) in lex["prepositions"] or self.low(j) in lex["determiners"]:
                    j -= 1
            else:
                break
        return j

    def _comma_in(self, q: int) -> bool:
        """Whether a short quotation that names something ends with a comma inside it."""
        raw = self.tokens[q].raw
        return len(raw) < 40 and self._titled(raw) and raw.rstrip("\"'”’»“`")[-1:] == ","

    def _before_insertion(self, j: int, lo: int, mark: str = "") -> tuple[int, int] | None:
        """NAME, an insertion, VERB: the comma at ``j`` closes what an earlier one opened."""
        mark = mark or self.tokens[j].raw
        best: tuple[int, int] | None = None
        seen = 0
        k = j - 1
        while k > lo and seen < 5 and j - k < 45:
            token = self.tokens[k]
            if token.kind == "q" and self.is_speech(k):
                break
            if token.raw in (";", ":"):
                break
            if token.raw == mark:
                seen += 1
                found = self._phrase_ending(k - 1, lo)
                lone = found is not None and found[1] - found[0] == 1 and self.adverb(found[0])
                if found and self.nominal(*found) and not (lone or self._numeric(*found)):
                    a = found[0]
                    bounded = a <= lo or self.tokens[a - 1].kind != "w" or self._boundary(a - 1)
                    bounded = bounded or self.low(a - 1) in self.lex["times"]
                    if bounded and (best is None or self.capital(a)):
                        best = found
                        if self._named(*found):
                            return best
            k -= 1
        return best

    def _phrase_ending(self, j: int, lo: int) -> tuple[int, int] | None:
        """The noun phrase whose last word is at ``j``."""
        a = j + 1
        k = j
        while k >= lo and j - k < FARTHEST:
            step = self._step(k, j, a, lo)
            if step < 0:
                if step == -2:
                    a = k
                break
            a = k - step
            k = a - 1
        a = self._trimmed(a, j + 1)
        return (a, j + 1) if a <= j else None

    def _step(self, k: int, j: int, a: int, lo: int) -> int:
        """How many tokens beyond ``k`` belong to it; −1: not even ``k``; −2: it starts at ``k``."""
        lex, token, low = self.lex, self.tokens[k], self.low(k)
        if token.kind == "q":
            return 0 if a <= j and not self.is_speech(k) and len(token.raw) < 40 and k > lo else -1
        if token.kind == "p":
            return self._step_over(k, j, a, lo)
        if low in lex.pronouns and lex.pronouns[low] not in "xr":
            if self.low(k - 1) in lex["conjunctions"] and self.capital(k - 2) and a > j:
                return 1  # Biden and others
            return -2 if a > j else -1
        if low in lex["conjunctions"]:
            return 0 if k > lo and self._joins(k) else -1
        if low in lex["relatives"] or low in lex["subordinators"]:
            relative = low in lex["relatives"] or low in lex["that"]
            relative = relative and self.low(k - 1) not in lex.verbs
            if relative and self.is_word(k - 1) and k - 1 >= lo and self.finite_in(k + 1, j + 1):
                return 0
            return -1
        if low in lex["auxiliaries"] or low in lex["finite"]:
            return 0 if self._relative_before(k, lo) else -1
        if low in lex.verbs and low not in lex["nouns"] and token.raw[0].islower() and k < j:
            return 0 if self.low(k + 1) in lex["prepositions"] else -1
        return 0

    def _step_over(self, k: int, j: int, a: int, lo: int) -> int:
        """``_step`` for a mark."""
        raw = self.tokens[k].raw
        if raw == "." and self.capital(k - 1) and len(self.low(k - 1)) <= 5:
            return 0  # Gen. Brown
        joint = raw in "&/'’-" and not self.spaced(k)
        if joint or (raw == "$" and a <= j):
            return 0
        return self._bracket(k, lo) if raw == ")" else -1

    def _bracket(self, k: int, lo: int) -> int:
        m = k
        while m > lo and k - m < 8 and self.tokens[m].raw != "(":
            m -= 1
        return k - m if self.tokens[m].raw == "(" else -1

    def _relative_before(self, k: int, lo: int) -> bool:
        for m in range(k - 1, max(lo, k - 8) - 1, -1):
            if self.tokens[m].kind == "p":
                return False
            if self.low(m) in self.lex["relatives"]:
                return True
        return False

    def _trimmed(self, a: int, b: int) -> int:
        """``a`` moved over times, adverbs and a preposition that lead the phrase."""
        lex = self.lex
        while a < b - 1:
            low = self.low(a)
            if low in lex["prepositions"]:
                m = a + 1
                while m < b - 1 and (self.low(m) in lex["times"] or self.low(m).isdigit()):
                    m += 1
                if m > a + 1:
                    a = m
                    continue
                a += 1
            elif (
                (low in lex["times"] and low not in lex["determiners"])
                or (self.adverb(a) and low not in lex["determiners"])
                or low in lex["conjunctions"]
                or (self.tokens[a].kind == "p" and self.tokens[a].raw not in "(")
            ):
                a += 1
            else:
                break
        return a

    def _ends_right(self, k: int) -> bool:
        """Whether a subject that follows its verb has ended before the word at ``k``."""
        lex, low = self.lex, self.low(k)
        if low in lex["subordinators"] or low in lex["relatives"] or low in lex["auxiliaries"]:
            return True
        small = self.tokens[k].raw[0].islower()
        if small and (low in lex["times"] or (low in lex.verbs and low not in lex["nouns"])):
            return True
        if low in lex["prepositions"]:
            return not self._goes_on(k)
        return low in lex["conjunctions"] and not self._joins(k)

    def subject_right(self, i: int) -> tuple[int, int] | None:
        """The subject after the verb at ``i``, with its apposition left out."""
        lex = self.lex
        k = i + 1
        while self.is_word(k) and self.adverb(k) and not self.capital(k):
            k += 1
        a = k
        if self.low(a) in lex["that"]:
            return None
        while k < self.stop and k - a < FARTHEST:
            token = self.tokens[k]
            if token.kind == "q":
                if k > a and len(token.raw) < 40 and self.low(k - 1) not in lex["prepositions"]:
                    k += 1
                    if self.low(k - 2) in lex["determiners"] and self.is_word(k):
                        continue  # the head of the “Harbour” club
                break
            if token.kind == "p":
                if token.raw == "." and self.capital(k - 1) and len(self.low(k - 1)) <= 5:
                    k += 1
                    continue
                if token.raw not in "&/-'’":
                    break
            low = token.low
            if k > a and self._ends_right(k):
                break
            k += 1
            if low in lex.pronouns and lex.pronouns[low] in "mfpn12" and k == a + 1:
                break
        return (a, k) if k > a and self.nominal(a, k) else None
