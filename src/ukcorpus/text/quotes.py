"""Quotation marks: which characters open and close verbatim speech.

One pass over the marks of a paragraph. Understood are “…” „…“ „…” ”…” «…» »…« "…" ''…''
``…'' ‘…’ ‚…‘ ‹…› and '…'; an apostrophe is none, and a quotation that runs over
paragraphs, each of which repeats the opening mark, is followed to its end.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

VERBATIM = 15
"""Characters from which a double quotation is counted as speech: shorter ones are mostly terms."""

_PARAGRAPHS = 6
"""Paragraphs after its first over which speech may run whose opening mark is not repeated."""

_TERM = 42
"""Characters of a term in marks inside a quotation with the same marks."""


class Quotation(NamedTuple):
    """A quotation with its marks: ``text[start:end]``; the words are ``text[inner:inner_end]``."""

    start: int
    end: int
    inner: int
    inner_end: int
    double: bool
    """Whether its marks are double: single ones are often titles and scare quotes."""
    closed: bool = True
    """False when the paragraph ended first."""
    continues: bool = False
    """Whether the next paragraph repeats the opening mark: the same speech goes on."""

    @property
    def verbatim(self) -> bool:
        """Whether it is long enough, and marked, to be somebody's own words."""
        return self.double and self.inner_end - self.inner >= VERBATIM


_MARK = re.compile(r"''|``|´´|,,(?=\w)|[“”„‟\"«»‘’‚‹›'`]|＂")
_BEFORE_OPEN = frozenset(" \t\n\r\u00a0\u2009\u202f([{/—–-―:;,>|•*…")
_NOT_QUOTED = re.compile(
    r"['’‘](?:s|t|n|m|k|r|em|til|tis|twas|cause|round|bout|\d\ds?)\b", re.IGNORECASE
)

# opening mark → the marks that may close it
_CLOSERS: dict[str, frozenset[str]] = {
    "“": frozenset('”"'),
    "„": frozenset('“”"'),
    "‟": frozenset('”"'),
    "”": frozenset("”"),
    '"': frozenset('"”'),
    "＂": frozenset("＂"),
    "«": frozenset("»"),
    "»": frozenset("«»"),
    "''": frozenset(("''",)),
    "``": frozenset(("''", '"', "´´", "``")),
    "´´": frozenset(("´´",)),
    ",,": frozenset(("''", '"', "“", "”")),
    "‘": frozenset("’'"),
    "‚": frozenset("‘’"),
    "’": frozenset("’"),
    "'": frozenset("'"),
    "‹": frozenset("›"),
    "›": frozenset("‹"),
    "`": frozenset("'`"),
}
_SINGLE = frozenset("‘’‚'‹›`")
_STOPS = frozenset(".!?")
_STRAIGHT = frozenset(('"', "''", "＂", "”", "»", "«"))


def find_quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order; never overlapping."""
    stop = len(text) if end is None else end
    marks = list(_MARK.finditer(text, start, stop))
    if not marks:
        return []
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    singles = _single_pairs(text, marks, start, stop)
    skip_to = start
    for match in marks:
        mark, at = match.group(), match.start()
        if at < skip_to:
            continue
        if mark in _SINGLE:
            if opened is None and at in singles:
                close = singles[at]
                found.append(Quotation(at, close + 1, at + 1, close, double=False))
                skip_to = close + 1
            continue
        if opened is None:
            if _opens(text, match, start, stop):
                opened = match
        elif mark in _CLOSERS[opened.group()] and not _reopens(text, opened, match, start, stop):
            found.append(Quotation(opened.start(), match.end(), opened.end(), at, double=True))
            opened = None
        elif mark == "“" == opened.group() and (close := _nested(text, at, stop)):
            skip_to = close
        elif _opens(text, match, start, stop) and _missed_close(opened.group(), mark):
            found.append(_unclosed(text, opened, at))
            opened = match
    if opened is not None:
        found.append(_unclosed(text, opened, stop))
    return _outermost(found)


def find_all(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[list[Quotation]]:
    """The quotations of each paragraph; those that go on in the next one say so."""
    found = [find_quotations(text, start, end) for start, end in paragraphs]
    nexts = [start for start, _ in paragraphs[1:]]
    for here, after, (_, end), start in zip(found, found[1:], paragraphs, nexts, strict=False):
        if not here or not after or here[-1].closed or here[-1].end < end - 1:
            continue
        first = after[0]
        same_mark = text[here[-1].start : here[-1].inner] == text[first.start : first.inner]
        if same_mark and not text[start : first.start].strip():
            here[-1] = here[-1]._replace(continues=True)
    for n in range(len(found) - 1):
        if found[n] and not found[n][-1].closed and not found[n][-1].continues:
            _run_on(text, paragraphs, found, n)
    return found


def _run_on(
    text: str, paragraphs: Sequence[tuple[int, int]], found: list[list[Quotation]], n: int
) -> None:
    """Speech opened once, at the start of paragraph ``n``, and closed at the end of a later one."""
    last = found[n][-1]
    opens = not text[paragraphs[n][0] : last.start].strip()
    if not opens or last.end < paragraphs[n][1] - 1:
        return
    closers = _CLOSERS[text[last.start : last.inner]]
    for k in range(n + 1, min(len(found), n + 1 + _PARAGRAPHS)):
        start, end = paragraphs[k]
        if found[k]:
            return
        said = text[start:end].rstrip()
        if said[-1:] in closers and said[-2:-1] in _STOPS:
            break
    else:
        return
    found[n][-1] = last._replace(continues=True)
    for m in range(n + 1, k + 1):
        start, end = paragraphs[m]
        stop = start + len(text[start:end].rstrip())
        if stop == start:
            continue
        ends = m == k
        found[m] = [Quotation(start, stop, start, stop - ends, True, ends, not ends)]


def _outermost(found: Iterable[Quotation]) -> list[Quotation]:
    """Single quotations that turned out to stand inside a double one are left out."""
    kept: list[Quotation] = []
    for quotation in sorted(found):
        if quotation.inner < quotation.inner_end and (not kept or quotation.start >= kept[-1].end):
            kept.append(quotation)
    return kept


def _unclosed(text: str, opened: re.Match[str], stop: int) -> Quotation:
    while stop > opened.end() and text[stop - 1].isspace():
        stop -= 1
    return Quotation(opened.start(), stop, opened.end(), stop, double=True, closed=False)


def _opens(text: str, match: re.Match[str], start: int, stop: int) -> bool:
    mark, at, after = match.group(), match.start(), match.end()
    if after >= stop:
        return False
    if mark in ("“", "„", "‟", "«", "``", ",,"):
        # English “ and French « may follow anything; but “ right after a word is the
        # closing mark of a German „ that was lost.
        return not (mark == "“" and at > start and text[at - 1].isalnum() and text[after].isspace())
    if mark == "´´":
        return False
    if mark == '"' and text[after] == " " and _spaced_pair(text, at, start, stop):
        return True
    free_before = at == start or text[at - 1] in _BEFORE_OPEN or text[at - 1] in "‘'“„«"
    if mark == '"' and not free_before and text[at - 1] in _STOPS:
        return text[after].isupper()  # the blank was lost: “… the war."We will …”
    return free_before and not text[after].isspace()


def _spaced_pair(text: str, at: int, start: int, stop: int) -> bool:
    """Whether the mark opens a quotation that is set with blanks inside: " like this "."""
    if at > start and not text[at - 1].isspace():
        return False
    close = text.find('"', at + 2, min(stop, at + 2000))
    return close > 0 and text[close - 1] == " " and text[at + 2 : at + 3].isalnum()


def _reopens(text: str, opened: re.Match[str], match: re.Match[str], start: int, stop: int) -> bool:
    """Whether a mark that has one form for both ends opens anew: the closing one was lost."""
    if match.group() not in _STRAIGHT or match.group() == "»":
        return False
    at, after = match.start(), match.end()
    if opened.end() >= at or after >= stop or not text[at - 1].isspace():
        return False
    return text[after].isupper() and text[max(start, at - 3) : at].rstrip()[-1:] in _STOPS


def _nested(text: str, at: int, stop: int) -> int:
    """Where a term in marks of its own, inside speech whose end is still to come, ends; else 0."""
    if text[at - 2] in _STOPS or not text[at - 1].isspace():
        return 0
    close = text.find("”", at, min(stop, at + _TERM))
    if close < 0:
        return 0
    ends, opens = text.find("”", close + 1, stop), text.find("“", close, stop)
    return close + 1 if ends >= 0 and (opens < 0 or ends < opens) else 0


def _missed_close(opened: str, mark: str) -> bool:
    """Whether ``mark`` inside an open quotation means that its end was forgotten."""
    return opened == mark or (opened in '“"' and mark in '“"')


def _single_pairs(
    text: str, marks: Iterable[re.Match[str]], start: int, stop: int
) -> dict[int, int]:
    """Opening → closing offset of single quotations, apostrophes left out."""
    pairs: dict[int, int] = {}
    opened = -1
    mark = ""
    fallback = -1
    for match in marks:
        char, at = match.group(), match.start()
        if char not in _SINGLE:
            continue
        if (
            opened >= 0
            and char in _CLOSERS[mark]
            and at > opened + 1
            and _ends_single(text, at, stop)
        ):
            if text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and fallback < 0:
                fallback = at  # perhaps a plural's possessive: take it only if nothing better comes
                continue
            pairs[opened] = at
            opened, fallback = -1, -1
        elif _starts_single(text, match, start, stop):
            if opened >= 0 and fallback >= 0:
                pairs[opened] = fallback
            opened, mark, fallback = at, char, -1
    if opened >= 0 and fallback >= 0:
        pairs[opened] = fallback
    return pairs


def _starts_single(text: str, match: re.Match[str], start: int, stop: int) -> bool:
    at = match.start()
    if (
        match.group() in "’›"
        or at + 1 >= stop
        or not (text[at + 1].isalnum() or text[at + 1] in '[…¿¡“"')
    ):
        return False
    if at > start and text[at - 1] not in _BEFORE_OPEN and text[at - 1] not in '“"„«':
        return False
    return not (match.group() in "'‘" and _NOT_QUOTED.match(text, at))


def _ends_single(text: str, at: int, stop: int) -> bool:
    return not text[at - 1].isspace() and (at + 1 >= stop or not text[at + 1].isalnum())
