"""CSV and TSV with a line of names above: the same names as in JSON."""

import csv
from collections.abc import Iterator

from ukcorpus.ingest.decode import Decoded
from ukcorpus.ingest.formats.base import CannotRead, Document, Origin, Outcome, own_bytes
from ukcorpus.ingest.formats.fields import FIELDS, plain
from ukcorpus.ingest.formats.json import article_of
from ukcorpus.ingest.formats.lines import Overlong, lines

_DELIMITERS = ",;\t|"
_KNOWN = frozenset(name for names in FIELDS.values() for name in names)
_CONTENT = frozenset(FIELDS["text"] + FIELDS["summary"] + FIELDS["title"])


class Csv:
    """A table with an article a row, read a row at a time."""

    name = "csv"

    def sniff(self, document: Document) -> bool:
        """The suffix, or a first line of which two names are known and one of them is text."""
        if document.suffix in {".csv", ".tsv"}:
            return True
        if document.suffix not in {"", ".txt", ".text", ".tab"}:
            return False
        first, _, rest = document.opening.partition("\n")
        delimiter = _delimiter(first)
        names = [plain(name) for name in _cells(first, delimiter)]
        known = set(names) & _KNOWN
        second = rest.partition("\n")[0]
        alike = len(_cells(second, delimiter)) >= len(names) or '"' in second
        return 2 * len(known) >= max(4, len(names)) and bool(known & _CONTENT) and alike

    def read(self, document: Document) -> Iterator[Outcome]:
        """An article a row; its member is the number of the row, from 1 below the names."""
        encoding = _encoding(document)
        texts = _texts(document, encoding.encoding)
        header = next(texts, "")
        delimiter = _delimiter(header)
        names = _cells(header, delimiter)
        if not names:
            raise CannotRead("empty", "R002")
        known = {plain(name) for name in names} & _KNOWN
        if not known and not set(document.settings.fields.values()) & set(names):
            hint = "name the columns in ukcorpus.toml: [formats.fields] text = …"
            raise CannotRead(f"no column is known: {', '.join(names)[:120]}", hint=hint)
        limit = document.settings.limits.file
        csv.field_size_limit(max(csv.field_size_limit(), limit))
        rows = csv.reader(texts, delimiter=delimiter)
        for number in range(1, limit):
            try:
                row = next(rows, None)
            except csv.Error as error:
                raise CannotRead(f"row {number}: {error}") from None
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield _article(document, dict(zip(names, row, strict=False)), encoding, number)


def _article(document: Document, record: dict[str, str], encoding: Decoded, number: int) -> Outcome:
    origin = Origin(Csv.name, own_bytes(record), encoding._replace(text=""), str(number))
    try:
        return article_of(document, origin, record)
    except CannotRead as error:
        return document.reject(error, origin.member)


def _encoding(document: Document) -> Decoded:
    """How the head is encoded: a table is in one encoding, and too large to look at whole."""
    head = document.head
    if len(head) > 1000:
        head = head[: head.rfind(b"\n") + 1] or head
    if document.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded("", "utf-8", "bom")  # as which its lines come
    return document.decode(head)


def _texts(document: Document, encoding: str) -> Iterator[str]:
    for number, line in lines(document):
        if isinstance(line, Overlong):
            limit = document.settings.limits.line
            raise CannotRead(f"over the limit: line {number} has more than {limit:,} bytes", "R005")
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError:
            yield document.decode(line).text


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        row = next(csv.reader([line.strip("\r\n\ufeff")], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [name.strip() for name in row]


def _delimiter(header: str) -> str:
    """The one that makes the most known names; of equals the one that is there most often."""

    def worth(delimiter: str) -> tuple[int, int]:
        names = {plain(name) for name in _cells(header, delimiter)}
        return len(names & _KNOWN), header.count(delimiter)

    return max(_DELIMITERS, key=worth)
