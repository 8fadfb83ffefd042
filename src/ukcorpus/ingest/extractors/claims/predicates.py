"""The predicate in Dutch and German: particles, auxiliaries and infinitives far from the verb."""

from ukcorpus.ingest.extractors.claims.attributions import Attributions
from ukcorpus.ingest.extractors.claims.lexicon import Verb

_REACH = 16
"""Tokens that may lie between a verb and its particle or participle."""


class Predicates(Attributions):
    """Finds the parts of a verb in languages that put them at both ends of the clause."""

    def _reading(self, i: int, verb: Verb) -> str:
        lex = self.lex
        token = self.tokens[i]
        before = self.low(i - 1)
        if token.low in lex["view_nouns"]:
            return "finite" if self._helper(i) is not None else ""
        capital = token.raw[0].isupper()
        if (
            capital
            and (i > 0 or lex.capital_nouns)
            and self.sentence.zone not in ("title", "heading")
        ):
            return ""
        if (
            before in lex["determiners"]
            and before not in lex.pronouns
            and token.low in lex["nouns"]
        ):
            return ""
        if verb.particle:
            joined = before == verb.particle  # … bekannt gab
            return "finite" if joined or self._particle(i, verb.particle) is not None else ""
        if self._separated(i):
            return ""
        if self._participle(i, verb):
            helper = self._helper(i)
            if helper is None:
                return ""
            if self.low(helper) in lex["perfect"]:
                return "finite"
            return "finite" if self._impersonal(i) else ""
        if before in lex["to"] or (self.low(i - 1) in lex["modals"]):
            return ""
        if token.low == verb.lemma and self._infinitive_here(i):
            return ""
        return "finite"

    def _separated(self, i: int) -> bool:
        """*schreibt den Rückgang … zu*: the clause ends with a particle of another verb."""
        strays = self.lex["stray_particles"]
        if not strays:
            return False
        for m in range(i + 1, min(self.stop, i + _REACH)):
            if not self.is_word(m):
                return m - 1 > i and self.low(m - 1) in strays
        return self.stop - i < _REACH and self.low(self.stop - 1) in strays

    def _participle(self, i: int, verb: Verb) -> bool:
        """Whether the form is a participle here; *erklärt* is told by its auxiliary."""
        if "participle" not in verb.kinds:
            return False
        if not {"finite", "base"} & verb.kinds:
            return True
        if self.is_word(i + 1) and self.low(i + 1) not in self.lex["passive"] | self.lex["perfect"]:
            return False
        helper = self._helper(i)
        return helper is not None and self.low(helper) in self.lex["perfect"] | self.lex["passive"]

    def _infinitive_here(self, i: int) -> bool:
        """*zou … in de schaduw stellen*: the form is the infinitive of an auxiliary before it."""
        if self.is_word(i + 1):
            return self.lex.comma_clauses and self.low(i + 1) in self.lex["auxiliaries"]
        for m in range(i - 1, max(-1, i - _REACH), -1):
            if self.tokens[m].kind != "w":
                return False
            if self.low(m) in self.lex["auxiliaries"]:
                return True
        return False

    def _particle(self, i: int, particle: str) -> int | None:
        for m in range(i + 1, min(self.stop, i + _REACH)):
            if self.low(m) == particle:
                after = self.low(m + 1)
                ends = m + 1 >= self.stop or not self.is_word(m + 1)
                if (
                    ends
                    or after in self.lex["that"]
                    or after in self.lex["to"]
                    or after in self.lex["whether"]
                    or after in self.lex["conjunctions"]
                    or after in self.lex["call_for"]
                ):
                    return m
                plain = particle not in self.lex["prepositions"]
                open_ = after not in self.lex["determiners"] and self._infinitive_soon(m + 1)
                if plain or open_:
                    return m
                return None
            if self.tokens[m].raw in ":;" or self.is_quote(m) or self.low(m) in self.lex["that"]:
                return None
        return None

    def _infinitive_soon(self, k: int) -> bool:
        """*kondigde aan te vertrekken*, *riep op een einde te maken*."""
        for m in range(k, min(self.stop, k + 8)):
            if self._to_verb(m):
                return True
            if self.tokens[m].kind != "w":
                return False
        return False

    def _helper(self, i: int) -> int | None:
        """The auxiliary of the participle at ``i``: before it, or right after in a subclause."""
        if self.low(i + 1) in self.lex["perfect"] | self.lex["passive"]:
            return i + 1
        for m in range(i - 1, max(-1, i - _REACH), -1):
            low = self.low(m)
            if low in self.lex["auxiliaries"]:
                return m
            if self.tokens[m].raw in ":;" or (self.is_quote(m) and self.is_speech(m)):
                return None
        return None

    def _frame(self, i: int, verb: Verb) -> tuple[int, int]:
        """The place of the finite verb, and the first token after the whole predicate."""
        if verb.particle:
            if self.low(i - 1) == verb.particle:
                return i - 1, i + 1
            particle = self._particle(i, verb.particle)
            return i, (particle if particle is not None else i) + 1
        if self._participle(i, verb):
            helper = self._helper(i)
            if helper is not None and helper < i:
                return helper, i + 1
            return i, i + 2
        return i, i + 1

    def _negated(self, a: int, b: int) -> bool:
        return any(self.low(m) in self.lex["negations"] for m in range(a, b))

    def _impersonal(self, i: int) -> bool:
        """*Es wurde gemeldet, dass …*: said by nobody who is named."""
        k = i + 1
        while self.low(k) in self.lex["passive"] | self.lex["pointer_words"] | self.lex["dummies"]:
            k += 1
        comma = self.low(k) == ","
        if comma:
            k += 1
        if self.low(k) in self.lex["that"]:
            return True
        return comma and self.lex.comma_clauses and self._said_of(k)

    def _said_of(self, k: int) -> bool:
        """Whether a clause with *zu*, or one of reported speech, starts at ``k``."""
        lex = self.lex
        low = self.low(k)
        if low in lex["relatives"] or low in lex["subordinators"] or low in lex["conjunctions"]:
            return False
        if low in lex["articles_or_relatives"] and not (self.capital(k + 1) or self.capital(k + 2)):
            return False
        for m in range(k, self.stop):
            if self.low(m) == ",":
                return False
            if self.low(m) in lex["reported"] or self._to_verb(m):
                return True
        return False

    def _infinitive(self, k: int) -> bool:
        """Whether *te* or *zu* comes before any *dat* or *dass*."""
        for m in range(k, self.stop):
            if self.low(m) in self.lex["that"]:
                return False
            if self._to_verb(m):
                return True
        return False

    def _infinitive_clause(self, k: int) -> int | None:
        """Where the clause with *zu* starts that a comma opens, from ``k`` on."""
        start = k if self.low(k - 1) == "," else None
        for m in range(k, self.stop):
            if self.low(m) in self.lex["that"] or self.tokens[m].raw in ":;":
                return None
            if self.low(m) == ",":
                start = m + 1
            elif self._to_verb(m):
                return start
        return None
