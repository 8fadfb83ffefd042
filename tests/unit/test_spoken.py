"""The day on which a claim was spoken, out of the time expressions beside it."""

from datetime import date

from ukcorpus.ingest.extractors.spoken import date_claims
from ukcorpus.model.claims import Claim, Cue, Speaker
from ukcorpus.model.dates import Period, TimeExpression
from ukcorpus.model.spans import Span

TEXT = "The mayor said on Monday that the bridge had opened on Monday."
DAY = Period(date(2022, 3, 7), date(2022, 3, 7))
EARLIER = Period(date(2022, 2, 28), date(2022, 2, 28))


def claim(when: str) -> Claim:
    start = TEXT.index("the bridge")
    return Claim(
        id="c-00000000", spans=(Span(start, len(TEXT) - 1),), content=TEXT[start:-1],
        type="indirect", stance="assert", speaker=Speaker(), cue=Cue(Span(10, 14), "say", "say"),
        rule="that", confidence=0.9, when=when,
    )  # fmt: skip


def monday(start: int, period: Period | None, **more: str) -> TimeExpression:
    return TimeExpression(start, start + 6, "date", "", period, "weekday", **more)  # type: ignore[arg-type]


FIRST, SECOND = TEXT.index("Monday"), TEXT.rindex("Monday")


def test_the_day_beside_the_cue_is_the_day_of_speaking_and_not_the_one_spoken_of() -> None:
    times = (monday(FIRST, DAY), monday(SECOND, EARLIER))

    assert date_claims([claim("Monday")], times, TEXT)[0].period == DAY


def test_nothing_is_dated_without_a_resolved_expression_outside_the_words() -> None:
    unknown = (monday(FIRST, None), monday(SECOND, EARLIER))

    assert date_claims([claim("Monday")], unknown, TEXT)[0].period is None
    assert date_claims([claim("")], (monday(FIRST, DAY),), TEXT)[0].period is None
    assert date_claims([claim("Monday")], (), TEXT)[0].period is None


def test_nothing_was_said_in_the_future() -> None:
    times = (monday(FIRST, DAY, direction="future"),)

    assert date_claims([claim("Monday")], times, TEXT)[0].period is None
