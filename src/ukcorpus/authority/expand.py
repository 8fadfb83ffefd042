"""What one types for a name → the entities that bear it, and their spellings in the corpus.

Exact keys and equal sound are look-ups in tables; only when both find nothing are spellings
compared, and only then is the comparing library loaded.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Literal, NamedTuple, Protocol

from ukcorpus.authority.blocks import surname_classes
from ukcorpus.authority.gazetteer import lookup_place, org_alias
from ukcorpus.authority.keys import name_key
from ukcorpus.authority.parts import is_single, split_name, surname
from ukcorpus.authority.phonemic import readings
from ukcorpus.authority.shelf import EntityRow
from ukcorpus.model.names import Kind
from ukcorpus.text.words import base, find_words, normal

ALIKE = 0.90
"""Likeness from which a misprint in a query is taken for a surname of the corpus."""
_SHORTEST = 4
"""Letters below which equal sound says nothing: ``Lee`` and ``Li``."""

How = Literal["exact", "authority", "sound", "alike"]


class FormRow(NamedTuple):
    """One spelling of an entity as articles write it: a row of the table ``forms``.

    One row for each (kind, entity, form); ``mentions`` is summed over all articles. Indexed
    by ``key``, by ``sound``, by ``block`` and by ``entity``.
    """

    kind: Kind
    entity: str
    form: str
    token: str
    """What to search the text for when one word was typed: a person's surname as written,
    a place or body as a whole."""
    key: str
    sound: str
    block: str
    mentions: int


class FormsView(Protocol):
    """What ``expand_name`` asks of the table ``forms``, and of ``entities``."""

    def forms_by_key(self, keys: Collection[str]) -> Iterable[FormRow]: ...

    def forms_by_sound(self, sounds: Collection[str]) -> Iterable[FormRow]: ...

    def forms_in_blocks(self, blocks: Collection[str]) -> Iterable[FormRow]: ...

    def forms_of(self, ids: Collection[str]) -> Iterable[FormRow]: ...

    def entities(self, ids: Collection[str]) -> dict[str, EntityRow]: ...

    def entities_keyed(self, kind: Kind, keys: Collection[str]) -> dict[str, str]: ...


class Expansion(NamedTuple):
    """One entity that a typed name may mean."""

    entity: str
    kind: Kind
    name: str
    how: How
    forms: dict[str, int]
    """Spellings to search the text for, commonest first, with their mentions."""


def form_rows(kind: Kind, entity: str, forms: Mapping[str, int]) -> list[FormRow]:
    """The rows that one article adds for one entity."""
    rows = []
    for form, mentions in sorted(forms.items()):
        token = _token(kind, form)
        heard = _heard(token)
        block = (surname_classes(token) or ("",))[0]
        key = name_key(base(normal(token))) if token else ""
        if key:
            sound = heard[0] if heard else ""
            rows.append(FormRow(kind, entity, form, token, key, sound, block, mentions))
    return rows


def _token(kind: Kind, form: str) -> str:
    """The last word of the surname as written; all of a place or a body."""
    if kind != "person":
        return form.strip()
    words = [form[start:end] for start, end in find_words(form)]
    family = split_name(form).surname
    last = family[-1] if family else ""
    return next(
        (word for word in reversed(words) if last and last in word), words[-1] if words else ""
    )


def _heard(token: str) -> tuple[str, ...]:
    return readings(name_key(base(normal(token)) if token else "").replace(" ", ""))


def expand_name(text: str, view: FormsView) -> list[Expansion]:
    """The entities that ``text`` may name, most mentioned first; empty if none.

    All bearers of a surname come; a full name gives those who bear all of it. A word in lower
    case must be spelt as in the corpus or in the authority: *troops* is not somebody Trups.
    """
    text = text.strip()
    if not name_key(text) or len(text) > 120:
        return []
    found: dict[str, How] = dict.fromkeys(_with_authority(text, view), "authority")
    if len(text.split()) > 1 and not is_single(text):
        found |= dict.fromkeys(_full_name(text, view), "exact")
    for row in view.forms_by_key([name_key(base(normal(text)))]):
        found[row.entity] = "exact"
    if len(text) >= _SHORTEST and not text[0].islower():
        for row in view.forms_by_sound(_heard(text)):
            found.setdefault(row.entity, "sound")
    if not found and len(text) >= _SHORTEST and not text[0].islower():
        found = dict.fromkeys(_alike(text, view), "alike")
    return _expansions(found, view, whole=len(text.split()) > 1)


def _with_authority(text: str, view: FormsView) -> Iterable[str]:
    keys = [known.key for known in lookup_place(text)[:10]]
    yield from view.entities_keyed("place", keys).values()
    body = org_alias(text)
    if body:
        yield from view.entities_keyed("org", [body[0]]).values()


def _full_name(text: str, view: FormsView) -> Iterable[str]:
    """People with this surname, whose name is alike as a whole."""
    family = surname(text)
    rows = [*view.forms_by_key([name_key(family)]), *view.forms_by_sound(_heard(family))]
    bearers = sorted({row.entity for row in rows if row.kind == "person"})
    forms = [row for row in view.forms_of(bearers) if not is_single(row.form)]
    exact = {row.entity for row in forms if name_key(row.form) == name_key(text)}
    if exact:
        return sorted(exact)
    from ukcorpus.authority.people import THRESHOLD, similarity  # costs time that most save

    return sorted({row.entity for row in forms if similarity(text, row.form) >= THRESHOLD})


def _alike(text: str, view: FormsView) -> Iterable[str]:
    from ukcorpus.authority.compare import token_similarity  # costs time that most save

    typed = name_key(text)
    return sorted(
        {
            row.entity
            for row in view.forms_in_blocks(surname_classes(typed.replace(" ", "")))
            if token_similarity(typed, row.key) >= ALIKE
        }
    )


def _expansions(found: Mapping[str, How], view: FormsView, *, whole: bool) -> list[Expansion]:
    counts: dict[str, Counter[str]] = {id: Counter() for id in found}
    for row in view.forms_of(sorted(found)):
        counts[row.entity][row.form if whole else row.token] += row.mentions
    rows = view.entities(sorted(found))
    expansions = [
        Expansion(
            id,
            rows[id].kind,
            rows[id].name,
            how,
            dict(sorted(counts[id].items(), key=lambda pair: (-pair[1], pair[0]))),
        )
        for id, how in found.items()
        if id in rows
    ]
    return sorted(expansions, key=lambda e: (-sum(e.forms.values()), e.name, e.entity))


class MemoryForms:
    """The table ``forms`` in memory, beside a shelf: the model for one in SQL."""

    def __init__(self, entities: Mapping[str, EntityRow]) -> None:
        self._entities = entities
        self._rows: dict[tuple[str, str], FormRow] = {}

    def put(self, rows: Iterable[FormRow]) -> None:
        """Add rows, summing mentions."""
        for row in rows:
            spot = (row.entity, row.form)
            before = self._rows.get(spot)
            total = row.mentions + (before.mentions if before else 0)
            self._rows[spot] = row._replace(mentions=total)

    def forms_by_key(self, keys: Collection[str]) -> Iterable[FormRow]:
        return [row for row in self._rows.values() if row.key in keys]

    def forms_by_sound(self, sounds: Collection[str]) -> Iterable[FormRow]:
        return [row for row in self._rows.values() if row.sound and row.sound in sounds]

    def forms_in_blocks(self, blocks: Collection[str]) -> Iterable[FormRow]:
        return [row for row in self._rows.values() if row.block in blocks]

    def forms_of(self, ids: Collection[str]) -> Iterable[FormRow]:
        return [row for row in self._rows.values() if row.entity in ids]

    def entities(self, ids: Collection[str]) -> dict[str, EntityRow]:
        return {id: self._entities[id] for id in ids if id in self._entities}

    def entities_keyed(self, kind: Kind, keys: Collection[str]) -> dict[str, str]:
        rows = self._entities.values()
        return {row.key: row.id for row in rows if row.kind == kind and row.key in keys}
