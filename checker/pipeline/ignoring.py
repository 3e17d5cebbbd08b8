"""What documents ask to ignore, by the ids that rules have now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.model import Document


def with_present_ids(documents: Iterable[Document], renamed: Mapping[str, str]) -> list[Document]:
    """The documents, with the present id of a rule wherever they name it by one that it had before.

    Args:
        renamed: id that a rule had before to the one that it has.
    """
    return [
        replace(
            document, ignores=tuple(one._replace(rules=tuple(renamed.get(name, name) for name in one.rules)) for one in document.ignores)
        )
        if any(name in renamed for one in document.ignores for name in one.rules)
        else document
        for document in documents
    ]
