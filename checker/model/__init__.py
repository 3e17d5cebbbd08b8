"""The words of the project: what a document, claim, rule, finding and report are, and the columns of every table.

Nothing here reads, computes or prints. One word a thing, in code, YAML, JSON and reports alike:
a *document* is read, in *blocks* and *tables*; a *claim* is one figure or checkable fact of it, in one of its *sections*;
a *group* is the claims about one fact;
a *finding* says what comparing a group gave (its *verdict*), how much that matters (*severity*) and how sure the
link is (*confidence*); a *report* is all of it. To add a kind of claim, add a member to :class:`Kind`.
"""

from checker.model.across import Only, Reference
from checker.model.check import Check, Constant, Formula, Named, Operation, Relation, Scope, Term, slots_of
from checker.model.claim import Claim
from checker.model.decision import Applied, Decided, Entry, Stale
from checker.model.difference import Change, Difference
from checker.model.document import OWN_REPORT, STDIN_NAME, Block, Document, Mark, Origin, Passage, Skipped
from checker.model.finding import Computed, Finding, Value
from checker.model.group import ClaimGroup, Member
from checker.model.ignore import Ignore, Remark
from checker.model.limits import LIMITS, Limits
from checker.model.own_unit import OwnUnit
from checker.model.position import Position
from checker.model.progress import Progress, Stage, silent
from checker.model.report import MIN_CONFIDENCE, Report, RuleNote
from checker.model.rule import (
    Column,
    Companion,
    Compare,
    CompareAs,
    Example,
    ExampleVerdict,
    Find,
    Gap,
    GroupKey,
    Pattern,
    Phrase,
    Rule,
    Slot,
    SlotType,
    Tolerance,
    Words,
)
from checker.model.table import Cell, Table
from checker.model.terms import FIGURE_KINDS, Comparator, Decision, FigureRole, Kind, Modality, Section, Severity, Status, Trend, Verdict

__all__ = [
    "FIGURE_KINDS",
    "LIMITS",
    "MIN_CONFIDENCE",
    "OWN_REPORT",
    "STDIN_NAME",
    "Applied",
    "Block",
    "Cell",
    "Change",
    "Check",
    "Claim",
    "ClaimGroup",
    "Column",
    "Companion",
    "Comparator",
    "Compare",
    "CompareAs",
    "Computed",
    "Constant",
    "Decided",
    "Decision",
    "Difference",
    "Document",
    "Entry",
    "Example",
    "ExampleVerdict",
    "FigureRole",
    "Find",
    "Finding",
    "Formula",
    "Gap",
    "GroupKey",
    "Ignore",
    "Kind",
    "Limits",
    "Mark",
    "Member",
    "Modality",
    "Named",
    "Only",
    "Operation",
    "Origin",
    "OwnUnit",
    "Passage",
    "Pattern",
    "Phrase",
    "Position",
    "Progress",
    "Reference",
    "Relation",
    "Remark",
    "Report",
    "Rule",
    "RuleNote",
    "Scope",
    "Section",
    "Severity",
    "Skipped",
    "Slot",
    "SlotType",
    "Stage",
    "Stale",
    "Status",
    "Table",
    "Term",
    "Tolerance",
    "Trend",
    "Value",
    "Verdict",
    "Words",
    "silent",
    "slots_of",
]
