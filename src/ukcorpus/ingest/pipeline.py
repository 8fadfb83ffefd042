"""The order of the stages, from one raw article to its record."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeVar

import msgspec

from ukcorpus import __version__
from ukcorpus.ingest.extractors.claims import find_claims, link
from ukcorpus.ingest.extractors.figures import find_figures
from ukcorpus.ingest.extractors.language import detect_language
from ukcorpus.ingest.extractors.names import find_names
from ukcorpus.ingest.extractors.names.finders import finder_of, fingerprint
from ukcorpus.ingest.extractors.published import find_published
from ukcorpus.ingest.extractors.spoken import date_claims
from ukcorpus.ingest.extractors.times import find_times, resolve_times
from ukcorpus.ingest.structure import structure
from ukcorpus.ingest.structure.paragraphs import unwrapped
from ukcorpus.model.articles import ZONE_OF, Line, RawArticle
from ukcorpus.model.claims import Claim
from ukcorpus.model.figures import Figure
from ukcorpus.model.records import Record
from ukcorpus.model.spans import Span

RULES = f"{__version__}+3"
"""Fingerprint of the rules. Raise the number with every change that makes other records:
files read under other rules are read again."""

NO_FINDERS: Mapping[str, str] = MappingProxyType({})

Found = TypeVar("Found", Claim, Figure)

_HEX_ID = re.compile(r"(?<![0-9A-Za-z])([0-9a-f]{16})(?![0-9A-Za-z])")


def article_id(raw: RawArticle) -> str:
    """The 16 hex digits in the file's name, else the first 16 of the bytes' SHA-256.

    A file with many articles cannot name them: there it is always the bytes.
    """
    named = None if raw.member else _HEX_ID.search(PurePosixPath(raw.path).name)
    return named.group(1) if named else raw.sha256[:16]


def rules(finders: Mapping[str, str] = NO_FINDERS) -> str:
    """What records are made by: ``RULES``, and the finders of names that the user chose.

    Raises ConfigError where one of those is unknown or not installed.
    """
    return RULES + fingerprint(finders)


def make_record(raw: RawArticle, id_: str, finders: Mapping[str, str] = NO_FINDERS) -> Record:
    """Everything that can be said of one article, from itself alone."""
    article = structure(raw, id_)
    language = detect_language(article)
    lines, article = article.lines, unwrapped(article)
    searched = [Span(line.start, line.end) for line in article.lines if line.label in ZONE_OF]
    entities = find_names(article, language.code, finder_of(language.code, finders))
    times = find_times(article.text, searched, language.code)
    published = find_published(article, language.code, times)
    claims = find_claims(article, language.code, entities, language.others)
    figures = find_figures(article, language.code, claims, language.others)
    claims, figures = link(claims, figures, language.code)
    resolved = resolve_times(times, published, article.text)
    claims = date_claims(claims, resolved, article.text)
    return Record(
        id=id_,
        sha256=raw.sha256,
        path=raw.path,
        member=raw.member,
        format=raw.format,
        encoding=raw.encoding,
        title=article.title,
        title_span=article.title_span,
        kind=article.kind,
        source=article.outlet,
        authors=article.authors,
        agencies=article.agencies,
        url=raw.meta.get("url", ""),
        language=language,
        published=published,
        entities=entities,
        claims=tuple(at_line(claim, claim.spans[0].start, lines) for claim in claims),
        figures=tuple(at_line(figure, figure.span.start, lines) for figure in figures),
        times=resolved,
        lines=lines,
        segments=article.segments,
        flags=tuple(dict.fromkeys((*raw.flags, *article.flags))),
        words=len(article.text.split()),
        text=article.text,
    )


def at_line(found: Found, start: int, lines: tuple[Line, ...]) -> Found:
    """``found`` with the number of the line that it begins in, where a paragraph has several."""
    place = bisect_right(lines, start, key=lambda line: line.start) - 1
    number = lines[place].number if place >= 0 else found.line
    return found if found.line == number else msgspec.structs.replace(found, line=number)
