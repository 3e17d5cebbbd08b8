"""From claims to findings: which claims a rule takes, which are about one fact, what comparing them gives, and how it is told.

``select`` takes matches from the text by rules; ``groups`` puts matches about one fact together; ``judge`` gives each pair in a
group its verdict by the ladder; ``findings`` tells one finding a group. Generic groups come from ``checker.linking`` as the same table.
"""
