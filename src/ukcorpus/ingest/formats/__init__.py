"""The formats that articles arrive in: a table of readers, asked in turn.

A reader knows its format by the first bytes, and by the name only where bytes cannot tell. A
part with a format of its own, as a member of an archive, goes through the table again.
"""

from collections.abc import Iterator
from typing import BinaryIO

from ukcorpus.ingest.decode import Undecodable
from ukcorpus.ingest.formats.archives import Tar, Zip
from ukcorpus.ingest.formats.base import (
    Budget,
    CannotRead,
    Document,
    FormatSettings,
    Limits,
    Mismatch,
    Reader,
    as_stream,
)
from ukcorpus.ingest.formats.compressed import BZIP2, GZIP, XZ
from ukcorpus.ingest.formats.csv import Csv
from ukcorpus.ingest.formats.epub import Epub
from ukcorpus.ingest.formats.exports import Exports
from ukcorpus.ingest.formats.feeds import Feed
from ukcorpus.ingest.formats.html import Html
from ukcorpus.ingest.formats.json import Json
from ukcorpus.ingest.formats.jsonl import JsonLines
from ukcorpus.ingest.formats.mail import Mail
from ukcorpus.ingest.formats.markdown import Markdown
from ukcorpus.ingest.formats.newsml import NewsMl1, NewsMlG2
from ukcorpus.ingest.formats.nitf import Nitf
from ukcorpus.ingest.formats.office import Docx, Pdf, Rtf
from ukcorpus.ingest.formats.reuters import Reuters
from ukcorpus.ingest.formats.txt import PlainText
from ukcorpus.ingest.formats.warc import Warc
from ukcorpus.ingest.formats.wires import Wire
from ukcorpus.ingest.formats.xml import UnknownXml
from ukcorpus.ingest.sources import Source, unreadable
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Rejected

__all__ = ["READERS", "FormatSettings", "Limits", "Reader", "read_articles", "read_source"]

READERS: tuple[Reader, ...] = (
    GZIP,
    BZIP2,
    XZ,
    Epub(),
    Docx(),
    Zip(),
    Tar(),
    Warc(),
    Pdf(),
    Rtf(),
    Reuters(),
    Nitf(),
    NewsMl1(),
    NewsMlG2(),
    Feed(),
    Mail(),
    Html(),
    UnknownXml(),
    Wire(),
    JsonLines(),
    Json(),
    Csv(),
    Exports(),
    Markdown(),
    PlainText(),
)
"""From the format that is hardest to mistake to the one that may be anything."""

DEFAULT = FormatSettings()


def read_source(
    source: Source, settings: FormatSettings = DEFAULT
) -> Iterator[RawArticle | Rejected]:
    """The articles of a source that was found; what cannot be opened or read is R003."""
    if source.rejected:
        yield source.rejected
        return
    try:
        with source.open() as stream:
            yield from read_articles(stream, source.file.path, settings)
    except OSError as error:
        yield unreadable(source.file.path, error)


def read_articles(
    data: bytes | BinaryIO, path: str, settings: FormatSettings = DEFAULT
) -> Iterator[RawArticle | Rejected]:
    """The articles of one file in their order, read as they are asked for.

    Whatever ``data`` holds, this raises nothing but an OSError of the stream itself: what is
    no article, too large or damaged is Rejected, and the rest goes on.
    """
    limits = settings.limits
    budget = Budget(limits.members, limits.unpacked)
    name = path.replace("\\", "/").rpartition("/")[2]
    document = Document(path, as_stream(data), settings, budget, name)
    pending: list[Iterator[RawArticle | Rejected | Document]] = [_read(document)]
    while pending:
        found = next(pending[-1], None)
        if found is None:
            pending.pop()
        elif isinstance(found, Document):
            pending.append(_read(found))
        else:
            yield found


def _read(document: Document) -> Iterator[RawArticle | Rejected | Document]:
    """What the first reader that fits makes of ``document``."""
    try:
        if not document.head:
            raise CannotRead("empty", "R002")
        for reader in READERS:
            if not reader.sniff(document):
                continue
            empty = True
            try:
                for outcome in reader.read(document):
                    empty = False
                    yield outcome
            except Mismatch:
                continue
            if empty:
                raise CannotRead("no article in it", "R002")
            return
    except CannotRead as error:
        yield document.reject(error)
    except Undecodable as error:
        yield document.reject(CannotRead(error.reason, "R001", error.hint))
    except OSError:
        raise
    except Exception as error:  # a parser of somebody else's: any of its errors is about the file
        reason = f"{type(error).__name__}: {error}".strip(": ")[:200]
        yield document.reject(CannotRead(f"damaged or not what it looks like ({reason})"))
