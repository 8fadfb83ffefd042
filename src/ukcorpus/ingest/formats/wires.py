"""IPTC 7901 and its American kin ANPA 1312: teletype messages with control characters."""

import re
from collections.abc import Iterator

from ukcorpus.ingest.formats.base import Document, Origin, Outcome, article

_START = re.compile(rb"[\x00\x16\r\n]{0,40}\x01[^\x01\x02]{5,400}\x02")
_HEAD = re.compile("\x01(?P<head>[^\x02]*)\x02(?P<text>[^\x03]*)(?:\x03(?P<tail>[^\x04]*))?")
_TELETYPE = bytes(set(range(32)) - set(b"\x01\x02\x03\x04\t\n\r")) + b"\x7f"
_STAMP = re.compile(
    r"(?P<zoned>\b\d{6} (?:GMT|[A-Z]{3,4}) [A-Z][a-z]{2} \d{2})"
    r"|(?P<ap>\b\d{2}-\d{2}-\d{2} \d{4}(?:GMT|[A-Z]{3})?)"
)
_BYLINE = re.compile(r"^\^By (.+?)=\s*$", re.M)


class Wire:
    """One message: start of header, text, end of text."""

    name = "iptc7901"

    def sniff(self, document: Document) -> bool:
        """A header between SOH and STX, near the start."""
        return _START.match(document.head) is not None

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article: its headline, and the text without the marks of the teletype."""
        data = document.data()
        decoded = document.decode(data.translate(None, _TELETYPE))
        match = _HEAD.search(decoded.text)
        text = match["text"] if match else decoded.text
        tail = text[-200:] + (match["tail"] or "" if match else "")
        stamp = _STAMP.search(tail)
        byline = _BYLINE.search(text)
        title, body = _headline(text.replace("\r", ""))
        meta = {
            "title": title,
            "published": stamp.group() if stamp else "",
            "authors": byline.group(1) if byline else "",
        }
        yield article(document, Origin(self.name, data, decoded), body, meta)


def _headline(text: str) -> tuple[str, str]:
    """Title and text. ANPA: the first line that opens with ``^`` after the keyword line; IPTC:
    the lines up to one that ends with ``=``.
    """
    lines = text.strip("\x02\n ").split("\n")
    if lines and any(line.startswith("^") for line in lines[:3]):
        return _anpa(lines)
    for number, line in enumerate(lines[:6]):
        if line.rstrip().endswith("="):
            title = " ".join(part.strip() for part in lines[: number + 1])
            return title.rstrip("= "), _clean("\n".join(lines[number + 1 :]))
    return "", _clean("\n".join(lines))


def _anpa(lines: list[str]) -> tuple[str, str]:
    heads = [line for line in lines[:12] if line.startswith("^")]
    plain = [
        line.strip("^<> \t")
        for line in heads
        if not re.match(r"\^(?:BC-|AP |Eds|By |[A-Z]+-)", line)
    ]
    body = [line for line in lines if not line.startswith("^") or line.startswith("^\t")]
    return (plain[0].rstrip("=") if plain else ""), _clean("\n".join(body))


def _clean(text: str) -> str:
    text = text.replace("``", "“").replace("''", "”") if "``" in text else text
    lines = [line.rstrip(" \t").rstrip("<^").strip(" \t") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
