"""What the parts of an article are, on sentences of our own and on the seeds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukcorpus.ingest.structure import (
    LineIndex,
    drop_furniture,
    find_paragraphs,
    split_lines,
    structure,
)
from ukcorpus.model.articles import Article, RawArticle

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

BODY = (
    "The harbour of Oldport was closed on Tuesday after a crane fell across two of its rails.\n\n"
    "Nobody was hurt, but ships that were to load grain had to wait outside the breakwater.\n\n"
    "Repairs will take until the end of the month, the port authority wrote in a statement.\n"
)


def take_apart(text: str, **meta: str) -> Article:
    return structure(RawArticle(path="a.txt", text=text, sha256="", meta=meta), "a")


def labels(article: Article) -> list[str]:
    return [line.label for line in article.lines]


def label_of(article: Article, part: str) -> str:
    """The label of the first line that contains ``part``."""
    for line in article.lines:
        if part in article.text[line.start : line.end]:
            return line.label
    raise AssertionError(f"no line has {part!r}")


def with_line(line: str) -> str:
    """The label that a line gets in the middle of an article."""
    first, rest = BODY.split("\n\n", 1)
    article = take_apart(f"Crane falls in harbour of Oldport\n\n{first}\n\n{line}\n\n{rest}")
    return label_of(article, line)


# Lines


def test_lines_are_numbered_as_an_editor_counts() -> None:
    text = "one\r\ntwo\rthree\n\nfive\u2028still five\x0cand still\n"

    found = [(number, text[start:end]) for number, start, end in split_lines(text)]

    assert found == [
        (1, "one"), (2, "two"), (3, "three"), (5, "five"), (5, "still five"), (5, "and still"),
    ]  # fmt: skip


def test_blanks_of_every_kind_are_left_out_of_a_line() -> None:
    text = "\ufeff\u00a0 Title\u00a0\n\u200b \u3000\n\tbody \u200b"

    assert [text[start:end] for _, start, end in split_lines(text)] == ["Title", "body"]


def test_the_text_stays_as_delivered() -> None:
    text = "Title\r\n\r\n“Body”\u00a0\r\n" + BODY

    assert take_apart(text).text == text


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_line_of_a_seed_is_labelled_once_and_in_order(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    article = take_apart(text)

    starts = [line.start for line in article.lines]
    assert starts == sorted(set(starts))
    assert [line.number for line in article.lines] == [
        number for number, line in enumerate(text.split("\n"), 1) if line.strip()
    ]
    for line in article.lines:
        assert text[line.start : line.end] == text.split("\n")[line.number - 1].strip()


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " \u00a0\n\t\r\n"])
def test_a_text_without_words_has_no_lines(text: str) -> None:
    article = take_apart(text)

    assert (article.lines, article.title) == ((), "")


@pytest.mark.parametrize(
    "piece",
    ["a", "[", "(", "A/", "– ", ". ", "12 ", "\x00", "a\u0301", "Photo: ", '"', "Ab.Cd", "©", "\r"],
)
def test_a_long_run_of_anything_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))

    assert len(take_apart(text).lines) <= 1  # and it returns at all


def test_many_short_lines_are_read() -> None:
    assert len(take_apart("Ab cd\n" * 20_000).lines) == 20_000


# Titles


def test_the_first_line_without_a_stop_is_the_title() -> None:
    article = take_apart("Crane falls in harbour of Oldport\n\n" + BODY)

    assert article.title == "Crane falls in harbour of Oldport"
    assert article.title_span is not None
    assert article.title_span.of(article.text) == article.title
    assert article.flags == ()


def test_a_text_that_starts_with_its_first_paragraph_gets_a_short_title_and_says_so() -> None:
    long = "The harbour of Oldport, which " + "for many years now " * 8 + "was busy, is closed."
    article = take_apart(long + "\n\n" + BODY)

    assert article.title_span is None
    assert article.title.endswith("…")
    assert len(article.title) <= 110
    assert long.startswith(article.title[:-1])
    assert article.flags == ("no_title",)


def test_a_short_first_sentence_is_the_made_title_as_it_stands() -> None:
    assert take_apart(BODY).title == BODY.split("\n\n")[0]


def test_the_title_of_the_metadata_is_found_in_the_text() -> None:
    article = take_apart("Share\nCrane “falls” in port\n\n" + BODY, title='Crane "falls"  in port')

    assert article.title == "Crane “falls” in port"
    assert article.title_span is not None
    assert labels(article)[:2] == ["ui", "title"]


def test_the_outlet_behind_a_declared_title_does_not_hide_it() -> None:
    text = "Crane falls in harbour of Oldport\n\n" + BODY
    article = take_apart(text, title="Crane falls in harbour of Oldport | The Gazette")

    assert article.title == "Crane falls in harbour of Oldport"
    assert labels(article)[0] == "title"


def test_a_title_that_only_the_metadata_has_keeps_the_first_paragraph_body() -> None:
    article = take_apart(BODY, title="Crane falls")

    assert (article.title, article.title_span) == ("Crane falls", None)
    assert labels(article) == ["body"] * 3
    assert "no_title" not in article.flags


def test_a_row_of_figures_is_no_title() -> None:
    assert take_apart("Net 975,000 vs 3,145,000\nSales 31.9 mln vs 23.9 mln").title_span is None


# Dates, banners, bylines


def test_a_crawl_banner_above_and_below_the_title_is_marked() -> None:
    article = take_apart("16 December 2024\nCrane falls in harbour\n0 11 mins 7 mths\n\n" + BODY)

    assert labels(article)[:3] == ["date", "title", "ui"]


@pytest.mark.parametrize(
    "line",
    [
        "16 December 2024", "Dec. 16, 2024 10:42 GMT", "Updated: 3 Feb 2022 at 14:05",
        "dinsdag 3 februari 2022, 14:05 uur", "Stand: 03.02.2022, 14:05 Uhr", "03/02/2022 09:47",
        "Четвер, 5 листопада 2020, 09:37", "Publié le 3 février 2022 à 14h05", "2022-02-03",
    ],
)  # fmt: skip
def test_a_line_that_is_only_a_date_is_marked_near_the_top(line: str) -> None:
    article = take_apart(f"Crane falls in harbour of Oldport\n\n{line}\n\n{BODY}")

    assert label_of(article, line) == "date"


@pytest.mark.parametrize("line", ["07:15", "gisteren, 07:15", "9:05 p.m.", "Updated 14:05 GMT"])
def test_a_time_of_day_alone_is_marked_anywhere(line: str) -> None:
    assert with_line(line) == "date"


@pytest.mark.parametrize(
    "line", ["5 min read", "3 hours ago", "Leestijd 4 minuten", "vor 2 Stunden", "2 хв читати"]
)
def test_a_reading_time_or_an_age_is_marked(line: str) -> None:
    assert with_line(line) == "ui"


@pytest.mark.parametrize("line", ["May 147.75 148.25 149.00", "90 days 06.93", "1914 year"])
def test_a_row_of_a_table_is_no_date_and_no_age(line: str) -> None:
    assert with_line(line) not in ("date", "ui")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Miller and Tom de Vries", ("Ann Miller", "Tom de Vries")),
        ("Door Piet van den Berg", ("Piet van den Berg",)),
        ("Von Karla Groß, Brüssel", ("Karla Groß",)),
        ("Par Jeanne Moulin", ("Jeanne Moulin",)),
        ("Автор: Олена Коваль", ("Олена Коваль",)),
        ("By Ann Miller, Associated Press", ("Ann Miller",)),
    ],
)
def test_a_byline_names_the_authors(line: str, names: tuple[str, ...]) -> None:
    article = take_apart(f"Crane falls in harbour of Oldport\n\n{line}\n\n{BODY}")

    assert label_of(article, line) == "byline"
    assert article.authors == names


def test_a_sentence_that_begins_with_by_is_body() -> None:
    line = "By Friday the Oldport Port Authority and Ann Miller had agreed on a plan for the crane."

    assert with_line(line) == "body"


def test_a_name_above_what_its_owner_does_is_an_author_box() -> None:
    article = take_apart(
        f"Crane falls in harbour\n\n{BODY}\nAnn Miller\n\nEconomics correspondent in Oldport.\n"
        "  • Follow I follow\n"
    )

    assert labels(article)[-3:] == ["byline", "byline", "ui"]
    assert article.authors == ("Ann Miller",)


def test_metadata_name_the_authors_before_the_text_does() -> None:
    article = take_apart("By Ann Miller\n\n" + BODY, authors="Tom Smith; Eva Jansen")

    assert article.authors == ("Tom Smith", "Eva Jansen")


# Captions, credits, sources


@pytest.mark.parametrize(
    "line",
    [
        "The crane lies across the rails [File: Ann Miller/AP]",
        "The crane lies across the rails (Ann Miller/Reuters)",
        "The crane lies across the rails. Ann Miller/AFP via Getty Images",
        "De kraan ligt op de rails. Foto: Piet Bakker",
        "Der Kran liegt auf den Gleisen. © Karla Groß",
        "Кран лежить на рейках. Фото: Укрінформ",
        "INTERACTIVE- The harbour at a glance",
        "The crane lies across the rails of the north quay. Port Authority",
        "Ships wait outside the port oldport-news.com",
    ],
)
def test_a_line_that_ends_in_a_credit_is_a_caption(line: str) -> None:
    assert with_line(line) == "caption"


def test_the_line_directly_above_a_caption_is_its_alternative_text() -> None:
    line = "The crane as it lay on Tuesday [Ann Miller/Reuters]"

    article = take_apart(
        f"Crane falls in port\n\n{BODY}\nA crane across two rails\n{line}\n\n{BODY}"
    )

    assert label_of(article, "A crane across") == label_of(article, line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "“The crane was (and is) a danger [to everybody],” the authority said.",
        "The authority told Reuters that the crane was old.",
        "The ratio of trucks to trains is high (80/20).",
        "Ships wait and/or turn back",
    ],
)
def test_brackets_and_slashes_in_prose_make_no_caption(line: str) -> None:
    assert with_line(line) in ("body", "heading")


def test_a_source_line_names_outlet_and_agencies() -> None:
    article = take_apart(BODY + "\nSource: The Oldport Gazette and Reuters\n")

    assert labels(article)[-1] == "source"
    assert (article.outlet, article.agencies) == ("The Oldport Gazette", ("Reuters",))


def test_a_dateline_names_the_agency_and_stays_body() -> None:
    article = take_apart("OLDPORT, Feb 3 (Reuters) - " + BODY)

    assert article.agencies == ("Reuters",)
    assert labels(article)[0] == "body"


def test_a_dateline_on_a_line_of_its_own_is_marked() -> None:
    article = take_apart("OLDPORT (AP) —\n\n" + BODY)

    assert labels(article)[0] == "dateline"
    assert article.agencies == ("AP",)


# Furniture


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("ADVERTISEMENT", "ui"), ("Advertentie", "ui"), ("Werbung", "ui"), ("Реклама", "ui"),
        ("Share Tweet Email", "ui"), ("Read more here.", "teaser"),
        ("LEES OOK: Haven weer open", "teaser"), ("Lesen Sie auch: Hafen wieder offen", "teaser"),
        ("Читайте також: Порт знову відкрито", "teaser"),
        ("Click here to find out more about the harbour", "teaser"),
        ("PORT OPENS AGAIN AFTER ALL CRANES WERE INSPECTED", "teaser"),
        ("Sign up for our weekly newsletter about harbours", "furniture"),
        ("Follow us on Telegram for more", "furniture"),
        ("© 2022 The Oldport Gazette. All rights reserved.", "furniture"),
        ("* * *", "furniture"),
        ("Follow the Oldport Gazette on Facebook, Twitter and Instagram.", "furniture"),
        ("The newest pictures of the harbour are HERE.", "teaser"),
        ("Ann Miller/AP/Getty Images", "credit"),
        ("This is a developing story and will be updated.", "notice"),
        ("The views expressed here are the author's own.", "notice"),
        ("– additional reporting by Tom Smith", "credit"),
        ("Tom Smith in Newport contributed to this report.", "credit"),
    ],
)  # fmt: skip
def test_lines_around_an_article_are_told_from_it(line: str, label: str) -> None:
    assert with_line(line) == label


def test_capitals_in_a_script_without_case_make_no_link() -> None:
    assert (
        with_line("항구는 화요일에 폐쇄되었다고 SNS 라이브 방송에서 항만 당국이 밝혔다.") == "body"
    )


def test_headings_in_capitals_are_headings_where_all_are() -> None:
    item = f"{BODY.split(chr(10))[0]}\n\n"
    heads = ("CRANE FALLS", "SHIPS WAIT", "THE MAYOR SAYS THAT IT WILL TAKE A MONTH")

    article = take_apart(
        "Harbour closed\n\n" + "".join(f"{item}{head}\n\n" for head in heads) + item
    )

    assert labels(article).count("heading") == 3


def test_prose_that_tells_of_networks_is_body() -> None:
    assert with_line("Readers can follow the talks on Twitter, the port said.") == "body"
    assert with_line("They share pictures of it on Telegram and Facebook.") == "body"


def test_names_above_places_sign_the_letters_of_readers() -> None:
    letters = "".join(
        f"{BODY.split(chr(10))[0]}\n\n{name}\n\n{place}\n\n"
        for name, place in (("Ann Miller", "Newport"), ("Tom Smith", "Westport, Wales"))
    )

    article = take_apart(letters)

    assert labels(article) == ["body", "byline", "byline"] * 2
    assert article.authors == ("Ann Miller", "Tom Smith")


def test_a_list_of_names_stays_in_the_article() -> None:
    names = "Ann Miller\nTom Smith\nEva Jansen\nJan Novak\nOlena Koval\n"

    assert "byline" not in labels(take_apart(f"{BODY}\nThe crew:\n\n{names}\n{BODY}"))


def test_a_comment_form_ends_the_article() -> None:
    article = take_apart(
        BODY + "\nLeave a Reply\n\nI love cranes, they are the best of machines.\n"
    )

    assert labels(article)[-2:] == ["form", "form"]


def test_a_comment_button_at_the_top_does_not_end_the_article() -> None:
    article = take_apart("Crane falls in harbour\nLeave a comment\n\n" + BODY)

    assert labels(article) == ["title", "form", "body", "body", "body"]


def test_the_bare_word_comments_above_more_of_the_article_is_a_heading() -> None:
    more = "The mayor said that cranes of this kind were going to be taken away next year. " * 4
    article = take_apart(f"Kraan valt om\n\n{BODY}\nReacties\n\n{more}\n\n{more}\n\n{BODY}")

    assert label_of(article, "Reacties") == "heading"
    assert labels(article)[-1] == "body"


# Headings and live blogs


def test_short_lines_above_longer_ones_are_headings() -> None:
    assert with_line("What the crane was for") == "heading"
    assert with_line("“Must be ready for everything”") == "heading"
    assert with_line("– Ships turn back –") == "heading"


def test_sentences_and_list_items_are_no_headings() -> None:
    assert with_line("The crane is old.") == "body"
    assert with_line("These were the steps:") == "body"
    assert with_line("• grain, mostly from the north") == "body"


def live_blog() -> str:
    items = "".join(
        f"Ships turn back for the {word} time\n\n{BODY.split(chr(10))[0]}\n\n"
        for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    )
    return (
        "Oldport live updates: harbour closed\n\nThis live blog is now closed.\n\n"
        f"{BODY}\n{items}Source: The Oldport Gazette\n"
    )


def test_a_live_blog_has_a_segment_for_each_headed_item() -> None:
    article = take_apart(live_blog())

    assert article.kind == "live_blog"
    assert [segment.id for segment in article.segments] == [f"s{n}" for n in range(1, 8)]
    for segment in article.segments:
        part = article.text[segment.start : segment.end]
        assert part.startswith(segment.heading)
        assert part.endswith("rails.")


def test_what_stands_above_the_first_item_or_below_the_last_is_in_no_segment() -> None:
    article = take_apart(live_blog())

    first = next(line for line in article.lines if line.label == "heading")
    assert first.segment == 0
    assert {line.segment for line in article.lines if line.start < first.start} == {-1}
    assert article.lines[-1].segment == -1


def test_the_time_above_a_heading_belongs_to_its_item() -> None:
    article = take_apart(
        live_blog().replace(
            "Ships turn back for the third", "07:15\n\nShips turn back for the third"
        )
    )

    time = next(line for line in article.lines if line.label == "date")
    assert time.segment == 2
    assert "07:15" not in article.text[article.segments[1].start : article.segments[1].end]


def test_the_account_above_a_quoted_post_is_furniture() -> None:
    post = "Oldport Port\n\n@oldport\n\nWe are closed.\n\n23:32\n\n16 May 2023"
    article = take_apart(f"{BODY}\n{post}\n\n{BODY}")

    assert labels(article)[3:8] == ["furniture", "furniture", "body", "date", "date"]


def test_headings_alone_make_no_live_blog() -> None:
    article = take_apart(live_blog().replace("live", "long"))

    assert (article.kind, article.segments) == ("article", ())


# Hard-wrapped text, flags, helpers

WRAPPED = """     OLDPORT, Feb 3 (Reuters) - The harbour of Oldport was closed on
Tuesday after a crane fell across two of its rails and blocked
the only way to the silos of the north quay, which hold grain.
     Nobody was hurt, but ships that were to load had to wait out
at sea, the port authority said, and some of them turned back
to Newport.
 Reuter
"""


def test_a_hard_wrapped_report_is_body_and_its_paragraphs_are_whole() -> None:
    article = take_apart(WRAPPED)

    assert labels(article) == ["body"] * 6 + ["source"]
    assert "hard_wrapped" in article.flags
    paragraphs = [span.of(article.text) for span in find_paragraphs(article)]
    assert len(paragraphs) == 2
    assert paragraphs[0].endswith("which hold grain.")
    assert paragraphs[1].startswith("Nobody was hurt")


def test_a_paragraph_is_a_line_where_text_is_not_wrapped() -> None:
    article = take_apart("Crane falls in harbour\n\n" + BODY)

    assert len(list(find_paragraphs(article))) == 3
    assert len(list(find_paragraphs(article, zones=("title", "body")))) == 4


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        (
            "The crane fell.It was old.Nobody was hurt.The port is closed for a week.",
            "glued_sentences",
        ),
        (BODY + "\nThe authority said it would [+1204 chars]", "truncated"),
        (BODY + "\nThe authority said it would…", "truncated"),
        (BODY.replace("harbour", "harb\ufffdur"), "replaced_chars"),
    ],
)
def test_what_is_wrong_with_a_text_is_flagged(text: str, flag: str) -> None:
    assert flag in take_apart(text).flags


def test_web_addresses_are_no_glued_sentences() -> None:
    assert "glued_sentences" not in take_apart("See U.S.A. or oldport.com or news.Oldport.\n").flags


def test_the_line_of_an_offset_is_found() -> None:
    article = take_apart("\n\nTitle\n\n" + BODY)
    index = LineIndex(article.lines)

    assert index.at(0) is None
    found = index.at(article.text.index("Nobody") + 3)
    assert found is not None
    assert article.text[found.start : found.end].startswith("Nobody")


PIECES = (
    "\n", "\n\n", "\r\n", "\r", " ", "\t", "\u2028", "\ufeff", "Reuters", "(AFP)", "By Ann Miller",
    "[File: X/AP]", "Source: ", "Leave a Reply", "Read more", "12", "2022", "3 May 2021", "©", "—",
    "– ", "“", "”", "The crane fell.", "Порт закрили", "港口", "\x00", "\x1b[31m", "a\u0301", ":",
    "/", "(", ")", "…", "Foto: ", "HERE", ">>>", "Reacties", "live updates", "Heading one",
    "7 mths", "min read", "\ufffd", "İ", "٣", "²", "https://x.y/z", "Ann Miller", "correspondent",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_noise_of_the_usual_pieces_is_taken_apart_without_loss(text: str) -> None:
    article = take_apart(text)

    end = 0
    for line in article.lines:
        assert not any(map(str.isalnum, text[end : line.start]))
        assert end <= line.start < line.end
        end = line.end
    assert not any(map(str.isalnum, text[end:]))


def test_a_heading_in_french_quotation_marks_is_one() -> None:
    long = "Le conseil a voté lundi soir la fermeture du vieux pont pour une année entière."
    text = f"Le pont ferme\n\n{long}\n\n« Désaccord total »\n\n{long} {long}\n"

    article = structure(RawArticle(path="", text=text, sha256=""), "a")

    assert [line.label for line in article.lines] == ["title", "body", "heading", "body"]


def test_a_form_to_sign_in_does_not_end_the_article() -> None:
    prose = "The council met in the old mill on Monday and spoke of the roof for three hours."
    text = "\n\n".join(["The roof", *[prose] * 3, "Join the conversation", *[prose] * 6])

    assert labels(take_apart(text))[-6:] == ["body"] * 6


def test_a_time_line_in_the_midst_of_an_article_is_of_a_page() -> None:
    prose = "The council met in the old mill on Monday and spoke of the roof for three hours."
    text = "\n\n".join([*[prose] * 8, "Published November 18, 2024 9:26pm", *[prose] * 6])

    assert labels(take_apart(text))[8] == "date"


def test_what_is_said_of_two_pictures_is_a_caption() -> None:
    prose = "The council met in the old mill on Monday and spoke of the roof for three hours."
    said = "The mill, known as the Old Lady, stands on the bank of the river"
    text = "\n\n".join(["The roof", prose, said, prose, said, prose])

    assert [label for label in labels(take_apart(text)) if label == "caption"] == ["caption"] * 2


def test_many_lines_above_each_other_are_a_list_and_no_headings() -> None:
    prose = "The council met in the old mill on Monday and spoke of the roof for three hours."
    text = "\n\n".join([prose, prose, *("Anna Groß", "Karla Vogt", "Ida Stein", "Ute Lang"), prose])

    assert labels(take_apart(text)).count("heading") <= 1


def test_tags_below_the_last_paragraph_are_furniture() -> None:
    prose = "The council met in the old mill on Monday and spoke of the roof for three hours."
    text = "\n\n".join([prose, prose, "Mills", "Millbridge council", "Local politics"])

    assert labels(take_apart(text))[2:] == ["furniture"] * 3


def test_an_invitation_to_write_is_furniture_and_a_fact_is_not() -> None:
    prose = "The council met in the old mill on Monday and spoke of the roof for three hours."
    asks = "Do you live near the mill? Tell us what it is like at mill@example.org."
    states = "The two firms share one address, which is mill@example.org, as the register shows."

    assert labels(take_apart("\n\n".join([prose, asks, states, prose])))[1:3] == [
        "furniture",
        "body",
    ]


def test_lines_of_a_page_that_say_they_are_no_article_are_left_out() -> None:
    page = "It was kept.\n\nShare this article\n\nIt stands.\n\nRead more: The mills\n\nBy night."

    assert drop_furniture(page) == "It was kept.\n\nIt stands.\n\nBy night."
    assert drop_furniture("Share") == ""
    assert drop_furniture("It was kept.") == "It was kept."


def test_a_headline_below_a_label_is_a_link_unless_the_text_takes_it_up() -> None:
    prose = "The council met in the old mill on Monday and spoke of the roof for three hours."
    headline = "Council speaks of the roof for three hours"
    other = "Ferry across the river opens again in spring"

    said = labels(take_apart("\n\n".join([prose, "Read also:", headline, prose, prose])))
    linked = labels(take_apart("\n\n".join([prose, "Read also:", other, prose, prose])))

    assert (said[2], linked[2]) == ("heading", "teaser")


def test_a_name_below_the_title_wrote_it_unless_the_article_tells_of_it() -> None:
    prose = "The council met in the old mill on Monday and heard the plea of Anna Vogt."
    title = "Council hears a plea for the mill"

    told = take_apart("\n\n".join([title, "Anna Vogt", prose, prose]))
    wrote = take_apart("\n\n".join([title, "Karla Stein", prose, prose]))

    assert (labels(told)[1], told.authors) == ("caption", ())
    assert (labels(wrote)[1], wrote.authors) == ("byline", ("Karla Stein",))


def test_lines_in_capitals_that_the_text_takes_up_are_headings() -> None:
    parts = [
        ("HOW THE COUNCIL SAVED THE WEAVING SHED", "The council voted for the weaving shed."),
        ("WHAT THE OWNERS OF THE SHED WANTED", "The owners of the shed wanted to sell it."),
        ("WHO WILL NOW REPAIR THE GREAT ROOF", "Nobody will repair the great roof for less."),
    ]
    text = "\n\n".join(
        ["It was a long night in the council, and the vote was closer than it looks.",
         *(line for heading, below in parts for line in (heading, below + " It took hours."))]
    )  # fmt: skip

    assert labels(take_apart(text))[1::2] == ["heading"] * 3
