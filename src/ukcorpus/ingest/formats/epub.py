"""EPUB: a zip of XHTML chapters, each an article, in the order of the spine."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from ukcorpus.ingest.decode import Decoded, Undecodable, decode
from ukcorpus.ingest.formats.base import CannotRead, Document, Origin, Outcome, article
from ukcorpus.ingest.formats.markup import to_text
from ukcorpus.ingest.formats.office import check_zip
from ukcorpus.ingest.formats.pagemeta import page_metadata
from ukcorpus.ingest.formats.xml import attribute, first, parse_text


class Epub:
    """An e-book, as periodicals are sold and e-readers save pages."""

    name = "epub"

    def sniff(self, document: Document) -> bool:
        """The media type, which is the first member and not compressed."""
        return b"mimetypeapplication/epub+zip" in document.head[:100]

    def read(self, document: Document) -> Iterator[Outcome]:
        """An article a chapter; its member is the chapter's name."""
        data = document.data()
        check_zip(document, data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            place = _package(archive)
            package = parse_text(_text(archive, place).text)
            meta = {
                "outlet": first(package, "metadata/title"),
                "authors": first(package, "metadata/creator"),
                "published": first(package, "metadata/date"),
                "language": first(package, "metadata/language"),
            }
            names = {item.get("id", ""): item.get("href", "") for item in package.iter("item")}
            found = False
            for chapter in package.iter("itemref"):
                name = names.get(chapter.get("idref", ""), "")
                name = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(name)))
                for outcome in self._chapter(document, archive, name, meta):
                    found = True
                    yield outcome
            if not found:
                raise CannotRead("an e-book without text", "R002")

    def _chapter(
        self, document: Document, archive: zipfile.ZipFile, name: str, meta: dict[str, str]
    ) -> Iterator[Outcome]:
        try:
            decoded = _text(archive, name)
            body = to_text(decoded.text)
            if len(body.split()) < 3:
                return  # covers and title pages
            own = {
                key: value for key, value in page_metadata(decoded.text).items() if key == "title"
            }
            data = decoded.text.encode("utf-8")
            origin = Origin(self.name, data, decoded._replace(text=""), name)
            yield article(document, origin, body, {**meta, **own})
        except CannotRead as error:
            yield document.reject(error, name)


def _package(archive: zipfile.ZipFile) -> str:
    container = parse_text(_text(archive, "META-INF/container.xml").text)
    place = attribute(container, "rootfiles/rootfile", "full-path")
    if not place:
        raise CannotRead("an e-book without a package")
    return place


def _text(archive: zipfile.ZipFile, name: str) -> Decoded:
    try:
        return decode(archive.read(name))
    except KeyError:
        raise CannotRead(f"no {name} in the e-book") from None
    except Undecodable as error:
        raise CannotRead(error.reason, "R001", error.hint) from None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise CannotRead(f"damaged archive: {error}".lower()) from None
