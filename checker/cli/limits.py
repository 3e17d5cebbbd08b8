"""Options that bound how much of a file is read: one for each row of the table of limits, for every command that reads documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from checker.model.limits import BY_NAME, GB, KB, LIMITS, MB, Limit, Limits, size

if TYPE_CHECKING:
    _Typed = click.ParamType[int]
else:
    _Typed = click.ParamType  # generic since 8.4 only

Command = Callable[..., Any]

_SIZE = re.compile(r"(?P<number>\d{1,12})\s*(?P<unit>[kmg]?)i?b?", re.IGNORECASE | re.ASCII)
_UNITS = {"": 1, "k": KB, "m": MB, "g": GB}


class Size(_Typed):
    """Bytes, written as a whole number with KB, MB or GB, whose kilo is 1,024."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes."""
        if isinstance(value, int):
            return value
        written = _SIZE.fullmatch(str(value).strip())
        number = int(written["number"]) * _UNITS[written["unit"].lower()] if written else 0
        if not number:
            self.fail(f"{value!r} is no size such as 256MB.", param, ctx)
        return number


def limits(command: Command) -> Command:
    """Add an option for each limit; the command takes them together, as ``limits``."""

    @wraps(command)
    def bounded(*arguments: Any, **options: Any) -> Any:
        given = {name: options.pop(name) for name in BY_NAME}
        return command(*arguments, limits=Limits(**given), **options)

    made: Command = bounded
    for limit in reversed(BY_NAME.values()):
        made = _option(limit)(made)
    return made


def _option(limit: Limit) -> Callable[[Command], Command]:
    usual = getattr(LIMITS, limit.name)
    return click.option(
        f"--{limit.option}",
        limit.name,
        type=Size() if limit.is_size else click.IntRange(1, limit.most),
        metavar="SIZE" if limit.is_size else "N",
        default=usual,
        show_default=size(usual) if limit.is_size else True,
        help=limit.meaning,
    )
