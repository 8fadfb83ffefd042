"""Text made to fit: short dates, cut lines, windows around hits, wrapped paragraphs."""

from collections.abc import Sequence

from ukcorpus.render.text import visible


def short_date(edtf: str, ellipsis: str = "…") -> str:
    """EDTF for a narrow column: ``2024-05-16…31``, ``2021-12…2024-10``."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return edtf
    if start == "..":
        return f"{ellipsis}{end}"
    if end == "..":
        return f"{start}{ellipsis}"
    if start[:7] == end[:7]:
        return f"{start}{ellipsis}{end[8:]}"
    return f"{start[:7]}{ellipsis}{end[:7]}"


def shortened(text: str, width: int, ellipsis: str = "…") -> str:
    """At most ``width`` characters, cut at the end."""
    return text if len(text) <= width else text[: max(0, width - len(ellipsis))] + ellipsis


def window(
    text: str, marks: list[tuple[int, int]], width: int, ellipsis: str = "…"
) -> tuple[str, list[tuple[int, int]]]:
    """The part of a line around its first hit, at most ``width`` characters, with its hits."""
    if len(text) <= width or not marks:
        return shortened(text, width, ellipsis), [m for m in marks if m[1] <= width]
    first, last = marks[0]
    room = max(0, width - (last - first))
    low = max(0, min(first - room // 2, len(text) - width))
    if low:
        space = text.find(" ", low, first)
        low = space + 1 if space >= 0 else low
    high = min(len(text), low + width)
    if high < len(text):
        space = text.rfind(" ", last, high)
        high = space if space > last else high
    shown = [(start - low, end - low) for start, end in marks if start >= low and end <= high]
    before, after = ellipsis if low else "", ellipsis if high < len(text) else ""
    shift = len(before)
    return before + text[low:high] + after, [(s + shift, e + shift) for s, e in shown]


def bracketed(
    text: str, marks: Sequence[tuple[int, int]], left: str, right: str
) -> tuple[str, list[tuple[int, int]]]:
    """One line of corpus text with brackets around its hits, and where the hits are then.

    Control characters are made visible; the places include the brackets.
    """
    shown, places, at, length = [], [], 0, 0
    for start, end in marks:
        between = _plain(text[at:start])
        hit = f"{left}{_plain(text[start:end])}{right}"
        length += len(between)
        places.append((length, length + len(hit)))
        length += len(hit)
        shown += [between, hit]
        at = end
    shown.append(_plain(text[at:]))
    return "".join(shown), places


def _plain(text: str) -> str:
    return visible(text.replace("\n", " ").replace("\t", " "))


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of ``text`` at most ``width`` cells wide, as places in it; never none.

    Lines break at blanks; what has none for so long is cut.
    """
    from rich.cells import cell_len, get_character_cell_size

    lines: list[tuple[int, int]] = []
    start = at = used = 0
    for word in text.split(" "):
        size = cell_len(word)
        if used and used + size > width:
            lines.append((start, at))
            start, used = at, 0
        if size > width:
            for offset, letter in enumerate(word, at):
                cell = get_character_cell_size(letter)
                if used + cell > width and offset > start:
                    lines.append((start, offset))
                    start, used = offset, 0
                used += cell
            used += 1
        else:
            used += size + 1
        at += len(word) + 1
    lines.append((start, len(text)))
    return lines
