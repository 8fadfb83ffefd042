"""What the browser says of an answer: how many, the lines with hits, what is wrong with a query."""

from collections.abc import Iterable

from rich.text import Text

from ukcorpus.corpus.requests import Answer, Snippet
from ukcorpus.errors import QueryError
from ukcorpus.render.layout import bracketed, window
from ukcorpus.render.text import visible


def summary(answer: Answer, sort: str, notes: str) -> Text:
    """How many articles and hits there are, in which order, and the notes of the query."""
    shown = len(answer.found)
    of = f"{shown:,} of " if shown < answer.total else ""
    said = f"{of}{answer.total:,} article{'' if answer.total == 1 else 's'}"
    if answer.hits:
        said += f", {answer.hits:,} hit{'' if answer.hits == 1 else 's'}"
    if sort != "score":
        said += f"   by {sort}"
    more = "   m for more" if shown < answer.total else ""
    return Text.assemble(said, (more, "dim"), (f"   {visible(notes)}".rstrip(), "dim"))


def hit_lines(snippets: Iterable[Snippet], width: int) -> Text:
    """Lines of the article with their numbers, cut around the hits."""
    text = Text(no_wrap=True, overflow="ellipsis")
    for snippet in snippets:
        part, marks = window(snippet.text, snippet.marks, width)
        shown, places = bracketed(part, marks, "▌", "▐")
        line = Text(f"{f'L{snippet.line}':<6}", "dim")
        line.append_text(_styled(shown, places))
        text.append_text(line).append("\n")
    return text


def explained(error: QueryError, width: int) -> Text:
    """The error under the query line, with carets where there is room for them."""
    text = Text(overflow="fold")
    if error.end <= width:
        text.append(" " * error.start + "^" * (error.end - error.start) + "\n", "bold red")
    hint = f"  {error.hint}" if error.hint else ""
    text.append(visible(f"{error.code}: {error.message}{hint}"), "red")
    return text


def _styled(text: str, places: list[tuple[int, int]]) -> Text:
    styled = Text(text)
    for start, end in places:
        styled.stylize("bold yellow", start, end)
    return styled
