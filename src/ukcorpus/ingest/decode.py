"""Bytes to text. The text is as delivered: nothing is replaced, only a byte order mark is left out.

From the surest sign to the weakest: a byte order mark, strict UTF-8, UTF-16 by the places of
its zero bytes, the charset that an envelope declares, and last the 8-bit encoding in which the
text reads most like a language.
"""

import codecs
import re
from typing import NamedTuple

from ukcorpus.ingest import charsets

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its first half is that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}"
    rb"|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)  # The Unicode Standard, table 3-7
_FEW, _START = 4, 40
"""Stray bytes are a quarter of the others at most, a few more at the start."""
_LONGEST = 3
"""Bytes that can be left of a character that was cut off."""


class Decoded(NamedTuple):
    """Text, the encoding it was in, and how that was known.

    ``how``: ``bom``, ``strict``, ``zero-bytes``, ``declared``, ``scored``, ``mixed`` or
    ``forced``; ``+cut`` after it when a last, incomplete character was dropped.
    """

    text: str
    encoding: str
    how: str


class Undecodable(ValueError):
    """Bytes that are not text, or not in an encoding that can be told; ``reason`` is for people."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def decode(data: bytes, declared: str = "", *, forced: str = "") -> Decoded:
    """The text of ``data``; raises Undecodable rather than guess without ground.

    ``declared`` is what an envelope says (HTTP, ``<meta>``) and yields to stronger signs;
    ``forced`` is what the user says, and is the only one tried.
    """
    if forced:
        return _forced(data, forced)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _complete(data[len(mark) :], encoding, "bom")
    if b"\0" in data and (encoding := _wide(data)):
        return _complete(data, encoding, "zero-bytes")
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "strict")
    except UnicodeDecodeError as error:
        return _not_utf8(data, declared, error)


def _forced(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise Undecodable(f"unknown encoding {encoding!r}") from None
    except UnicodeError as error:
        place = getattr(error, "start", 0)
        raise Undecodable(f"not {encoding} at byte {place}") from None
    return Decoded(text.removeprefix("\ufeff"), codecs.lookup(encoding).name, "forced")


def _complete(data: bytes, encoding: str, how: str) -> Decoded:
    """Decode strictly, but for a last character that was cut off."""
    try:
        return Decoded(data.decode(encoding), encoding, how)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - _LONGEST:
            return Decoded(data[: error.start].decode(encoding), encoding, how + "+cut")
        raise Undecodable(f"not {encoding} at byte {error.start}", "--encoding") from None


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: its zero bytes stand at every second or fourth place."""
    sample = data[:4096]
    zeros = [sample[place::4].count(0) for place in range(4)]
    quarter = max(1, len(sample) // 4)
    if sum(zeros) > 2.5 * quarter and len(data) % 4 == 0:
        return "utf-32-le" if zeros[3] > zeros[0] else "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    few, many = sorted((even, odd))
    # Text of any alphabet has spaces and line ends, whose upper byte is zero.
    if few * 20 > many or many * 25 < len(sample) // 2:
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    readable = sum(char.isalnum() or char.isspace() for char in text)
    return encoding if readable >= 0.6 * len(text) else ""


def _refuse_binary(data: bytes) -> None:
    """Wire formats hold some control characters; pictures and programs hold many."""
    controls = _CONTROLS.findall(data, 0, 65536)
    limit = max(8, min(len(data), 65536) // 50)
    if len(controls) > limit or controls.count(b"\0") > max(1, limit // 20):
        raise Undecodable(f"binary, not text (zero or control byte at {_first(data)})")


def _first(data: bytes) -> int:
    match = _CONTROLS.search(data)
    return match.start() if match else 0


def _not_utf8(data: bytes, declared: str, error: UnicodeDecodeError) -> Decoded:
    dangling = len(data) - error.start
    if error.end == len(data) and dangling <= _LONGEST and "end of data" in error.reason:
        before = data[: error.start]
        # One dangling byte after plain ASCII is rather the é of "café" in an 8-bit encoding.
        if dangling > 1 or _MULTIBYTE.search(before):
            return Decoded(before.decode("utf-8"), "utf-8", "strict+cut")
    if mixed := _mixed(data):
        return mixed
    if declared and (known := _declared(data, declared)):
        return known
    guess = charsets.best(data)
    if guess is None:
        raise Undecodable(f"not UTF-8 at byte {error.start}, nor any encoding known", "--encoding")
    if not guess.plausible:
        reason = f"not UTF-8 at byte {error.start}; read as {guess.encoding}?"
        raise Undecodable(reason, f"--encoding {guess.encoding}")
    return Decoded(data.decode(guess.encoding), guess.encoding, "scored")


def _declared(data: bytes, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared.strip(" \"'")).name
        # What the web calls Latin-1 is Windows-1252 (WHATWG Encoding Standard).
        name = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}.get(name, name)
        return Decoded(data.decode(name), name, "declared")
    except (LookupError, ValueError):
        return None


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 into which a few bytes of Windows-1252 were pasted, mostly its quotation marks."""
    view = memoryview(data)
    parts: list[str] = []
    place = strays = whole = 0
    while place < len(data):
        try:
            run, size = codecs.utf_8_decode(view[place:], "strict", True)
        except UnicodeDecodeError as error:
            size = error.start
            run = str(view[place : place + size], "utf-8")
        parts.append(run)
        whole += size - len(run)  # at least as many bytes as there are characters of several
        place += size
        if place < len(data):
            strays += 1
            if strays * _FEW > whole + _START:
                return None
            try:
                parts.append(data[place : place + 1].decode("cp1252"))
            except UnicodeDecodeError:
                return None
            place += 1
    return Decoded("".join(parts), "utf-8", "mixed") if strays * _FEW <= whole else None
