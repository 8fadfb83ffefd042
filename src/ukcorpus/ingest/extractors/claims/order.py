"""The subject in Dutch and German: before its verb, or after it when something else opens."""

from ukcorpus.ingest.extractors.claims.nouns import Nouns
from ukcorpus.model.spans import Span

_SENTENCE = 8
"""Tokens before *, zegt X* that are a sentence, though no verb in it is known."""


class Order(Nouns):
    """Finds the subject of a verb that stands second in its clause."""

    def actor(self) -> Span | None:
        """The subject of the main clause, where it is a person."""
        for m in range(1, self.stop):
            if not self._known_verb(m):
                continue
            found = self._subject(m, m + 1, 0)[1]
            if found and self.nominal(*found):
                return self._span(*found) if self._person(*found) else None
        return super().actor() or self._opening_person()

    def _known_verb(self, m: int) -> bool:
        """Whether the word at ``m`` is a verb that a list has, in small letters."""
        lex, low = self.lex, self.low(m)
        if not self.is_word(m) or not self.tokens[m].raw[0].islower():
            return False
        return low in lex["auxiliaries"] or low in lex["finite"] or low in lex.verbs

    def _opening_person(self) -> Span | None:
        """*Maar de Turkse president verwees …*: who opens a sentence whose verb is unknown."""
        lex = self.lex
        a = 0
        while self.low(a) in lex["conjunctions"] or self.low(a) in lex["adverbs"]:
            a += 1
        people = lex["roles"] | lex["anonymous"] | lex["determiners"]
        b = a
        while self.is_word(b) and (self.capital(b) or self.low(b) in people):
            b += 1
        verbal = b > a and self.is_word(b) and self.low(b) not in lex["prepositions"]
        return self._span(a, b) if verbal and self._person(a, b) else None

    def _person(self, a: int, b: int) -> bool:
        """Whether ``[a, b)`` is a name, a pronoun of a person or an office with its article."""
        lex = self.lex
        pronoun = b - a == 1 and lex.pronouns.get(self.low(a), "") in ("m", "f")
        office = any(self.low(n) in lex["roles"] | lex["anonymous"] for n in range(a, b))
        return pronoun or self._named(a, b) or (office and self.low(a) in lex["definite"])

    def _subject(self, at: int, k: int, lo: int) -> tuple[int, tuple[int, int] | None, int]:
        """Where content before the verb would end, the subject, and where what follows starts."""
        inverted = self._fronted(at, lo)
        if not inverted:
            found = self.subject_left(at, lo)
            timed = found and all(self.low(m) in self.lex["times"] for m in range(*found))
            right = self.subject_right(at)
            if found and right and self._object_first(found, right):
                return at, right, self._over_apposition(max(k, right[1]))
            if found and not timed and self.nominal(*found) and not self._oblique(found[0], lo):
                return found[0], found, k
        else:
            right = self.subject_right(at)
        if right is not None and self._joined_object(at, right):
            return at, None, k
        if right is not None and (right[1] <= k or k == at + 1):
            after = max(k, right[1])
            after = self._over_apposition(after)
            return at, right, after
        if not inverted and right is None and 0 < at - lo <= 5 and lo == 0:
            plain = all(self.is_word(m) for m in range(at)) and not self._oblique(0, 0)
            if plain and self._plural_noun(at - 1) and self.low(0) not in self.lex["prepositions"]:
                return 0, (0, at), k  # lokale en regionale politici melden …
        found = self.subject_left(at, lo) if inverted else None
        if found is not None and self.nominal(*found):
            return found[0], found, k
        return at, None, k

    def _phrase_ending(self, j: int, lo: int) -> tuple[int, int] | None:
        """As ``Subjects``; a name in quotation marks may end it: *der Chef der „Post“*."""
        if self._short_title(j) and j > lo and self.is_word(j - 1) and self._called(j):
            found = super()._phrase_ending(j - 1, lo)
            return (found[0], j + 1) if found else None
        return super()._phrase_ending(j, lo)

    def _ends_right(self, k: int) -> bool:
        """As ``Subjects``; a question ends a subject too: *vertelt Smit wat …*."""
        lex, low = self.lex, self.low(k)
        return low in lex["whether"] or low in lex["objects_too"] or super()._ends_right(k)

    def _object_first(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """*Dies bestätigte X*, *Einzelheiten nannte er*: the subject stands after its verb."""
        pointing = left[1] - left[0] == 1 and self.low(left[0]) in self.lex["pointers"]
        return pointing or self.low(right[0]) in self.lex["nominatives"]

    def _joined_object(self, at: int, right: tuple[int, int]) -> bool:
        """*X houdt vol en noemt het besluit …*: after *en* the subject is that of the clause."""
        joined = self.low(at - 1) in self.lex["conjunctions"] and at - 1 > self.floor
        person = self.lex.pronouns.get(self.low(right[0]), "") in ("m", "f", "p", "1")
        names = any(verb.takes("D") for verb in self.lex.verbs.get(self.low(at), ()))
        return joined and not person and (names or not self.capital(right[0]))

    def _nearest_subject(self, i: int) -> tuple[int, int] | None:
        lex = self.lex
        for m in range(i - 1, -1, -1):
            if self._known_verb(m):
                found = self._subject(m, m + 1, 0)[1]
                if found and self.nominal(*found):
                    return found
        if not self.finite_in(0, i):
            alone = self._phrase_ending(i - 1, 0)  # Verslaggever Anna Pik: “…”
            if alone and alone[0] == 0 and self._named(*alone):
                return alone
        right = self.subject_right(1) if i > 3 and self.is_word(1) else None
        pronoun = right is not None and self.low(right[0]) in lex.pronouns
        return right if pronoun else None  # toen wachtte hij … en riep

    def _plural_noun(self, i: int) -> bool:
        """Whether the word before the verb looks like people, as far as its form tells."""
        low = self.low(i)
        closed = self.adverb(i) or low in self.lex["auxiliaries"] or low in self.lex["finite"]
        return not closed and low.endswith(tuple(self.lex["plural_endings"]))

    def _fronted(self, at: int, lo: int) -> bool:
        """Whether what was said stands right before the verb."""
        e = at
        if self.low(e - 1) == ",":
            e -= 1
        if e > lo and self.is_quote(e - 1) and (self.is_speech(e - 1) or e < at):
            return True
        if e < at and e > lo:
            return (
                (self.clause_in(lo, e) or e - lo >= _SENTENCE)
                and self.subject_right(at) is not None
                and not self._before_insertion(at - 1, lo)
            )
        return False

    def _oblique(self, a: int, lo: int) -> bool:
        """Whether the phrase at ``a`` hangs on a preposition: *in een brief zei X*."""
        if self.low(a) in self.lex["accusatives"] or self.low(a - 1) in self.lex["called"]:
            return True
        m = a - 1
        while m >= lo and self.is_word(m) and self.low(m) in self.lex["times"]:
            m -= 1
        return m >= lo and self.low(m) in self.lex["prepositions"]

    def _over_apposition(self, k: int) -> int:
        """Over *, minister van …,* after a subject that follows its verb."""
        if self.low(k) != "," or self.is_quote(k + 1) or self.low(k + 1) in self.lex["that"]:
            return k
        for m in range(k + 1, min(self.stop, k + 12)):
            if self.low(m) == "," and not self.finite_in(k + 1, m):
                return m
            if self.is_quote(m) or self.low(m) == ":":
                return m if not self.finite_in(k + 1, m) else k
        return k

    def _condition(self, lo: int, e: int, kind: str) -> bool:
        """*Als je moet stoppen, is dat moeilijk, zegt X*: all of it is content."""
        if kind not in ("end", "comma", "adverbial") or self.low(e - 1) != ",":
            return False
        if any(self.low(m) == "," and self._finite_at(m + 1) for m in range(lo + 2, e - 2)):
            return True
        return e - lo >= _SENTENCE and not self._adverbial(lo, e - 1)

    def _opener(self, lo: int, at: int) -> bool:
        """Whether nothing but a conjunction and a comma stands before the verb at ``at``."""
        return at - lo == 2 and self.low(at - 1) == "," and self.low(lo) in self.lex["conjunctions"]

    def _own_report(self, k: int) -> bool:
        """*… vol: hij zei dat …*: what follows the colon is a report of its own."""
        verbs = self.lex.verbs
        return any(
            self.low(m) in verbs and self.low(m + 1) in self.lex["that"] for m in range(k, k + 5)
        )
