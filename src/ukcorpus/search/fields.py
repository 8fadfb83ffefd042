"""FIELDS: one table of every field and facet that a query may name.

The store names its columns after ``Field.name``; nothing here knows how a value is kept.
"""

from typing import Literal, get_args

from ukcorpus.errors import UsageError
from ukcorpus.model.kinds import ClaimType, SpeakerKind, Stance
from ukcorpus.model.plain import Plain

FieldKind = Literal["zone", "keyword", "date", "number", "id", "group"]
"""``zone``: words at positions · ``keyword``: a name or a label · ``group``: ``claim:(…)``."""
RecordKind = Literal["article", "claim", "quote", "figure"]

_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu"
    " cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi"
    " ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks"
    " ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl"
    " nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk"
    " sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz"
    " ve vi vo wa wo xh yi yo za zh zu und zh-cn zh-tw"
)
LANGUAGE_CODES = tuple(_CODES.split())
"""ISO 639-1, ``und`` for what cannot be told, and the detector's two kinds of Chinese."""

ARTICLE_KINDS = ("article", "live_blog", "transcript", "brief")
UNITS = (
    "count", "people", "troops", "killed", "wounded", "missing", "captured", "displaced",
    "civilians", "children", "vehicles", "weapons", "aircraft", "ships", "money", "percent",
    "duration", "distance", "area", "weight", "volume", "energy", "power", "temperature",
    "speed", "age", "time", "times", "rank", "votes", "homes", "cases", "events", "mass",
)  # fmt: skip
"""What figures count."""


class Field(Plain):
    """One name before a colon."""

    name: str
    kind: FieldKind
    help: str
    on: tuple[RecordKind, ...] = ("article",)
    """The records that have it; inside ``claim:(…)`` an article's field asks of its article."""
    aliases: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    """The closed set of values; empty when any value may come."""
    facet: bool = False

    @property
    def places(self) -> bool:
        """Whether it is searched by words at positions, so that phrases and NEAR work in it."""
        return self.kind == "zone"


_SPOKEN: tuple[RecordKind, ...] = ("claim", "quote", "figure")

FIELDS: tuple[Field, ...] = (
    Field("title", "zone", "the headline", aliases=("headline",)),
    Field("body", "zone", "the running text, with subtitles and headings", aliases=("text",)),
    Field("lead", "zone", "the first paragraph, with subtitle and dateline"),
    Field("caption", "zone", "captions of pictures and videos"),
    Field("lang", "keyword", "language, as ISO 639-1 code", aliases=("language",),
          values=LANGUAGE_CODES, facet=True),
    Field("date", "date", "day of publication, as far as it is known",
          on=("article", "claim", "figure"), aliases=("published",), facet=True),
    Field("person", "keyword", "somebody who is named, in any spelling", aliases=("people",),
          facet=True),
    Field("place", "keyword", "a place that is named", aliases=("places", "location"),
          facet=True),
    Field("within", "keyword", "a place that is named, or one that lies in it"),
    Field("org", "keyword", "an organisation that is named",
          aliases=("orgs", "organisation", "organization"), facet=True),
    Field("speaker", "keyword", "somebody who is reported to have said something", on=_SPOKEN,
          facet=True),
    Field("by_kind", "keyword", "what a speaker is: a person, a country, unnamed",
          on=_SPOKEN, aliases=("speaker_kind",), values=get_args(SpeakerKind), facet=True),
    Field("said", "zone", "words that are reported as said", on=_SPOKEN),
    Field("about", "keyword", "somebody or something named inside what is said", on=_SPOKEN,
          facet=True),
    Field("told_to", "keyword", "whom it was said to", on=_SPOKEN, facet=True),
    Field("via", "keyword", "a reporter in between: an agency, a paper, sources", on=_SPOKEN,
          facet=True),
    Field("venue", "keyword", "where it was said: in an interview, on Telegram", on=_SPOKEN,
          facet=True),
    Field("stance", "keyword", "what a claim does", on=_SPOKEN, values=get_args(Stance),
          facet=True),
    Field("cue", "keyword", "the word that reports, or its class", on=_SPOKEN,
          aliases=("verb",), facet=True),
    Field("type", "keyword", "how a claim is quoted", on=_SPOKEN, values=get_args(ClaimType),
          aliases=("quote_type",), facet=True),
    Field("spoken", "date", "day that something was said, where the text tells it", on=_SPOKEN,
          facet=True),
    Field("kind", "keyword", "kind of article; of a claim: how it is quoted",
          on=("article", "claim", "quote"), values=(*ARTICLE_KINDS, *get_args(ClaimType)),
          facet=True),
    Field("role", "keyword", "the office or job of a speaker", on=_SPOKEN),
    Field("anon", "keyword", "whether the speaker is unnamed", on=_SPOKEN,
          aliases=("anonymous",), values=("yes", "no")),
    Field("n", "number", "the value of a figure", on=("figure",), aliases=("number", "value")),
    Field("unit", "keyword", "what a figure counts", on=("figure",), values=UNITS, facet=True),
    Field("of", "keyword", "what a figure counts, as written", on=("figure",)),
    Field("where", "keyword", "where a figure holds, as written", on=("figure",)),
    Field("source", "keyword", "the outlet that published the article", aliases=("outlet",),
          facet=True),
    Field("id", "id", "an article's id, or its first four characters or more"),
    Field("seg", "id", "an item of a live blog", aliases=("segment",), facet=True),
    Field("tag", "keyword", "a tag that you gave", facet=True),
    Field("dup", "keyword", "first: one of each cluster of copies; an id: its copies", facet=True),
    Field("cites", "keyword", "an outlet or agency that the article cites"),
    Field("claim", "group", "one claim that satisfies all that is in the parentheses",
          on=("claim",), aliases=("claims",)),
    Field("quote", "group", "one quotation that satisfies all that is in the parentheses",
          on=("quote",), aliases=("quotes",)),
    Field("figure", "group", "one figure that satisfies all that is in the parentheses",
          on=("figure",), aliases=("figures",)),
)  # fmt: skip

_BY_NAME = {name: field for field in FIELDS for name in (field.name, *field.aliases)}


def find_field(name: str) -> Field | None:
    """The field of this name or alias, in any case; None when there is none."""
    return _BY_NAME.get(name.lower())


class Facet(Plain):
    """Something that articles can be counted by."""

    name: str
    field: str
    unit: Literal["", "year", "month", "week", "day"] = ""
    kind: Literal["", "person", "place", "org"] = ""
    """Which names are counted, where a field has several kinds of them."""

    @property
    def in_time(self) -> bool:
        """Whether its values stand in the order of time, with the empty ones kept."""
        return bool(self.unit)


_UNITS_OF_TIME: tuple[Literal["year", "month", "week", "day"], ...] = (
    "year", "month", "week", "day",
)  # fmt: skip

_KINDS: tuple[Literal["person", "place", "org"], ...] = ("person", "place", "org")

FACETS: tuple[Facet, ...] = tuple(
    facet
    for field in FIELDS
    if field.facet
    for facet in (
        [Facet(f"{field.name}:{unit}", field.name, unit) for unit in _UNITS_OF_TIME]
        if field.kind == "date"
        else [Facet(f"about:{kind}", "about", kind=kind) for kind in _KINDS]
        if field.name == "about"
        else [Facet("segment" if field.name == "seg" else field.name, field.name)]
    )
)
"""In the order in which they are listed to users."""

_FACETS = {facet.name: facet for facet in FACETS}


def find_facet(name: str) -> Facet:
    """The facet of this name; ``date`` is ``date:month``. Raises UsageError that lists them."""
    lowered = name.strip().lower()
    head, _, unit = lowered.partition(":")
    field = find_field(head)
    if field is not None and field.facet:
        canonical = "segment" if field.name == "seg" else field.name
        if field.kind == "date":
            canonical = f"{field.name}:{unit or 'month'}"
        elif field.name == "about":
            canonical = f"about:{unit or 'person'}"
        elif unit:
            canonical = lowered
        if canonical in _FACETS:
            return _FACETS[canonical]
    raise UsageError(
        f'unknown facet "{name}"',
        hint="facets: " + " ".join(facet.name for facet in FACETS),
        code="Q003",
    )
