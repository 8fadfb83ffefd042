"""Where the source of *volgens X*, *laut X*, *X zufolge* starts and ends."""

from ukcorpus.ingest.extractors.claims.svo import Reports


class Sources(Reports):
    """Finds the noun phrase beside a word of attribution."""

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
            if named and not self.capital(m) and not self._still_name(m) and not self._adjective(m):
                break
            named = named or self.capital(m) or self._noun_seen(m, k) or self._people(m)
            m += 1
        return m

    def _adjective(self, m: int) -> bool:
        """*Schätzungen französischer Behörden*, *der offiziellen chinesischen Agentur*."""
        lex = self.lex
        if not lex.capital_nouns or self._small_word(self.low(m)):
            return False
        after = m + 1
        while self.low(after).endswith(("en", "er")) and not self.capital(after):
            after += 1
        inside = self.low(m - 1) in lex["genitives"] or not self.capital(m - 1)
        ends = ("er", "en") if inside else ("er",)
        return self.low(m).endswith(ends) and self.capital(after) and after - m < 4

    def _people(self, m: int) -> bool:
        """*de chirurgen veelbelovend …*: a plural after its article, and no adjective of one."""
        lex = self.lex
        if (
            lex.capital_nouns
            or self.low(m - 1) not in lex["definite"]
            or self._small_word(self.low(m))
        ):
            return False
        plural = tuple(lex["plural_endings"])
        after = self.low(m + 1)
        return self.low(m).endswith(plural) and not after.endswith((*plural, "s"))

    def _quoted_name(self, m: int) -> bool:
        """*der „Allgemeinen Zeitung“*: an article before it makes it a name."""
        before = self.low(m - 1)
        lead = before in self.lex["genitives"] or before in self.lex["determiners"]
        lead = lead or before in self.lex["agent"]
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
