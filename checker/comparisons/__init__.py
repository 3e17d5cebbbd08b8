"""The levels of the ladder: yes/no questions about pairs of values, and the arithmetic of checks inside one text.

In come pairs of regions as columns (``_l`` and ``_r``), out goes one verdict a pair; ``coded`` makes numbers of all that regions say, so
that questions are asked of whole columns. To add a comparison, write a function in a file here and a line in :data:`LEVELS`; to add a
check, a file under ``checks`` and a line in its table.
"""

from checker.comparisons.ladder import LEVELS, levels, verdicts
from checker.comparisons.regions import Region, region

__all__ = ["LEVELS", "Region", "levels", "region", "verdicts"]
