"""Words of a query → indexed terms: what stands in the corpus for them, and why.

Nothing here guesses: a form is found in the lexicon or it is not.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ukcorpus.model.plain import Plain
from ukcorpus.search.alike import are_alike, clash, is_name, stems_of
from ukcorpus.search.engines import Lexicon
from ukcorpus.search.wildcards import Wildcard
from ukcorpus.text.normal import fold
from ukcorpus.text.stems import (
    INFLECTS_NAMES,
    function_words,
    has_stems,
    heads,
    is_function_word,
    stem,
    writes,
)
from ukcorpus.text.words import SEPARATOR, base, find_words, normal, spelling, term

if TYPE_CHECKING:
    from ukcorpus.search.scanned import Scanned

MAX_FORMS = 5_000
"""Terms that one wildcard, regular expression or fuzzy word may stand for."""

_END = "\U0010ffff"
_PAST_SPELLINGS = " "  # sorts right after SEPARATOR, and no indexed term holds it
_OFTEN = 5  # articles: enough to tell which languages a word is used in
_SHORTEST_STEM = 3


Spoken = Callable[[tuple[str, ...]], Mapping[str, int]]
"""Terms → the languages of the articles that hold any of them, with how many."""


class Form(Plain):
    """One indexed term that a word of the query stands for."""

    term: str
    spelling: str
    articles: int
    count: int
    reason: str
    """``written``, ``possessive``, ``stem``, ``name``, ``wildcard``, ``regex``, ``fuzzy``."""
    detail: str = ""
    """Languages of the stem, or the name of the entity."""


class Forms:
    """Finds forms in one lexicon; remembers what it has looked up."""

    def __init__(
        self, lexicon: Lexicon, languages: Mapping[str, int], spoken: Spoken | None = None
    ) -> None:
        self.lexicon = lexicon
        self.spoken = spoken
        ranked = sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))
        self.languages = tuple(code for code, count in ranked if count and has_stems(code))
        most = ranked[0] if ranked else ("", 0)
        self.main = most[0] if most[1] * 2 > sum(languages.values()) else ""
        """The language of most articles; empty where no language has the majority."""

    @cached_property
    def in_capitals(self) -> bool:
        """Whether the corpus is in capitals throughout, so that they tell nothing of names."""
        capitals = small = 0
        for word in sorted(function_words(self.main)):
            for one in self.spellings(word) if len(word) > 1 else ():
                count = self.lexicon.count(one)[1]
                if one.rpartition(SEPARATOR)[2].isupper():
                    capitals += count
                else:
                    small += count
        return capitals > small

    def spellings(self, form: str) -> list[str]:
        """The indexed terms of a normal form."""
        return list(self.lexicon.terms(form, form + _PAST_SPELLINGS))

    def made(self, terms: Iterable[str], reason: str, detail: str = "") -> list[Form]:
        """Forms of indexed terms, with their counts."""
        known = list(terms)
        return [
            Form(one, one.rpartition(SEPARATOR)[2], articles, count, reason, detail)
            for one, (articles, count) in zip(known, self.lexicon.counts(known), strict=True)
        ]

    def written(self, raw: str) -> list[Form]:
        """The word itself, in any case and with any accents, and its possessives."""
        form = normal(raw)
        root = base(form)
        if self.means_capitals(raw):
            capitals = [t for t in self.spellings(form) if t.rpartition(SEPARATOR)[2].isupper()]
            return self.made(capitals, "written")
        found = self.made(self.spellings(root), "written")
        possessives = [f"{root}'s", *([f"{root}'"] if root.endswith("s") else [])]
        for other in dict.fromkeys([*possessives, form]):
            if other != root:
                reason = "written" if other == form else "possessive"
                found += self.made(self.spellings(other), reason)
        return found

    def means_capitals(self, raw: str) -> bool:
        """Whether a word is an abbreviation that in small letters holds sentences together:
        ``US``, ``IT``, ``WHO``."""
        if not raw.isupper() or len(raw) > 3:
            return False
        return any(is_function_word(fold(raw), code) for code in self.languages)

    def exact(self, raw: str) -> list[Form]:
        """The one spelling."""
        only = term(raw)
        return self.made([one for one in self.spellings(normal(raw)) if one == only], "written")

    def stemmed(self, raw: str, only: Iterable[str] | None = None) -> list[Form]:
        """Other words with the same stem, in a language of the corpus or of ``only``.

        Not of words of two letters, numbers and function words; and never from a name to a
        word that is none, or back: *Biden* is no form of Dutch *bid*.
        """
        form = base(normal(raw))
        if len(form) < 3 or form[0].isdigit() or self.means_capitals(raw):
            return []
        mine = self.spellings(form)
        own = self._capitals(mine)
        candidates = self._plausible(mine, own, self.languages if only is None else tuple(only))
        found = []
        for other, (terms, joined) in sorted(self._same_stem(raw, form, candidates).items()):
            languages = self._heard(terms, joined)
            if not languages:
                continue
            cased = INFLECTS_NAMES.intersection(languages)
            if clash(form, own, base(other), self._capitals(terms), cased=bool(cased)):
                continue
            found += self.made(terms, "stem", " ".join(languages))
        return found

    def _plausible(
        self, terms: list[str], counts: tuple[int, int], languages: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The languages that a word may be of: not those whose articles never use it, while
        others often do. Names are of every language that has cases for them."""
        if self.spoken is None or len(languages) < 2:
            return languages
        heard = self.spoken(tuple(terms)) if terms else {}
        if sum(heard.values()) < _OFTEN:
            return languages
        named = INFLECTS_NAMES if is_name(counts) else ()
        return tuple(code for code in languages if heard.get(code) or code in named)

    def _heard(self, terms: list[str], languages: list[str]) -> list[str]:
        """Of the languages that would make this a form of the word, those that it is used in.

        German *wäre* has the Polish stem of *war*, and no Polish article holds it.
        """
        if self.spoken is None or len(self.languages) < 2 or self.main in languages:
            return languages  # forms of the main language are used in it: saves most questions
        heard = self.spoken(tuple(terms))
        return [code for code in languages if heard.get(code)]

    def _same_stem(
        self, raw: str, form: str, languages: Iterable[str]
    ) -> dict[str, tuple[list[str], list[str]]]:
        """Normal form → its terms, and the languages in which it has the stem of ``raw``."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        scanned: dict[str, dict[str, list[str]]] = {}
        written = spelling(raw).lower()
        own = {form, f"{form}'s", f"{form}'"}
        for language in languages:
            if not writes(language, form) or is_function_word(form, language):
                continue
            wanted = {stem(base(written), language), stem(form, language)}
            shortest = min(map(len, wanted))
            if shortest < _SHORTEST_STEM and shortest * 2 < len(form):
                continue  # Turkish would make "bi" of Biden: too little is left to go by
            for head in heads(form, language):
                if head not in scanned:
                    scanned[head] = self._starting(head, len(form) + 9)
                for other, terms in scanned[head].items():
                    if other in own or not stems_of(other, terms, language) & wanted:
                        continue
                    if not are_alike(form, other, shortest):
                        continue
                    if any(is_function_word(other, code) for code in self.languages):
                        continue
                    found.setdefault(other, (terms, []))[1].append(language)
        return found

    def _starting(self, head: str, longest: int) -> dict[str, list[str]]:
        """Normal forms that begin with ``head``, with their terms."""
        found: dict[str, list[str]] = {}
        for one in self.lexicon.terms(head, head + _END):
            form = one.partition(SEPARATOR)[0]
            if len(form) <= longest:
                found.setdefault(form, []).append(one)
        return found

    def _capitals(self, terms: Iterable[str]) -> tuple[int, int]:
        """How often a form is written with a capital, and how often without."""
        capital = small = 0
        for one in terms:
            written = one.rpartition(SEPARATOR)[2]
            count = self.lexicon.count(one)[1]
            if written[:1].isupper() and not self.in_capitals:
                capital += count
            else:
                small += count
        return capital, small

    def named(self, name: str) -> list[list[Form]]:
        """The words of a name as it is written, each in its spellings with a capital.

        Names of three letters or fewer only exactly as written: ``VS`` is not *vs*.
        """
        words = []
        for start, end in find_words(name):
            raw = name[start:end]
            form = base(normal(raw))
            if len(raw) <= 3 or not raw[:1].isupper():
                words.append(self.exact(raw))
                continue
            others = [form, f"{form}'s", *([f"{form}'"] if form.endswith("s") else [])]
            terms = [t for other in others for t in self.spellings(other)]
            kept = [t for t in terms if t.rpartition(SEPARATOR)[2][:1].isupper()]
            words.append(self.made(kept, "name"))
        return words

    def scan(self, low: str) -> "Scanned":
        """The terms that begin with ``low``."""
        from ukcorpus.search.scanned import Scanned  # late: only patterns need it

        return Scanned.of(self.lexicon.terms(low, low + _END)) if low else self._all

    @cached_property
    def _all(self) -> "Scanned":
        from ukcorpus.search.scanned import Scanned

        return Scanned.of(self.lexicon.terms(""))

    def most_frequent(self, terms: list[str], reason: str) -> tuple[list[Form], int]:
        """At most MAX_FORMS of ``terms``, and how many there were."""
        kept = terms
        if len(terms) > MAX_FORMS:
            counts = self.lexicon.counts(terms)
            least = sorted((articles for articles, _ in counts), reverse=True)[MAX_FORMS - 1]
            ranked = sorted(
                (-articles, -count, one)
                for (articles, count), one in zip(counts, terms, strict=True)
                if articles >= least
            )
            kept = sorted(one for _, _, one in ranked[:MAX_FORMS])
        return self.made(kept, reason), len(terms)

    def like(self, pattern: str, *, exact: bool = False) -> list[str]:
        """Terms that fit a word with ``*`` and ``?``; the possessive may follow."""
        wildcard = Wildcard(spelling(pattern) if exact else fold(pattern))
        words = self.scan(fold(wildcard.head))
        return words.spelt(wildcard.fits) if exact else words.like(wildcard.fits)

    def near(self, raw: str, edits: int) -> list[str]:
        """Terms whose normal form, or that without possessive, is ``edits`` letters away."""
        return self._all.near(base(normal(raw)), edits)
