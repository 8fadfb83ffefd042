"""Archives, read without unpacking to disk: every member is a document of its own.

What an archive says about itself is not believed: the bytes that come out are counted.
"""

import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from ukcorpus.ingest.formats.base import CannotRead, Document, Outcome, over_limit
from ukcorpus.ingest.formats.compressed import SLACK, Bounded, check_depth, size_of
from ukcorpus.ingest.sources import SUFFIXES


class Zip:
    """A zip file of articles."""

    name = "zip"

    def sniff(self, document: Document) -> bool:
        """The magic number of a first member or of an empty archive."""
        return document.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def read(self, document: Document) -> Iterator[Outcome]:
        """The members that may hold articles, in the order of the archive."""
        check_depth(document)
        limits = document.settings.limits
        with _opened_zip(document.stream) as archive:
            members = archive.infolist()
            if len(members) > limits.members:
                raise over_limit(f"archive of more than {limits.members:,} members")
            most = SLACK + limits.ratio * size_of(document.stream)
            if sum(member.file_size for member in members) > most:
                raise over_limit(f"archive unpacks to more than {limits.ratio} times its size")
            for member in members:
                yield from self._member(document, archive, member)

    def _member(
        self, document: Document, archive: zipfile.ZipFile, member: zipfile.ZipInfo
    ) -> Iterator[Outcome]:
        link = stat.S_ISLNK(member.external_attr >> 16)
        if member.is_dir() or not _wanted(member.filename, link=link):
            return
        limits = document.settings.limits
        try:
            document.budget.member()
            _check_name(member.filename, link=link)
            if member.flag_bits & 1:
                raise CannotRead("encrypted", "R003")
            most = SLACK + limits.ratio * member.compress_size
            stream = Bounded(_member_stream(archive, member), document.budget, most)
        except CannotRead as error:
            yield document.reject(error, member.filename)
            return
        with io.BufferedReader(stream, 1 << 16) as buffered:
            yield document.part(member.filename, buffered, depth=document.depth + 1)


class Tar:
    """A tar file of articles; compressed ones come here out of their gzip."""

    name = "tar"

    def sniff(self, document: Document) -> bool:
        """``ustar`` in the first header, or the suffix."""
        return document.head[257:262] == b"ustar" or document.suffix == ".tar"

    def read(self, document: Document) -> Iterator[Outcome]:
        """The members that may hold articles, in the order of the archive."""
        if not document.gzipped:
            check_depth(document)
        # A compressed stream can only go forward; going back would unpack it from the start.
        mode = "r|" if document.depth else "r:"
        document.stream.seek(0)
        try:
            with tarfile.open(fileobj=document.stream, mode=mode) as archive:  # type: ignore[call-overload]
                for member in archive:
                    yield from self._member(document, archive, member)
        except (tarfile.TarError, EOFError) as error:
            raise CannotRead(f"damaged archive: {error}") from None

    def _member(
        self, document: Document, archive: tarfile.TarFile, member: tarfile.TarInfo
    ) -> Iterator[Outcome]:
        link = member.issym() or member.islnk()
        if member.isdir() or not _wanted(member.name, link=link):
            return
        limits = document.settings.limits
        try:
            document.budget.member()
            _check_name(member.name, link=link)
            if not member.isfile() or (content := archive.extractfile(member)) is None:
                raise CannotRead("refused: not a file", "R005")
            stream = cast(BinaryIO, content)
            if document.depth:
                data = stream.read(limits.file + 1)
                if len(data) > limits.file:
                    raise over_limit(f"file of more than {limits.file:,} bytes in a tar.gz")
                stream = io.BytesIO(data)
            else:
                document.budget.spend(member.size)
        except CannotRead as error:
            yield document.reject(error, member.name)
            return
        depth = document.depth + (0 if document.gzipped else 1)
        yield document.part(member.name, stream, depth=depth, gzipped=False)


def _opened_zip(stream: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise CannotRead(f"damaged archive: {error}".lower()) from None


def _member_stream(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    try:
        return archive.open(member)  # type: ignore[return-value]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise CannotRead(f"damaged member: {error}".lower()) from None


def _check_name(name: str, *, link: bool) -> None:
    """Refuse what would reach out of the archive, were it unpacked."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or parts[0].endswith(":"):
        raise CannotRead("refused: its name leads out of the archive", "R005")
    if link:
        raise CannotRead("refused: a link", "R005")


def _wanted(name: str, *, link: bool) -> bool:
    """As in folders: no hidden entries, and names that may hold articles."""
    parts = [part for part in name.replace("\\", "/").split("/") if part]
    if link or ".." in parts:
        return True  # to be refused aloud
    if not parts or any(part.startswith((".", "__MACOSX")) for part in parts):
        return False
    dot = parts[-1].rfind(".")
    suffix = parts[-1][dot:].lower() if dot > 0 else ""
    return suffix in SUFFIXES or not suffix.strip(".0123456789")
