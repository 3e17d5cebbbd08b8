"""Which claims are about one fact, without a rule: record linkage after Fellegi and Sunter.

In come the claims of all documents; out come groups with the evidence that holds them together. ``keys`` says what a claim can be
recognised by, ``evidence`` weighs two claims against each other by the table ``link_weights``, ``clusters`` joins linked pairs, ``groups``
tells them as groups.
To add evidence, add a function to ``FEATURES`` in ``features`` and a row with its weight.
"""

from checker.linking.groups import MESSAGES, link
from checker.linking.near import LEAST_DIFFERENT

__all__ = ["LEAST_DIFFERENT", "MESSAGES", "link"]
