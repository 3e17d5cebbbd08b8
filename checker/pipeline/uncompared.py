"""The claims of a report that take part in no finding: on the shelf, not in memory, for most of a corpus is compared with nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import overload

from checker.model import Claim


class Uncompared(Sequence[Claim]):
    """Claims in order, read anew each time that they are gone through; copied or pickled they are a tuple."""

    def __init__(self, claims: Iterable[Claim], compared: Set[str], number: int) -> None:
        """Leave out what is compared.

        Args:
            claims: all of the documents that a report is about, in order, read anew each time that they are gone through.
            compared: ids of those that take part in a finding.
            number: how many others there are.
        """
        self._claims = claims
        self._compared = compared
        self._number = number

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Claim]:
        return (claim for claim in self._claims if claim.id not in self._compared)

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, at: int | slice) -> Claim | tuple[Claim, ...]:
        """One by its number, or some as a tuple; nothing behind them is read."""
        if isinstance(at, int):
            return next(islice(self, range(len(self))[at], None))
        wanted = range(len(self))[at]
        forwards = wanted if wanted.step > 0 else wanted[::-1]
        some = tuple(islice(self, forwards.start, forwards.stop, forwards.step))
        return some if wanted.step > 0 else some[::-1]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, Uncompared)) and len(self) == len(other) and all(map(Claim.__eq__, self, other))

    def __reduce__(self) -> tuple[Callable[[Iterable[Claim]], tuple[Claim, ...]], tuple[tuple[Claim, ...]]]:
        return tuple, (tuple(self),)
