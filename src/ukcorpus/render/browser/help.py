"""The page of keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

KEYS = """\
/        type a query: Enter runs it, Esc drops it
j k ↓ ↑  down, up         g G  first, last
Ctrl-D Ctrl-U             a page down, up
Enter    open the article; choose a value
Tab      next pane        f    facets
o        another order    m    more articles
y        copy the command that prints this
q        back, quit       ?    this page

In an article
n N      next hit, hit before
J K      next article, article before
s        people, claims …: Enter goes to the line

The line at the bottom is always the command
that prints what you see.

Words are joined with AND · a OR b · -not
"a phrase" · a NEAR/5 b · person:Kuleba
lang:nl · date:2022-02 · claim:(stance:deny)
All of it: ukcorpus help query
"""


class HelpScreen(ModalScreen[None]):
    """Closed by any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", "close", show=False),
        Binding("j,down", "roll(1)", "down", show=False),
        Binding("k,up", "roll(-1)", "up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """See ``Screen``."""
        with VerticalScroll(id="help"):
            yield Static(KEYS, markup=False)

    def action_roll(self, step: int) -> None:
        """A line down or up."""
        self.query_one("#help").scroll_relative(y=step, animate=False)
