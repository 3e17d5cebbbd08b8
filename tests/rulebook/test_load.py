"""Files and folders of rules, and what comes out of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import PathError, RuleError
from checker.model import Companion, CompareAs, ExampleVerdict, GroupKey, Severity, SlotType, Tolerance
from checker.rulebook import builtin_folder, load, load_rules
from checker.rulebook.reading import read

HERE = Path(__file__).parent
GOOD = (HERE / "good.yml").read_text(encoding="utf-8")

FIGURE = """\
checker: 1
rules:
  - id: value
    title: Value of a sale
    severity: warning
    why: It has one.
    find:
      figure: money
      near: [arms sale/sales, "[big] package"]
      status: [planned]
      within: document
      with: {recipient: country, after to/for, season: period}
    assume: {ton: metric_ton}
    group_by: [recipient, date within 31 days]
    compare: {tolerance: 2%}
    message: Sale to <recipient> is <values>
    examples:
      conflict:
        - A: one
          B: two
      separate: [one, {x: two}]
"""


def mistakes_of(path: Path) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load([path])
    return [f"{Path(m.path).name}:{m.line}:{m.column}: {m.message}" for m in caught.value.mistakes]


def test_rule() -> None:
    """A rule holds what its file says."""
    (found,), mistakes, _ = read(GOOD, "rules/good.yml", pack="x")
    rule, where = found
    assert mistakes == []
    assert where == ("rules", 0)
    assert (rule.id, rule.severity, rule.path, rule.line) == ("shop/price", Severity.ERROR, "rules/good.yml", 6)
    assert [phrase.text for phrase in rule.find.phrases][1] == "order <item:thing> ... costs/cost <price:money>"
    assert rule.group_by == (GroupKey("day"), GroupKey("date", 31))
    assert (rule.compare.value, rule.compare.space, rule.compare.tolerance) == ("price", CompareAs.FIGURE, Tolerance())
    assert rule.same_as == {"item": {"paper": "paper", "sheets": "paper", "copy paper": "paper"}}
    assert rule.revision_when == (("up", "from"), ("previous*",))
    conflict, nothing = rule.examples
    assert (conflict.verdict, list(conflict.documents), conflict.line) == (ExampleVerdict.CONFLICT, ["One", "Two"], 24)
    assert (nothing.verdict, dict(nothing.documents)) == (ExampleVerdict.NOTHING, {"text": "Nothing costs nothing."})


def test_figure_near_words() -> None:
    """``with`` may be written in braces with ``after``, and the pack is the name of the file."""
    (found,), mistakes, _ = read(FIGURE, "x.yml", pack="my-rules")
    assert mistakes == []
    rule = found[0]
    assert rule.id == "my-rules/value"
    assert rule.find.companions == (Companion("recipient", SlotType.COUNTRY, ("to", "for")), Companion("season", SlotType.PERIOD))
    assert rule.find.near[0].alternatives == (("arms", "sale"), ("arms", "sales"))
    assert rule.find.near[1].alternatives == (("big", "package"), ("package",))
    assert rule.compare.tolerance == Tolerance("share", 0.02)


def test_block_form_of_with() -> None:
    """``recipient: country, after to/for`` on a line of its own is the same."""
    lines = "\n        recipient: country, after to/for\n        season: period"
    block = FIGURE.replace("{recipient: country, after to/for, season: period}", lines)
    assert read(block, "x", pack="p")[0][0][0].find == read(FIGURE, "x", pack="p")[0][0][0].find


@pytest.mark.parametrize(
    ("change", "to", "says"),
    [
        ("after to/for, season", "after, season", "12:34: `after` has no value"),
        ("after to/for, season", "behind to, season", "12:34: `behind to` has no value"),
        ("recipient: country, after", "recipient: country, before: to, after", "12:42: `to` is no type"),
        ("recipient: country", "recipient: contry", "12:25: `contry` is no type that `with` can fill"),
        ('      near: [arms sale/sales, "[big] package"]\n', "", "7:5: a figure without `near` is any figure at all"),
        ("      figure: money\n", "", "7:5: `find` has none of `figure`, `phrases`, `columns` and `pattern`"),
        ("figure: money", "figure: monye", "8:15: `monye` cannot be `figure`"),
        ("figure: money", "figure: place", "8:15: `place` is no type of figure"),
        ("within: document", "within: text", "11:15: `text` is no stretch of text"),
        ("status: [planned]", "status: [plan]", "10:16: `plan` cannot be `status`"),
        ("[big] package", "[big]", "9:32: nothing in this has to stand in the text"),
    ],
)
def test_mistakes_of_figure_near_words(change: str, to: str, says: str) -> None:
    """What can go wrong in ``find`` with a figure."""
    assert FIGURE.count(change) == 1
    _, mistakes, _ = read(FIGURE.replace(change, to), "x", pack="p")
    assert any(f"{m.line}:{m.column}: {m.message}".startswith(says) for m in mistakes), [str(m) for m in mistakes]


def test_folder(tmp_path: Path) -> None:
    """A folder is read by name, with what lies below it; other and hidden files are left alone."""
    (tmp_path / "b.yml").write_text(GOOD)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "My Rules.yaml").write_text(FIGURE)
    (tmp_path / "notes.txt").write_text("{")
    (tmp_path / ".hidden.yml").write_text("{")
    assert [rule.id for rule in load([tmp_path])] == ["shop/price", "my-rules/value"]


def test_same_file_twice(tmp_path: Path) -> None:
    """A file that two paths lead to is read once."""
    (tmp_path / "a.yml").write_text(GOOD)
    assert len(load([tmp_path, tmp_path / "a.yml"])) == 1


def test_all_files_complain_at_once(tmp_path: Path) -> None:
    """Mistakes of several files come together, a second rule of one id among them."""
    (tmp_path / "a.yml").write_text(GOOD)
    (tmp_path / "b.yml").write_text(GOOD.replace("title: Price", "titel: Price"))
    (tmp_path / "c.yml").write_text("checker: 1\nrules: []\n")
    (tmp_path / "d.yml").write_text(GOOD)
    (tmp_path / "e.yml").write_text("- one\n")
    assert mistakes_of(tmp_path) == [
        "b.yml:6:5: a rule has no `title`",
        "b.yml:7:5: unknown key `titel` in a rule",
        "c.yml:2:1: `rules` is empty",
        "d.yml:6:9: a second rule `shop/price`",
        "e.yml:1:1: a rule file is keys and values, not a list",
    ]


def test_one_rule_hides_no_other(tmp_path: Path) -> None:
    """A rule that the schema refuses does not keep the next from being checked."""
    second = GOOD[GOOD.index("  - id: price") :].replace("id: price", "id: other").replace("<values>", "<worth>")
    (tmp_path / "a.yml").write_text(GOOD.replace("severity: error", "severity: big") + second)
    assert mistakes_of(tmp_path) == ["a.yml:8:15: `big` cannot be `severity`", "a.yml:43:32: nothing fills `<worth>`"]


def test_one_mistake_hides_no_other() -> None:
    """What the schema refuses in one part of a rule keeps no other part from being checked, and makes no mistakes of its own."""
    text = """\
checker: 1
colour: red
same_as: {twon: {Busan: [Pusan]}}
rules:
  - id: venue
    title: [Venue]
    severity: big
    autor: me
    find:
      phrases:
        - <event:gathering> is in <place:place>
        - <x:plase> is on <day:date>
        - [the, event]
      nera: [word]
    group_by: [[x], evnt]
    compare: {value: place, as: plaice, tolerance: 2 pct}
    message: <x> in <town> on <day>, <values>, <gathering>
    examples:
      conflict:
        - Wire A: It is in Busan.
          Wire B:
"""
    _, mistakes, _ = read(text, "x", pack="p")
    assert [f"{m.line}: {m.message}" for m in mistakes] == [
        "2: unknown key `colour` in the file",
        "3: no rule has a slot `twon`",
        "5: a rule has no `why`",
        "6: `title` takes text, not a list",
        "7: `big` cannot be `severity`",
        "8: unknown key `autor` in a rule",
        "11: `gathering` is neither a slot type nor a list",
        "12: `plase` is neither a slot type nor a list",
        "13: `phrases` takes text, not a list",
        "14: unknown key `nera` in `find`",
        "15: `group_by` takes text, not a list",
        "16: `plaice` cannot be `as`",
        "16: `2 pct` is no tolerance",
        "17: nothing fills `<town>`",
        "17: nothing fills `<gathering>`",
        "18: no example that is close and yet no conflict",
        "21: `Wire B` has no value",
    ]


def test_parts_that_are_missing_make_one_mistake_each() -> None:
    """A part that is not there, or not readable as a whole, is complained of once."""
    text = (
        GOOD[: GOOD.index("    find:")] + "    find:\n    group_by: [day]\n    compare: x\n    message: <day> <values>\n    exmples: {}\n"
    )
    _, mistakes, _ = read(text.replace("lists:\n  totals: [total, totals, grand total]\n", ""), "x", pack="p")
    assert [m.message for m in mistakes] == [
        "a rule has no `examples`",
        "`find` has no value",
        "`compare` takes keys and values, not text",
        "unknown key `exmples` in a rule",
    ]


def test_percentage_points() -> None:
    """A type of figure that there is not says how it is found all the same."""
    _, mistakes, _ = read(FIGURE.replace("figure: money", "figure: percentage_point"), "x", pack="p")
    assert [(m.message, (m.help or "")[:40]) for m in mistakes] == [
        ("`percentage_point` cannot be `figure`", "`percent` takes percentages only; for po")
    ]


def test_persons_cannot_be_compared_yet() -> None:
    """A name is refused with what to write instead; who holds an office is compared as a person."""
    named = GOOD.replace("costs/cost <price:money>", "is sold by <who:person>").replace(
        "value: price\n      as: figure", "value: who\n      as: person"
    )
    _, mistakes, _ = read(named, "x", pack="p")
    assert [m.message for m in mistakes] == ["comparing a slot of type person is not supported yet"]
    assert "<name:role>" in str(mistakes[0].help)
    (found,), mistakes, _ = read(named.replace("who:person", "who:role"), "x", pack="p")
    assert (found[0].compare.space, mistakes) == (CompareAs.PERSON, [])


def test_a_list_is_no_slot() -> None:
    """The message cannot name a list, or a key of ``find``, as if it were a slot."""
    _, mistakes, _ = read(GOOD.replace("Price on <day>", "Price on <totals> <phrases>"), "x", pack="p")
    assert [m.message for m in mistakes] == ["nothing fills `<totals>`", "nothing fills `<phrases>`"]


def test_missing_path(tmp_path: Path) -> None:
    """A path that does not exist, and a folder without rules, are the caller's mistake."""
    with pytest.raises(PathError, match=r"nowhere\.yml: no such file or folder"):
        load([tmp_path / "nowhere.yml"])
    with pytest.raises(PathError, match="no rule file"):
        load([tmp_path])


def test_shipped_packs() -> None:
    """The packs that ship with checker load, each rule with a conflict and a near miss."""
    rules = load_rules()
    ids = {"trade/tariff-rate-change", "trade/soybean-purchase-volume", "defence/arms-sale-value", "diplomacy/summit-venue"}
    assert ids <= {rule.id for rule in rules}
    assert builtin_folder().name == "rules"
    for rule in rules:
        verdicts = {example.verdict for example in rule.examples}
        assert ExampleVerdict.CONFLICT in verdicts
        assert verdicts & {ExampleVerdict.SEPARATE, ExampleVerdict.NOTHING, ExampleVerdict.AGREEMENT}
        assert rule.path.startswith("built-in rules/")


def test_without_shipped_packs(tmp_path: Path) -> None:
    """``builtin=False`` leaves only the rules that are given."""
    (tmp_path / "a.yml").write_text(GOOD)
    assert [rule.id for rule in load_rules([tmp_path], builtin=False)] == ["shop/price"]
    assert load_rules(builtin=False) == ()


LINES = GOOD.split("\n")


@given(st.integers(0, len(LINES) - 1), st.one_of(st.text(max_size=30), st.sampled_from(LINES)), st.booleans())
def test_any_line(at: int, line: str, keep: bool) -> None:  # noqa: FBT001
    """Whatever stands in place of a line, a file gives rules or mistakes."""
    changed = [*LINES[:at], line, *LINES[at + (not keep) :]]
    rules, mistakes, _ = read("\n".join(changed), "x", pack="p")
    assert rules or mistakes
    for mistake in mistakes:
        assert str(mistake)


@given(st.text(max_size=200))
def test_any_file(text: str) -> None:
    """No file text raises."""
    assert read(text, "x", pack="p")[1]


@pytest.mark.parametrize(
    ("file", "pack"), [("Ünï.yml", "uni"), ("Où est-il.yml", "ou-est-il"), ("My Rules (2).yaml", "my-rules-2"), ("価格.yml", "rules")]
)
def test_pack_of_a_file(tmp_path: Path, file: str, pack: str) -> None:
    """Without ``pack`` it is the name of the file in the letters of ids, accents left off."""
    (tmp_path / file).write_text(GOOD.replace("pack: shop\n", ""), encoding="utf-8")
    assert [rule.id for rule in load([tmp_path])] == [f"{pack}/price"]
