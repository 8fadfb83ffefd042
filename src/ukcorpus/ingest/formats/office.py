"""RTF, Word and PDF: their text, and if that is an export of a database, its articles."""

import io
from collections.abc import Iterator

from ukcorpus.ingest.decode import Decoded
from ukcorpus.ingest.formats.base import (
    CannotRead,
    Document,
    Origin,
    Outcome,
    article,
    encodable,
    extra,
)
from ukcorpus.ingest.formats.exports import layout_of, stories
from ukcorpus.ingest.formats.markup import tidy


class Rtf:
    """Rich Text Format, by striprtf."""

    name = "rtf"

    def sniff(self, document: Document) -> bool:
        """Its first bytes."""
        return document.head.lstrip().startswith(b"{\\rtf")

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article, or those of an export."""
        data = document.data()
        to_text = extra("striprtf.striprtf", "office").rtf_to_text
        # RTF is ASCII; what is not is in the code page that the file names, and striprtf knows.
        text = to_text(data.decode("latin-1"), errors="replace")
        yield from _articles(document, self.name, data, text, {})


class Docx:
    """Word documents since 2007, by python-docx."""

    name = "docx"

    def sniff(self, document: Document) -> bool:
        """A zip with a part called ``word/``, or the suffix."""
        zipped = document.head.startswith(b"PK\x03\x04")
        return zipped and (document.suffix == ".docx" or b"word/" in document.head[:4000])

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article, or those of an export."""
        data = document.data()
        check_zip(document, data)
        opened = extra("docx", "office").Document(io.BytesIO(data))
        paragraphs = [
            "".join(text.text or "" for text in part.iter() if text.tag.endswith("}t"))
            for part in opened.element.body.iter()
            if part.tag.endswith("}p")
        ]
        core = opened.core_properties
        meta = {"title": core.title or "", "authors": core.author or ""}
        yield from _articles(document, self.name, data, "\n".join(paragraphs), meta)


class Pdf:
    """PDF with a text layer, by pypdf; a scan has none and is refused."""

    name = "pdf"

    def sniff(self, document: Document) -> bool:
        """Its header, which may stand a little after the start."""
        return b"%PDF-" in document.head[:1024]

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article, or those of an export."""
        data = document.data()
        pypdf = extra("pypdf", "pdf")
        try:
            opened = pypdf.PdfReader(io.BytesIO(data))
            pages = [page.extract_text() for page in opened.pages]
            info = opened.metadata or {}
        except pypdf.errors.PyPdfError as error:
            raise CannotRead(f"damaged or locked PDF: {error}"[:200]) from None
        meta = {"title": str(info.get("/Title") or ""), "authors": str(info.get("/Author") or "")}
        text = "\n".join(pages)
        if not text.strip():
            raise CannotRead("PDF without text: a scan?", "R002")
        yield from _articles(document, self.name, data, text, meta)


def check_zip(document: Document, data: bytes) -> None:
    """Refuse a zipped document that unpacks to too much. Raises CannotRead."""
    import zipfile

    limits = document.settings.limits
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise CannotRead(f"damaged archive: {error}".lower()) from None
    if sum(member.file_size for member in members) > 1_000_000 + limits.ratio * len(data):
        raise CannotRead(f"over the limit: unpacks to {limits.ratio} times its size", "R005")


def _articles(
    document: Document, kind: str, data: bytes, text: str, meta: dict[str, str]
) -> Iterator[Outcome]:
    text = encodable(text)
    origin = Origin(kind, data, Decoded("", "utf-8", "extracted"))
    if layout_of(text):
        yield from stories(document, origin, text)
    else:
        # The title of an office file is often that of the template: it stays out of the text.
        meta.pop("title", None)
        yield article(document, origin, tidy(text), meta)
