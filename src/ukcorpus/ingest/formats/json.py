"""JSON: one article, an array of them, or an answer of a service that holds such an array."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ukcorpus.ingest.decode import Decoded
from ukcorpus.ingest.formats import ninjs
from ukcorpus.ingest.formats.base import (
    CannotRead,
    Document,
    Mismatch,
    Origin,
    Outcome,
    article,
    own_bytes,
)
from ukcorpus.ingest.formats.fields import metadata
from ukcorpus.ingest.formats.jsonarray import records
from ukcorpus.ingest.formats.markup import looks_like_markup, to_text
from ukcorpus.model.articles import RawArticle

HOLDERS = ("articles", "posts", "stories", "results", "docs", "items", "news", "data", "hits",
           "response", "documents", "entries", "matches", "webPages", "value")  # fmt: skip
"""Where NewsAPI, webhose, Media Cloud, GDELT, Solr, Elasticsearch and others keep their list."""

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*\Z")
"""How NewsAPI ends a text that it has cut."""


class Json:
    """A document that is JSON as a whole."""

    name = "json"

    def sniff(self, document: Document) -> bool:
        """An object or an array at the start; of a list of numbers or words the name decides."""
        opening = document.opening.lstrip()[:400]
        if re.match(r'\{\s*(?:"|\}|\Z)|\[\s*\{', opening):
            return True
        return document.suffix == ".json"

    def read(self, document: Document) -> Iterator[Outcome]:
        """An article for each record, numbered from 1; without a number if it is the only one."""
        try:
            decoded, data = document.text()
        except CannotRead:
            if not document.opening.lstrip().startswith(("[", "{")):
                raise
            yield from _streamed(document)
            return
        try:
            value, flags = parse(decoded.text)
        except CannotRead:
            if document.suffix not in {".json", ""}:
                raise Mismatch from None
            raise
        origin = Origin(self.name, data, decoded, flags=flags)
        if isinstance(value, Mapping) and (held := _held(value)) is None:
            yield article_of(document, origin, value)
            return
        listed = held if isinstance(value, Mapping) else value
        if not isinstance(listed, list):
            raise CannotRead(f"no article in this JSON: it is a {type(value).__name__}")
        if not any(isinstance(record, Mapping) for record in listed):
            raise CannotRead("a list without objects" if listed else "empty list", "R002")
        for number, record in enumerate(listed, 1):
            try:
                origin = origin._replace(member=str(number), data=own_bytes(record))
                yield article_of(document, origin, record)
            except CannotRead as error:
                yield document.reject(error, str(number))


def _streamed(document: Document) -> Iterator[Outcome]:
    """The articles of an array, or of a list in an object, too large to be held whole."""
    number = 0
    for number, record in enumerate(records(document, HOLDERS), 1):
        if number == 1 and not isinstance(record.value, Mapping):
            raise CannotRead("a list without objects", "R002")
        data = own_bytes(record.value)
        flags = ("duplicate_keys",) if record.twins else ()
        decoded = Decoded("", document.settings.encoding or "utf-8", "strict")
        try:
            origin = Origin(Json.name, data, decoded, str(number), flags)
            yield article_of(document, origin, record.value)
        except CannotRead as error:
            yield document.reject(error, str(number))
    if not number:
        raise CannotRead("empty list", "R002")


def parse(text: str) -> tuple[Any, tuple[str, ...]]:
    """The value that ``text`` holds, and flags. Raises CannotRead, also for endless nesting.

    Of two equal keys the last is kept, as all JSON readers do, and the record is flagged.
    """
    flags: tuple[str, ...] = ()

    def no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal flags
        value = dict(pairs)
        if len(value) != len(pairs):
            flags = ("duplicate_keys",)
        return value

    try:
        return json.loads(text, object_pairs_hook=no_twins, strict=False), flags
    except RecursionError:
        raise CannotRead("JSON nested too deep") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CannotRead(f"not JSON: {error.msg.lower()} at {where}") from None
    except ValueError as error:  # a number of thousands of digits
        raise CannotRead(f"not JSON: {error}") from None


def article_of(document: Document, origin: Origin, record: Any) -> RawArticle:
    """The article that a record describes. Raises CannotRead where there is none."""
    if not isinstance(record, Mapping):
        raise CannotRead(f"not an object: {type(record).__name__}")
    record = named = _unwrapped(record)
    if ninjs.is_ninjs(record):
        record, origin = ninjs.flattened(record), origin._replace(kind="ninjs")
    meta = metadata(record, document.settings.fields)
    if not meta.keys() & {"title", "text", "summary", "url"}:
        keys = ", ".join(sorted(map(str, named))[:6]) or "nothing"
        hint = "name the fields in ukcorpus.toml: [formats.fields] text = …"
        raise CannotRead(f"no article fields, only: {keys[:120]}", hint=hint)
    body, summary = meta.pop("text", ""), meta.pop("summary", "")
    flags = origin.flags
    if not body.strip() and summary:
        body, flags = summary, (*flags, "summary_only")
    if cut := _CUT.search(body[-60:]):
        body, flags = body[: len(body) - len(cut.group())], (*flags, "truncated")
    if looks_like_markup(body):
        body = to_text(body)
    return article(document, origin._replace(flags=flags), body, meta)


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A hit of Elasticsearch is a record in a wrapper."""
    source = record.get("_source")
    return source if isinstance(source, Mapping) else record


def _held(value: Mapping[str, Any], depth: int = 0) -> list[Any] | None:
    """The list of records that an answer of a service holds; None if it is a record itself."""
    if "text" in metadata(value) or depth > 2:
        return None
    for name in HOLDERS:
        inner = value.get(name)
        if isinstance(inner, list) and any(isinstance(item, Mapping) for item in inner):
            return inner
        if isinstance(inner, Mapping) and (found := _held(inner, depth + 1)) is not None:
            return found
    return None
