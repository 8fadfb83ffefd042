"""What a web page says about itself: JSON-LD, meta elements, and the few tags that carry dates.

Read from the source with one pattern a tag; a page too broken for a parser still tells its date.
"""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

_TAG = re.compile(
    r"<(meta|link|time|html|h1|title)\b((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>", re.I
)
_ATTRIBUTE = re.compile(
    r"([a-zA-Z][\w:.-]{0,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))"
)
_LD = re.compile(r"<script\b[^<>]{0,300}ld\+json[^<>]{0,300}>", re.I)
_ARTICLE = re.compile(r"Article|BlogPosting|Report\Z|NewsItem|LiveBlog", re.I)

_LAST_MARK = re.compile(r"(.*\S)\s+[|–—-]\s+(\S.*)\Z", re.S)

_TAIL = re.compile(r"\s?[|ㅣ]|\s[–—-]\s")
_HEADLINE = 8
"""Characters of a headline that is more than the name of a section."""

_META = {
    "published": (
        "article:published_time", "datepublished", "og:article:published_time", "og:published_time",
        "date.publication", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "dc.date.created",
        "dc.date", "sailthru.date", "parsely-pub-date", "publishdate", "publish-date", "pubdate",
        "publication_date", "cxenseparse:recs:publishtime", "iso-8601-publish-date", "date",
        "last-published", "pdate", "dcterms.date", "article.published", "published-date",
        "rnews:datepublished", "bt:pubdate", "datecreated", "citation_publication_date",
        "shareaholic:article_published_time", "sw-pubdate", "uploaddate", "article:published",
        "article_date_original", "originalpublicationdate", "dc.issued", "dcterms.available",
        "prism.publicationdate", "citation_date", "article:post_date", "published_time",
        "published_time_telegram", "vr:published_time", "video:release_date", "release_date",
        "og:pubdate", "pub_date", "published_at", "created", "mediator_published_time",
    ),
    "modified": (
        "article:modified_time", "datemodified", "og:updated_time", "dcterms.modified",
        "last-modified", "article:updated_time", "dc.date.modified", "revision_date",
    ),
    "title": ("og:title", "twitter:title", "dc.title", "headline", "parsely-title"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site"),
    "authors": (
        "author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author",
        "cxenseparse:author",
    ),
    "url": ("og:url", "twitter:url"),
    "section": ("article:section", "parsely-section"),
    "language": ("og:locale", "content-language", "dc.language", "inlanguage"),
    "agency": ("news_agency", "article:agency"),
}  # fmt: skip
"""Names and properties of meta elements in small letters, the most reliable first."""


def page_metadata(page: str) -> dict[str, str]:
    """Our fields from the source of a page, values as delivered; JSON-LD before meta elements."""
    return PageData(page).metadata()


class PageData:
    """What a page says about itself, read once."""

    def __init__(self, page: str) -> None:
        self._tags = _Tags(page)
        self._linked = _from_ld(page)

    @property
    def body(self) -> str:
        """What JSON-LD gives as the whole text; empty in most pages."""
        return self._linked.get("body", "")

    @property
    def summary(self) -> str:
        """The description of a meta element."""
        names = ("og:description", "description", "twitter:description")
        return next((self._tags.meta[name] for name in names if name in self._tags.meta), "")

    def metadata(self) -> dict[str, str]:
        """Our fields, values as delivered; JSON-LD before meta elements."""
        tags, linked = self._tags, self._linked
        found: dict[str, str] = {}
        for field, names in _META.items():
            found[field] = next((tags.meta[name] for name in names if name in tags.meta), "")
        for field in ("title", "published", "modified", "authors", "outlet", "section"):
            found[field] = linked.get(field) or found[field]
        found["published"] = found["published"] or tags.time
        title = found["title"] or tags.h1 or tags.title
        found["title"] = _without_tail(_without_outlet(title, found["outlet"]), tags.h1)
        found["url"] = tags.canonical or found["url"] or linked.get("url", "")
        found["language"] = tags.language or found["language"] or linked.get("language", "")
        if not re.match(r"[a-zA-Z]{2,3}(?:[-_ ;]|\Z)", found["language"]):
            found["language"] = ""
        if found["authors"].startswith(("http://", "https://")):
            found["authors"] = ""
        return {field: " ".join(value.split()) for field, value in found.items() if value.strip()}


def _without_outlet(title: str, outlet: str) -> str:
    """``Ferry to reopen | Gazette`` without what every page of the outlet ends with."""
    match = _LAST_MARK.match(title)
    if match and match[2].strip().lower() == outlet.strip().lower():
        return match[1]
    return title


def _without_tail(title: str, headline: str) -> str:
    """``title`` without what a bar or dash parts from the headline that the page shows."""
    title, headline = " ".join(title.split()), " ".join(headline.split())
    if len(headline) > _HEADLINE and title.startswith(headline):
        return headline if _TAIL.match(title, len(headline)) else title
    return title


class _Tags:
    """One pass over the tags that matter."""

    def __init__(self, page: str) -> None:
        self.meta: dict[str, str] = {}
        self.canonical = self.language = self.time = self.h1 = self.title = ""
        for tag in _TAG.finditer(page):
            name, values = tag[1].lower(), _attributes(tag[2])
            if name == "meta":
                self._add_meta(values)
            elif name == "link" and values.get("rel", "").lower() == "canonical":
                self.canonical = self.canonical or values.get("href", "")
            elif name == "html":
                self.language = self.language or values.get("lang", values.get("xml:lang", ""))
            elif name == "time" and ("pubdate" in tag[2] or "datePublished" in tag[2]):
                self.time = self.time or values.get("datetime", "")
            elif name in {"h1", "title"} and not getattr(self, name):
                setattr(self, name, _inner(page, tag.end(), name))

    def _add_meta(self, values: Mapping[str, str]) -> None:
        value = values.get("content", "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            if (name := values.get(key, "").lower()) and value.strip():
                self.meta.setdefault(name, value)


def _attributes(text: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text[:4000]):
        value = match[2] or match[3] or match[4] or ""
        values.setdefault(match[1].lower(), html.unescape(value))
    return values


def _inner(page: str, start: int, name: str) -> str:
    text = page[start : start + 2000]
    end = text.lower().find(f"</{name}")
    return html.unescape(re.sub(r"<[^<>]*>", " ", text[:end])) if end >= 0 else ""


def _from_ld(page: str) -> dict[str, str]:
    """The first article among the JSON-LD of a page."""
    for script in _LD.finditer(page):
        end = page.find("</script", script.end())
        if end < 0:
            break
        try:
            value = json.loads(page[script.end() : end].strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(name, str) and _ARTICLE.search(name) for name in kinds):
                return _ld_fields(item)
    return {}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in ``value``, outer ones first."""
    pending = deque([value])
    while pending:
        value = pending.popleft()
        if isinstance(value, Mapping):
            yield value
            pending.extend(inner for inner in value.values() if isinstance(inner, list | dict))
        elif isinstance(value, list):
            pending.extend(value)


def _ld_fields(item: Mapping[str, Any]) -> dict[str, str]:
    section = item.get("articleSection")
    return {
        "title": _name(item.get("headline") or item.get("name")),
        "published": _name(item.get("datePublished") or item.get("dateCreated")),
        "modified": _name(item.get("dateModified")),
        "authors": _name(item.get("author") or item.get("creator")),
        "outlet": _name(item.get("publisher")),
        "section": _name(section[0] if isinstance(section, list) and section else section),
        "language": _name(item.get("inLanguage")),
        "url": _name(item.get("url")),
        "body": _name(item.get("articleBody")),
    }


def _name(value: Any) -> str:
    if isinstance(value, str):
        return html.unescape(value)
    if isinstance(value, Mapping):
        return _name(value.get("name")) if not isinstance(value.get("name"), Mapping) else ""
    if isinstance(value, list):
        return "; ".join(
            filter(None, (_name(item) for item in value if not isinstance(item, list)))
        )
    return ""
