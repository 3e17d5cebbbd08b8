"""Dates around the name of a month."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold

WRITTEN = "2024-05-15"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("16. Nov. 2016", "16. Nov. 2016", "2016-11-16"),
        ("May twenty-first", "May twenty-first", "2024-05-21"),
        ("the second of August", "second of August", "2024-08-02"),
        ("the twenty-third of May 2020", "twenty-third of May 2020", "2020-05-23"),
        ("Sunday, Jan twenty two, 2018", "Sunday, Jan twenty two, 2018", "2018-01-22"),
        ("on May one", "May one", "2024-05-01"),
        ("until March Nine", "March Nine", "2024-03-09"),
        ("4-May-2021", "4-May-2021", "2021-05-04"),
        ("2019/sep/01", "2019/sep/01", "2019-09-01"),
        ("in Jan '87", "Jan '87", "1987-01"),
        ("in January last year", "January last year", "2023-01"),
        ("March to May 2021", "March to May 2021", "2021-03/2021-05"),
        ("May 5-7", "May 5-7", "2024-05-05/2024-05-07"),
        ("between May 13 and 24", "May 13 and 24", "2024-05-13/2024-05-24"),
        ("on March 5 and 6.", "March 5 and 6", "2024-03-05/2024-03-06"),
        ("last September 11", "last September 11", "2023-09-11"),
        ("the December quarter", "December quarter", "2023-36"),
        ("for May delivery", "May", "2024-05"),
        ("approved by early November", "early November", "2024-11-01/2024-11-12"),
        ("in may 2020", "may 2020", "2020-05"),
        ("in march", "march", "2024-03"),
        ("Sales in the year ended August 31 rose", "year ended August 31", "2022-09-01/2023-08-31"),
        ("Sales in the six months to July rose", "six months to July", "2023-02-01/2023-07-31"),
        ("It will be open for the six months to July 31", "six months to July 31", "2024-02-01/2024-07-31"),
        ("Sales for the year ended August 31 will be low", "year ended August 31", "2023-09-01/2024-08-31"),
        ("The shop is open in July this\nyear", "July this\nyear", "2024-07"),
        ("The rains boosted prices of June barley", "June", "2024-06"),
        ("It opened bookings for July and August", "August", "2024-08"),
        ("The fair, announced in March, will be small", "March", "2024-03"),
        ("Prices may rise after the February frost", "February", "2024-02"),
        ("The fair is expected in June", "June", "2024-06"),
        ("The fair will be held in March", "March", "2025-03"),
        ("The school has been closed since July", "July", "2023-07"),
        ("The fair was due to be held in mid-March but fell through", "mid-March", "2024-03-08/2024-03-23"),
        ("He led the school until March", "March", "2024-03"),
    ],
)
def test_read(text: str, said: str, value: str | None) -> None:
    """A month is read with its day, year and weekday, in digits and in words."""
    found = [(text[when.start : when.end], when.value) for when in dates(text, fold(text), WRITTEN)]
    assert (said, value) in found


@pytest.mark.parametrize("text", ["May said", "Ms May and", "We march on", "IBM and DEC said", "SEP7 closed"])
def test_no_date(text: str) -> None:
    """Names, verbs and codes are no months."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), WRITTEN)] == []
