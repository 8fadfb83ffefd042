"""One article as JSON shows it, and the reasons for what is said of it."""

from typing import Any

from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.naming import named_entities
from ukcorpus.corpus.speakers import Speakers
from ukcorpus.model import FORMAT_VERSION
from ukcorpus.model.dates import Evidence
from ukcorpus.model.names import KINDS
from ukcorpus.model.records import Record

PLURAL = {"person": "people", "place": "places", "org": "orgs"}

QUIET_LABELS = frozenset(
    ("form", "ui", "furniture", "teaser", "notice", "source", "credit", "date")
)
"""Labels of lines that are not the article's own words: shown, but dimmed."""

OWN_LABELS = ("title", "subtitle", "heading", "body", "caption", "dateline")
"""Labels of the article's own lines; all others are boilerplate."""


def article_json(corpus: Corpus, number: int, wanted: tuple[str, ...] = ()) -> dict[str, Any]:
    """The article record of docs/json-format.md; ``text`` only where it is asked for."""
    record = corpus.record(number)
    made = _identity(record) | _names(corpus, number) | _claims(corpus, number, record)
    made |= _contents(record) | _origin(record)
    if "text" in wanted:
        made["text"] = record.text
    return made


def _identity(record: Record) -> dict[str, Any]:
    title_line = record_line(record, record.title_span.start) if record.title_span else None
    return {
        "format_version": FORMAT_VERSION,
        "id": record.id,
        "sha256": record.sha256,
        "path": record.path,
        "member": record.member,
        "source": record.source,
        "title": record.title,
        "title_locator": f"{record.id[:4]}:L{title_line}" if title_line else None,
        "lang": {
            "code": record.language.code,
            "confidence": record.language.confidence,
            "others": plain(record.language.others),
        },
        "date": date_json(record),
    }


def _names(corpus: Corpus, number: int) -> dict[str, Any]:
    return {
        PLURAL[kind]: [
            {"id": entity.id, "name": entity.name, "mentions": entity.mentions,
             "as_written": entity.variants}
            for entity in named_entities(corpus.view.store, kind, [number])
        ]
        for kind in KINDS
    }  # fmt: skip


def _claims(corpus: Corpus, number: int, record: Record) -> dict[str, Any]:
    """The claims with their speakers as ``people`` names them."""
    speakers = Speakers(corpus.view.store, number)
    made = []
    for claim in record.claims:
        known = speakers.of(claim)
        row = plain(claim)
        row["speaker"] |= {"id": known.id, "name": known.name}
        made.append(row)
    return {"claims": made}


def _contents(record: Record) -> dict[str, Any]:
    return {
        "figures": plain(record.figures),
        "times": plain(record.times),
        "segments": plain(record.segments),
        "words": record.words,
        "boilerplate": [
            {"line": line.number, "label": line.label}
            for line in record.lines
            if line.label not in OWN_LABELS
        ],
    }


def _origin(record: Record) -> dict[str, Any]:
    return {
        "kind": record.kind,
        "authors": list(record.authors),
        "agencies": list(record.agencies),
        "url": record.url,
        "flags": list(record.flags),
        "encoding": record.encoding,
    }


def date_json(record: Record) -> dict[str, Any]:
    """``{edtf, start, end, precision, confidence, method, status, evidence[]}``."""
    published = record.published
    period = published.period
    return {
        "edtf": published.edtf,
        "start": period.start.isoformat() if period and period.start else None,
        "end": period.end.isoformat() if period and period.end else None,
        "precision": published.precision,
        "confidence": published.confidence,
        "method": published.method,
        "status": published.status,
        "evidence": plain(published.evidence),
    }


def plain(value: Any) -> Any:
    """A value as lists and dictionaries."""
    import msgspec

    return msgspec.to_builtins(value)


def record_line(record: Record, offset: int) -> int:
    """The number of the line that holds the character at ``offset``."""
    return next((line.number for line in record.lines if line.start <= offset <= line.end), 0)


def reasons(corpus: Corpus, number: int, what: str) -> list[tuple[str, str, str]]:
    """Sign, what it is, what follows from it: the evidence for ``date``, ``people`` …"""
    record = corpus.record(number)
    if what == "date":
        return _date_reasons(record)
    if what == "language":
        language = record.language
        rows = [("", f"language  {language.code}", f"p {language.confidence:.2f}")]
        return rows + [
            ("·", f"L{record_line(record, o.span.start)}", f"{o.code}, p {o.confidence:.2f}")
            for o in language.others
        ]
    kind = next(kind for kind, plural in PLURAL.items() if plural == what)
    rows = []
    for entity in record.entities:
        if entity.kind == kind:
            for form, n in entity.forms(record.text).items():
                rules = sorted(
                    {m.rule for m in entity.mentions if record.text[m.start : m.end] == form}
                )
                rows.append(
                    (
                        "+",
                        f"{entity.name}  as {form} {n}",
                        f"{', '.join(rules)} {entity.key}".strip(),
                    )
                )
    return rows


def _date_reasons(record: Record) -> list[tuple[str, str, str]]:
    published = record.published
    head = f"date  {published.edtf or 'unknown'}   precision: {published.precision}"
    rows = [("", head, f"confidence {published.confidence:.2f}   method: {published.method}")]
    order = {"for": 0, "rejected": 1, "unused": 2}
    sign = {"for": "+", "rejected": "−", "unused": "·"}
    for evidence in sorted(published.evidence, key=lambda e: order[e.verdict]):
        rows.append((sign[evidence.verdict], evidence.says, _follows(evidence)))
    return rows


def _follows(evidence: Evidence) -> str:
    if evidence.verdict == "for":
        says_it = "→" in evidence.says or evidence.period is None
        return "" if says_it or not evidence.period else f"→ {evidence.period.edtf}"
    return f"{evidence.verdict}: {evidence.why}" if evidence.why else evidence.verdict
