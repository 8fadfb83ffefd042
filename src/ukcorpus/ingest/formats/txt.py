"""Plain text: the file is the article, to the letter."""

from collections.abc import Iterator

from ukcorpus.ingest.formats.base import CannotRead, Document, Origin, Outcome, raw


class PlainText:
    """Whatever no other format claims."""

    name = "txt"

    def sniff(self, _: Document) -> bool:
        """Everything may be plain text."""
        return True

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article, whose text is the decoded bytes and nothing else."""
        decoded, data = document.text()
        if not decoded.text.strip():
            raise CannotRead("empty", "R002")
        yield raw(document, Origin(self.name, data, decoded), decoded.text, document.meta)
