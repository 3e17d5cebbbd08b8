"""The table of formats."""

from __future__ import annotations

from importlib import import_module

import pytest

from checker.reporters import FOR_FILES, REPORTERS, SUFFIXES, format_of, render

from . import reports


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_renders(name: str) -> None:
    """Every entry names a function, and it gives text that ends in one line feed."""
    module, _, function = REPORTERS[name].partition(":")
    assert callable(getattr(import_module(module), function))
    shown = render(reports.stories(), name)
    assert isinstance(shown, bytes) == (name in FOR_FILES)
    if isinstance(shown, str):
        assert shown.endswith("\n")
        assert not shown.endswith("\n\n")


@pytest.mark.parametrize("name", REPORTERS)
def test_same_bytes(name: str) -> None:
    """The same report gives the same bytes in every format."""
    assert render(reports.stories(), name) == render(reports.stories(), name)


def test_suffixes_name_known_formats() -> None:
    """A suffix leads to a format that there is."""
    assert set(SUFFIXES.values()) <= set(REPORTERS)
    assert format_of("out/Report.JSON") == "json"
    assert format_of("report") is None
