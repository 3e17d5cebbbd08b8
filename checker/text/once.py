"""What an object works out when first asked for and then keeps, at the price of a plain attribute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):  # noqa: N801 - reads as the decorator that it is
    """A method as an attribute whose value is worked out once; ``functools.cached_property`` without its lock, which takes longer."""

    def __init__(self, work: Callable[[Owner], Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Owner]) -> Self: ...
    @overload
    def __get__(self, owner: Owner, kind: type[Owner]) -> Value: ...
    def __get__(self, owner: Owner | None, kind: type[Owner]) -> Self | Value:
        if owner is None:
            return self
        value = self._work(owner)
        setattr(owner, self._name, value)  # from now on found before this is; through its dict it would lose its fast attributes
        return value
