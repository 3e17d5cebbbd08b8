"""When two figures that are left over are no conflict, whatever speaks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.bags import holds
from checker.linking.claim_columns import LINES
from checker.linking.features import Sight
from checker.linking.leftover_features import written
from checker.linking.leftover_values import NO_NUMBERS
from checker.linking.pairs import Pairs
from checker.linking.words import stem_of
from checker.model import Kind
from checker.text.lookup import word_set
from checker.text.names import place_path
from checker.text.places import places, run_of

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

MOST_IN_SENTENCE = 8
"""Claims of a sentence; what holds more is a table set as text."""
LEAST_TO_DIFFERING = 1.0
"""How many figures of two documents must agree to each that differs."""
WHOLE, _ROUNDED = 100.0, 1.0
"""What shares of one thing make up together, and by how much the printed ones may miss it."""
_CITY = 2
"""Names from the country down that a city has."""
_PLACES, _DATES, _TIMES, _SCORES = (LINES[kind] for kind in (Kind.VENUE, Kind.DATE, Kind.TIME, Kind.SCORE))
_MONEY = list(Kind).index(Kind.MONEY)
_PERCENT = list(Kind).index(Kind.PERCENT)


def is_little_agreed(pairs: Pairs, linked: Array, agreeing: Array) -> Array:
    """Tell which pairs stand in two documents that would differ on too much: two reports of one kind, on two things.

    Args:
        linked: the pairs that differ.
        agreeing: by pair of documents how many figures agree.
    """
    import numpy as np

    differing = np.bincount(pairs.story[linked], minlength=len(agreeing))
    little: Array = (agreeing < LEAST_TO_DIFFERING * differing)[pairs.story]
    return little


def are_parts(sight: Sight) -> Array:
    """Tell which shares make up the whole together: "82% has been cut", "18 percent is still standing"."""
    import numpy as np

    kind_l, kind_r = sight.both("kind")
    one, two = written(sight, sight.pairs.left), written(sight, sight.pairs.right)
    parts: Array = (kind_l == _PERCENT) & (kind_r == _PERCENT) & (np.abs(one + two - WHOLE) <= _ROUNDED)
    return parts


def are_converted(sight: Sight) -> Array:
    """Tell which sums are in two currencies and of two amounts: the one may be the other converted."""
    kind_l, kind_r = sight.both("kind")
    unit_l, unit_r = sight.both("unit")
    one, two = written(sight, sight.pairs.left), written(sight, sight.pairs.right)
    converted: Array = (kind_l == _MONEY) & (kind_r == _MONEY) & (unit_l != unit_r) & (one != two)
    return converted


def are_other_zones(sight: Sight) -> Array:
    """Tell which times of day lie whole hours apart: "9:42 local time", "12:42 GMT"."""
    import numpy as np

    found: Array = sight.facts.line[sight.pairs.left] == _TIMES
    claims = sight.facts.claims
    for at in np.flatnonzero(found).tolist():
        one, two = (str(claims[side[at]].value).partition(" ")[0][_MINUTES] for side in (sight.pairs.left, sight.pairs.right))
        found[at] = one == two
    return found


_MINUTES = slice(-2, None)


def are_rows(sight: Sight) -> Array:
    """Tell where one of the sentences holds more claims than a sentence tells: it is a table."""
    import numpy as np

    held = np.bincount(sight.facts.sentence, minlength=1)
    left, right = (held[sight.facts.sentence[side]] for side in (sight.pairs.left, sight.pairs.right))
    rows: Array = np.maximum(left, right) > MOST_IN_SENTENCE
    return rows


def are_vague(sight: Sight) -> Array:
    """Tell where one is a range or no number at all, or a date that is counted from the day of writing: "10 days ago"."""
    import numpy as np

    left, right = sight.pairs.left, sight.pairs.right
    line = sight.facts.line[left]
    missing = np.isnan(written(sight, left)) | np.isnan(written(sight, right))
    counted = _counted_back(sight, left) | _counted_back(sight, right)
    vague: Array = (~np.isin(line, [*NO_NUMBERS, _SCORES]) & missing) | ((line == _DATES) & counted)
    return vague


def _counted_back(sight: Sight, rows: Array) -> Array:
    """Tell which claims are told by words that count from the day of writing."""
    import numpy as np

    words = word_set("counted from today")
    claims = sight.facts.claims
    return np.array([not words.isdisjoint(claims[row].text.casefold().split()) for row in rows.tolist()], dtype=bool)


def are_other_places(sight: Sight) -> Array:
    """Tell which pairs of places are no two tellings of one: the other text names one of them too, or one is no city."""
    import numpy as np

    found = np.zeros(len(sight.pairs.left), dtype=bool)
    asked = np.flatnonzero(sight.facts.line[sight.pairs.left] == _PLACES)
    if not len(asked):
        return found
    numbers = {stem: number for number, stem in enumerate(sight.words.stems)}
    for own, document in zip((sight.pairs.left, sight.pairs.right), reversed(sight.documents), strict=True):
        names = [str(sight.facts.claims[row].value) for row in own[asked].tolist()]
        words = np.array([numbers.get(stem_of(name.split()[0]), -1) for name in names], dtype=np.int64)
        no_city = np.array([not _is_city(name) or len(place_path(name)) < _CITY for name in names], dtype=bool)
        found[asked] |= no_city | holds(sight.words.texts_all, document[asked], words)
    return found


def _is_city(name: str) -> bool:
    return next((place.kind == "city" for place in reversed(places(run_of(name))) if place.name == name), False)
