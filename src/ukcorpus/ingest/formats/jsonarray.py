"""JSON lists that are too large to be held: one record at a time, in bounded memory."""

import codecs
import json
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from ukcorpus.ingest.formats.base import CannotRead, Document, over_limit

_CUT_SHORT = "not JSON: the array is cut short"
_PIECE = 1 << 18
_NEAR_END = 16
"""Characters that the longest literal or escape has."""
_DEEPEST = 2
"""Objects within objects in which the list is looked for."""
_SPACE = re.compile(r"[ \t\r\n]*")


_Parse = Callable[[str, int], tuple[Any, int]]


class Record(NamedTuple):
    """A value of the array, and whether an object of it had a key twice."""

    value: Any
    twins: bool


def records(document: Document, holders: Collection[str]) -> Iterator[Record]:
    """The values of the array that ``document`` is, in their order.

    An object is searched for the first list under one of the keys ``holders``.

    Raises CannotRead where it is no JSON, cut short, or a value is over the limit of a line:
    what came before stands.
    """
    twins: list[bool] = []

    def no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) != len(pairs):
            twins.append(True)
        return value

    decoder = json.JSONDecoder(object_pairs_hook=no_twins, strict=False)
    window = _Window(document)
    if window.expect("[{") == "{" and not _find_list(window, decoder.raw_decode, holders):
        raise CannotRead("over the limit, and no list of articles in this object", "R005")
    if window.next() == "]":
        return
    while True:
        twins.clear()
        value = window.value(decoder.raw_decode)
        yield Record(value, bool(twins))
        if window.expect(",]") == "]":
            return


def _find_list(window: "_Window", parse: _Parse, holders: Collection[str], depth: int = 0) -> bool:
    """Step into the first list that the opened object holds; False at the end of the object."""
    if window.next() == "}":
        window.expect("}")
        return False
    while True:
        if not isinstance(key := window.value(parse), str):
            raise CannotRead("not JSON: a key that is no string")
        window.expect(":")
        mark = window.next()
        if key in holders and mark == "[":
            window.expect("[")
            return True
        if key in holders and mark == "{" and depth < _DEEPEST:
            window.expect("{")
            if _find_list(window, parse, holders, depth + 1):
                return True
        else:
            window.value(parse)
        if window.expect(",}") == "}":
            return False


class _Window:
    """The text from the present place on, as far as it was read."""

    def __init__(self, document: Document) -> None:
        encoding = document.settings.encoding or "utf-8-sig"  # also without a mark
        if document.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            encoding = "utf-16"
        self.encoding = encoding
        try:
            self.decoder = codecs.getincrementaldecoder(encoding)("strict")
        except LookupError:
            raise CannotRead(f"unknown encoding {encoding}", "R001") from None
        self.stream = document.stream
        self.stream.seek(0)
        self.limit = document.settings.limits.line
        self.text = ""
        self.place = 0
        self.ended = False

    def next(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            match = _SPACE.match(self.text, self.place)
            self.place = match.end() if match else self.place
            if self.place < len(self.text):
                return self.text[self.place]
            if not self.more():
                return ""

    def expect(self, marks: str) -> str:
        """Step over one of ``marks``. Raises CannotRead if something else is there."""
        mark = self.next()
        if not mark:
            raise CannotRead(_CUT_SHORT)
        if mark not in marks:
            raise CannotRead(f"not JSON: {mark!r} where one of {marks!r} should be")
        self.place += 1
        return mark

    def value(self, parse: _Parse) -> Any:
        """Step over a value. Raises CannotRead where there is none or it is too large."""
        if not self.next():
            raise CannotRead(_CUT_SHORT)
        while True:
            try:
                value, end = parse(self.text, self.place)
            except RecursionError:
                raise CannotRead("JSON nested too deep") from None
            except ValueError as error:
                size = len(self.text) - self.place
                if _is_wrong(error, len(self.text)):
                    raise CannotRead(f"not JSON: {_said(error)}") from None
                if size > self.limit:
                    raise over_limit(f"record of more than {self.limit:,} characters") from None
                # Twice as much each time: a record is not parsed anew for every piece of it.
                if not self.more(max(_PIECE, size)):
                    raise CannotRead(f"not JSON: {_said(error)}") from None
                continue
            if end == len(self.text) and self.more():
                continue  # a number may go on
            self.place = end
            return value

    def more(self, size: int = _PIECE) -> bool:
        """Read on; whether there was anything."""
        if self.ended:
            return False
        data = self.stream.read(size)
        self.ended = not data
        try:
            new = self.decoder.decode(data, final=self.ended)
        except UnicodeError:
            raise CannotRead(f"not valid {self.encoding}", "R001") from None
        self.text = self.text[self.place :] + new
        self.place = 0
        return bool(data)


def _is_wrong(error: ValueError, end: int) -> bool:
    """Whether more text could not mend what the parser complains of."""
    if not isinstance(error, json.JSONDecodeError) or error.msg.startswith("Unterminated"):
        return False
    return error.pos < end - _NEAR_END


def _said(error: ValueError) -> str:
    """What the parser complains of, without its place: that is counted from where it began."""
    return (error.msg if isinstance(error, json.JSONDecodeError) else str(error))[:120].lower()
