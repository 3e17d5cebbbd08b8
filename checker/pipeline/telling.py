"""What is told of the groups that linking without a rule makes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from checker.engine.findings import by_group
from checker.engine.judge import judge
from checker.linking import LEAST_DIFFERENT, MESSAGES
from checker.model import Document, Finding, Severity, Verdict
from checker.model.group import ClaimGroup


@dataclass(frozen=True, slots=True)
class Telling:
    """Makes the findings of groups, in any process: a fact that a rule has already told is not told twice.

    Attributes:
        severities: of conflicts, by the kind of linking, where they are not what they usually are.
        by_rule: ids of the claims that findings of rules hold.
        clashes: by id of a claim the numbers of the conflicts that it is in.
    """

    severities: Mapping[str, Severity]
    by_rule: Set[str]
    clashes: Mapping[str, Sequence[int]]

    @classmethod
    def beside(cls, told: Sequence[Finding], severities: Mapping[str, Severity]) -> Telling:
        """What tells groups beside the findings of rules."""
        clashes: defaultdict[str, list[int]] = defaultdict(list)
        for number, finding in enumerate(told):
            if finding.verdict is Verdict.CONFLICT:
                for name in {claim.id for claim in finding.claims}:
                    clashes[name].append(number)
        return cls(severities, {claim.id for finding in told for claim in finding.claims}, dict(clashes))

    def __call__(
        self, made: Sequence[ClaimGroup], documents: Mapping[str, Document], voices: Mapping[str, str]
    ) -> Iterator[tuple[ClaimGroup, Finding]]:
        """The findings of some groups, each with its group.

        Args:
            made: the groups; those of one fact are always together.
            documents: by id those of their claims, at least.
            voices: by id of such a document that of its voice.
        """
        fresh = [group for group in made if not {member.claim.id for member in group.members} <= self.by_rule]
        for group, finding in by_group(fresh, judge(fresh), documents, severities=self.severities, messages=MESSAGES, voices=voices):
            if not self._is_left_out(finding):
                yield group, finding

    def _is_left_out(self, finding: Finding) -> bool:
        """Tell whether a finding is a conflict that is not sure enough, or of which another finding holds two claims already."""
        if finding.verdict is not Verdict.CONFLICT:
            return False
        if finding.confidence < LEAST_DIFFERENT:
            return True
        held = Counter(number for name in {claim.id for claim in finding.claims} for number in self.clashes.get(name, ()))
        return any(times > 1 for times in held.values())
