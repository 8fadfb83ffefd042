"""From mentions to entities: one for each real person, place or body of the document.

The same resolver follows every finder, so that a model's spans are cut, linked and merged
exactly as those of the rules are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ukcorpus.authority.gazetteer import is_of_nation
from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.gathered import Named, entities_of, mentions_of
from ukcorpus.ingest.extractors.names.lexicon import Lexicon, lexicon
from ukcorpus.ingest.extractors.names.people import Name, Person, gather, take_apart
from ukcorpus.ingest.extractors.names.placed import resolve_places
from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.ingest.extractors.names.roles import role_after, role_before
from ukcorpus.ingest.extractors.names.tokens import Token, tokens_of
from ukcorpus.model.names import Entity, Kind


def resolve(text: str, raw: Iterable[RawMention], language: str) -> tuple[Entity, ...]:
    """The entities that ``raw`` speaks of, in the order of their first mention."""
    words = lexicon(language)
    named = [
        found
        for mention in sorted(set(raw))
        if (found := _trimmed(text, mention, words, language)) is not None
    ]
    named = _apart(named)
    people = _people(text, [n for n in named if n.mention.kind == "person"], language)
    places = resolve_places(text, [n for n in named if n.mention.kind == "place"], language)
    orgs = _orgs(text, [n for n in named if n.mention.kind == "org"], language)
    entities = [*people, *places, *orgs]
    return tuple(sorted(entities, key=lambda e: (e.mentions[0].start, e.kind)))


def _trimmed(text: str, mention: RawMention, words: Lexicon, language: str) -> Named | None:
    """The mention without title, article and possessive; None when no name is left."""
    origin, written = mention.start, text[mention.start : mention.end]
    line: Sequence[Token] = tokens_of(written, words.abbreviations)
    known_as = known.alias(written, language)
    if known_as and known_as.kind != mention.kind:
        mention = RawMention(mention.start, mention.end, known_as.kind, mention.score, mention.rule)
    begin = 0 if known_as else _first(line, mention.kind, words)
    line = line[begin:]
    lone = len(line) == 1 and not known_as and mention.rule != "title"
    if not line or (lone and _is_nothing(line[0], words)):
        return None
    if tuple(token.form for token in line) in words.never:
        return None
    start, end = origin + line[0].start, mention.end
    if line[-1].possessive:
        end = origin + line[-1].end
    cut = RawMention(start, end, mention.kind, mention.score, mention.rule)
    return Named(cut, tuple(token.form for token in line), text[start:end])


def _first(line: Sequence[Token], kind: Kind, words: Lexicon) -> int:
    at = 0
    while at < len(line) and line[at].form in words.articles and line[at].shape == "lower":
        at += 1
    if kind != "person":
        return at
    stop = at
    while at < len(line) - 1:
        form = line[at].form
        if words.is_title(form) or form in words.honorifics:
            stop = at + 1
        elif form not in words.demonyms and form not in words.qualifiers:
            break
        at += 1
    return stop


def _is_nothing(token: Token, words: Lexicon) -> bool:
    if token.shape == "upper":
        return token.form in words.acronyms
    return (
        token.form in words.stop
        or words.is_people(token.form)
        or token.form in words.calendar
        or words.is_title(token.form)
        or len(token.raw) < 2
    )


def _apart(named: list[Named]) -> list[Named]:
    """Without mentions that overlap one before them."""
    kept: list[Named] = []
    for found in sorted(named, key=lambda n: (n.mention.start, -n.mention.end)):
        if not kept or found.mention.start >= kept[-1].mention.end:
            kept.append(found)
    return kept


def _people(text: str, named: list[Named], language: str) -> list[Entity]:
    words = lexicon(language)
    written = {n.mention: n.written for n in named}
    sized: dict[RawMention, Name] = {
        n.mention: take_apart(n.forms, words, words.name_endings) for n in named
    }
    people = gather([(n.mention, sized[n.mention]) for n in named])
    return [_person(text, person, written, sized, language) for person in people]


def _person(
    text: str,
    person: Person,
    written: dict[RawMention, str],
    sized: dict[RawMention, Name],
    language: str,
) -> Entity:
    forms = Counter(" ".join(written[m].split()) for m in person.mentions)
    most = max(sized[m].size for m in person.mentions)
    fullest = {" ".join(written[m].split()) for m in person.mentions if sized[m].size == most}
    name = min(
        fullest,
        key=lambda form: (
            not known.first_name(form.split()[0].casefold()),
            -forms[form],
            len(form),
            form,
        ),
    )
    roles: dict[str, None] = {}
    for mention in person.mentions:
        for role in (
            role_before(text, mention.start, language),
            role_after(text, mention.end, language),
        ):
            if role:
                roles.setdefault(" ".join(role.split()))
    return Entity("person", name, mentions_of(person.mentions), "", tuple(roles))


def _orgs(text: str, named: list[Named], language: str) -> list[Entity]:
    articles = lexicon(language).articles
    groups: dict[str, list[Named]] = defaultdict(list)
    names: dict[str, str] = {}
    for n in named:
        alias = known.alias(n.written, language) or _without_nation(n, language)
        forms = n.forms[1:] if len(n.forms) > 1 and n.forms[0] in articles else n.forms
        group = alias.key if alias and alias.key else "=" + known.base(" ".join(forms), language)
        groups[group].append(n)
        if alias and alias.name:
            names[group] = alias.name
    merged = _with_acronyms(text, groups)
    return entities_of("org", merged, names, _fullest)


def _without_nation(n: Named, language: str) -> known.Known | None:
    """The body whose nation is put before its name: *Russian Federal Security Service*."""
    if len(n.forms) < 2 or n.forms[0] not in lexicon(language).demonyms:
        return None
    written = n.written.partition(" ")[2]
    alias = known.alias(written, language)
    if not alias or alias.kind != "org" or not is_of_nation(alias.key, n.forms[0]):
        return None
    return alias if alias.key else alias._replace(key="=" + " ".join(n.forms[1:]))


def _fullest(found: Sequence[Named]) -> str:
    counts = Counter((len(n.forms) > 1, " ".join(n.written.split())) for n in found)
    return min(counts, key=lambda pair: (not pair[0], -counts[pair], pair[1]))[1]


def _with_acronyms(text: str, groups: dict[str, list[Named]]) -> dict[str, list[Named]]:
    """Acronyms and short forms joined to the long name that they stand for in this text."""
    into: dict[str, str] = {}
    for group, found in groups.items():
        if group[0] == "=":
            home = _long_name(text, group, found, groups)
            if home:
                into[group] = home
    merged: dict[str, list[Named]] = defaultdict(list)
    for group, found in groups.items():
        home, steps = group, 0
        while home in into and steps < len(into):
            home, steps = into[home], steps + 1
        merged[home] += found
    return merged


def _long_name(
    text: str, group: str, found: list[Named], groups: dict[str, list[Named]]
) -> str | None:
    forms = found[0].forms
    short = forms[0] if len(forms) == 1 else ""
    homes = []
    for other, long in groups.items():
        if other == group:
            continue
        if len(long[0].forms) <= len(forms):
            capitals = "".join(filter(str.isupper, long[0].written)).casefold()
            if short == capitals and len(short) > 1 and long[0].forms[0] != short:
                homes.append(other)  # *BoerBurgerBeweging*, *BBB*
            continue
        if not short:
            whole = long[0].forms
            if forms in (whole[: len(forms)], whole[-len(forms) :]):
                homes.append(other)
            continue
        initials = "".join(form[0] for form in long[0].forms)
        content = "".join(form[0] for form in long[0].forms if len(form) > 3)
        bracketed = any(
            text[n.mention.end :][:2] == " ("
            and text.startswith(found[0].written, n.mention.end + 2)
            for n in long
        )
        if short in (initials, content) or bracketed or long[0].forms[0] == short:
            homes.append(other)
    return homes[0] if len(homes) == 1 else None
