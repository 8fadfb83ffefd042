"""What stands after a verb that reports: the person told, the time, and where content starts."""

from ukcorpus.ingest.extractors.claims.ends import Ends
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.ingest.extractors.claims.tokens import DASHES

_TOLD = 10
"""Tokens of a long name of the person told, and of when and where."""


class After(Ends):
    """Tells *that …*, a quotation, a colon, a clause and an end apart."""

    def _after(self, i: int, verb: Verb, told: list[tuple[int, int]]) -> tuple[str, int]:
        """What follows the verb at ``i``: the kind of it, and the index where it starts."""
        k = i + 1
        if self.low(k) in self.lex["particles"] and self.low(k + 1) in self.lex["that"] | {","}:
            k += 1
        if verb.takes("o"):
            k = self._told(k, told)
        elif self.low(k) in self.lex["to"] and verb.cls != "demand" and not self._verb_like(k + 1):
            k = self._told(k + 1, told)
        if told and self.low(k) in self.lex["of"] and self.capital(k + 1):
            k += 2  # told The Star of Newark …
        k = self.skip_adverbials(k)
        if told and self.is_word(k) and self.low(k) not in self.lex["that"]:
            k = self._told_further(k, told)
        return self._kind_at(k, verb)

    def _kind_at(self, k: int, verb: Verb) -> tuple[str, int]:
        dash = k < self.stop and (self.tokens[k].raw in DASHES or self.spaced(k))
        if k >= self.stop or (dash and not self.is_quote(k + 1)):
            return "end", k  # said on Sunday – the latest of several warnings
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
            and not self._approximate(k)
        ):
            return self._after_preposition(k)
        return "bare", k

    def _approximate(self, k: int) -> bool:
        """*said around 400 drones …*: the preposition belongs to a number."""
        return self.low(k) in self.lex["approximations"] and self.low(k + 1)[:1].isdigit()

    def _verb_like(self, i: int) -> bool:
        return self.is_quote(i) or (
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

    def _told_further(self, k: int, told: list[tuple[int, int]]) -> int:
        """Over the rest of a long name of the person told: *to the Corriere della Sera that …*."""
        lex = self.lex
        end = 0
        for m in range(k, min(self.stop, k + _TOLD)):
            low = self.low(m)
            if low in lex["that"]:
                told[-1] = (told[-1][0], end or m)
                return m
            if not self.is_word(m) or (self.finite_in(m, m + 1) and not self._gerund(m)):
                break
            timed = self.low(m + 1) in lex["times"] or low in lex["times"]
            if not end and (timed or low in lex["prepositions"]):
                end = m
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
            if self.low(m) == ":" and self.is_quote(m + 1) and not self.finite_in(k + 1, m):
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
                if self._name_in_marks(m):
                    continue
                if self.low(m - 1) != "," and self._that_soon(m + 1):
                    continue
                spoken = self.low(m - 1) == "," or self.is_speech(m) or self._clause_in_marks(m)
                return ("quote", m) if spoken else ("adverbial", k)
            if low == ",":
                if self.is_quote(m + 1):
                    return "quote", m + 1
                if self.low(m + 1) in lex["that"]:
                    return "that", m + 2
                if lex.comma_clauses and self._clause_follows(m + 1):
                    return "bare", m + 1
                return self._after_place(m)
            if self._reports_on(m):
                return "adverbial", k  # responded by saying …
        return "adverbial", k

    def _clause_in_marks(self, m: int) -> bool:
        """*admitted in a talk “it will be hard” if …*: too long and too small for a name."""
        words = self.tokens[m].raw.strip("\"'“”‘’„«»`").split()
        return len(words) >= self.lex.speech_words and words[0][:1].islower()

    def _name_in_marks(self, m: int) -> bool:
        """*im Interview mit der „Bild“, …*: after an article a short one is a name."""
        raw = self.tokens[m].raw
        inner = raw.rstrip("\"'”’»“`")[-1:]
        after_article = self.lex.verb_second and self.low(m - 1) in self.lex["determiners"]
        return after_article and len(raw) < 40 and inner not in ".,!?"

    def _after_place(self, comma: int) -> tuple[str, int]:
        """*said in Buffalo, New York, that …*: over what two commas set off."""
        for m in range(comma + 1, min(self.stop, comma + 7)):
            if self.low(m) != ",":
                continue
            if self.low(m + 1) in self.lex["that"] and not self.finite_in(comma + 1, m):
                return "that", m + 2
            break
        return "adverbial", comma

    def _clause_follows(self, k: int) -> bool:
        """Whether a clause, no apposition, starts at ``k``."""
        return self.finite_in(k, self.stop)

    def _that_soon(self, k: int) -> bool:
        return any(self.low(m) in self.lex["that"] for m in range(k, min(self.stop, k + 4)))
