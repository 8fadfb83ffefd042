"""Names in questions: which entities a typed name means, and how they are written here."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ukcorpus.corpus.lookup import entities_like, entities_named
from ukcorpus.search.widen import NameForms
from ukcorpus.store.reader import StoreReader
from ukcorpus.text.normal import fold
from ukcorpus.text.words import base, find_words, normal


class NamedEntity(NamedTuple):
    """A person, place or organisation with every spelling as written."""

    id: str
    kind: str
    name: str
    key: str
    articles: int
    mentions: int
    variants: dict[str, int]


def named_entities(
    store: StoreReader, kind: str, numbers: Iterable[int] | None = None
) -> list[NamedEntity]:
    """Entities of a kind in these articles (None: all), those in most articles first."""
    where, values = "", [kind]
    if numbers is not None or store.hidden:
        wanted = store.numbers() if numbers is None else numbers
        where = "AND s.number IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(sorted(wanted)))
    rows = store.select(
        "SELECT s.entity, e.name, e.key, s.form, s.number, s.n FROM spellings s"
        f" JOIN entities e ON e.id = s.entity WHERE s.kind = ? {where}",
        tuple(values),
    )
    found: dict[str, tuple[str, str, set[int], dict[str, int]]] = {}
    for id_, name, key, form, number, n in rows:
        entry = found.setdefault(id_, (name, key, set(), {}))
        entry[2].add(number)
        entry[3][form] = entry[3].get(form, 0) + n
    entities = [
        NamedEntity(id_, kind, name, key, len(articles), sum(forms.values()), _by_count(forms))
        for id_, (name, key, articles, forms) in found.items()
    ]
    return sorted(entities, key=lambda e: (-e.articles, -e.mentions, e.name, e.id))


def _by_count(forms: dict[str, int]) -> dict[str, int]:
    return dict(sorted(forms.items(), key=lambda pair: (-pair[1], pair[0])))


def typed_key(text: str) -> str:
    """The form in which names are looked up: normal words, without possessives."""
    words = (base(normal(text[start:end])) for start, end in find_words(text))
    return " ".join(words)


def keys_of(kind: str, form: str) -> set[str]:
    """What may be typed for a spelling: all of it, and of a person's name each longer word."""
    key = typed_key(form)
    if kind != "person":
        return {key}
    return {key, *(word for word in key.split() if len(word) > 2)}


class Names:
    """The names of one view of the corpus."""

    def __init__(self, store: StoreReader, known: Callable[[str], bool]) -> None:
        """``known``: whether a word stands in the corpus."""
        self.store = store
        self.known = known

    def ids(self, kind: str, text: str) -> list[str]:
        """Entities of a kind that ``text`` names: by the whole name, a spelling or a surname."""
        return [id_ for id_, found, _ in self._entities(text) if found == kind]

    def forms(self, text: str) -> list[NameForms]:
        """For each entity that ``text`` may name, the words that stand for it in the corpus."""
        wanted = typed_key(text)
        found = []
        for id_, kind, name in self._entities(text):
            rows = self.store.select(
                "SELECT form, sum(n) FROM spellings WHERE entity = ? GROUP BY form", (id_,)
            )
            forms = matching_words(wanted, dict(rows), whole=kind != "person")
            if forms:
                found.append(NameForms(id=id_, name=name, kind=kind, forms=forms))
        return found

    def _entities(self, text: str) -> list[tuple[str, str, str]]:
        if "*" in text or "?" in text:
            return entities_like(self.store, " ".join(fold(text).split()))
        return entities_named(self.store, text, typed_key(text), self.known)


def matching_words(wanted: str, forms: dict[str, int], *, whole: bool) -> dict[str, int]:
    """Of each spelling the part that ``wanted`` stands for, with counts.

    A surname stands for surnames, a first name for first names; a whole name of a place or
    an organisation for all of its names (``whole``).
    """
    words = {form: typed_key(form).split() for form in forms}
    asked = wanted.split()
    if len(asked) > 1 or whole:
        return dict(forms)
    firsts = {tokens[0] for tokens in words.values() if len(tokens) > 1}
    lasts = {_last(tokens) for tokens in words.values() if len(tokens) > 1}
    is_first = asked[0] in firsts and asked[0] not in lasts
    counts: dict[str, int] = {}
    for form, n in forms.items():
        spans = list(find_words(form))
        alone = len(spans) == 1
        # "Emmanuel" alone is no surname, and a surname alone no first name.
        if not spans or (alone and (is_first or words[form][0] in firsts)):
            continue
        at = spans[0] if is_first else spans[words[form].index(_last(words[form]))]
        word = form[at[0] : at[1]]
        counts[word] = counts.get(word, 0) + n
    return counts


_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def _last(tokens: list[str]) -> str:
    """The surname's last word: no *Jr.*"""
    return next((token for token in reversed(tokens) if token not in _SUFFIXES), tokens[-1])
