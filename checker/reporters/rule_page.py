"""The page of a rule: what it is for, what it looks for as it is written, and its examples, for a terminal or in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def markdown(rule: Rule, looks_for: str, lists: Mapping[str, Sequence[str]], *, file: str) -> str:
    """The section of a page in Markdown; arguments as for :func:`text`, ``file`` is the name that a link leads to."""
    name = rule.id
    parts = [f"### {name}", f"**{visible(rule.title)}** · {rule.severity.value} · [{file}]({file})", visible(rule.why)]
    parts += [f"[More]({rule.link})"] if rule.link else []
    parts.append(f"```yaml\n{harmless(looks_for)}\n```")
    if lists:
        parts.append("\n".join(f"- `<{each}>`: {_words(words)}" for each, words in lists.items()))
    for verdict, examples in by_verdict(rule).items():
        shown = []
        for example in examples:
            said = [f"{each}: {visible(words)}" if each else visible(words) for each, words in _named(example).items()]
            shown.append("- " + "<br>\n  ".join(map(_escaped, said)))
        parts += [f"{HEADINGS[verdict]}:", "\n".join(shown)]
    return "\n\n".join(parts) + "\n"


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


def _escaped(words: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_<>[]|" else sign for sign in words)
