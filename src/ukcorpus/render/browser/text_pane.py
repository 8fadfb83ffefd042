"""A pane of numbered lines that scrolls through a text of any length, with its hits marked."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ukcorpus.render.layout import wrapped
from ukcorpus.render.text import isolated

GUTTER = 6
DIM = Style(dim=True)


class Paragraph(NamedTuple):
    """One line of an article as it is shown."""

    number: int
    text: str
    marks: Sequence[tuple[int, int]] = ()
    """Hits, brackets and all."""
    style: str = ""


class _Row(NamedTuple):
    paragraph: int
    start: int
    end: int


class TextPane(ScrollView, can_focus=True):
    """Shows paragraphs; ``n`` and ``N`` go from hit to hit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "down", show=False),
        Binding("k", "scroll_up", "up", show=False),
        Binding("space,ctrl+d,ctrl+f", "page_down", "page down", show=False),
        Binding("b,ctrl+u,ctrl+b", "page_up", "page up", show=False),
        Binding("g", "scroll_home", "top", show=False),
        Binding("G", "scroll_end", "end", show=False),
        Binding("n", "hit(1)", "next hit", show=False),
        Binding("N", "hit(-1)", "hit before", show=False),
    ]

    def __init__(self, paragraphs: Sequence[Paragraph], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.paragraphs = paragraphs
        self.hits = [(at, start) for at, one in enumerate(paragraphs) for start, _ in one.marks]
        self.current = -1
        """Which hit was gone to last."""
        self._rows: list[_Row] = []

    def on_resize(self) -> None:
        """Wrap for the new width; what stood at the top stays there."""
        first = self._rows[min(self._top, len(self._rows) - 1)] if self._rows else None
        width = max(10, self.scrollable_content_region.width - GUTTER)
        self._rows = [
            _Row(at, start, end)
            for at, one in enumerate(self.paragraphs)
            for start, end in wrapped(one.text, width)
        ]
        self.virtual_size = Size(width + GUTTER, len(self._rows))
        if first:
            self.scroll_to(y=self._row_of(first.paragraph, first.start), animate=False)
        self.refresh()

    def action_hit(self, step: int) -> None:
        """Go to the next hit, or the one before; round the end."""
        if self.hits:
            if self.current < 0 and step < 0:
                self.current = 0
            self.current = (self.current + step) % len(self.hits)
            self.go_to(*self.hits[self.current])

    def go_to_line(self, number: int) -> None:
        """Show the line of the article with this number."""
        at = next((at for at, one in enumerate(self.paragraphs) if one.number >= number), 0)
        self.go_to(at, 0)

    def go_to(self, paragraph: int, offset: int) -> None:
        """Show a place in a paragraph, a little below the top."""
        row = self._row_of(paragraph, offset)
        self.scroll_to(y=max(0, row - self.size.height // 3), animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """See ``ScrollView``."""
        at = y + self._top
        if at >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        row = self._rows[at]
        one = self.paragraphs[row.paragraph]
        number = f"{one.number:>{GUTTER - 1}} " if row.start == 0 else " " * GUTTER
        segments = [Segment(number, self.rich_style + DIM)]
        text = self._marked(row, one)
        segments += Segment.apply_style(text.render(self.app.console, end=""), self.rich_style)
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    @property
    def _top(self) -> int:
        return int(self.scroll_offset.y)

    def _row_of(self, paragraph: int, offset: int) -> int:
        wanted = (paragraph, offset)
        found = [n for n, row in enumerate(self._rows) if (row.paragraph, row.start) <= wanted]
        return found[-1] if found else 0

    def _marked(self, row: _Row, one: Paragraph) -> Text:
        text, at = Text(style=one.style, no_wrap=True), row.start
        current = self.hits[self.current] if self.current >= 0 else None
        for start, end in one.marks:
            low, high = max(start, row.start), min(end, row.end)
            if low < high:
                text.append(isolated(one.text[at:low]))
                here = current == (row.paragraph, start)
                text.append(isolated(one.text[low:high]), "bold reverse" if here else "bold yellow")
                at = high
        text.append(isolated(one.text[at : row.end]))
        return text
