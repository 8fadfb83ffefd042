"""Lists that are moved through with arrows or with the keys of vi."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ukcorpus.corpus.requests import FacetCounts, Found
from ukcorpus.render.layout import short_date, shortened
from ukcorpus.render.text import isolated, visible

FACET_VALUES = 6
"""Values of a field that are shown before it is opened up."""


class KeyList(OptionList):
    """A list of one line or two an entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
        Binding("g", "first", "first", show=False),
        Binding("G", "last", "last", show=False),
        Binding("ctrl+d,ctrl+f", "page_down", "page down", show=False),
        Binding("ctrl+u,ctrl+b", "page_up", "page up", show=False),
        Binding("space", "select", "choose", show=False),
    ]


class Results(KeyList):
    """The articles of an answer."""

    def show(self, found: Iterable[Found], *, narrow: bool, width: int) -> None:
        """Put these articles in; the place in the list stays where it can."""
        at = self.highlighted or 0
        self.clear_options()
        self.add_options(Option(_entry(one, narrow, width)) for one in found)
        if self.option_count:
            self.highlighted = min(at, self.option_count - 1)


def _entry(found: Found, narrow: bool, width: int) -> Text:
    row = found.row
    exact = "/" not in row.date and len(row.date) == 10
    sign = " " if exact else ("≈" if row.date else "?")
    hits = f"{found.hits} hit{'' if found.hits == 1 else 's'}" if found.hits else ""
    text = Text(no_wrap=True, overflow="ellipsis")
    title = one_line(row.title) or "(no title)"
    if narrow:
        text.append(shortened(title, width), "bold")
        text.append("\n  ")
        text.append(row.id[:4], "cyan")
        text.append(f"  {short_date(row.date)} {sign}", "green")
        text.append(f"  {row.lang}  ")
    else:
        text.append(row.id[:4], "cyan")
        text.append(f"  {short_date(row.date):<16} {sign}", "green")
        text.append(f" {row.lang:<3} ")
        room = max(10, width - 28 - len(hits) - 1)
        text.append(f"{shortened(title, room):<{room}} ", "bold")
    text.append(hits, "magenta")
    return text


class Value(NamedTuple):
    """What an entry of the pane of facets stands for; ``query`` is empty for "more"."""

    field: str
    query: str


class Facets(KeyList):
    """Values of fields with how many articles have each; what is chosen has a cross."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.values: dict[int, Value] = {}
        self.opened: set[str] = set()
        """Fields of which all values are shown."""

    def show(self, facets: Iterable[FacetCounts], chosen: dict[str, list[str]]) -> None:
        """Put these counts in; the place in the list stays where it can."""
        at = self.highlighted
        self.values = {}
        options: list[Option] = []
        for facet in facets:
            if facet.counts:
                self._add(facet, chosen.get(facet.field, []), options)
        self.clear_options()
        self.add_options(options)
        if options and at is not None:
            self.highlighted = min(at, len(options) - 1)

    @property
    def at(self) -> Value | None:
        """What the cursor is on."""
        return self.values.get(self.highlighted) if self.highlighted is not None else None

    def _add(self, facet: FacetCounts, chosen: list[str], options: list[Option]) -> None:
        options.append(Option(Text(facet.field, "bold"), disabled=True))
        pairs = list(zip(facet.counts, facet.queries, strict=True))
        shown = [
            pair for n, pair in enumerate(pairs)
            if n < FACET_VALUES or facet.field in self.opened or pair[1] in chosen
        ]  # fmt: skip
        for count, query in shown:
            box = "[x]" if query in chosen else ("[ ]" if query else "   ")
            text = Text(no_wrap=True, overflow="ellipsis")
            text.append(f"{box} {count.articles:>5,} ", "magenta" if query in chosen else "")
            text.append(one_line(count.name))
            self.values[len(options)] = Value(facet.field, query)
            options.append(Option(text, disabled=not query))
        more = len(pairs) - len(shown)
        if more or facet.field in self.opened:
            said = f"    + {more:,} more" if more else "    - fewer"
            self.values[len(options)] = Value(facet.field, "")
            options.append(Option(Text(said, "dim")))


def one_line(text: str) -> str:
    """Corpus text on one line, unable to drive the terminal."""
    return isolated(visible(text.replace("\n", " ").replace("\t", " ")))
