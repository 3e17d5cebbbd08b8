"""Which claims are about one fact, without a rule: record linkage after Fellegi and Sunter.

In come the claims of all documents; out come groups with the evidence that holds them together. There are three ways: ``near`` for two
texts that tell one story in nearly the same words; ``free`` for free rewordings, where ``keys`` says what a claim can be recognised by; and
``leftovers`` for what two rewordings of ``one_event`` differ on, once the figures that agree are put aside.
``gates`` and ``contrast`` say of likely pairs when a difference is none.
All weigh pairs of claims as columns, by the tables ``near_weights``, ``link_weights`` and ``leftover_weights``; ``ways`` brings the links
together, ``clusters`` joins linked pairs, ``groups`` tells them as groups.
To add evidence, add a column in ``features`` or ``leftover_features``, or a function to ``FEATURES`` in ``free_features``, and a row with
its weight.
"""

from checker.linking.groups import MESSAGES, link
from checker.linking.near import LEAST_DIFFERENT

__all__ = ["LEAST_DIFFERENT", "MESSAGES", "link"]
