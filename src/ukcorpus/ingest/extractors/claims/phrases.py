"""Words, quotations and clauses of one sentence, told apart by small words and marks alone."""

from ukcorpus.ingest.extractors.claims.lexicon import Lexicon
from ukcorpus.ingest.extractors.claims.tokens import Sentence

_SPEECH_END = frozenset(",.!?…—–;:")


class Phrases:
    """Questions about stretches of one sentence's tokens, all by index."""

    def __init__(self, sentence: Sentence, lex: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lex = lex
        self.large = self._large()
        """Whether it is a headline whose words start with capitals."""
        self.stop = len(self.tokens)
        while self.stop and self.tokens[self.stop - 1].raw in (".", "!", "?", "…"):
            self.stop -= 1

    def _large(self) -> bool:
        if self.sentence.zone not in ("title", "subtitle", "heading"):
            return False
        words = [token.raw for token in self.tokens if token.kind == "w" and len(token.raw) > 3]
        return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.8 * len(words)

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
        if i and (self._titled(raw) or self._called(i)):
            return False
        inner = raw.rstrip("\"'”’»“`").rstrip()
        return inner[-1:] in _SPEECH_END or self.low(i + 1) == ","

    def _called(self, i: int) -> bool:
        """*der Chefredakteur der „New York Times“, …*: where nouns are large, a short name."""
        lex = self.lex
        if not lex.capital_nouns or not self.is_word(i - 1) or len(self.tokens[i].raw) > 40:
            return False
        words = self.tokens[i].raw.strip("\"'“”‘’„«»").split()
        joint = self.low(i - 1) in lex["genitives"] or self.low(i - 1) in lex["agent"]
        named = words and words[0][0].isupper() and words[-1][-1].isalnum() and len(words) < 5
        return bool(named) and (joint or self.capital(i - 1))

    def _titled(self, raw: str) -> bool:
        """“Meet the Press”: every long word with a capital, outside headlines."""
        words = [word.strip("\"'“”‘’„.,!?") for word in raw.split()]
        headline = self.sentence.zone in ("title", "heading")
        if len(words) < 2 or headline or self.lex.capital_nouns:
            return False
        return (
            all(word[:1].isupper() for word in words if len(word) > 3) and words[-1][:1].isupper()
        )

    def spaced(self, i: int) -> bool:
        """Whether a hyphen with blanks around it, thus a dash, stands at ``i``."""
        if not 0 < i < len(self.tokens) - 1 or self.tokens[i].raw != "-":
            return False
        before, token, after = self.tokens[i - 1 : i + 2]
        return before.end < token.start and token.end < after.start

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
            small = self.large or token.raw[0].islower()
            if i > a and small and low.endswith(tuple(lex["past_endings"])):
                return True
            if low in lex.verbs and small and low not in lex["nouns"]:
                return True
        return False

    def clause_in(self, a: int, b: int) -> bool:
        """As ``finite_in``; where nouns are large, small words that end as verbs do count too."""
        if self.finite_in(a, b):
            return True
        return self.lex.capital_nouns and any(self._verbal_form(i) for i in range(a + 1, b))

    def _verbal_form(self, i: int) -> bool:
        """Whether the small word at ``i`` ends as a verb does and describes no noun after it."""
        token = self.tokens[i]
        if token.kind != "w" or not token.raw[0].islower() or len(token.low) < 4:
            return False
        ends = token.low.endswith(tuple(self.lex["verb_endings"]))
        return ends and not self.capital(i + 1) and not self._small_word(token.low)

    def _small_word(self, low: str) -> bool:
        lex = self.lex
        return any(
            low in lex[name]
            for name in ("adverbs", "prepositions", "determiners", "negations", "times",
                         "conjunctions", "subordinators", "relatives", "objects", "qualities")
        )  # fmt: skip

    def nominal(self, a: int, b: int) -> bool:
        """Whether ``[a, b)`` can name somebody: a name, a pronoun or a noun with its article."""
        lex = self.lex
        for i in range(a, b):
            if not self.is_word(i):
                continue
            low = self.low(i)
            if self.capital(i) and (i > 0 or low not in lex["prepositions"]):
                return True
            if "." in low[1:-1] and low[-1:].isalpha():
                return True  # an outlet by its address: faz.net
            if low in lex.pronouns or low in lex["determiners"]:
                return True
            if low in lex["anonymous"] or low in lex["organisations"] or low in lex["roles"]:
                return True
            if low in lex["documents"] or low in lex["groups"] or low in lex["heads"]:
                return True
        return False

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

    def _numeric(self, a: int, b: int) -> bool:
        return all(self.tokens[i].raw[0].isdigit() for i in range(a, b))

    def _named(self, a: int, b: int) -> bool:
        return self.capital(b - 1) and self.low(a) not in self.lex["determiners"]

    def _boundary(self, i: int) -> bool:
        low = self.low(i)
        lex = self.lex
        return low in lex["conjunctions"] or low in lex["subordinators"] or low in lex["relatives"]

    def _goes_on(self, k: int) -> bool:
        """Whether the preposition at ``k`` continues the name before it."""
        low = self.low(k)
        if low in self.lex["times"] or self.low(k + 1) in self.lex["times"]:
            return False
        return low in self.lex["name_prepositions"]

    def _joins(self, k: int) -> bool:
        """Whether the conjunction at ``k`` joins two names or two nouns of people."""
        if not self.is_word(k - 1) or not self.is_word(k + 1):
            return False
        if self.capital(k - 1) and self.capital(k + 1):
            return True
        people = self.lex["anonymous"] | self.lex["roles"] | self.lex["groups"]
        return self.low(k - 1) in people

    def skip_adverbials(self, k: int) -> int:
        """From ``k`` over adverbs and plain times."""
        lex = self.lex
        while k < self.stop and self.is_word(k):
            if self.low(k) in lex["times"] and self.low(k + 1) in lex["times"]:
                k += 2
                while self.low(k) in lex["times"]:
                    k += 1
            elif self._prepositional(k):
                break
            elif (
                self.adverb(k) and not self.capital(k) and self.low(k) not in lex["determiners"]
            ) or (
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

    def _prepositional(self, k: int) -> bool:
        """*declared before the invasion*: a word that may be an adverb and is none here."""
        lex = self.lex
        if self.low(k) not in lex["prepositions"] or not self.is_word(k + 1):
            return False
        return self.low(k + 1) in lex["determiners"] - lex["that"] - lex["times"]

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
        low = self.low(k)
        if low in lex["auxiliaries"] or (low in lex["finite"] and low not in lex["clause_heads"]):
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
