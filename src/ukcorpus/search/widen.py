"""What the words of a query stand for: other forms, other spellings of a name, what fits."""

from collections.abc import Callable, Iterable, Mapping

from ukcorpus.model.plain import Plain
from ukcorpus.search import query as clauses
from ukcorpus.search.engines import Lexicon
from ukcorpus.search.forms import Form, Forms, Spoken
from ukcorpus.search.scanner import has_wildcard
from ukcorpus.text.words import find_words, normal

_STAND_IN = {"*": "\ua66e", "?": "\ua66c"}  # letters of no living text
_BACK = {stand: wild for wild, stand in _STAND_IN.items()}


class NameForms(Plain):
    """An entity that a word or a phrase of the query names, as it is written in the corpus."""

    id: str
    name: str
    kind: str
    forms: dict[str, int]
    """Spelling → how often."""


class Expansion(Plain):
    """What one word of the query stands for."""

    text: str
    """As typed."""
    at: clauses.At
    forms: tuple[Form, ...]
    """The most frequent first."""
    names: tuple[NameForms, ...] = ()
    """Entities whose spellings were added."""
    found: int = 0
    """How many terms fit, where more did than are used."""
    capitals: bool = False
    """Whether only capitals were searched, as for ``US``."""

    @property
    def count(self) -> int:
        """How often its forms stand in the corpus, deleted articles perhaps included."""
        return sum(form.count for form in self.forms)


Names = Callable[[str], list[NameForms]]
"""A word or a phrase → the entities that it names."""


class Widener:
    """Finds the forms of words in one corpus, and remembers them.

    ``languages``: how many articles each has. ``names``: the entities a text may name.
    ``spoken``: the languages of the articles that hold a term; with it, a form that shares
    a stem in a language counts only where articles in that language use it.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        *,
        languages: Mapping[str, int],
        names: Names | None = None,
        spoken: Spoken | None = None,
        aliases: bool = True,
        stemming: bool = True,
    ) -> None:
        self.forms = Forms(lexicon, languages, spoken)
        self.names = names if aliases else None
        self.stemming = stemming
        self.expansions: list[Expansion] = []
        """What the words of the last question stand for."""
        self.notes: list[str] = []
        self._known: dict[tuple[clauses.Word, tuple[str, ...] | None], tuple[Expansion, ...]] = {}
        self._named: dict[str, list[NameForms]] = {}
        self._matched: dict[tuple[str, bool], Expansion] = {}

    def word(self, word: clauses.Word, only: tuple[str, ...] | None) -> tuple[Expansion, ...]:
        """What each of the words that ``word`` is split into stands for."""
        key = (clauses.Word(word.text, word.exact, word.pattern, word.edits), only)
        if key not in self._known:
            self._known[key] = tuple(self._part(part, word, only) for part in _parts(word))
        return self._known[key]

    def _part(self, raw: str, word: clauses.Word, only: tuple[str, ...] | None) -> Expansion:
        if word.pattern and has_wildcard(raw):
            return self._scanned(raw, self.forms.like(raw, exact=word.exact), "wildcard", word.at)
        if word.edits:
            return self._scanned(raw, self.forms.near(raw, word.edits), "fuzzy", word.at)
        if word.exact:
            return Expansion(raw, word.at, _sorted(self.forms.exact(raw)))
        found = {form.term: form for form in self.forms.written(raw)}
        used = []
        for entity in self.entities(raw):
            added = [form for form in self._single(entity) if form.term not in found]
            found.update((form.term, form) for form in added)
            if added:
                used.append(entity)
        if self.stemming:
            for form in self.forms.stemmed(raw, only):
                found.setdefault(form.term, form)
        capitals = self.forms.means_capitals(raw)
        forms = _sorted(found.values())
        return Expansion(raw, word.at, forms, tuple(used), capitals=capitals)

    def _scanned(self, raw: str, terms: list[str], reason: str, at: clauses.At) -> Expansion:
        forms, found = self.forms.most_frequent(terms, reason)
        return Expansion(raw, at, _sorted(forms), found=found if found > len(forms) else 0)

    def _single(self, entity: NameForms) -> list[Form]:
        """Forms of the spellings of an entity that are one word."""
        forms = []
        for name in sorted(entity.forms):
            words = self.forms.named(name)
            if len(words) == 1:
                forms += [_named(form, entity) for form in words[0]]
        return forms

    def entities(self, text: str) -> list[NameForms]:
        """What ``text`` names; nothing where aliases are off."""
        if self.names is None:
            return []
        if text not in self._named:
            self._named[text] = self.names(text)
        return self._named[text]

    def regex(self, clause: clauses.Regex) -> Expansion:
        """The words that a regular expression matches whole."""
        from ukcorpus.search.automata import compile_regex  # late: few questions need it

        key = (clause.pattern, clause.ignore_case)
        if key in self._matched:
            return self._matched[key]
        compiled = compile_regex(clause.pattern, ignore_case=clause.ignore_case)
        words = self.forms.scan(normal(compiled.head) if compiled.head else "")
        found = words.spelt(compiled.matches)
        self._matched[key] = self._scanned(str(clause), found, "regex", clause.at)
        return self._matched[key]


def _parts(word: clauses.Word) -> list[str]:
    """The words of the index that a word of a query is: ``cross-border`` is two."""
    text = word.text
    if not word.pattern:
        return [text[start:end] for start, end in find_words(text)]
    for wild, stand in _STAND_IN.items():
        text = text.replace(wild, stand)
    parts = [text[start:end] for start, end in find_words(text)]
    for stand, wild in _BACK.items():
        parts = [part.replace(stand, wild) for part in parts]
    return parts


def _sorted(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda form: (-form.count, form.term)))


def _named(form: Form, entity: NameForms) -> Form:
    return Form(form.term, form.spelling, form.articles, form.count, "name", entity.name)
