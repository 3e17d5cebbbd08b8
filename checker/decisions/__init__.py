"""Decisions of people about findings, kept in a file that people can read, mend and merge.

In come decisions files (``checker.decisions.yml``) and a report; out goes the report with the status of what was decided, and what
became of each decision: ``reading`` reads files, or tells every mistake at once with its place, ``merging`` makes one of several
entries on a finding, ``applying`` holds them against a report, ``writing`` puts one into a file and leaves the rest of it alone.
"""

from checker.decisions.applying import apply
from checker.decisions.merging import merged
from checker.decisions.reading import parse, read
from checker.decisions.writing import rendered, with_entry, without_entry
from checker.text.entries import entry_of

__all__ = ["apply", "entry_of", "merged", "parse", "read", "rendered", "with_entry", "without_entry"]
