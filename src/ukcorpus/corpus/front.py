"""``Corpus``: one object for all that the command line, a script or a server may want."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ukcorpus.config import Settings
from ukcorpus.corpus.opening import View
from ukcorpus.corpus.requests import Answer, FacetCounts, Request
from ukcorpus.errors import UnknownArticle, UsageError

if TYPE_CHECKING:
    from ukcorpus.corpus.ingestion import Ingestion
    from ukcorpus.corpus.naming import NamedEntity
    from ukcorpus.corpus.snippets import Marked
    from ukcorpus.corpus.units import Unit, UnitKind
    from ukcorpus.model.records import Record
    from ukcorpus.search.explain import Node

DEFAULT_FOLDER = "seeds"


class Corpus:
    """A folder of articles and its index."""

    def __init__(
        self, settings: Settings, now: date | None = None, *, allow_old: bool = False
    ) -> None:
        """``allow_old`` answers from an index of an older schema that only lacks tables."""
        self.settings = settings
        self.allow_old = allow_old
        self.now = now or date.today()

    @cached_property
    def view(self) -> View:
        """The generation that this object answers from. Raises NoIndex and its like."""
        return View(
            self.settings.index,
            self.settings.root,
            trust=self.settings["trust_index"],
            allow_old=self.allow_old,
        )

    # Building

    @contextmanager
    def ingestion(self, *, rebuild: bool, wait: float, jobs: int) -> Iterator["Ingestion"]:
        """The right to write, for one run. Raises Locked; ends the workers whatever happens."""
        from ukcorpus.corpus.building import building

        with building(self.settings, rebuild=rebuild, wait=wait, jobs=jobs) as run:
            yield run

    # Asking

    def search(self, request: Request) -> Answer:
        """The articles that match, ranked. Raises QueryError."""
        from ukcorpus.corpus.answering import Question

        return Question(self.view, request, self.now).answer()

    def explain(self, request: Request) -> "Node":
        """What the request means: its clauses, and what each finds."""
        from ukcorpus.corpus.answering import Question

        return Question(self.view, request, self.now).explanation()

    def facet(self, name: str, answer: Answer | None) -> FacetCounts:
        """Counts of one facet over an answer, or over everything."""
        from ukcorpus.corpus.counting import count_facet

        return count_facet(
            self.view, name, answer.numbers if answer else None, answer.query if answer else ""
        )

    def units(self, kind: "UnitKind", request: Request) -> Iterator["Unit"]:
        """Claims, quotations or figures that satisfy the request themselves."""
        from ukcorpus.corpus.answering import Question

        return Question(self.view, request, self.now).units(kind)

    def entities(self, kind: str, numbers: Iterable[int] | None = None) -> list["NamedEntity"]:
        """People, places or organisations of these articles with every spelling."""
        from ukcorpus.corpus.naming import named_entities

        return named_entities(self.view.store, kind, numbers)

    def marked(
        self,
        number: int,
        answer: Answer,
        *,
        furniture: bool = False,
        segment: str | None = None,
    ) -> "Marked":
        """A record with the hits of an answer in it; of one item alone with ``segment``."""
        from ukcorpus.corpus.snippets import Marked

        record = self.view.store.record(number)
        furniture = furniture or answer.furniture
        return Marked(record, number, answer.plan, furniture=furniture, segment=segment)

    # Looking up

    def number(self, id_: str) -> int:
        """The article that an id, or a prefix of four characters or more, names.

        Raises UnknownArticle: none, or several, which it lists.
        """
        wanted = id_.partition(":")[0].partition("/")[0].partition("@")[0].lower()
        if len(wanted) < 4:
            raise UnknownArticle(
                f'"{wanted}" is too short for an id', hint="Four characters or more"
            )
        found = self.view.store.with_id(wanted)
        exact = [number for name, number in found if name == wanted]
        if len(found) == 1 or exact:
            return exact[0] if exact else found[0][1]
        if not found:
            raise UnknownArticle(
                f'no article has an id that begins with "{wanted}"', hint="ukcorpus search --all -l"
            )
        listed = " ".join(name for name, _ in found[:8])
        more = f" and {len(found) - 8} more" if len(found) > 8 else ""
        raise UnknownArticle(f'"{wanted}" begins {len(found)} ids', hint=f"{listed}{more}")

    def record(self, number: int) -> "Record":
        """A whole record."""
        return self.view.store.record(number)

    def file(self, path: str) -> Path:
        """Where a stored path is on this disk."""
        return self.settings.root / path

    def default_paths(self) -> Sequence[Path]:
        """The folders of the last ingest, else ``seeds``. Raises UsageError if there is none."""
        from ukcorpus.corpus.building import last_folders

        folders = last_folders(self.settings) or [DEFAULT_FOLDER]
        paths = [self.settings.root / folder for folder in folders]
        if not any(path.exists() for path in paths):
            raise UsageError("nothing to ingest was named", hint="ukcorpus ingest FOLDER")
        return paths

    def changed_files(self) -> int:
        """How many files differ from what the index was made of, by their size and time."""
        changed = 0
        for path, size, mtime_ns in self._stamps():
            try:
                status = (self.settings.root / path).stat()
                changed += (status.st_size, status.st_mtime_ns) != (size, mtime_ns)
            except OSError:
                changed += 1
        return changed

    def _stamps(self) -> list[tuple[Any, ...]]:
        query = "SELECT path, size, mtime_ns FROM files WHERE state <> 'missing' LIMIT 2000"
        return list(self.view.store.select(query))
