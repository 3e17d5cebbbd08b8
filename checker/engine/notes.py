"""What a reader should know of the sources of a finding: who is older, who looks ahead, which date was taken. Never who is to blame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model import Document, Modality, Status, Value, Verdict
from checker.model.group import ClaimGroup


def notes(group: ClaimGroup, values: Sequence[Value], verdict: Verdict, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Sentences for the reader of a conflict, in order: each value's source if it is the older one, looks ahead, or is unsure of itself."""
    if verdict is not Verdict.CONFLICT:
        return ()
    found: list[str] = []
    by_claim = {member.claim.id: member.claim for member in group.members}
    dated = sorted({documents[name].published or "" for name in group.documents} - {""})
    for value in values:
        claims = [by_claim[each] for each in value.claims if each in by_claim]
        if not claims:
            continue
        years = {documents[claim.document].published for claim in claims}
        older = len(dated) > 1 and years == {dated[0]} and len(values) > 1
        ahead = next((cue.partition(":")[2] for claim in claims for cue in claim.cues if cue.startswith("ahead:")), None)
        if older or ahead:
            parts = ["in the older source"] if older else []
            parts += [f'written before the event ("{ahead}")'] if ahead else []
            found.append(f"{value.display} is {', '.join(parts)}.")
        elif all(claim.modality in (Modality.POSSIBLE, Modality.HYPOTHETICAL) for claim in claims):
            found.append(f"{value.display} is stated as possible only.")
        elif all(claim.status in (Status.FORECAST, Status.TARGET, Status.PLANNED) for claim in claims):
            found.append(f"{value.display} is a {claims[0].status} figure." if claims[0].resolution else f"{value.display} is planned.")
    for name in group.documents:
        found += [f"{name} {note}." for note in documents[name].notes]
    return tuple(found)
