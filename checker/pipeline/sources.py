"""What the settings say of the sources of documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.model import Document
from checker.settings import Settings
from checker.settings.reading import source_key


def with_authorities(documents: Iterable[Document], settings: Settings) -> list[Document]:
    """The documents, each with the authority that the settings give its source, in any letter case; its own stands where it has one."""
    authorities = {source_key(source): authority for source, authority in settings.sources.items()}
    return [
        replace(document, authority=authorities[source_key(document.source)])
        if document.authority is None and document.source is not None and source_key(document.source) in authorities
        else document
        for document in documents
    ]
