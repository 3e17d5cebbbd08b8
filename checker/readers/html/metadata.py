"""What a web page says of itself in its head: title, site and date of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from checker.readers.front_matter import day_of
from checker.readers.html.source import MARK
from checker.readers.html.traits import name_words, words
from checker.readers.identity import Identity
from checker.text.dates import dates
from checker.text.folding import fold, squeeze
from checker.text.lookup import table

LONGEST = 400
MOST_JSON = 2_000_000
MOST_DEPTH = 6
_SEPARATED = re.compile(r"\s+[|–—·•»:-]{1,2}\s+")
_WORDY = re.compile(r"[^\W\d_][^|\d]{1,60}")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Page|CreativeWork|Dataset|Book|Product|Recipe)\Z")


class Metadata(NamedTuple):
    """What a page says of itself.

    Attributes:
        titles: titles that it gives itself, the most telling first, without the name of the site.
        site: the name of the site, or None.
        published: EDTF day, or None; published_from: where it stands.
    """

    titles: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
    published_from: str | None = None

    def is_title(self, text: str) -> bool:
        """Tell whether a text is one of the titles."""
        return squeeze(text) in {squeeze(title) for title in self.titles}

    def identity(self, heading: str | None) -> Identity:
        """The identity of the page, its title that of its first heading where that is one of its titles or there is none."""
        title = heading if heading is not None and (not self.titles or self.is_title(heading)) else next(iter(self.titles), None)
        return Identity(title=title, source=self.site, published=self.published, published_from=self.published_from)


class _Stated(NamedTuple):
    rank: int
    value: str
    name: str


def metadata_of(root: HtmlElement) -> Metadata:
    """The metadata of a page, out of its ``meta`` elements, its JSON-LD, its ``title`` and its ``time`` elements."""
    stated = _meta(root)
    linked = list(_json_ld(root))
    site = _first(stated["site"]) or next((name for item in linked if (name := _publisher(item))), None)
    page_title = _clean(next((element.text_content() for element in root.iter("title")), ""))
    headings = [_clean(element.text_content()) for element in root.iter("h1")]
    site = site or _site_in(page_title, headings)
    found = [each.value for each in sorted(stated["title"])] + [_clean(item["headline"]) for item in linked if _is_text(item, "headline")]
    titles = dict.fromkeys(_without_site(title, site) for title in (*found, page_title) if title)
    return Metadata(tuple(title for title in titles if title), site, *_published(stated["published"], linked, root))


def _meta(root: HtmlElement) -> dict[str, list[_Stated]]:
    found: dict[str, list[_Stated]] = {"title": [], "site": [], "published": []}
    for element in root.iter("meta"):
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip()
            held = _names().get(name.lower())
            value = _clean(element.get("content") or "")
            if held is not None and value:
                found[held[0]].append(_Stated(held[1], value, name))
                break
    return found


@cache
def _names() -> dict[str, tuple[str, int]]:
    return {row["name"]: (row["holds"], int(row["rank"])) for row in table("html_metadata")}


def _first(stated: Iterable[_Stated]) -> str | None:
    return min(stated, key=lambda each: each.rank).value if (stated := list(stated)) else None


def _clean(text: str) -> str:
    return " ".join(MARK.sub("", text).replace("\u00ad", "").replace("\u200b", "").split())[:LONGEST]


def _json_ld(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The items of JSON-LD that are an article, a report, a page."""
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower() or not element.text or len(element.text) > MOST_JSON:
            continue
        try:
            held = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _items(held, 0)


def _items(held: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MOST_DEPTH:
        return
    if isinstance(held, list):
        for each in held:
            yield from _items(each, depth + 1)
    elif isinstance(held, dict):
        kinds = held.get("@type")
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield held
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(held.get(key), depth + 1)


def _publisher(item: dict[str, Any]) -> str | None:
    publisher = item.get("publisher")
    if isinstance(publisher, list):
        publisher = next(iter(publisher), None)
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return _clean(name) or None if isinstance(name, str) and not name.startswith(("http:", "https:")) else None


def _is_text(item: dict[str, Any], key: str) -> bool:
    return isinstance(item.get(key), str) and bool(item[key].strip())


def _site_in(title: str, headings: Iterable[str]) -> str | None:
    """The name that follows a heading of the page in its title: "Floods rise | Quelmar Herald"."""
    for heading in headings:
        if heading and title.startswith(heading):
            rest = _SEPARATED.split(title[len(heading) :])
            if len(rest) > 1 and not rest[0] and _WORDY.fullmatch(rest[-1].strip()):
                return rest[-1].strip()
    return None


def _without_site(title: str, site: str | None) -> str:
    """A title without the name of its site at its end or beginning."""
    if site is None:
        return title
    ends = list(_SEPARATED.finditer(title))
    for cut in ends:
        if squeeze(title[cut.end() :]) == squeeze(site):
            return title[: cut.start()].rstrip()
        if squeeze(title[: cut.start()]) == squeeze(site):
            return title[cut.end() :].lstrip()
    return title


def _published(stated: list[_Stated], linked: list[dict[str, Any]], root: HtmlElement) -> tuple[str | None, str | None]:
    """Day and place of the most telling date of publication; none where only a change or a copy is dated."""
    found = [_Stated(each.rank * 2, each.value, f"meta {each.name}") for each in stated]
    found += [_Stated(3, item["datePublished"], "JSON-LD datePublished") for item in linked if _is_text(item, "datePublished")]
    for each in sorted(found, key=lambda each: each.rank):
        day = _day(each.value)
        if day is not None:
            return day, each.name
    return _time_element(root)


def _day(stated: str) -> str | None:
    stated = stated.strip()[:60]
    if match := _SLASHED.match(stated) or _COMPACT.match(stated):
        stated = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    day = day_of(stated)
    if day is not None:
        return day
    when = next(iter(dates(stated, fold(stated), None)), None)
    if when is None or not when.value or len(when.value) < len("2025-06-03") or not when.value[-1].isdigit():
        return None  # 3/4/2025 may be either
    return day_of(when.value.partition("T")[0])


def _time_element(root: HtmlElement) -> tuple[str | None, str | None]:
    """The day of the one ``time`` element that says that it is of publication."""
    days: dict[str, str] = {}
    for element in root.iter("time"):
        stated = element.get("datetime")
        names = name_words(f"{element.get('class', '')} {element.get('itemprop', '')}")
        named = "datepublished" in names or bool(names & words("published")) or element.get("pubdate") is not None
        if stated and named and not names & words("changed") and (day := _day(stated)):
            days.setdefault(day, "time datetime")
    return next(iter(days.items())) if len(days) == 1 else (None, None)
