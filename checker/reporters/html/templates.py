"""Templates filled so that no text of a document can act: escaped, control characters and bidi overrides shown as symbols."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from checker.model.own_report import GENERATOR
from checker.reporters.symbols import harmless, named

_FOLDER = Path(__file__).parent
_WHOLE = re.compile(r"(?<![\w-])(?:--[a-z]+(?:-[a-z]+)*|\d{4}-\d\d(?:-\d\d)?)(?![\w-])")


def page(template: str, **filled: object) -> str:
    """A template of this folder with everything that it is given made harmless, and one line feed at its end."""
    script, styles = _asset("page.js"), _asset("page.css")
    own = {"policy": _policy(script, styles), "script": script, "styles": styles, "generator": GENERATOR}
    text = _environment().get_template(template).render(**own, **filled)
    return text.strip() + "\n"


def data_block(value: object) -> Markup:
    """The value as JSON for inside of a ``<script type="application/json">``."""
    # Nothing in it can end the element or open a comment; to JSON the escapes are the same characters.
    text = json.dumps(value, allow_nan=False)  # ASCII: no character of a document stands in it as itself
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {"whole": _whole, "named": named}
    return environment


def _whole(text: str) -> Markup:
    """The text, made harmless, in which no line ends inside of an option or a date: "--decisions", "2025-05-05"."""
    return Markup(_WHOLE.sub(r'<span class="whole">\g<0></span>', str(escape(harmless(text)))))  # noqa: S704


def _shown(value: object) -> object:
    """What a template shows of a value: no character in it acts; jinja2 escapes it after this."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> Markup:
    """A file of this folder as it stands in the page; with line feeds alone, for a browser makes them so before it hashes."""
    return Markup((_FOLDER / name).read_bytes().decode().replace("\r\n", "\n"))  # noqa: S704


def _policy(script: str, styles: str) -> str:
    """A Content-Security-Policy under which nothing but this script and these styles has any effect, and nothing is fetched."""
    allowed = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(styles),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {what}" for name, what in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
