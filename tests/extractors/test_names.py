"""Numbers that are no figures: the short ways against the long ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.extractors import names


@given(
    pieces=st.lists(
        st.sampled_from(("Series", "no", ".", "'s", "’s", " ", "  ", "\n", "(", "-", "page", "Boeing", "x" * 30, "é", "7")), max_size=12
    )
)
def test_the_word_before_a_number_is_that_of_the_whole_stretch(pieces: list[str]) -> None:
    """Looked for from the space before it, the word is the same as from as far off as the longest label reaches."""
    text = "".join(pieces) + " "
    at = len(text)
    near, far = names._word_before(text, at), names._LABEL.search(text, max(0, at - names._LONGEST_LABEL), at)
    assert (near and near.span(1)) == (far and far.span(1))
