"""Proof that the index says nothing that the files do not: hashes, texts and spans."""

from collections.abc import Iterator
from typing import NamedTuple

from ukcorpus.corpus.front import Corpus
from ukcorpus.ingest.formats import FormatSettings, read_articles
from ukcorpus.ingest.sources import sha256
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Record


class Difference(NamedTuple):
    """Something that is not as it was stored."""

    status: str
    """``missing``, ``changed``, ``damaged``."""
    locator: str
    kind: str
    expected: str
    found: str


class Proof:
    """Goes through the whole corpus; the counts are of what was looked at."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.files = self.quotes = self.claims = self.figures = self.mentions = 0

    def differences(self) -> Iterator[Difference]:
        """Everything that does not hold."""
        for name in self.corpus.view.engine.verify():
            yield Difference("damaged", name, "index", "as sealed", "altered or missing")
        by_path: dict[str, list[int]] = {}
        for row in self.corpus.view.store.rows().values():
            by_path.setdefault(row.path, []).append(row.number)
        stored: dict[str, str] = dict(
            self.corpus.view.store.select("SELECT path, sha256 FROM files")
        )
        for path, numbers in sorted(by_path.items()):
            yield from self._file(path, stored.get(path, ""), numbers)

    def _file(self, path: str, expected: str, numbers: list[int]) -> Iterator[Difference]:
        self.files += 1
        try:
            data = self.corpus.file(path).read_bytes()
        except OSError as error:
            yield Difference("missing", path, "file", expected, error.strerror or "unreadable")
            return
        found = sha256(data)
        if found != expected:
            yield Difference("changed", path, "sha256", expected, found)
            return
        settings = FormatSettings(
            encoding=self.corpus.settings["encoding"], fields=self.corpus.settings["fields"]
        )
        texts = {
            (raw.member, raw.sha256): raw.text
            for raw in read_articles(data, path, settings)
            if isinstance(raw, RawArticle)
        }
        for number in numbers:
            record = self.corpus.record(number)
            if texts.get((record.member, record.sha256)) != record.text:
                yield Difference("changed", record.id, "text", record.sha256, "another text")
            yield from self._spans(record)

    def _spans(self, record: Record) -> Iterator[Difference]:
        short, text = record.id[:4], record.text
        for claim in record.claims:
            self.claims += 1
            self.quotes += claim.type != "indirect"
            for span in claim.spans:
                if span.of(text) not in claim.content and claim.content not in span.of(text):
                    place = f"{short}@{span.start}+{span.end - span.start}"
                    yield Difference("changed", place, "claim", claim.content, span.of(text))
        for figure in record.figures:
            self.figures += 1
            if not any(letter.isalnum() for letter in figure.span.of(text)):
                place = f"{short}@{figure.span.start}"
                yield Difference(
                    "changed", place, "figure", str(figure.value), figure.span.of(text)
                )
        for entity in record.entities:
            for mention in entity.mentions:
                self.mentions += 1
                if not text[mention.start : mention.end].strip():
                    yield Difference(
                        "changed", f"{short}@{mention.start}", "mention", entity.name, ""
                    )
