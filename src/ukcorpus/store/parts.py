"""What of a record stands in columns of its own, a row a thing: names, claims, figures."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ukcorpus.model.dates import Period
from ukcorpus.model.records import Record

Rows = Iterable[tuple[object, ...]]


def parts(number: int, record: Record) -> Iterator[tuple[str, Rows]]:
    """Statements that insert the parts of an article, each with its rows."""
    yield "INSERT INTO keywords VALUES (?, ?, ?, ?)", _keywords(number, record)
    yield "INSERT INTO named VALUES (?, ?, ?, ?, ?)", _named(number, record)
    yield "INSERT INTO spellings VALUES (?, ?, ?, '', ?, ?)", _spellings(number, record)
    yield (
        "INSERT INTO claims (number, id, place, stance, type, cue, speaker, local, entity,"
        " speaker_kind, role, segment, via, confidence, start, end, lemma, told_to,"
        " venue) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _claims(number, record),
    )
    yield (
        "INSERT INTO claim_mentions VALUES (?, ?, ?, ?, '')",
        ((number, *mention) for mention in mentions_in_claims(record)),
    )
    yield (
        "INSERT INTO figures (number, id, place, value, value_max, qualifier, unit, counted,"
        " location, claim, segment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _figures(number, record),
    )


def iso(period: Period | None, end: str) -> str | None:
    """The first (``start``) or last day (``end``) of a period as a column holds it."""
    day = getattr(period, end) if period else None
    return day.isoformat() if day else None


def _keywords(number: int, record: Record) -> Rows:
    yield from (("author", name, number, 1) for name in dict.fromkeys(record.authors))
    yield from (("agency", name, number, 1) for name in dict.fromkeys(record.agencies))


def _named(number: int, record: Record) -> Rows:
    for local, entity in enumerate(record.entities):
        yield number, local, entity.kind, entity.name, entity.key


def _spellings(number: int, record: Record) -> Rows:
    for local, entity in enumerate(record.entities):
        for form, n in entity.forms(record.text).items():
            yield number, local, entity.kind, form, n


def _claims(number: int, record: Record) -> Rows:
    for place, claim in enumerate(record.claims):
        who = claim.speaker
        yield (
            number, claim.id, place, claim.stance, claim.type, claim.cue.cls,
            who.name or who.as_written, who.entity, who.kind, who.role,
            claim.segment, "\x1f".join(claim.via), claim.confidence,
            iso(claim.period, "start"), iso(claim.period, "end"),
            claim.cue.lemma.lower(), claim.told_to, claim.venue,
        )  # fmt: skip


def _figures(number: int, record: Record) -> Rows:
    for place, figure in enumerate(record.figures):
        yield (
            number, figure.id, place, figure.value, figure.value_max, figure.qualifier,
            figure.unit, figure.of, figure.where, figure.claim, figure.segment,
        )  # fmt: skip


def mentions_in_claims(record: Record) -> Iterator[tuple[int, int, str]]:
    """Index of a claim, index and kind of an entity named inside it, each once."""
    mentions = sorted(
        (mention.start, mention.end, local)
        for local, entity in enumerate(record.entities)
        for mention in entity.mentions
    )
    starts = [start for start, _, _ in mentions]
    for place, claim in enumerate(record.claims):
        inside: set[int] = set()
        for span in claim.spans:
            low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
            inside.update(local for _, end, local in mentions[low:high] if end <= span.end)
        yield from ((place, local, record.entities[local].kind) for local in sorted(inside))
