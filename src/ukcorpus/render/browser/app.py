"""The browser: a query line, the articles that match, their hits, facets beside them."""

from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Static

from ukcorpus.corpus.advice import no_hits
from ukcorpus.corpus.browsing import FIELDS, PAGE, Browsing
from ukcorpus.corpus.requests import Answer, Found
from ukcorpus.errors import QueryError, UkcorpusError
from ukcorpus.render.browser.article import ArticleScreen
from ukcorpus.render.browser.commands import Commands
from ukcorpus.render.browser.help import HelpScreen
from ukcorpus.render.browser.lists import Facets, KeyList, Results
from ukcorpus.render.browser.said import explained, hit_lines, summary
from ukcorpus.render.text import visible

WIDE = 84
"""Cells from which on articles and facets stand side by side."""
TWO_LINES = 70
"""Cells below which an article has two lines in the list."""
SETTLE = 0.2
"""Seconds without a key after which a half-typed query is tried."""
KEYS = "/ query · Enter open · f facets · y copy · ? help · q quit"


class Browser(App[str]):
    """Returns, when it is left, the command that gives what was last seen."""

    CSS_PATH = "browser.tcss"
    TITLE = "ukcorpus"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "type", "query"),
        Binding("q", "leave", "quit"),
        Binding("question_mark", "help", "help"),
        Binding("f", "facets", "facets"),
        Binding("o", "order", "order"),
        Binding("m", "more", "more"),
        Binding("y", "copy", "copy the command"),
        Binding("escape", "to_results", "back", show=False),
    ]

    def __init__(self, browsing: Browsing, commands: Commands) -> None:
        super().__init__()
        self.browsing = browsing
        self.commands = commands
        self.animation_level = "none"
        self.more = 0
        self.failed: UkcorpusError | None = None
        """What ended the browser, if anything did: an index that broke under it."""
        self._answer: Answer | None = None
        self._timer: Timer | None = None
        self._notes = ""

    def compose(self) -> ComposeResult:
        """See ``App``."""
        yield Input(
            self.browsing.typed, placeholder="type a query; nothing is everything",
            id="query", compact=True, select_on_focus=False,
        )  # fmt: skip
        yield Static(id="status")
        with Horizontal(id="middle"):
            with Vertical(id="left"):
                yield Results(id="results")
                yield Static(id="preview")
            yield Facets(id="facets")
        yield Static(id="command")
        yield Static(KEYS, id="keys", markup=False)

    def on_mount(self) -> None:
        """The first answer."""
        self.query_one(Results).focus()
        self.call_after_refresh(self.ask, self.browsing.typed)

    # Asking

    def ask(self, typed: str) -> bool:
        """Ask what is typed; where it cannot be read, say so and keep the old answer."""
        self._stop_waiting()
        try:
            answer = self.browsing.ask(typed)
        except QueryError as error:
            self._say(explained(error, self.size.width))
            return False
        except UkcorpusError as error:
            self._fail(error)
            return False
        if answer.query != (self._answer.query if self._answer else None):
            self.more = 0
        self._notes = "  ".join(dict.fromkeys(answer.notes))
        self.show(answer)
        return True

    def show(self, answer: Answer) -> None:
        """Show an answer, its hits and its counts."""
        self._answer = answer
        results = self.query_one(Results)
        width = (results.size.width or self.size.width) - 2
        results.show(answer.found, narrow=width < TWO_LINES, width=width)
        self._say(self._summary(answer))
        self._preview()
        self.call_after_refresh(self._count)
        self._show_command()

    def _count(self) -> None:
        counts = [self.browsing.facet(name) for name in FIELDS]
        self.query_one(Facets).show(counts, self.browsing.chosen)

    def _summary(self, answer: Answer) -> Text:
        if not answer.total:
            return Text(visible(no_hits(self.browsing.corpus, self.browsing.request)), "bold")
        return summary(answer, self.browsing.sort, self._notes)

    def _preview(self) -> None:
        preview = self.query_one("#preview", Static)
        found = self._current()
        if found is None or self._answer is None:
            preview.update("")
            return
        marked = self.browsing.corpus.marked(
            found.row.number, self._answer, furniture=self.browsing.request.furniture
        )
        width = max(20, (preview.size.width or self.size.width) - 10)
        preview.update(hit_lines(marked.lines()[: max(1, self.size.height // 4)], width))

    # Keys

    def on_input_changed(self, event: Input.Changed) -> None:
        """Try a query as it grows, when typing pauses."""
        self._stop_waiting()
        if event.value.strip() != self.browsing.typed:
            self._timer = self.set_timer(SETTLE, lambda: self._try(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask now, and go to the articles."""
        if self.ask(event.value):
            self.query_one(Results).focus()

    def on_option_list_option_highlighted(self, event: KeyList.OptionHighlighted) -> None:
        """Show the hits of the article, or the command of the field, that the cursor is on."""
        if event.option_list.id == "results":
            self._preview()
        elif event.option_list.id == "facets":
            self._show_command()

    def on_option_list_option_selected(self, event: KeyList.OptionSelected) -> None:
        """Open an article, or choose a value."""
        if event.option_list.id == "results":
            self.open_article(event.option_index)
        elif event.option_list.id == "facets":
            self._choose()

    def open_article(self, at: int) -> None:
        """The view of the article at this place of the list."""
        if self._answer is None or not 0 <= at < len(self._answer.found):
            return
        number = self._answer.found[at].row.number
        marked = self.browsing.corpus.marked(
            number, self._answer, furniture=self.browsing.request.furniture
        )
        screen = ArticleScreen(self.browsing.corpus, marked, number, self.commands)

        def closed(step: int | None) -> None:
            if step:
                last = self.query_one(Results).option_count - 1
                self.query_one(Results).highlighted = max(0, min(at + step, last))
                if 0 <= at + step <= last:
                    self.open_article(at + step)

        self.push_screen(screen, closed)

    def action_type(self) -> None:
        """To the query line."""
        self.query_one(Input).focus()

    def action_to_results(self) -> None:
        """From the query line or the facets to the articles; a query half typed is dropped."""
        self._stop_waiting()
        box = self.query_one(Input)
        if box.has_focus and box.value.strip() != self.browsing.typed:
            box.value = self.browsing.typed
            if self._answer:
                self._say(self._summary(self._answer))
        self.screen.remove_class("facets")
        self.query_one(Results).focus()

    def action_facets(self) -> None:
        """To the facets and back; where there is no room for both they take the place."""
        facets = self.query_one(Facets)
        if facets.has_focus:
            self.action_to_results()
        else:
            self.screen.add_class("facets")
            facets.focus()

    def action_order(self) -> None:
        """The next order."""
        self.browsing.next_sort()
        self.ask(self.browsing.typed)

    def action_more(self) -> None:
        """A page more of the articles."""
        if self._answer and len(self._answer.found) < self._answer.total:
            self.more += PAGE
            self.show(self.browsing.answer(more=self.more))

    def action_copy(self) -> None:
        """Into the clipboard of the terminal."""
        self.copy_to_clipboard(self.command)
        self.notify("copied", timeout=2)

    def action_help(self) -> None:
        """The page of keys."""
        self.push_screen(HelpScreen())

    def action_leave(self) -> None:
        """Quit; the command is what stays."""
        self.exit(self.command)

    # What is seen

    @property
    def command(self) -> str:
        """The command that prints the pane that has the focus."""
        facets = self.query_one(Facets)
        if facets.has_focus:
            if facets.at:
                field = facets.at.field
                return self.commands.facets(self.browsing.request_without(field), (field,))
            return self.commands.facets(self.browsing.request, FIELDS)
        return self.commands.search(self.browsing.request)

    def on_descendant_focus(self) -> None:
        """The command follows the focus."""
        self._show_command()

    def on_resize(self) -> None:
        """Everything is cut to the new width."""
        if self._answer and self.screen.query(Results):
            self.call_after_refresh(self.show, self._answer)

    def _choose(self) -> None:
        facets = self.query_one(Facets)
        value = facets.at
        if value is None:
            return
        if not value.query:
            facets.opened ^= {value.field}
            self._count()
            return
        self.browsing.toggle(value.field, value.query)
        self.ask(self.browsing.typed)

    def _current(self) -> Found | None:
        at = self.query_one(Results).highlighted
        found = self._answer.found if self._answer else []
        return found[at] if at is not None and at < len(found) else None

    def _say(self, text: Text) -> None:
        self.query_one("#status", Static).update(text)

    def _show_command(self) -> None:
        self.query_one("#command", Static).update(Text(f"$ {visible(self.command)}", "cyan"))

    def _try(self, typed: str) -> None:
        if self.screen.query(Results):  # not while an article is open, or at the end
            self.ask(typed)

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    def _fail(self, error: UkcorpusError) -> None:
        self.failed = error
        self.exit("")
