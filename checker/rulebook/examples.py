"""The key ``examples`` of a rule: its own tests."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Example, ExampleVerdict
from checker.rulebook.one_rule import OneRule
from checker.rulebook.schema import DocumentText
from checker.text.calendar import days


def examples(one: OneRule) -> tuple[Example, ...]:
    text = one.rule.examples
    if not text.conflict and not _gap_in_examples(one, "conflict"):
        one.add(("examples",), "no example of a conflict", "add two texts under `conflict` that cannot both be true", key=True)
    if not (text.separate or text.nothing or text.agreement or _gap_in_examples(one, "separate", "nothing", "agreement")):
        advice_text = "add one under `separate`, `nothing` or `agreement`"
        one.add(("examples",), "no example that is close and yet no conflict", advice_text, key=True)
    return tuple(
        Example(
            verdict,
            {name: document.text for name, document in documents.items()},
            one.yaml.place((*one.where, "examples", verdict.value, index)).line,
            {name: document.model_dump(exclude={"text"}, exclude_none=True) for name, document in documents.items()},
        )
        for verdict in ExampleVerdict
        for index, documents in enumerate(getattr(text, verdict.value))
        if _dated(one, verdict, index, documents)
    )


def _dated(one: OneRule, verdict: ExampleVerdict, index: int, documents: Mapping[str, DocumentText]) -> Mapping[str, DocumentText]:
    """The documents of an example, whose dates must be dates."""
    for name, document in documents.items():
        if document.published is not None and days(document.published) is None:
            steps = ("examples", verdict.value, index, name, "published")
            one.add(steps, f"`{document.published}` is no date", "write it as 2025-10-30")
    return documents


def _gap_in_examples(one: OneRule, *verdicts: str) -> bool:
    """Tell whether an example of one of these verdicts may be meant where the schema refused something."""
    known = {verdict.value for verdict in ExampleVerdict} - set(verdicts)
    return any(path[0] == "examples" and (len(path) == 1 or path[1] not in known) for path in one.refused if path)
