"""Mail and saved pages in MIME: newsletters, alerts, and what browsers call MHTML."""

import email
import io
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage

from ukcorpus.ingest.formats.base import CannotRead, Document, Origin, Outcome, article, over_limit
from ukcorpus.ingest.formats.html import Html

_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]|[ \t]+\S")
_SURE = re.compile(r"^(?:MIME-Version|Message-ID|Content-Type):[ \t]", re.I | re.M)
_MOST_HEADERS = 400
_ADDRESS = re.compile(r"\s*<[^<>]*>\s*\Z")
_SAVED_BY = re.compile(r"saved by", re.I)
_MOST_PARTS = 1000
_MOST_BOUNDARIES = 200
"""Every line is held against each that is open: forwarded mails have a few."""


class Mail:
    """A message of RFC 5322, whose text is its part in HTML, else the plain one."""

    name = "mail"

    def sniff(self, document: Document) -> bool:
        """Nothing but headers before the first empty line, one of them of MIME; or the suffix."""
        if document.suffix in {".eml", ".mht", ".mhtml"}:
            return True
        head = document.opening.replace("\r\n", "\n").partition("\n\n")[0]
        if not _SURE.search(head):
            return False
        lines = head.split("\n")
        return len(lines) < _MOST_HEADERS and all(_HEADER.match(line) for line in lines)

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article; attachments are passed over."""
        data = document.data()
        if data.count(b"boundary=") > _MOST_BOUNDARIES:
            raise over_limit(f"mail of more than {_MOST_BOUNDARIES} nested parts")
        message = email.message_from_bytes(data, policy=policy.default)
        if not message.keys():
            raise CannotRead("no mail: it has no headers")
        meta = {**_metadata(message), **document.meta}
        page, plain = _parts(message)
        if page is not None:
            try:
                yield from Html().read(_as_document(document, page, meta))
                return
            except CannotRead:
                if plain is None:
                    raise
        if plain is None:
            raise CannotRead("no text in this mail: its parts are missing or broken", "R002")
        inside = _as_document(document, plain, meta)
        decoded, payload = inside.text()
        text = decoded.text.replace("\r\n", "\n").strip("\n")
        yield article(inside, Origin(self.name, payload, decoded), text, meta)


def _as_document(document: Document, part: EmailMessage, meta: dict[str, str]) -> Document:
    payload = part.get_payload(decode=True)
    return document.part(
        document.name,
        io.BytesIO(payload if isinstance(payload, bytes) else b""),
        member=document.member,
        declared=part.get_content_charset() or "",
        media_type=part.get_content_type(),
        meta=meta,
    )


def _parts(message: EmailMessage) -> tuple[EmailMessage | None, EmailMessage | None]:
    """The first part in HTML and the first in plain text that are no attachments."""
    page = plain = None
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS or (page is not None and plain is not None):
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind in {"text/html", "application/xhtml+xml"}:
            page = page if page is not None else part
        elif kind == "text/plain":
            plain = plain if plain is not None else part
    return page, plain


def _metadata(message: EmailMessage) -> dict[str, str]:
    """Our fields; the date of a page that a browser saved is when it was saved."""
    sender = _header(message, "From")
    address = _header(message, "Snapshot-Content-Location")
    saved = bool(address or _SAVED_BY.search(sender))
    if saved:
        found = {"fetched": _header(message, "Date"), "url": address}
    else:
        found = {
            "title": _header(message, "Subject"),
            "published": _header(message, "Date"),
            "authors": _ADDRESS.sub("", sender).strip(' "'),
        }
    return {field: value for field, value in found.items() if value}


def _header(message: EmailMessage, name: str) -> str:
    """A header in words; empty where there is none or the parser chokes on it."""
    try:
        return " ".join(str(message.get(name, "")).split())[:2000]
    except Exception:  # malformed headers raise anything in the parsers of the standard library
        return ""
