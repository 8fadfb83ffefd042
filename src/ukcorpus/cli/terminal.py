"""A terminal to write lists on: rich, a pager when they are long, hits that are never markup.

Rich is imported when there is something to show: importing it takes as long as a search, and in
a pipe nobody needs it.
"""

import os
import shutil
import sys
from io import StringIO
from types import TracebackType
from typing import TYPE_CHECKING

from ukcorpus.render.text import isolated, visible

if TYPE_CHECKING:
    from rich.text import Text

    from ukcorpus.cli.shared import State

STYLES = {
    "id": "bold cyan",
    "date": "green",
    "title": "bold",
    "hit": "bold yellow",
    "place": "dim",
    "count": "magenta",
    "dim": "dim",
    "deny": "red",
}


class Terminal:
    """Collects lines, then shows them; ``with`` it, so that a pager can come in between."""

    def __init__(self, state: "State") -> None:
        from rich.console import Console

        from ukcorpus.cli.shared import color_wanted

        self.state = state
        self.width = shutil.get_terminal_size((80, 24)).columns
        self.narrow = self.width < 60
        self._buffer = StringIO()
        colored = color_wanted(state.color, os.environ, sys.stdout.isatty())
        self.console = Console(
            file=self._buffer,
            force_terminal=colored,
            color_system="auto" if colored else None,
            no_color=not colored,
            width=self.width,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
            legacy_windows=False,
        )
        self._links = colored and state.hyperlinks != "none" and sys.stdout.isatty()
        self.left, self.right = ("[[", "]]") if state.ascii else ("▌", "▐")
        self.ellipsis = "..." if state.ascii else "…"

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        text = self._buffer.getvalue()
        height = shutil.get_terminal_size((80, 24)).lines
        long = text.count("\n") >= height
        if self.state.pager and long and sys.stdout.isatty() and not error and self._page(text):
            return
        sys.stdout.write(text)

    def line(self, *parts: "str | tuple[str, str] | Text") -> None:
        """One line of parts: a text, or a text with the name of its style."""
        from rich.text import Text

        text = Text(no_wrap=True, overflow="ignore", end="")
        for part in parts:
            if isinstance(part, Text):
                text.append_text(part)
            elif isinstance(part, str):
                text.append(visible(part))
            else:
                text.append(visible(part[0]), style=STYLES.get(part[1], part[1]))
        text.rstrip()
        self.console.print(text, soft_wrap=True)

    def marked(self, text: str, marks: list[tuple[int, int]]) -> "Text":
        """Text with its hits bracketed and coloured."""
        from rich.text import Text

        shown, at = Text(), 0
        for start, end in marks:
            shown.append(self.clean(text[at:start]))
            hit = self.clean(text[start:end])
            shown.append(f"{self.left}{hit}{self.right}", style=STYLES["hit"])
            at = end
        shown.append(self.clean(text[at:]))
        return shown

    def clean(self, text: str) -> str:
        """Corpus text on one line, unable to drive the terminal."""
        return isolated(visible(text.replace("\n", " ").replace("\t", " ")))

    def link(self, text: str, path: str, line: int) -> "Text":
        """``text`` as a hyperlink to a line of a file, where the terminal can show one."""
        from rich.style import Style
        from rich.text import Text

        if not self._links:
            return Text(text, style=STYLES["place"])
        return Text(text, style=Style.parse("dim") + Style(link=self._target(path, line)))

    def _target(self, path: str, line: int) -> str:
        import socket
        from urllib.parse import quote

        absolute = quote(str((self.state.settings.root / path).resolve()))
        patterns = {
            "default": "file://{host}{path}",
            "vscode": "vscode://file{path}:{line}",
        }
        pattern = patterns.get(self.state.hyperlinks, self.state.hyperlinks)
        return (
            pattern.replace("{host}", socket.gethostname())
            .replace("{path}", absolute)
            .replace("{line}", str(line))
        )

    def _page(self, text: str) -> bool:
        import subprocess

        pager = os.environ.get("UKCORPUS_PAGER") or os.environ.get("PAGER") or "less -FRX"
        try:
            subprocess.run(pager, input=text, text=True, shell=True, check=True, encoding="utf-8")
        except (OSError, subprocess.CalledProcessError):
            return False
        return True
