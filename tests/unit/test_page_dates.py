"""Days of publication that web pages show: which place wins, and what never does."""

import pytest

from ukcorpus.ingest.extractors.published import find_published
from ukcorpus.ingest.formats.days import find_days
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import RawArticle, StatedDate
from ukcorpus.model.dates import Published

SENTENCE = "The ferry between the two towns will open again on Friday, the mayor said. "


def days(text: str, *, month_first: bool = False) -> list[str]:
    return [day.date.edtf for day in find_days(text, month_first=month_first)]


def dated(*dates: StatedDate, **meta: str) -> Published:
    raw = RawArticle(
        "a.html", f"Ferry to reopen\n\n{SENTENCE * 3}", "0" * 64, meta=meta, dates=dates
    )
    return find_published(structure(raw, "0" * 16), "en", ())


def shown(*quotes: str) -> list[str]:
    """The days of a page that has ``quotes`` below its headline."""
    return stated("<h1>Ferry to reopen</h1>" + "".join(quotes))


def stated(body: str, head: str = "", language: str = "de") -> list[str]:
    html = pytest.importorskip("lxml.html")
    from ukcorpus.ingest.formats.pagedates import page_dates

    article = "".join(f"<p>{SENTENCE * 4}Part {n}.</p>" for n in range(6))
    page = f"<html><head>{head}</head><body>{body}{article}</body></html>"
    meta = {"title": "Ferry to reopen", "language": language, "published": "2001-01-01"}
    found = page_dates(page, html.document_fromstring(page), meta)
    return [f"{one.rule} {one.value}" for one in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Am 5. Mai 2024 um 10 Uhr", "2024-05-05"),
        ("05.05.24, 10:11", "2024-05-05"),
        ("May 5th, 2024", "2024-05-05"),
        ("5 de mayo de 2024", "2024-05-05"),
        ("1er juin 2024", "2024-06-01"),
        ("2024年5月5日", "2024-05-05"),
        ("2024. május 5.", "2024-05-05"),
        ("5. května 2024", "2024-05-05"),
        ("5 Μαΐου 2024", "2024-05-05"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
    ],
)
def test_full_dates_are_read_in_any_language(text: str, day: str) -> None:
    assert days(text) == [day]


def test_the_order_of_day_and_month_is_asked_for_only_where_it_is_open() -> None:
    assert days("5/6/2024") == ["2024-06-05"]
    assert days("5/6/2024", month_first=True) == ["2024-05-06"]
    assert days("5.6.2024", month_first=True) == ["2024-06-05"]


@pytest.mark.parametrize(
    "text", ["© 2024", "31.02.2024", "3.1.2024.7", "May 2024", "10/2024", "1.234,20", "5 km 2024"]
)
def test_what_is_no_full_date_gives_none(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize("piece", ["1.", "1/", "12 de ", "2024 ", "a ", "1 a ", "de", "1. "])
def test_long_runs_of_pieces_of_dates_are_read_in_linear_time(piece: str) -> None:
    assert isinstance(days(piece * 50_000), list)


def test_a_line_that_says_published_wins_over_other_dates() -> None:
    found = shown("<p>Stand: 9.5.2024</p>", "<div>Veröffentlicht am 7. Mai 2024</div>")

    assert found == ["page-line 2024-05-07"]


def test_microdata_win_over_what_is_shown() -> None:
    found = shown('<i itemprop="datePublished" content="2024-05-06">gestern</i>', "<p>7.5.2024</p>")

    assert found == ["page-item 2024-05-06", "page-head 2024-05-07"]


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ('<time datetime="2024-05-07T10:00:00+02:00">10 Uhr</time>', "page-time"),
        ('<span class="entry-date">7. Mai 2024</span>', "page-field"),
        ('<span class="articleDate"><b>7</b> <i>mai</i> <u>2024</u></span>', "page-field"),
        ('<abbr class="date" title="2024-05-07">Tuesday</abbr>', "page-field"),
        ("<p>By Ann Bo | 7 May 2024 | 3 comments</p>", "page-head"),
    ],
)
def test_a_date_near_the_headline_is_that_of_the_article(markup: str, rule: str) -> None:
    assert shown(markup) == [f"{rule} 2024-05-07"]


def test_dates_of_other_articles_and_of_comments_stand_behind() -> None:
    related = '<aside><time datetime="2024-01-01">1.1.</time></aside>'
    comments = '<div class="comment-list"><time datetime="2024-06-01">1.6.</time></div>'

    assert shown(related, comments, "<p>7. Mai 2024</p>")[0] == "page-head 2024-05-07"


def test_a_wrapper_of_the_headline_is_no_aside_whatever_it_is_called() -> None:
    body = '<div class="right-sidebar"><h1>Ferry to reopen</h1><p>7. Mai 2024</p></div>'

    assert stated(body) == ["page-head 2024-05-07"]


def test_updates_and_copyright_years_are_no_publication() -> None:
    assert shown("<p>Updated: 9 May 2024</p>", "<p>© 2024 Gazette</p>") == []
    assert shown('<time class="updated" datetime="2024-05-09">9 May</time>') == []


def test_data_of_scripts_count_where_they_name_one_day() -> None:
    one = '<script>var page = {"publishedAt": "2024-05-07T10:00:00Z"}</script>'
    more = (
        '<script>var list = [{"publishedAt": "2024-05-01"}, {"publishedAt": "2024-05-02"}]</script>'
    )

    assert stated("", one) == ["page-data 2024-05-07"]
    assert stated("", more) == []


def test_the_day_of_a_page_keeps_the_words_that_give_it() -> None:
    published = dated(StatedDate("page-field", "2024-05-07", "7. Mai 2024"))

    assert (published.edtf, published.method) == ("2024-05-07", "page-field")
    assert published.evidence[0].says == "page “7. Mai 2024”"


def test_the_local_day_of_the_page_wins_over_a_stamp_in_utc_that_is_hours_away() -> None:
    local = StatedDate("page-head", "2024-05-07", "May 7, 2024 10:28 p.m.")

    assert dated(local, published="2024-05-08T02:28:00Z").edtf == "2024-05-07"
    assert dated(local, published="2024-05-08T15:28:00Z").edtf == "2024-05-08"
    assert dated(local, published="2024-05-08T02:28:00+02:00").edtf == "2024-05-08"


def test_what_a_page_shows_does_not_overrule_its_metadata() -> None:
    earlier = dated(StatedDate("page-head", "2024-05-01", "1. Mai 2024"), published="2024-05-07")

    assert (earlier.edtf, earlier.status) == ("2024-05-07", "explicit")
    assert earlier.evidence[1].verdict == "unused"


@pytest.mark.parametrize("rule", ["page-line", "page-head"])
def test_a_later_day_beside_the_headline_is_a_conflict(rule: str) -> None:
    published = dated(StatedDate(rule, "2024-06-01", "1. Juni 2024"), published="2024-05-07")

    assert (published.edtf, published.status) == ("2024-05-07", "conflict")


def test_a_later_day_that_the_page_marks_up_or_was_changed_on_is_the_one_of_the_article() -> None:
    marked = StatedDate("page-field", "2024-06-01", "1. Juni 2024")
    shown = StatedDate("page-head", "2024-06-01", "1. Juni 2024")

    anew = dated(marked, published="2024-05-07")
    changed = dated(shown, published="2024-05-07", modified="2024-06-01T10:00:00Z")
    years_later = dated(marked, published="2021-05-07")

    assert (anew.edtf, anew.status) == ("2024-06-01", "conflict")
    assert (changed.edtf, changed.status) == ("2024-06-01", "conflict")
    assert years_later.edtf == "2021-05-07"


def test_an_article_written_before_its_publication_keeps_that_day() -> None:
    published = dated(published="2024-05-07T10:00:00Z", modified="2024-05-02T10:00:00Z")

    assert published.edtf == "2024-05-07"


def test_a_stamp_with_its_offset_wins_over_the_same_moment_in_utc() -> None:
    stamp = '<time datetime="2024-05-07T21:11:03-05:00">'

    published = dated(
        StatedDate("page-item", "2024-05-07", stamp), published="2024-05-08T02:11:03Z"
    )

    assert published.edtf == "2024-05-07"


@pytest.mark.parametrize(
    ("opening", "closing"), [('<div class="caption date">', "</div>"), ("<h1>", "</h1>")]
)
def test_parts_within_parts_do_not_make_a_page_slow(opening: str, closing: str) -> None:
    html = pytest.importorskip("lxml.html")
    from ukcorpus.ingest.formats.pagelabels import page_labels

    page = f"<body>{opening * 200}{'1.2.2020 and more words. ' * 40_000}{closing * 200}</body>"

    assert page_labels(html.document_fromstring(page), "words", "") == {}
    assert isinstance(stated(page), list)
