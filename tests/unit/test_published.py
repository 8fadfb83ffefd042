"""The date of publication: what wins, what is refused, and what stays an interval."""

from datetime import date

import pytest

from ukcorpus.ingest.extractors.published import find_published, parse_stamp
from ukcorpus.ingest.extractors.published.stamps import stamp_in_name, stamp_in_url
from ukcorpus.ingest.extractors.times import find_times
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import ZONE_OF, RawArticle
from ukcorpus.model.dates import Published
from ukcorpus.model.spans import Span


def date_of(text: str, language: str = "en", path: str = "seeds/a.txt", **meta: str) -> Published:
    article = structure(RawArticle(path, text, "0" * 64, meta=meta), "0" * 16)
    spans = [Span(line.start, line.end) for line in article.lines if line.label in ZONE_OF]
    return find_published(article, language, find_times(text, spans, language))


def verdicts(found: Published) -> dict[str, str]:
    return {each.rule: each.verdict for each in found.evidence}


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2023-11-17", "2023-11-17"),
        ("2025-06-05 00:46:12+02:00", "2025-06-05"),
        ("2022-01-26T23:30:00Z", "2022-01-26"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26"),
        (" 1-MAR-1987 01:30:29.50", "1987-03-01"),
        ("April 29, 1990, Sunday, Home Edition", "1990-04-29"),
        ("January 11, 2010 Monday", "2010-01-11"),
        ("Fri, 10 Feb 2023 18:15:00 +0000", "2023-02-10"),
        ("Fri, 10 Feb 87 18:15:00 GMT", "1987-02-10"),
        ("Fri Feb 10 18:15:00 +0000 2023", "2023-02-10"),
        ("17. März 2023", "2023-03-17"),
        ("7 de febrero de 2022", "2022-02-07"),
        ("7 лютого 2022 р.", "2022-02-07"),
        ("20230210181500", "2023-02-10"),
        ("20230210T181500Z", "2023-02-10"),
        ("1676052900", "2023-02-10"),
        ("17.02.2022, 11:30", "2022-02-17"),
        ("2022-02", "2022-02"),
        ("2022", "2022"),
    ],
)
def test_a_stamp_keeps_the_day_that_is_written(stamp: str, day: str) -> None:
    found = parse_stamp(stamp)

    assert found is not None
    assert found.edtf == day


@pytest.mark.parametrize(
    "stamp", ["", "yesterday", "5/6/2024", "31 February 2022", "99999999", "no date", "²³", "0000"]
)
def test_what_names_no_single_day_is_no_stamp(stamp: str) -> None:
    assert parse_stamp(stamp) is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("raw/20230210T181500Z_GB_en_1a2b3c.txt", "2023-02-10"),
        ("2022-02-17_report.txt", "2022-02-17"),
        ("20220217-report.txt", "2022-02-17"),
        ("2022/02/17/report.txt", "2022-02-17"),
    ],
)
def test_a_file_name_may_carry_the_day(path: str, day: str) -> None:
    found = stamp_in_name(path)

    assert found is not None
    assert found.edtf == day


@pytest.mark.parametrize(
    "path",
    [
        "seeds/000_3be629b88aa551a7.txt",
        "20201231ab44c0de.txt",
        "a20220217b.txt",
        "99991399_x.txt",
        "12345678_x.txt",
        "x_1676052900.txt",
    ],
)
def test_a_hash_in_a_file_name_is_no_day(path: str) -> None:
    assert stamp_in_name(path) is None


def test_a_url_may_carry_the_day() -> None:
    found = stamp_in_url("https://example.org/world/2022/feb/17/a-story")

    assert found is not None
    assert found.edtf == "2022-02-17"


def test_metadata_and_url_that_agree_are_the_surest() -> None:
    found = date_of(
        "Talks went on.", published="2022-02-17T10:00:00Z", url="https://a.org/2022/02/17/talks"
    )

    assert (found.edtf, found.status, found.method) == ("2022-02-17", "explicit", "meta")
    assert found.confidence == 0.99


def test_metadata_and_url_that_differ_are_a_conflict() -> None:
    found = date_of("Talks went on.", published="2022-02-17", url="https://a.org/2021/05/01/talks")

    assert (found.edtf, found.status) == ("2022-02-17", "conflict")


def test_the_zero_of_computer_clocks_is_no_date() -> None:
    found = date_of("Talks went on.", published="1970-01-01T00:00:00Z")

    assert found.period is None
    assert verdicts(found) == {"meta": "rejected"}


def test_a_date_alone_above_the_text_is_its_date() -> None:
    found = date_of("A summit in Riga\n17 May 2023\n\nThe ministers met for two hours and left.")

    assert (found.edtf, found.method) == ("2023-05-17", "display-line")


def test_a_line_that_says_published_is_stronger_than_one_that_says_updated() -> None:
    text = (
        "A summit in Riga\nUpdated: 19 May 2023\nPublished: 17 May 2023\n\n"
        "The ministers met for two hours and left without a word."
    )

    assert date_of(text).edtf == "2023-05-17"


def test_a_banner_beside_an_age_is_the_day_of_the_crawl() -> None:
    text = (
        "4 March 2023\nBridge reopens after the flood\n0 5 mins 2 mths\n\n"
        "The bridge was opened to cars again, the mayor said, and the crowd cheered loudly."
    )

    found = date_of(text)

    assert (found.method, found.precision) == ("text-bounds", "interval")
    assert found.period is not None
    assert found.period.start is not None
    assert date(2022, 12, 15) < found.period.start < date(2023, 1, 2)
    assert verdicts(found)["display-line"] == "rejected"


def test_a_time_before_the_newest_event_is_refused() -> None:
    text = (
        "Harbour closed\n2 March 2020\n\n"
        "The harbour was closed on 5 July 2021, the port authority said, after the storm."
    )

    found = date_of(text)

    assert verdicts(found)["display-line"] == "rejected"
    assert found.edtf == "2021-07-05/.."


def test_one_date_of_the_text_does_not_overrule_metadata_but_two_do() -> None:
    one = "The harbour was closed on 5 July 2021, the port authority said."
    two = f"{one} It was opened on 9 July 2021, after repairs."

    assert date_of(one, published="2020-03-02").edtf == "2020-03-02"
    assert verdicts(date_of(two, published="2020-03-02"))["meta"] == "rejected"


def test_a_year_that_lies_ahead_is_no_event() -> None:
    found = date_of("The plant will be finished in 2031, the ministry said. Work began in 2019.")

    assert found.edtf == "2019-01-01/.."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said the 2031 plan would double the grants, after a quiet year."),
        ("nl", "De minister zei dat de grote gemeenten in 2031 genoeg huizen moeten hebben."),
        ("de", "Die großen Städte sollten 2031 genug Häuser haben, sagte die Ministerin."),
    ],
)
def test_what_a_minister_said_of_a_year_to_come_is_no_event(language: str, text: str) -> None:
    assert date_of(text, language).period is None


def test_nothing_gives_nothing() -> None:
    found = date_of("A quiet day in the village. People walked their dogs.")

    assert (found.period, found.precision, found.status) == (None, "unknown", "unknown")
    assert found.confidence == 0.0


def test_office_holders_narrow_the_time() -> None:
    found = date_of(
        "Chancellor Angela Merkel met President Barack Obama in the garden for an hour."
    )

    assert found.period is not None
    assert found.period.start is not None
    assert found.period.end is not None
    assert (found.period.start.year, found.period.end.year) == (2009, 2017)
    assert found.status == "inferred"
    assert "office-holders" in verdicts(found)


def test_a_former_holder_says_nothing() -> None:
    found = date_of("Former President Barack Obama met ex-Chancellor Angela Merkel for an hour.")

    assert found.period is None


def test_a_day_without_a_year_is_dated_by_the_office_holders() -> None:
    text = (
        "Live: what the ministers said\n\nHere are the updates for October 3.\n\n"
        "British Prime Minister Liz Truss spoke in the morning. US President Joe Biden answered "
        "her in the evening."
    )

    found = date_of(text)

    assert (found.edtf, found.precision, found.method) == ("2022-10-03", "day", "headline-day")


def test_the_evidence_points_at_the_words() -> None:
    text = "A summit in Riga\n17 May 2023\n\nThe ministers met for two hours and left."

    found = date_of(text)

    spans = [each.span.of(text) for each in found.evidence if each.span]
    assert spans == ["17 May 2023"]


@pytest.mark.parametrize("text", ["", "\n\n", "\x00", "1 " * 5000, "May 5 " * 5000, "x" * 9000])
def test_no_text_is_too_odd(text: str) -> None:
    date_of(text)


def test_a_dateline_gives_its_day_or_the_next() -> None:
    text = (
        "Ministers meet on the coast\n\n"
        "RIGA, Oct. 3 (Reuters) - British Prime Minister Liz Truss met the ministers for an hour. "
        "US President Joe Biden sent a letter."
    )

    found = date_of(text)

    assert found.method == "dateline"
    assert found.edtf == "2022-10-03/2022-10-04"


def test_a_dateline_with_its_year_needs_nothing_else() -> None:
    text = (
        "Ministers meet on the coast\n\n"
        "RIGA, October 3, 2022 (AFP) — The ministers met for an hour and left without a word."
    )

    found = date_of(text)

    assert (found.edtf, found.status, found.method) == ("2022-10-03", "explicit", "dateline")


def test_nothing_is_published_after_it_was_fetched() -> None:
    text = "The harbour was closed on 5 July 2021, the port authority said."

    assert date_of(text, fetched="2021-07-20T10:00:00Z").edtf == "2021-07-05/2021-07-21"
    assert date_of("x", published="2022-01-01", fetched="2021-07-20").edtf == "../2021-07-21"


def test_a_weekday_beside_a_day_tells_the_year() -> None:
    text = (
        "Live: what the ministers said\n\nHere are the updates for October 3.\n\n"
        "It began on Monday, October 3, said Chancellor Angela Merkel. President Barack Obama "
        "came in the evening."
    )

    assert date_of(text).edtf == "2011-10-03/2016-10-03"


def test_a_number_table_of_dates_is_not_a_date() -> None:
    text = "Results\n\n" + "\n".join(
        f"{day:02d}.05.2021 {day * 7} {day * 9}" for day in range(1, 20)
    )

    found = date_of(text)

    assert found.method != "display-line"


def test_years_alone_do_not_overrule_metadata() -> None:
    found = date_of(
        "Prices\n\nThe notes were called in 1992 and 1997, the bank said.", published="1987-04-05"
    )

    assert found.edtf == "1987-04-05"


def test_a_single_office_holder_at_the_top_bounds_both_ends_but_not_a_pope() -> None:
    prime = "Prime Minister Liz Truss met the owners of the mill. They spoke of the roof."
    pope = "Pope Benedict met the owners of the mill. They spoke of the roof."

    bounded, open_ = date_of(prime).period, date_of(pope).period

    assert bounded is not None
    assert bounded.days is not None
    assert open_ is None or open_.days is None
