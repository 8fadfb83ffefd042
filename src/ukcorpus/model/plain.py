"""The common form of values that live for one question and are never JSON."""

from typing import Any, ClassVar, TypeVar, dataclass_transform

P = TypeVar("P", bound="Plain")


@dataclass_transform(frozen_default=True)
class Plain:
    """Frozen and compared by content, as ``base.Value``, but without msgspec and dataclasses:
    importing either takes longer than a whole search."""

    __fields__: ClassVar[tuple[str, ...]] = ()
    __defaults__: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        own = cls.__annotations__
        cls.__fields__ = (*cls.__fields__, *own)
        given = {name: cls.__dict__[name] for name in own if name in cls.__dict__}
        cls.__defaults__ = {**cls.__defaults__, **given}

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self.__fields__
        given = dict(zip(fields, values, strict=False))
        content = {**self.__defaults__, **given, **named}
        once = len(values) <= len(fields) and given.keys().isdisjoint(named)
        if not once or content.keys() != set(fields):
            raise TypeError(f"{type(self).__name__} is made of {', '.join(fields) or 'nothing'}")
        self.__dict__.update(content)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *map(self.__dict__.__getitem__, self.__fields__)))

    def __repr__(self) -> str:
        shown = (f"{name}={self.__dict__[name]!r}" for name in self.__fields__)
        return f"{type(self).__name__}({', '.join(shown)})"


def replace(value: P, **changes: Any) -> P:
    """``value`` with other values of some fields."""
    return type(value)(**{**value.__dict__, **changes})
