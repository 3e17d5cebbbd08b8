"""Find the figures and claims in a set of documents that cannot both be true, and see who says what, where.

    import checker
    report = checker.check(["articles/"], rules=["my-rules/"])
    report.conflicts            # findings with verdict "conflict"
    report.to_frame()           # pandas, one row a claim of a finding
    checker.extract("a.txt")    # pandas, one row a claim

Importing this is cheap: pandas and the rest load with the first call.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from pandas import DataFrame

    from checker.errors import CheckerError, DecisionsError, EngineError, PathError, ReadError, RuleError, SettingsError
    from checker.model import Limits, Report

    Path = str | PathLike[str]
    __version__: str

__all__ = [
    "CheckerError",
    "DecisionsError",
    "EngineError",
    "Limits",
    "PathError",
    "ReadError",
    "RuleError",
    "SettingsError",
    "__version__",
    "check",
    "extract",
]

_ERRORS = frozenset({"CheckerError", "DecisionsError", "EngineError", "PathError", "ReadError", "RuleError", "SettingsError"})


def check(
    paths: Path | Iterable[Path],
    *,
    rules: Path | Iterable[Path] = (),
    builtin: bool = True,
    generic: bool = True,
    checks: bool = True,
    min_confidence: float | None = None,
    decisions: Path | Iterable[Path] = (),
    published_since: str | None = None,
    limits: Limits | None = None,
) -> Report:
    """What a set of documents says, and where it disagrees with itself.

    Args:
        paths: files, folders and globs, or one of them.
        rules: rule files or folders of them, added to the packs that come with checker.
        builtin: use those packs.
        generic: link claims without a rule as well.
        checks: recompute the figures that can be recomputed.
        min_confidence: 0 to 1; findings that rest on linking without a rule and are less sure are left out and counted in
            ``report.summary["below_confidence"]``. None for the default, which is chosen for precision.
        decisions: files of what was decided about findings.
        published_since: leave out findings all of whose documents were published before this day, month or year ("2026-01").
        limits: how much of a file is read at most, ``checker.Limits(pages=10_000)``; None for the defaults.

    Raises:
        CheckerError: no path, or one that does not exist (PathError), a rule file with mistakes (RuleError), a file of decisions with
            mistakes (DecisionsError), a confidence out of range.
    """
    from checker import pipeline
    from checker.model import LIMITS, MIN_CONFIDENCE

    least = MIN_CONFIDENCE if min_confidence is None else min_confidence
    return pipeline.check(
        _some(paths),
        rules=_paths(rules),
        builtin=builtin,
        generic=generic,
        checks=checks,
        min_confidence=least,
        decisions=_paths(decisions),
        published_since=published_since,
        limits=limits or LIMITS,
    )


def extract(paths: Path | Iterable[Path], *, limits: Limits | None = None) -> DataFrame:
    """Every figure and checkable fact, one row a claim in document order; a file that cannot be read gives no rows.

    Args:
        paths: files, folders and globs, or one of them.
        limits: as for :func:`check`.

    Raises:
        PathError: no path, or one that does not exist.
    """
    from checker import pipeline
    from checker.model import LIMITS

    return pipeline.extract(_some(paths), limits=limits or LIMITS)


def _some(paths: Path | Iterable[Path]) -> list[str]:
    """The paths, of which there has to be one."""
    from checker.errors import PathError

    if not (listed := _paths(paths)):
        raise PathError("no path given")
    return listed


def _paths(paths: Path | Iterable[Path]) -> list[str]:
    from os import PathLike, fspath

    return [fspath(path) for path in ([paths] if isinstance(paths, (str, PathLike)) else paths)]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("claim-figure-checker")
        except PackageNotFoundError:
            # A checkout that was never installed.
            return "0+unknown"
    if name == "Limits":
        from checker.model import Limits

        return Limits
    if name in _ERRORS:
        from checker import errors

        return getattr(errors, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
