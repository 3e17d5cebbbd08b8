"""Which claims are about one fact, without a rule: record linkage after Fellegi and Sunter.

In come the claims of all documents; out come groups with the evidence that holds them together. There are three ways: ``near`` for two
texts that tell one story in nearly the same words; ``free`` for free rewordings, where ``keys`` says what a claim can be recognised by; and
``leftovers`` for what two rewordings of ``one_event`` differ on, once the figures that agree are put aside.
``gates`` and ``contrast`` say of likely pairs when a difference is none.
All weigh pairs of claims as columns, by the tables ``near_weights``, ``link_weights`` and ``leftover_weights``; ``paired`` brings the links
together, ``ways`` says which of them hold, ``clusters`` joins linked pairs, ``groups`` tells them as groups.
Each is asked of two documents at a time. What is asked of a whole corpus are ``statistics`` and ``candidates``, found from few numbers a
document; with them a corpus is weighed and told in ``parts``, anywhere, and gives what ``whole`` gives.
To add evidence, add a column in ``features`` or ``leftover_features``, or a function to ``FEATURES`` in ``free_features``, and a row with
its weight.
"""

from checker.linking.groups import MESSAGES
from checker.linking.near import LEAST_DIFFERENT
from checker.linking.whole import link

__all__ = ["LEAST_DIFFERENT", "MESSAGES", "link"]
