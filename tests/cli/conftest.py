"""A pipeline that reads nothing, so that the command line is tested alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import checker.pipeline
from checker.model import Report

# The hand-made reports live with the tests of the reporters, whichever way pytest was started.
sys.path.append(str(Path(__file__).resolve().parents[2]))


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Callable[[Report | BaseException], list[dict[str, object]]]:
    """Make ``pipeline.check`` give this report or raise this error; the list returned holds what it was called with."""

    def stand_in(result: Report | BaseException) -> list[dict[str, object]]:
        calls: list[dict[str, object]] = []

        def check(paths: Sequence[str], **options: object) -> Report:
            calls.append({"paths": paths} | options)
            if isinstance(result, BaseException):
                raise result
            return result

        monkeypatch.setattr(checker.pipeline, "check", check, raising=False)
        return calls

    return stand_in
