"""JSON Lines: a record a line, read one at a time, however long the file."""

import re
from collections.abc import Iterator

from ukcorpus.ingest.decode import Undecodable
from ukcorpus.ingest.formats.base import CannotRead, Document, Origin, Outcome
from ukcorpus.ingest.formats.json import article_of, parse
from ukcorpus.ingest.formats.lines import Overlong, lines

_OBJECTS = re.compile(r"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")


class JsonLines:
    """Objects, each on a line of its own."""

    name = "jsonl"

    def sniff(self, document: Document) -> bool:
        """Two lines that hold objects; of a single long line the name decides."""
        if _OBJECTS.match(document.opening):
            return True
        return document.suffix in {".jsonl", ".ndjson", ".jl"}

    def read(self, document: Document) -> Iterator[Outcome]:
        """An article a line; its member is the number of the line."""
        empty = True
        for number, line in lines(document):
            if isinstance(line, Overlong):
                limit = document.settings.limits.line
                error = CannotRead(f"over the limit: line of more than {limit:,} bytes", "R005")
                yield document.reject(error, str(number))
            elif line.strip():
                yield _record(document, line.strip(), str(number))
            else:
                continue
            empty = False
        if empty:
            raise CannotRead("empty", "R002")


def _record(document: Document, line: bytes, member: str) -> Outcome:
    try:
        decoded = document.decode(line)
        record, flags = parse(decoded.text)
        return article_of(document, Origin(JsonLines.name, line, decoded, member, flags), record)
    except Undecodable as error:
        return document.reject(CannotRead(error.reason, "R001", error.hint), member)
    except CannotRead as error:
        return document.reject(error, member)
