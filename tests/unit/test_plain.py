"""Plain values: frozen, compared by content, made as their fields say."""

import pytest

from ukcorpus.model.plain import Plain, replace


class Point(Plain):
    x: int
    y: int = 0


class Named(Point):
    name: str = ""


class Other(Plain):
    x: int
    y: int = 0


def test_values_of_one_class_with_one_content_are_equal() -> None:
    assert Point(1) == Point(x=1, y=0)
    assert hash(Point(1)) == hash(Point(1, 0))
    assert Point(1) != Point(2)


def test_values_of_different_classes_differ() -> None:
    assert Point(1) != Other(1)
    assert len({Point(1), Other(1)}) == 2


def test_fields_are_inherited_in_their_order() -> None:
    assert Named(1, 2, "a") == Named(name="a", y=2, x=1)
    assert repr(Named(1)) == "Named(x=1, y=0, name='')"


def test_a_value_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    assert replace(point, x=2) == Point(2)
    assert point == Point(1)


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"x": 1}), ((1,), {"z": 1})]
)
def test_missing_and_unknown_values_are_refused(
    values: tuple[int, ...], named: dict[str, int]
) -> None:
    with pytest.raises(TypeError, match="is made of x, y"):
        Point(*values, **named)
