"""The page of a rule: what it is for, what it looks for as it is written, and its examples; and all rules in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import indent

from checker.model import Example, ExampleVerdict, Rule
from checker.reporters.layout import Paint, hanging
from checker.reporters.symbols import harmless, visible

HEADINGS: dict[ExampleVerdict, str] = {
    ExampleVerdict.CONFLICT: "Reported as a conflict",
    ExampleVerdict.REVISION: "No conflict, but a revision",
    ExampleVerdict.ROUNDING: "No conflict, but rounding",
    ExampleVerdict.AGREEMENT: "No conflict: these agree",
    ExampleVerdict.SEPARATE: "No conflict: two different facts",
    ExampleVerdict.NOTHING: "Not taken at all",
}
"""What stands over the examples of each verdict."""


def text(rule: Rule, looks_for: str, lists: Mapping[str, Sequence[str]], *, width: int, paint: Paint) -> str:
    """The page for a terminal.

    Args:
        rule: its title, why, message and examples are shown.
        looks_for: the lines of its file that say what it finds and compares.
        lists: the lists of words that those lines name.
        width: columns of a line.
        paint: styles.
    """
    lines = [
        paint.bold(visible(rule.title)),
        f"{visible(rule.id)} · {rule.severity.value} · {visible(rule.path)}:{rule.line}",
        "",
        *hanging("", visible(rule.why), width),
        *(hanging("More: ", visible(rule.link), width) if rule.link else []),
        *hanging("Message: ", visible(rule.message), width),
        "",
        *indent(harmless(looks_for), "  ").splitlines(),
    ]
    if lists:
        lines += ["", *(line for name, words in lists.items() for line in hanging(f"  <{visible(name)}> ", _words(words), width))]
    for verdict, examples in by_verdict(rule).items():
        lines += ["", paint.bold(HEADINGS[verdict])]
        for number, example in enumerate(examples):
            lines += [""] if number else []
            for name, said in _named(example).items():
                lines += hanging(f"  {name}: " if name else "  ", visible(said), width)
    return "".join(f"{line}\n" for line in lines)


def without_file(name: str, title: str, severity: str, why: str, *, width: int, paint: Paint) -> str:
    """The page for a terminal of a check, or of a kind of linking, that stands in no rule file; ``severity`` is that of a conflict."""
    return "".join(f"{line}\n" for line in (paint.bold(title), f"{name} · {severity} · built-in", "", *hanging("", why, width)))


def catalogue(rules: Sequence[Rule]) -> str:
    """The rules of each pack as sections in Markdown, with a conflict of each and one example of every other verdict it shows."""
    packs: dict[str, list[Rule]] = {}
    for rule in rules:
        packs.setdefault(rule.id.partition("/")[0], []).append(rule)
    return "\n".join(f"### {pack}\n\n" + "\n".join(map(_entry, held)) for pack, held in sorted(packs.items()))


def _entry(rule: Rule) -> str:
    shown = []
    for verdict, (example, *_) in by_verdict(rule).items():
        said = [f"{each}: {visible(words)}" if each else visible(words) for each, words in _named(example).items()]
        shown.append(f"- {HEADINGS[verdict]}\n" + "".join(f"  - {_escaped(each)}\n" for each in said))
    return f"**`{rule.id}`** ({rule.severity.value}): {_escaped(visible(rule.title))}. {_escaped(visible(rule.why))}\n\n" + "".join(shown)


def keys(table: Iterable[tuple[str, str, bool, str]]) -> str:
    """A table in Markdown of where a key stands, the key, whether it has to be there, and what it means."""
    rows = [
        f"| {f'`{where}`' if where else 'the file'} | `{key}` | {'yes' if needed else ''} | {_cell(said)} |"
        for where, key, needed, said in table
    ]
    return "\n".join(["| in | key | needed | meaning |", "|---|---|---|---|", *rows]) + "\n"


def by_verdict(rule: Rule) -> dict[ExampleVerdict, list[Example]]:
    """The examples of a rule by what they must give, conflicts first."""
    grouped = {verdict: [example for example in rule.examples if example.verdict is verdict] for verdict in ExampleVerdict}
    return {verdict: examples for verdict, examples in grouped.items() if examples}


def _named(example: Example) -> dict[str, str]:
    """The texts of an example by their names, with what is known of them; no name where it is one text alone."""
    named = {}
    for name, said in example.documents.items():
        known = ", ".join(f"{key} {value}" for key, value in example.known.get(name, {}).items())
        alone = "" if list(example.documents) == ["text"] else visible(name)
        named[visible(f"{alone} ({known})" if known else alone)] = said
    return named


def _words(words: Sequence[str]) -> str:
    return ", ".join(map(visible, words))


def _cell(words: str) -> str:
    """The cell of a table, code left as it is."""
    return visible(words).replace("|", "\\|")


def _escaped(words: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_<>[]|" else sign for sign in words)
