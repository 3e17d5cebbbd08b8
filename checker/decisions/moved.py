"""Where the sources of an entry stand among the documents of a run: the folders before a name depend on the PATH that was given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping


class Corpus:
    """The documents of a run, by name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._by_end: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._names):
            self._by_end[_end(name)].append(name)

    def moves(self, sources: Iterable[str]) -> list[Mapping[str, str]]:
        """Each way in which some sources may stand in this run: their names then to their names now; sources without one are left out.

        Where a source has its name of then, nothing has moved, and a file of that name in another folder is another document. Else the
        same folders have come or gone before all of them.
        """
        then = dict.fromkeys(sources)
        same = {name: name for name in then if name in self._names}
        if same:
            return [same]
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for name in then:
            for now in self._by_end.get(_end(name), ()):
                if now.endswith(f"/{name}"):
                    found[now.removesuffix(name), ""][name] = now
                elif name.endswith(f"/{now}"):
                    found["", name.removesuffix(now)][name] = now
        return [*found.values()]


def _end(name: str) -> str:
    return name.rpartition("/")[2]
