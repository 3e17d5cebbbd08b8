"""What an element of a web page says of itself beside its text: hidden, furniture, caption, footnote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from checker.text.lookup import table

_NEVER_FURNITURE = ("html", "body", "main", "article")

_ROLE = "role"
_TAGS_OF_ROLES = {
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
    "caption": "caption",
}
_NO_ROLES = ("html", "body", "main", "article", "table", "thead", "tbody", "tfoot", "tr", "th", "caption", "dl", "dt", "dd")
"""What keeps its tag whatever its role; a ``td`` may be a header by its role."""

_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NO_LETTER = re.compile(r"[^a-z]+")
_NOTE_ANCHOR = re.compile(r"#(?:_?ftn|fn|footnote|note|cite_?note|endnote|ref)[-_:.]?\w*", re.IGNORECASE)
_NOTE_ID = re.compile(r"(?:_?ftn|fn|footnote|cite_note|endnote)[-_:.]?\d[\w.-]*", re.IGNORECASE)


class Traits(NamedTuple):
    """What the class, id and role of an element say."""

    furniture: bool = False
    hidden: bool = False
    caption: bool = False
    footnote: bool = False
    noted: bool = False


def traits_of(attributes: Mapping[str, str]) -> Traits:
    """What the names and the role of an element say."""
    return _traits(attributes.get("class", ""), attributes.get("id", ""), attributes.get("role", ""))


def tag_of(element: HtmlElement) -> str:
    """The tag of an element; for one whose role makes it a part of a table, the tag of that part."""
    tag: str = element.tag
    if _ROLE not in element.attrib or tag in _NO_ROLES:
        return tag
    return _TAGS_OF_ROLES.get(element.attrib[_ROLE].strip().lower(), tag)


def is_furniture(element: HtmlElement, tag: str, traits: Traits) -> bool:
    """Tell whether an element looks like no part of the text: navigation, an advertisement, a banner of consent, a share bar."""
    if tag in _NEVER_FURNITURE:
        return False
    return traits.furniture or tag in words("furniture element") or (tag == "header" and _is_page_header(element))


def is_hidden(tag: str, attributes: Mapping[str, str], traits: Traits) -> bool:
    """Tell whether an element is there but not shown."""
    if traits.hidden or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    return "style" in attributes and _HIDING.search(attributes["style"]) is not None


def leads_to_note(target: str) -> bool:
    """Tell whether a link leads to a footnote of the same page."""
    return target.startswith("#") and _NOTE_ANCHOR.fullmatch(target) is not None


def _is_page_header(element: HtmlElement) -> bool:
    """The header of the site, not the one of an article: it holds no first heading and stands in no article."""
    return next(element.iterancestors("article", "main"), None) is None and element.find(".//h1") is None


def name_words(names: str) -> set[str]:
    """The words of class and id names, lower case: "nav-bar shareBar" has nav, bar, navbar, share, sharebar."""
    found: set[str] = set()
    for name in names.split():
        found.update(word.lower() for word in _NAME_WORD.findall(name))
        found.add(_NO_LETTER.sub("", name.lower()))
    return found


@lru_cache(maxsize=8192)
def _traits(classes: str, identifier: str, role: str) -> Traits:
    if not (classes or identifier or role):
        return Traits()
    found = name_words(f"{classes} {identifier}")
    roles = set(role.lower().split())
    return Traits(
        furniture=bool(found & words("furniture") or roles & words("role of furniture")),
        hidden=bool(found & words("hidden") or "doc-backlink" in roles),
        caption=bool(found & words("caption")),
        footnote=bool(found & words("footnote") or roles & words("role of footnote") or _NOTE_ID.fullmatch(identifier)),
        noted=bool(found & words("note mark") or "doc-noteref" in roles),
    )


@cache
def words(name: str) -> frozenset[str]:
    """The words of one set of ``html_words.csv``."""
    return frozenset(row["word"] for row in table("html_words") if row["set"] == name)
