"""Noun phrases, adverbials and clauses, told apart by small words and marks alone."""

from ukcorpus.ingest.extractors.claims.lexicon import Lexicon
from ukcorpus.ingest.extractors.claims.tokens import Sentence, Token

FARTHEST = 18
"""Tokens that a subject may be long."""

_DASHES = frozenset("–—―") | {"--", "-"}
_SPEECH_END = frozenset(",.!?…—–;:")


class Phrases:
    """Questions about stretches of one sentence's tokens, all by index."""

    def __init__(self, sentence: Sentence, lex: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lex = lex
        self.stop = len(self.tokens)
        while self.stop and self.tokens[self.stop - 1].raw in (".", "!", "?", "…"):
            self.stop -= 1

    def low(self, i: int) -> str:
        """The word at ``i`` in lower case; empty outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def is_quote(self, i: int) -> bool:
        """Whether a quotation stands at ``i``."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "q"

    def is_word(self, i: int) -> bool:
        """Whether a plain word stands at ``i``."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "w"

    def is_speech(self, i: int) -> bool:
        """Whether the quotation at ``i`` ends as speech does, or a comma sets it off."""
        if not self.is_quote(i):
            return False
        raw = self.tokens[i].raw
        if i and self._titled(raw):
            return False
        inner = raw.rstrip("\"'”’»“`").rstrip()
        return inner[-1:] in _SPEECH_END or self.low(i + 1) == ","

    def _titled(self, raw: str) -> bool:
        """“Meet the Press”: every long word with a capital, outside headlines."""
        words = [word.strip("\"'“”‘’„.,!?") for word in raw.split()]
        if len(words) < 2 or self.sentence.zone in ("title", "heading"):
            return False
        return (
            all(word[:1].isupper() for word in words if len(word) > 3) and words[-1][:1].isupper()
        )

    def capital(self, i: int) -> bool:
        """Whether the word at ``i`` starts with a capital."""
        return self.is_word(i) and self.tokens[i].raw[0].isupper()

    def finite_in(self, a: int, b: int) -> bool:
        """Whether a verb with a subject may stand in ``[a, b)``."""
        lex = self.lex
        for i in range(a, b):
            token = self.tokens[i]
            if token.kind != "w":
                continue
            low = token.low
            if low in lex["auxiliaries"] or low in lex["finite"] or low in lex["contracted"]:
                return True
            if "'" in low or "’" in low:
                tail = low.replace("’", "'").rpartition("'")[2]
                if tail in ("re", "ll", "ve", "d", "m", "t") or (
                    tail == "s" and not token.possessive
                ):
                    return True
            if i > a and token.raw[0].islower() and low.endswith(tuple(lex["past_endings"])):
                return True
            if low in lex.verbs and token.raw[0].islower() and low not in lex["nouns"]:
                return True
        return False

    def nominal(self, a: int, b: int) -> bool:
        """Whether ``[a, b)`` can name somebody: a name, a pronoun or a noun with its article."""
        lex = self.lex
        for i in range(a, b):
            if not self.is_word(i):
                continue
            low = self.low(i)
            if self.capital(i) and (i > 0 or low not in lex["prepositions"]):
                return True
            if low in lex.pronouns or low in lex["determiners"]:
                return True
            if low in lex["anonymous"] or low in lex["organisations"] or low in lex["roles"]:
                return True
            if low in lex["documents"] or low in lex["groups"] or low in lex["heads"]:
                return True
        return False

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
        if self.low(k) == ",":
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

    def adverb(self, i: int) -> bool:
        """Whether the word at ``i`` is an adverb as far as its form tells."""
        low = self.low(i)
        if low in self.lex["adverbs"]:
            return True
        if low in self.lex["not_adverbs"]:
            return False
        return any(
            low.endswith(end) and len(low) > len(end) + 2 for end in self.lex["adverb_endings"]
        )

    def _before_insertion(self, j: int, lo: int) -> tuple[int, int] | None:
        """NAME, an insertion, VERB: the comma at ``j`` closes what an earlier one opened."""
        mark = self.tokens[j].raw
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
                if found and self.nominal(*found) and not self._numeric(*found):
                    a = found[0]
                    bounded = a <= lo or self.tokens[a - 1].kind != "w" or self._boundary(a - 1)
                    if bounded and (best is None or self.capital(a)):
                        best = found
                        if self._named(*found):
                            return best
            k -= 1
        return best

    def _numeric(self, a: int, b: int) -> bool:
        return all(self.tokens[i].raw[0].isdigit() for i in range(a, b))

    def _named(self, a: int, b: int) -> bool:
        return self.capital(b - 1) and self.low(a) not in self.lex["determiners"]

    def _boundary(self, i: int) -> bool:
        low = self.low(i)
        lex = self.lex
        return low in lex["conjunctions"] or low in lex["subordinators"] or low in lex["relatives"]

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
        """How many tokens more than the one at ``k`` belong to the phrase; −1 none, −2 ends here."""
        lex, token, low = self.lex, self.tokens[k], self.low(k)
        if token.kind == "q":
            return 0 if a <= j and not self.is_speech(k) and len(token.raw) < 40 and k > lo else -1
        if token.kind == "p":
            if token.raw == "." and self.capital(k - 1) and len(self.low(k - 1)) <= 5:
                return 0  # Gen. Brown
            if token.raw in "&/'’-" or (token.raw == "$" and a <= j):
                return 0
            if token.raw == ")":
                return self._bracket(k, lo)
            return -1
        if low in lex.pronouns and lex.pronouns[low] not in "xr":
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

    def _bracket(self, k: int, lo: int) -> int:
        m = k
        while m > lo and k - m < 8 and self.tokens[m].raw != "(":
            m -= 1
        return k - m if self.tokens[m].raw == "(" else -1

    def _joins(self, k: int) -> bool:
        """Whether the conjunction at ``k`` joins two names or two nouns of people."""
        if not self.is_word(k - 1) or not self.is_word(k + 1):
            return False
        if self.capital(k - 1) and self.capital(k + 1):
            return True
        people = self.lex["anonymous"] | self.lex["roles"] | self.lex["groups"]
        return self.low(k - 1) in people

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
                break
            if token.kind == "p":
                if token.raw == "." and self.capital(k - 1) and len(self.low(k - 1)) <= 5:
                    k += 1
                    continue
                if token.raw not in "&/-'’":
                    break
            low = token.low
            if k > a and (
                low in lex["subordinators"] or low in lex["relatives"] or low in lex["auxiliaries"]
            ):
                break
            if k > a and low in lex["times"] and token.raw[0].islower():
                break
            if k > a and low in lex.verbs and low not in lex["nouns"] and token.raw[0].islower():
                break
            if k > a and low in lex["prepositions"] and not self._goes_on(k):
                break
            if k > a and low in lex["conjunctions"] and not self._joins(k):
                break
            k += 1
            if low in lex.pronouns and lex.pronouns[low] in "mfpn12" and k == a + 1:
                break
        return (a, k) if k > a and self.nominal(a, k) else None

    def _goes_on(self, k: int) -> bool:
        """Whether the preposition at ``k`` continues the name before it."""
        low = self.low(k)
        if low in self.lex["times"] or self.low(k + 1) in self.lex["times"]:
            return False
        return low in self.lex["name_prepositions"]

    def skip_adverbials(self, k: int) -> int:
        """From ``k`` over adverbs and plain times."""
        lex = self.lex
        while k < self.stop and self.is_word(k):
            if self.low(k) in lex["times"] and self.low(k + 1) in lex["times"]:
                k += 2
                while self.low(k) in lex["times"]:
                    k += 1
            elif (self.adverb(k) and not self.capital(k)) or (
                self.low(k) in lex["times"]
                and (self.capital(k) or self.low(k) in lex["bare_times"])
            ):
                k += 1
            elif self.low(k) in lex["prepositions"] and self.low(k + 1) in lex["times"]:
                k += 2
                while self.low(k) in lex["times"] or (self.is_word(k) and self.low(k).isdigit()):
                    k += 1
            else:
                break
        return k

    def object_end(self, k: int) -> int:
        """The index after the person told, who starts at ``k``; ``k`` when nobody is."""
        lex = self.lex
        low = self.low(k)
        if not self.is_word(k) or low in lex["that"] or low == lex_to(lex):
            return k
        if low in lex["prepositions"] or self.adverb(k):
            return k
        start = k
        if low in lex["objects"]:
            k += 1
        elif self.capital(k) or low in lex["determiners"] or self.tokens[k].possessive:
            k = self._object_phrase(k)
        else:
            k = self._object_phrase(k)
        if self.low(k) in lex["auxiliaries"] or self.low(k) in lex["finite"]:
            return start  # it is the subject of what was said
        return k

    def _object_phrase(self, k: int) -> int:
        lex = self.lex
        a = k
        capital = False
        while k < self.stop and k - a < 10 and self.is_word(k):
            low = self.low(k)
            if k > a and (low in lex["that"] or low in lex.pronouns or low in lex["auxiliaries"]):
                break
            if k > a and low in lex["determiners"]:
                break
            if k > a and (low in lex["prepositions"] or low in lex["whether"]):
                break
            if (
                capital
                and not self.capital(k)
                and low not in lex["objects"]
                and low not in lex["organisations"]
                and low not in lex["outlets"]
            ):
                break
            capital = capital or self.capital(k)
            k += 1
            if low in lex["objects"]:
                break
        return k


def lex_to(lex: Lexicon) -> str:
    """The word before an infinitive."""
    return next(iter(lex["to"]), "")


def inner(token: Token) -> tuple[int, int]:
    """A quotation without its marks."""
    raw = token.raw
    lead = len(raw) - len(raw.lstrip("\"'“”„«»‘’‚`‟‹›"))
    tail = len(raw) - len(raw.rstrip("\"'“”„«»‘’‚`‟‹›"))
    return token.start + lead, max(token.start + lead, token.end - tail)
