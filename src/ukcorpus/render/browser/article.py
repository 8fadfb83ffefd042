"""The view of one article: its text with the hits, and what was found in it beside."""

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from ukcorpus.corpus.article import PLURAL, QUIET_LABELS
from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.snippets import Marked, merged
from ukcorpus.corpus.speakers import Speakers
from ukcorpus.model.names import KINDS
from ukcorpus.model.records import Record
from ukcorpus.render.browser.commands import Commands
from ukcorpus.render.browser.lists import KeyList, one_line
from ukcorpus.render.browser.text_pane import Paragraph, TextPane
from ukcorpus.render.layout import bracketed

KEYS = "n next hit · s people, claims · y copy · q back · ? help"


class Aside(NamedTuple):
    """An entry of the side panel: what it says, where it stands, which command lists it."""

    text: str
    line: int
    kind: str
    style: str = ""


class ArticleScreen(Screen[int]):
    """Dismissed with 0, or with how many articles to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,h,backspace", "leave(0)", "back"),
        Binding("J", "leave(1)", "next article", show=False),
        Binding("K", "leave(-1)", "article before", show=False),
        Binding("s", "side", "people and claims"),
        Binding("y", "copy", "copy the command"),
    ]

    def __init__(self, corpus: Corpus, marked: Marked, number: int, commands: Commands) -> None:
        super().__init__()
        self.marked = marked
        self.commands = commands
        self.asides = list(_asides(corpus, marked.record, number))

    def compose(self) -> ComposeResult:
        """See ``Screen``."""
        yield Static(_head(self.marked.record), id="head")
        with Horizontal(id="middle"):
            yield TextPane(list(paragraphs(self.marked)), id="text")
            yield KeyList(
                *(Option(Text(a.text, a.style, no_wrap=True, overflow="ellipsis"),
                         disabled=not a.line) for a in self.asides),
                id="side",
            )  # fmt: skip
        yield Static(id="command")
        yield Static(KEYS, id="keys", markup=False)

    def on_mount(self) -> None:
        """The text first."""
        self.query_one(TextPane).focus()
        self.call_after_refresh(self.query_one(TextPane).action_hit, 1)
        self._say()

    @property
    def command(self) -> str:
        """What prints the pane that has the focus."""
        side = self.query_one("#side", KeyList)
        id_ = self.marked.record.id[:8]
        if side.has_focus and side.highlighted is not None:
            return self.commands.records(self.asides[side.highlighted].kind, id_)
        return self.commands.show(id_)

    def action_leave(self, step: int) -> None:
        """Back to the list, or on to another article of it."""
        self.dismiss(step)

    def action_side(self) -> None:
        """To the side panel and back; where there is no room for both it takes the place."""
        side = self.query_one("#side")
        if side.has_focus:
            self.remove_class("aside")
            self.query_one(TextPane).focus()
        else:
            self.add_class("aside")
            side.focus()

    def action_copy(self) -> None:
        """Into the clipboard of the terminal."""
        self.app.copy_to_clipboard(self.command)
        self.notify("copied", timeout=2)

    def on_descendant_focus(self) -> None:
        """The command follows the focus."""
        self._say()

    def on_option_list_option_highlighted(self) -> None:
        """… and the cursor in the side panel."""
        self._say()

    def on_option_list_option_selected(self, event: KeyList.OptionSelected) -> None:
        """To the line where it stands."""
        self.remove_class("aside")
        pane = self.query_one(TextPane)
        pane.focus()
        line = self.asides[event.option_index].line
        self.call_after_refresh(pane.go_to_line, line)

    def _say(self) -> None:
        self.query_one("#command", Static).update(Text(f"$ {self.command}", "cyan"))


def paragraphs(marked: Marked, left: str = "▌", right: str = "▐") -> Iterator[Paragraph]:
    """The lines of the article, hits in brackets."""
    record = marked.record
    for line in record.lines:
        text = record.text[line.start : line.end]
        places = [
            (max(start, line.start) - line.start, min(end, line.end) - line.start)
            for start, end in marked.spans
            if start >= 0 and start < line.end and end > line.start
        ]
        shown, places = bracketed(text, merged(places), left, right)
        heading = line.label in ("title", "heading")
        style = "dim" if line.label in QUIET_LABELS else ("bold" if heading else "")
        yield Paragraph(line.number, shown, places, style)


def _head(record: Record) -> Text:
    published = record.published
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(one_line(record.title) or "(no title)", "bold")
    date = f"{published.edtf or 'date unknown'}"
    if published.status != "explicit" and published.edtf:
        date += f" ({published.status}, {published.confidence:.2f})"
    said = [record.id[:4], date, record.language.code, one_line(record.source), record.path]
    text.append("\n" + "  ".join(part for part in said if part), "dim")
    return text


def _asides(corpus: Corpus, record: Record, number: int) -> Iterator[Aside]:
    lines = _LineOf(record)
    for kind in KINDS:
        entities = corpus.entities(kind, [number])
        if not entities:
            continue
        plural = PLURAL[kind]
        yield Aside(plural, 0, plural, "bold")
        first = _first_places(record, kind)
        for entity in entities:
            at = min((first[form] for form in entity.variants if form in first), default=-1)
            text = f" {one_line(entity.name)} {entity.mentions}"
            yield Aside(text, lines.of(at) if at >= 0 else 0, plural)
    if record.claims:
        yield Aside("claims", 0, "claims", "bold")
    speakers = Speakers(corpus.view.store, number)
    for claim in record.claims:
        speaker = speakers.of(claim).name or "(no speaker)"
        said = one_line(" ".join(claim.content.split()))
        yield Aside(f" {claim.stance}  {one_line(speaker)}: {said}", claim.line, "claims")
    if record.figures:
        yield Aside("figures", 0, "figures", "bold")
    for figure in record.figures:
        said = one_line(record.text[figure.span.start : figure.span.end])
        yield Aside(f" {figure.value:,.15g} {figure.unit}  “{said}”", figure.line, "figures")


def _first_places(record: Record, kind: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for entity in record.entities:
        if entity.kind == kind:
            for mention in entity.mentions:
                form = " ".join(record.text[mention.start : mention.end].split())
                found[form] = min(found.get(form, mention.start), mention.start)
    return found


class _LineOf:
    def __init__(self, record: Record) -> None:
        self._starts = [line.start for line in record.lines]
        self._numbers = [line.number for line in record.lines]

    def of(self, place: int) -> int:
        from bisect import bisect_right

        at = bisect_right(self._starts, place) - 1
        return self._numbers[max(at, 0)] if self._numbers else 0
