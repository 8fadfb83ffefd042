"""What a place lies in."""

import pytest

from ukcorpus.authority.containers import containers, is_within


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("geo:706483", "iso:UA"),
        ("geo:706483", "iso:UA-63"),
        ("geo:709717", "area:donbas"),
        ("area:donbas", "iso:UA"),
        ("geo:2641170", "iso:GB-ENG"),
        ("iso:EE", "area:baltic-states"),
        ("iso:BR", "area:americas"),
        ("iso:FR", "iso:FR"),
    ],
)
def test_a_place_lies_in_its_region_country_and_continent(inner: str, outer: str) -> None:
    assert is_within(inner, outer)


def test_a_country_does_not_lie_in_its_city() -> None:
    assert not is_within("iso:UA", "geo:706483")
    assert not is_within("geo:524901", "iso:UA")
    assert containers("geo:0") == containers("name:nowhere") == ()
