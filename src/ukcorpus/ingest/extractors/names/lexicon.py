"""The words of a language that make, mark or forbid a name, compiled from its TOML file."""

from functools import cache
from typing import Any, NamedTuple

from ukcorpus.lexicon import table
from ukcorpus.text.normal import fold

Phrase = tuple[str, ...]


LONGEST_CASE = 4
"""Letters that a case adds to the stem of a word."""


class Lexicon(NamedTuple):
    """All forms are folded; phrases are tuples of forms, so that they compare with tokens."""

    supported: bool
    """Whether the language has a file of its own."""
    titles: frozenset[Phrase]
    title_ends: frozenset[str]
    """Last words of titles of several words."""
    title_stems: tuple[str, ...]
    title_endings: tuple[str, ...]
    org_adjective_endings: tuple[str, ...]
    """Ends of the adjectives that bodies begin with where names inflect: *Верховный*."""
    adjective_endings: tuple[str, ...]
    """Ends of adjectives made from places: *московский*."""
    adjective_titles: frozenset[str]
    """Titles that are adjectives too, so that no common word after them is a name."""
    first_names: frozenset[str]
    qualifiers: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    inner_particles: frozenset[str]
    """Second particles of surnames only: *van der*, *van den*."""
    stop: frozenset[str]
    demonyms: frozenset[str]
    demonym_stems: tuple[str, ...]
    """What all cases of a people's name begin with: *brytyjczy…*."""
    calendar: frozenset[str]
    calendar_surnames: frozenset[str]
    """Months and seasons that people are called: *May*; no weekday is one after a title."""
    never: frozenset[Phrase]
    never_starts: dict[str, int]
    """First words of phrases that are no names → words of the longest."""
    org_before: frozenset[str]
    org_after: frozenset[str]
    units: frozenset[str]
    """Units of an army, bodies once they have a number: *47th Brigade*."""
    org_adjectives: frozenset[str]
    """Adjectives after a body's head that belong to it: *Cour suprême*, *Tribunal Supremo*."""
    other_after: frozenset[str]
    """What closes the name of no person, place or body: *Cup*, *Agreement*, *War*."""
    other_before: frozenset[str]
    """What is called like a person and is none: *Hurricane*, *Operation*."""
    streets: frozenset[str]
    """What closes a place's name even after a first name: *Street*, *Bridge*, *Airport*."""
    org_links: frozenset[str]
    links: frozenset[str]
    """Lower-case words that may stand inside a name: *of*, *van*, *the*."""
    ands: frozenset[str]
    """What joins names in a row: *and*, *or*."""
    beside: bool
    """Whether what a body is of may follow its head without a link: *Universiteit Twente*."""
    places_in: frozenset[str]
    """Links before a place that is no part of a body's name: *the committee in Virginia*."""
    home: frozenset[str]
    """Countries, by ISO code in lower case, whose regions may be called like things: *Hessen*."""
    org_endings: tuple[str, ...]
    """Ends of compounds that are bodies: *…dienst*, *…ministerium*."""
    place_endings: tuple[str, ...]
    """Ends of compounds that are places: *…straat*, *…platz*."""
    person_nouns: frozenset[str]
    """Common nouns after a person's name: *the X administration*."""
    legal_forms: frozenset[str]
    """What a company is in law: *Inc*, *GmbH*."""
    org_nouns: frozenset[str]
    """Common nouns before an organisation's name: *newspaper X*, *dagblad X*."""
    org_noun_endings: tuple[str, ...]
    """Ends of compounds that are such nouns: *…reus*, *…konzern*."""
    org_firsts: frozenset[str]
    """First words of companies' and clubs' names: *Banco X*, *Air X*."""
    naming: frozenset[str]
    """What stands between a noun and a name: *a party called X*."""
    org_things: frozenset[str]
    """What bodies have and people have not: *shares*, *subsidiary*, *employees*."""
    town_nouns: frozenset[str]
    """What a place is said to be: *village*, *suburb*."""
    town_things: frozenset[str]
    """What towns have: *mayor*, *outskirts*."""
    pronouns: frozenset[str]
    """What stands for a person alone: *he*, *who*."""
    copulas: frozenset[str]
    kin: frozenset[str]
    """Titles that people have of people: *son of Xyz*."""
    patronymics: tuple[str, ...]
    """Ends of names after the father, in all cases: *…ович*, *…івна*."""
    surname_endings: tuple[str, ...]
    """Ends of words that are surnames even where nothing else says so: *…enko*, *…shvili*."""
    plural_people: bool
    """Whether a place and *ns* are its people: *Iowans*."""
    article_bodies: bool
    """Whether people bear no article, so that *the Xyz* is rather a body."""
    lone_people: bool
    """Whether an unknown capital of which nothing is said is rather a surname than not."""
    org_stems: tuple[str, ...]
    place_before: frozenset[Phrase]
    place_after: frozenset[str]
    waters: frozenset[str]
    """What closes the name of a water or a landscape after a country's: *Taiwan Strait*."""
    prepositions: frozenset[str]
    articles: frozenset[str]
    determiners: frozenset[str]
    """What stands before a common noun and before no name: *ein*, *this*, *zum*."""
    says: frozenset[str]
    compass: frozenset[str]
    parts: frozenset[str]
    """Of these, what makes a name of its own even without a hyphen: *West Seattle*."""
    abbreviations: frozenset[str]
    acronyms: frozenset[str]
    """Acronyms that are no body: *CEO*, *GMT*."""
    known_orgs: frozenset[str]
    known_people: frozenset[str]
    """Surnames that are whose they are in any article."""
    known_places: frozenset[str]
    """Rivers, buildings and landscapes that the gazetteer does not have."""
    genitive: bool
    """Whether a name may take an *s* without apostrophe: *Bidens*."""
    capital_nouns: bool
    """Whether every noun has a capital, so that capitals prove nothing."""
    country_codes: dict[str, str]
    """Short forms of countries in results of sports, by ISO code: *Ita*, *Dui*."""
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    """Inflected ending → endings that the base form may have; longest first."""
    name_endings: tuple[str, ...]
    """Endings of people's names where names inflect; longest first."""
    longest_title: int

    def is_title(self, form: str) -> bool:
        """Whether one word is a title: itself, by its stem, or as the last part of a compound."""
        return (
            (form,) in self.titles
            or form.startswith(self.title_stems)
            or (len(form) > 6 and form.endswith(self.title_endings))
        )

    def is_org_stem(self, form: str) -> bool:
        """Whether ``form`` is a case of a body's head: *комитета*, but not *parlamentarzysta*."""
        return form.startswith(self.org_stems) and any(
            form.startswith(stem) and len(form) - len(stem) <= LONGEST_CASE
            for stem in self.org_stems
        )

    def is_people(self, form: str) -> bool:
        """Whether a word is a nationality or the name of a people."""
        return form in self.demonyms or form.startswith(self.demonym_stems)

    def is_org_noun(self, form: str) -> bool:
        """Whether a common noun says what body is named next: *newspaper*, *distributiereus*."""
        return form in self.org_nouns or (len(form) > 7 and form.endswith(self.org_noun_endings))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of ``language`` together with those that all languages share."""
    read = _Reader(table("names", "common"), table("names", language))
    fields = {name: read.field(name, kind) for name, kind in Lexicon.__annotations__.items()}
    return Lexicon(**{**fields, **_derived(read)})


class _Reader:
    """The words of a language after those that all share, in the form that a field asks for."""

    def __init__(self, shared: dict[str, Any], own: dict[str, Any]) -> None:
        self.shared, self.own = shared, own

    def words(self, name: str) -> list[str]:
        """As they stand in the files."""
        return [*self.shared.get(name, ()), *self.own.get(name, ())]

    def forms(self, name: str) -> frozenset[str]:
        """Folded, without full stops."""
        return frozenset(fold(word).replace(".", "") for word in self.words(name))

    def phrases(self, name: str) -> frozenset[Phrase]:
        """Words of several parts, as the forms of their tokens."""
        return frozenset(
            tuple(fold(p).replace(".", "").replace("-", " ").split()) for p in self.words(name)
        )

    def field(self, name: str, kind: Any) -> Any:
        """The field ``name`` of a ``Lexicon``, read as its type says; None for any other type."""
        if kind == frozenset[Phrase]:
            return self.phrases(name)
        if kind == frozenset[str]:
            return self.forms(name)
        if kind == tuple[str, ...]:
            return _affixes(self.words(name))
        return bool(self.own.get(name, False)) if kind is bool else None


def _derived(read: _Reader) -> dict[str, Any]:
    """The fields that are made of several lists, or are no plain list."""
    titles, streets, waters = read.phrases("titles"), read.forms("streets"), read.forms("waters")
    never = read.phrases("never") | {p for p in read.phrases("demonyms") if len(p) > 1}
    name_endings = _affixes(read.words("name_endings"))
    return {
        "supported": bool(read.own),
        "title_ends": frozenset(phrase[-1] for phrase in titles if len(phrase) > 1),
        "longest_title": max((len(phrase) for phrase in titles), default=1),
        "never": never,
        "never_starts": {p[0]: len(p) for p in sorted(never, key=len)},
        "links": read.forms("org_links") | read.forms("particles") | read.forms("articles"),
        "place_after": read.forms("place_after") | streets | waters,
        "abbreviations": read.forms("abbreviations") | read.forms("honorifics"),
        "known_orgs": frozenset(n.casefold() for n in (*read.words("known_orgs"), *bodies())),
        "known_places": frozenset(name.casefold() for name in read.words("known_places")),
        "country_codes": dict(read.own.get("country_codes", {})),
        "endings": _endings(read.own.get("endings", {})),
        "name_endings": tuple(sorted(name_endings, key=lambda e: (-len(e), e))),
    }


@cache
def bodies() -> tuple[str, ...]:
    """Companies, media and other bodies of the world, by their names in any language."""
    return tuple(name for names in table("names", "bodies").values() for name in names)


@cache
def odd_names() -> frozenset[str]:
    """Names as written that begin with a digit or a small letter: *3M*, *dpa*."""
    return frozenset(table("names", "bodies")["odd"])


@cache
def surnames_first() -> frozenset[str]:
    """Surnames before given names of two syllables with a hyphen: *Kim* Jong-un."""
    return frozenset(table("names", "common")["surnames_first"])


@cache
def possessive_names() -> frozenset[str]:
    """Names that are a possessive themselves: *Moody's*."""
    return frozenset(table("names", "bodies")["possessive"])


def _affixes(words: list[str]) -> tuple[str, ...]:
    # An empty tuple would match nothing, as it should; an empty string would match all.
    return tuple(fold(word) for word in words if word)


def _endings(raw: dict[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        sorted(
            ((ending, tuple(bases)) for ending, bases in raw.items()),
            key=lambda pair: (-len(pair[0]), pair[0]),
        )
    )
