"""The keys of a rule file: which there are, what each means, and what may stand in it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from checker.model import CompareAs, Formula, Scope, Section, Severity, SlotType, Status

NOT_YET: frozenset[str] = frozenset()
"""Keys that the format knows and this version does not read."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Word = Annotated[Text, WithJsonSchema({"type": ["string", "number"]})]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]


def _as_documents(example: Any) -> Any:
    return {"text": example} if isinstance(example, str) else example


def _join_after(companions: Any) -> Any:
    """Give ``after to/for`` back to the line before it: YAML makes a key of it in ``{recipient: country, after to/for}``."""
    if not isinstance(companions, dict):
        return companions
    joined: dict[str, Any] = {}
    before = None
    for name, value in companions.items():
        if value is None and is_after(name) and before is not None and isinstance(joined[before], str):
            joined[before] += f", {name}"
        else:
            joined[name] = value
            before = name
    return joined


def is_after(key: object) -> bool:
    """Tell whether a key of ``with`` is the second half of the line before it."""
    return isinstance(key, str) and key.startswith("after ")


def _as_section(name: Any) -> Any:
    """A part of a document by the name that rules give it: ``table`` for the cells of one."""
    return Section.CELL if name == "table" else name


def _as_lines(keys: Any) -> Any:
    """``Deal: ...`` as text also where YAML makes a key of it, in ``[Deal: ...]``."""
    if not isinstance(keys, list):
        return keys
    return [_as_line(*key.items()) if isinstance(key, dict) and len(key) == 1 else key for key in keys]


_TEXT_OR_LINE = {"type": ["string", "object"], "minLength": 1, "maxProperties": 1, "additionalProperties": {"enum": ["...", "…"]}}


def _as_line(pair: tuple[str, Any]) -> Any:
    return f"{pair[0]}: {pair[1]}" if pair[1] in ("...", "…") else {pair[0]: pair[1]}


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


OneOrMore = Annotated[
    list[Word],
    Field(min_length=1),
    BeforeValidator(_as_list),
    WithJsonSchema(
        {
            "oneOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
            ]
        }
    ),
]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, use_enum_values=False)


class FindText(_Closed):
    """What the rule takes from the text: a figure near words, or phrases."""

    figure: SlotType | None = Field(None, description="Type of figure to take, in any form: money, mass, percent ... or figure for any.")
    near: list[Word] = Field([], description="At least one of these stands in the same sentence; `<list>` for a list of words.")
    and_near: list[Word] = Field([], description="Each of these stands there as well.")
    not_near: list[Word] = Field([], description="None of these stands there.")
    status: list[Status] = Field([], description="Only figures of this status: actual, target, forecast, planned, estimate, revised.")
    within: str = Field(
        "sentence",
        description="The stretch of text in which near words count: sentence or document.",
        json_schema_extra={"enum": ["sentence", "document"]},
    )
    with_: Annotated[dict[str, Text], BeforeValidator(_join_after)] = Field(
        {},
        alias="with",
        description="Slots filled from near the figure: `season: period`, or `recipient: country, after to/for`.",
        json_schema_extra={"additionalProperties": {"type": ["string", "null"]}},
    )
    phrases: list[Text] | None = Field(
        None,
        min_length=1,
        description="Texts with five signs: `<name:type>` slot, `a/b` either word, `[word]` optional word, `...` up to eight words, "
        "`word*` any ending.",
    )
    columns: dict[str, OneOrMore] | None = Field(
        None,
        min_length=1,
        description="Slots filled from the rows of tables, each with words of the heading of its column: `price: [unit price]`; "
        "`price?` where a table may lack the column.",
    )
    pattern: Text | None = Field(
        None,
        description="For experts: a regular expression, matched in each sentence as it is written; named groups `(?P<name>...)` are slots.",
    )
    sources: list[Word] = Field([], description="Only what these have published: names as documents give them, `*` for any letters.")
    files: list[Word] = Field([], description="Only documents of these names: `bulletin-*.txt`, `*` for any letters.")
    sections: list[Annotated[Section, BeforeValidator(_as_section)]] = Field(
        [], description="Only these parts of a document: headline, heading, body, table, caption, quotation, footnote ..."
    )
    exclude: list[Word] = Field(
        [],
        description="Leaves out documents with one of these words in their name, their title or the short lines at their top: `opinion`.",
    )


class CompareText(_Closed):
    """The comparison of two claims of one fact."""

    value: Text | None = Field(None, description="The slot whose values are compared; `figure` where find has `figure`.")
    as_: CompareAs | None = Field(
        None,
        alias="as",
        description="What the values are: figure, limit, change, place, date, person (of a role), text, or set (all names of a document).",
    )
    tolerance: Word = Field(
        "stated",
        description="How far two values may lie apart: stated (by their printed digits), exact, 2%, 0.5 in their unit, 500 kg, 3 days.",
    )

    equal: list[Text] | None = Field(None, description="Slots whose figures in one match must be the same: `[words, figures]`.")
    check: Formula | None = Field(
        None,
        description="Arithmetic that the figures of one match must satisfy: percent_change (of `to` against `from`), difference (`to` less "
        "`from`), total (of all in `from`), share (of `from` in `to`) or ratio (`to` by `from`).",
    )
    from_: OneOrMore = Field(
        [], alias="from", description="For `check`: the slot of the figure to start from; a list of the parts of a total."
    )
    to: Text | None = Field(None, description="For `check`: the slot of the figure to end with.")
    stated: Text | None = Field(None, description="For `check`: the slot of the figure that the text gives as the result.")
    direction: Text | None = Field(None, description="For `check`: the slot whose words say whether it is a rise or a fall.")
    rounded_inputs: Severity = Field(
        Severity.NOTE, description="How much it matters where rounding of the other figures could explain the difference."
    )
    expect: Text | None = Field(None, description="Arithmetic of one's own that one match must satisfy: `quantity * price = total`.")


class DocumentText(_Closed):
    """A document of an example, where more than its text matters."""

    text: Text = Field(description="Its text.")
    title: Text | None = Field(None, description="Its title.")
    source: Text | None = Field(None, description="Who published it; without it, the name that the example gives it.")
    authority: Text | None = Field(None, description="How much it weighs, as a list of sources says: official ...")
    published: Text | None = Field(None, description="The day that it is dated: 2025-10-30.")


def _as_document(document: Any) -> Any:
    """A text alone is a document."""
    if isinstance(document, str) and document.strip():
        return DocumentText.model_validate({"text": document})
    if isinstance(document, str):
        raise PydanticCustomError("string_too_short", "is empty")
    if not isinstance(document, (dict, DocumentText)):
        raise PydanticCustomError("string_type", "takes text")
    return document


_NOT_EMPTY: dict[str, Any] = {"type": "string", "minLength": 1}
Documents = Annotated[
    dict[str, Annotated[DocumentText, BeforeValidator(_as_document)]],
    Field(min_length=1),
    BeforeValidator(_as_documents),
    WithJsonSchema(
        {
            "oneOf": [
                _NOT_EMPTY,
                {"type": "object", "minProperties": 1, "additionalProperties": {"oneOf": [_NOT_EMPTY, DocumentText.model_json_schema()]}},
            ]
        }
    ),
]


class ReferenceText(_Closed):
    """The documents that the others are held against; what is given of source, file and authority must all hold."""

    source: OneOrMore = Field([], description="Who published them, one or several; `*` for any letters.")
    file: OneOrMore = Field([], description="What they are called: `bulletin-*.txt`, one or several.")
    authority: OneOrMore = Field([], description="How much they weigh, as a list of sources says: `official`.")
    take: str = Field(
        "latest",
        description="latest: of several the latest that is not later than the story; all: each of them.",
        json_schema_extra={"enum": ["latest", "all"]},
    )


class ExamplesText(_Closed):
    """The rule's own tests, by the verdict they must give."""

    conflict: list[Documents] = Field([], description="Texts that cannot both be true.")
    revision: list[Documents] = Field([], description="Texts of which one replaces the other.")
    rounding: list[Documents] = Field([], description="Texts that differ by the rounding of their figures only.")
    agreement: list[Documents] = Field([], description="Texts that say the same.")
    separate: list[Documents] = Field([], description="Texts that match, but speak of two different facts.")
    nothing: list[Documents] = Field([], description="Texts that the rule must not match.")


SameAs = dict[str, dict[str, list[Word]]]


def _compare_or_limit(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema of a rule that ``limit`` may take the place of ``compare``."""
    schema["required"].remove("compare")
    schema["anyOf"] = [{"required": ["compare"]}, {"required": ["limit"]}]


class SeverityFromText(_Closed):
    """From which gap on a conflict has a graver severity than the rule."""

    warning: Word | None = Field(None, description="The least gap of a warning: `1%` of the larger value, or `0.5` in its unit.")
    error: Word | None = Field(None, description="The least gap of an error: `5%` of the larger value, or `3` in its unit.")


class RuleText(_Closed):
    """One rule."""

    model_config = ConfigDict(json_schema_extra=_compare_or_limit)

    id: Name = Field(description="Name of the rule in its pack: small letters, digits and hyphens.")
    title: Text = Field(description="What the rule is about, in a few words.")
    severity: Severity = Field(description="How much a conflict matters: error, warning or note.")
    severity_from: SeverityFromText | None = Field(
        None, description="A graver one where the values lie far apart: `{warning: 1%, error: 5%}`, or a number in their unit."
    )
    why: Text = Field(description="Why it matters, in one sentence, for whoever reads a finding.")
    find: FindText = Field(description="What the rule takes from the text.")
    same_as: SameAs = Field({}, description="By slot: a name, and the other ways to write it.")
    assume: dict[str, Text] = Field({}, description="How to read an unclear unit word, such as `ton: metric_ton`; the finding says so.")
    units: dict[str, Text] = Field(
        {}, description="Units of your own, each as an amount of a known one: `bushel of soybeans: 27.2155 kg`; the finding says so."
    )
    group_by: Annotated[list[Annotated[Text, WithJsonSchema(_TEXT_OR_LINE)]], BeforeValidator(_as_lines)] = Field(
        [],
        description="What two claims must share to be about one fact: slots, `edition`, `period`, `date within 31 days`; of the document "
        "`source`, `published`, `title`, `document`; `Deal: ...` for what a line of the text has after these words.",
    )
    compare: CompareText = Field(description="What is compared, and how.")
    reference: ReferenceText | None = Field(
        None, description="The documents that the others are held against; without it all are compared with all."
    )
    scope: Scope | None = Field(
        None,
        description="Which claims are held against each other: those of one match, of one document, or of all (corpus; without the key, "
        "unless `equal`, `check`, `expect` or `limit` is there).",
    )
    limit: OneOrMore = Field([], description="What one figure must keep to: `value <= 40 mg`; a rule with it needs no `compare`.")
    link: Text | None = Field(None, description="Address of a page that says more, such as the style guide's.")
    formerly: OneOrMore = Field([], description="Ids that the rule had before, so that what names it by one still finds it.")
    revision_when: list[Word] = Field([], description="Words that mark a value as replaced, such as `up from` or `previous*`.")
    message: Text = Field(description="The sentence of a finding, with `<slot>` and `<values>`.")
    examples: ExamplesText = Field(description="The rule's own tests: at least one conflict, and one of separate, nothing or agreement.")

    @model_validator(mode="before")
    @classmethod
    def _limit_alone(cls, rule: Any) -> Any:
        """A rule with a ``limit`` says with that what it compares."""
        return {**rule, "compare": {}} if isinstance(rule, dict) and "limit" in rule and "compare" not in rule else rule


class RuleFile(_Closed):
    """A file of rules."""

    checker: int = Field(description="Version of the rule format: 1.", json_schema_extra={"const": 1})
    pack: Name | None = Field(None, description="First half of the rules' ids; without it, the name of the file.")
    lists: dict[str, Annotated[list[Word], Field(min_length=1)]] = Field({}, description="Lists of words, for `<name>` in a phrase.")
    same_as: SameAs = Field({}, description="As in a rule, for every rule of the file that has the slot.")
    assume: dict[str, Text] = Field({}, description="As in a rule, for every rule of the file.")
    units: dict[str, Text] = Field({}, description="As in a rule, for every rule of the file.")
    rules: list[RuleText] = Field(min_length=1, description="The rules.")


MODELS: dict[str, type[BaseModel]] = {
    "find": FindText,
    "compare": CompareText,
    "severity_from": SeverityFromText,
    "examples": ExamplesText,
    "reference": ReferenceText,
}
"""The models of a rule's keys that hold keys of their own."""


def keys(model: type[BaseModel]) -> list[str]:
    """The keys of a model as they are written, in order."""
    return [field.alias or name for name, field in model.model_fields.items()]
