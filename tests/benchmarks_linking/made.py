"""Stories made up for the tests of the retellings."""

from __future__ import annotations

from pathlib import Path

import yaml

from benchmarks.linking.stories import Source, Story, read


def sources() -> list[Source]:
    """All of them, as they come."""
    rows = yaml.safe_load(Path(__file__).with_name("stories.yml").read_text("utf-8"))
    return [Source(row["id"], row["title"], row["text"], row["published"]) for row in rows]


def story(name: str) -> Story:
    """One of them, read."""
    found = read(next(each for each in sources() if each.id == name))
    assert found
    return found
