"""Where the pattern of a rule matches, with what fills its named groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.engine.fillers import Filler, fills
from checker.errors import CheckerError
from checker.model import Claim, Rule, SlotType
from checker.text.folding import squeeze
from checker.text.patterns import RUN, Budget, SlowPatternError, matches
from checker.text.scan import Mention, Scan

_PLACES = ("place", "country")


def patterned(rule: Rule, scan: Scan, sentence: int, claims: Sequence[Claim], budget: Budget) -> Iterator[dict[str, Filler]]:
    """What fills the groups at each place in a sentence where the pattern matches.

    Raises:
        CheckerError: the pattern takes too long; it is named with its rule.
    """
    pattern = rule.find.pattern
    start, end = scan.sentences[sentence]
    if pattern is None:
        return
    types = dict(pattern.types)
    try:
        for groups in matches(pattern.text, scan.text[start:end], budget):
            found = {}
            for name, (first, last) in groups.items():
                span = start + first, start + last
                found[name] = _filler(span, squeeze(scan.text[slice(*span)]), rule, types.get(name), claims, scan.mentions(sentence))
            yield found
    except SlowPatternError:
        where = f"{rule.path}:{rule.line}: " if rule.path else ""
        message = f"the pattern of rule {rule.id} took longer than {RUN:g} s over {scan.document.id}: write it simpler, or as `phrases`"
        raise CheckerError(where + message) from None


def _filler(
    span: tuple[int, int], text: str, rule: Rule, kind: SlotType | None, claims: Sequence[Claim], mentions: Sequence[Mention]
) -> Filler:
    """What a group holds: of a group that is compared the claim in it, or around it; of others the words."""
    if kind is None:
        return Filler(0, 0, text)
    if kind is SlotType.PLACE:
        names = [mention for mention in mentions if mention.kind in _PLACES and _meet(span, mention)]
        return Filler(0, 0, names[0].name, mention=names[0]) if names else Filler(0, 0, text)
    held = [claim for claim in claims if _meet(span, claim) and fills(claim, kind, rule.units)]
    return Filler(0, 0, text, max(held, key=lambda claim: claim.end - claim.start)) if held else Filler(0, 0, text)


def _meet(span: tuple[int, int], other: Claim | Mention) -> bool:
    """Tell whether one of two stretches lies in the other."""
    start, end = span
    return (start <= other.start and other.end <= end) or (other.start <= start and end <= other.end)
