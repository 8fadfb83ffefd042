"""One file read again: which of its articles are as they were, and what ids the others get."""

from collections.abc import Callable, Iterable, Iterator

from ukcorpus.ingest.formats import FormatSettings, read_articles
from ukcorpus.ingest.pipeline import article_id
from ukcorpus.ingest.sources import Source
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Rejected

Job = tuple[RawArticle, str]
"""A raw article and the id it gets."""


class Rereading:
    """What is known while one file is read again."""

    def __init__(
        self,
        source: Source,
        old: Iterable[tuple[int, str, str]],
        free_id: Callable[[str, str], str],
        *,
        same_rules: bool,
    ) -> None:
        """``old``: number, id and sha256 of its articles so far. ``free_id``: see ``Ingestion``.

        Under other rules an article is read again even where its bytes are the same.
        """
        self.source = source
        self._free_id = free_id
        self._old = {number: (id_, sha) for number, id_, sha in old}
        self.old_ids = {id_ for id_, _ in self._old.values()}
        self._keepable = dict(self._old) if same_rules else {}
        self._used: set[str] = set()
        self.kept = 0
        self.rejected: list[Rejected] = []
        self.notes: dict[str, str] = {}

    def jobs(self, settings: FormatSettings) -> Iterator[Job]:
        """The articles of the file that have to be taken apart, with their ids."""
        by_content: dict[tuple[str, str], list[int]] = {}
        for number, (id_, sha) in self._keepable.items():
            by_content.setdefault((id_.partition("~")[0], sha), []).append(number)
        with self.source.open() as stream:
            for raw in read_articles(stream, self.source.file.path, settings):
                if isinstance(raw, Rejected):
                    self.rejected.append(raw)
                    continue
                same = by_content.get((article_id(raw), raw.sha256))
                if same:
                    self._keep(same.pop(0))
                else:
                    yield raw, self._id(raw)

    def left_over(self) -> list[int]:
        """Numbers of the articles that the file no longer holds in that form."""
        return list(self._old)

    def _keep(self, number: int) -> None:
        id_, _ = self._old.pop(number)
        self._used.add(id_)
        self.kept += 1

    def _id(self, raw: RawArticle) -> str:
        wanted = id_ = article_id(raw)
        n = 1
        while id_ in self._used:
            n += 1
            id_ = f"{wanted}~{n}"
        id_ = self._free_id(id_, raw.path)
        self._used.add(id_)
        if id_ != wanted:
            self.notes[id_] = f"the id {wanted} is taken by another article; both are kept"
        return id_
