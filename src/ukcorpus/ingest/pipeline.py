"""The order of the stages, from one raw article to its record."""

import re
from hashlib import blake2s
from pathlib import PurePosixPath

from ukcorpus import __version__
from ukcorpus.ingest.extractors.claims import find_claims, link
from ukcorpus.ingest.extractors.figures import find_figures
from ukcorpus.ingest.extractors.language import detect_language
from ukcorpus.ingest.extractors.names import find_names
from ukcorpus.ingest.extractors.published import find_published
from ukcorpus.ingest.extractors.times import find_times, resolve_times
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import ZONE_OF, RawArticle
from ukcorpus.model.records import Record
from ukcorpus.model.spans import Span

RULES = f"{__version__}+1"
"""Fingerprint of the rules. Raise the number with every change that makes other records:
files read under other rules are read again."""

_HEX_ID = re.compile(r"(?<![0-9A-Za-z])([0-9a-f]{16})(?![0-9A-Za-z])")


def article_id(raw: RawArticle) -> str:
    """The 16 hex digits in the file's name, else the first 16 of the bytes' SHA-256.

    A file with many articles cannot name them: there it is always the bytes.
    """
    named = None if raw.member else _HEX_ID.search(PurePosixPath(raw.path).name)
    return named.group(1) if named else raw.sha256[:16]


def make_record(raw: RawArticle, id_: str) -> Record:
    """Everything that can be said of one article, from itself alone."""
    article = structure(raw, id_)
    language = detect_language(article)
    searched = [Span(line.start, line.end) for line in article.lines if line.label in ZONE_OF]
    entities = find_names(article, language.code)
    times = find_times(article.text, searched, language.code)
    published = find_published(article, language.code, times)
    claims = find_claims(article, language.code, entities)
    claims, figures = link(claims, find_figures(article, language.code, claims))
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
        claims=claims,
        figures=figures,
        times=resolve_times(times, published, article.text),
        lines=article.lines,
        segments=article.segments,
        flags=article.flags,
        words=len(article.text.split()),
        text=article.text,
    )


def derived_id(kind: str, article: str, start: int, end: int) -> str:
    """``c-``, ``f-`` … and 8 hex digits: the same while the text is the same."""
    return (
        f"{kind}-{blake2s(f'{article} {kind} {start} {end}'.encode(), digest_size=4).hexdigest()}"
    )
