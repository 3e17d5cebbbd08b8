"""Labelled documents out of news stories: retellings with planted conflicts, equal figures in other forms, look-alikes, and what is where.

    python benchmarks/linking/retell.py STORIES.jsonl --output DIR --seed 1 --stories 120

STORIES has a story a line: ``id``, ``text``, ``title``, ``published``. DIR gets ``corpus.jsonl`` (``id``, ``text``, ``title``,
``published``, ``source``) and ``truth.json``, whose rows name two documents and a stretch of each:

- ``conflicts``: the two cannot both be true. ``kind`` says what was done, ``level`` how far the tellings are apart, ``group`` joins the
  rows of one injection.
- ``equivalent``: the same figure in other words; ``how`` says by what it differs.
- ``traps``: two figures that are not of one thing; ``kind`` says why.
- ``revisions``: a later document in which a moving figure has moved; neither right nor wrong to point at.
- ``distractors``: documents of stories that nothing else is about.

The same seed and stories give the same bytes. ``--exclude`` names files with documents whose stories must not be used.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.linking import plant, traps
from benchmarks.linking.drawing import Drawn
from benchmarks.linking.stories import Source, Story, load
from benchmarks.linking.telling import Printed, Telling, print_telling, tell
from benchmarks.linking.words import words

Record = dict[str, Any]
LEVELS = ("near-copy", "reworded", "headline-only")


@dataclass(slots=True)
class Labelled:
    """A corpus and its truth."""

    documents: list[Record] = field(default_factory=list)
    conflicts: list[Record] = field(default_factory=list)
    equivalent: list[Record] = field(default_factory=list)
    traps: list[Record] = field(default_factory=list)
    revisions: list[Record] = field(default_factory=list)
    distractors: list[str] = field(default_factory=list)

    def truth(self, seed: int, stories: int) -> Record:
        """What ``truth.json`` holds."""
        return {
            "seed": seed,
            "stories": stories,
            "documents": len(self.documents),
            "conflicts": self.conflicts,
            "equivalent": self.equivalent,
            "traps": self.traps,
            "revisions": self.revisions,
            "distractors": self.distractors,
            "document_ids": sorted(each["id"] for each in self.documents),
        }


def make(sources: Sequence[Source], *, seed: int, number: int, exclude: Iterable[str] = ()) -> Labelled:
    """A labelled corpus.

    Args:
        number: stories with retellings; there are about two fifths as many with a look-alike, a twelfth with a sequel, half as many alone.
        exclude: texts whose stories must not be used.
    """
    chance = random.Random(seed)
    made = Labelled()
    drawn = Drawn(sources, chance, exclude)
    kinds: Counter[str] = Counter()
    for at in range(number):
        story = drawn.next()
        if story is None:
            break
        _tell_story(story, f"s{at:04}", made, kinds, random.Random(f"{seed}-s{at}"))
    used: Counter[str] = Counter()
    for at in range(number * 2 // 5):
        _set_trap(drawn, f"t{at:04}", made, used, random.Random(f"{seed}-t{at}"))
    for at in range(number // 12):
        _tell_sequel(drawn, f"r{at:04}", made, random.Random(f"{seed}-r{at}"))
    for at in range(number // 2):
        source = drawn.next_source()
        if source is None:
            break
        made.documents.append(_record(f"d{at:04}", source.title, source.text, source.published, chance.choice(words()["sources"])))
        made.distractors.append(f"d{at:04}")
    chance.shuffle(made.documents)
    return made


def _tell_story(story: Story, name: str, made: Labelled, kinds: Counter[str], chance: random.Random) -> None:
    """Two or three tellings of a story, conflicts in some."""
    levels = chance.choices(LEVELS, weights=(4, 4, 2), k=2 if chance.random() < 0.35 else 1)
    tellings = [tell(story, "near-copy", f"{name}-a", chance, first=True)]
    tellings += [tell(story, level, f"{name}-{'bc'[at]}", chance) for at, level in enumerate(levels)]
    planted: list[tuple[int, plant.Plant]] = []
    for _ in range(chance.choices((0, 1, 2), weights=(2, 6, 3))[0]):
        found = _plant(story, tellings, planted, kinds, chance)
        if found:
            planted.append(found)
            kinds[found[1].kind] += 1
    exact = {number for _, each in planted for number in (*each.judged, *each.changed)}
    printed = [print_telling(each, story.facts, exact) for each in tellings]
    for one, other in combinations(range(len(tellings)), 2):
        _label(story, tellings, printed, planted, (one, other), made)
    made.documents += [
        _record(each.id, each.title, text.text, each.published, each.source) for each, text in zip(tellings, printed, strict=True)
    ]


def _plant(
    story: Story, tellings: Sequence[Telling], planted: Sequence[tuple[int, plant.Plant]], kinds: Counter[str], chance: random.Random
) -> tuple[int, plant.Plant] | None:
    """A conflict in one of the tellings, of a kind that is rare so far."""
    taken = {number for _, each in planted for number in (*each.judged, *each.changed, *each.beside.values())}
    taken |= {story.facts[number].mate for number in taken}
    order = list(range(len(tellings)))
    chance.shuffle(order)
    wanted = sorted(plant.KINDS, key=lambda kind: (kinds[kind] + chance.random() * 6, kind))
    for kind in wanted:
        for at in order:
            others = {number for place, each in enumerate(tellings) if place != at for number in each.told}
            shared = (set(tellings[at].told) & others) - taken
            found = list(plant.plants(kind, story, shared, chance))
            if found:
                chosen = chance.choice(found)
                tellings[at].facts |= chosen.changed
                if re.search(r"\d", tellings[at].title) or kind in {"direction", "fromto"}:
                    tellings[at].title = ""
                return at, chosen
    return None


def _label(
    story: Story,
    tellings: Sequence[Telling],
    printed: Sequence[Printed],
    planted: Sequence[tuple[int, plant.Plant]],
    pair: tuple[int, int],
    made: Labelled,
) -> None:
    """The rows of two tellings: what was planted in either contradicts, every other figure that both have is equal."""
    one, other = pair
    level = max((tellings[each].level for each in pair), key=LEVELS.index)
    known = set(tellings[one].told) & set(tellings[other].told)
    differs: dict[int, tuple[int, plant.Plant]] = {}
    for at, (place, each) in enumerate(planted):
        if place in pair and all(number in known for number in (*each.judged, *each.beside.values())):
            differs |= dict.fromkeys(each.judged, (at, each))
        elif place in pair:
            # Only half of it is told here: no row.
            known -= {*each.judged}
    for number in sorted(known, key=lambda each: printed[one].spans[each]):
        fact = story.facts[number]
        if fact.kind == "trend":
            continue
        base = {"doc_a": tellings[one].id, "doc_b": tellings[other].id, "level": level, "genre": story.genre}
        if number in differs:
            at, each = differs[number]
            spans = [_span(text, number, each.beside.get(number)) for text in (printed[one], printed[other])]
            made.conflicts.append(_row(base, spans) | {"kind": each.kind, "group": f"{tellings[0].id[:-2]}-{at}"})
        else:
            spans = [text.spans[number] for text in (printed[one], printed[other])]
            hows = [text.hows[number] for text in (printed[one], printed[other])]
            texts = [" ".join(text.text[slice(*span)].split()) for text, span in zip((printed[one], printed[other]), spans, strict=True)]
            how = next((each for each in hows if each not in {"same", "form"}), "same" if texts[0] == texts[1] else "form")
            made.equivalent.append(_row(base, spans) | {"kind": fact.kind, "how": how})


def _row(base: Record, spans: Sequence[tuple[int, int]]) -> Record:
    (start_a, end_a), (start_b, end_b) = spans
    return {
        "doc_a": base["doc_a"], "start_a": start_a, "end_a": end_a, "doc_b": base["doc_b"], "start_b": start_b, "end_b": end_b,
        **{name: value for name, value in base.items() if name not in {"doc_a", "doc_b"}},
    }  # fmt: skip


def _span(printed: Printed, number: int, beside: int | None) -> tuple[int, int]:
    """Where a figure stands, with the word that tells its direction where that is close by."""
    start, end = printed.spans[number]
    if beside is None:
        return start, end
    first, last = printed.spans[beside]
    near = min(abs(start - last), abs(first - end)) <= 25
    return (min(start, first), max(end, last)) if near else (start, end)


def _set_trap(drawn: Drawn, name: str, made: Labelled, used: Counter[str], chance: random.Random) -> None:
    """A story and a look-alike; the kinds that few stories lend themselves to come first."""
    order = sorted(traps.TRAPS, key=lambda each: (used[each] + chance.random() * 3, each))
    for tried in range(40):
        story = drawn.next()
        if story is None:
            return
        for kind in order[: 2 + tried // 4]:
            trap = traps.TRAPS[kind](story, chance)
            if trap and _tell_trap(trap, kind, name, made.traps, made, chance):
                used[kind] += 1
                return


def _tell_sequel(drawn: Drawn, name: str, made: Labelled, chance: random.Random) -> None:
    """A story and one of the next day in which a figure has moved."""
    for _ in range(60):
        story = drawn.next()
        trap = traps.follow_up(story, chance) if story and not story.rows else None
        if trap and _tell_trap(trap, "revision", name, made.revisions, made, chance):
            return


def _tell_trap(trap: traps.Trap, kind: str, name: str, rows: list[Record], made: Labelled, chance: random.Random) -> bool:
    """The two documents of a trap and its rows; False, and nothing done, where no pair of figures is told."""
    first = tell(trap.first, chance.choice(LEVELS[:2]), f"{name}-a", chance, first=True)
    other = tell(trap.other, chance.choice(LEVELS[:2]), f"{name}-t", chance)
    if not trap.text and not trap.other.paragraphs and not trap.other.rows:
        return False
    if trap.text:
        other.paragraphs, other.joint, other.capitals = [trap.text], "\n\n", False
        if other.title and chance.random() < 0.7:
            other.title = ""
    if kind == "revision":
        day = date.fromisoformat(first.published) if first.published else None
        other.published = (day + timedelta(1)).isoformat() if day else ""
    texts = print_telling(first, trap.first.facts, set()), print_telling(other, trap.other.facts, set())
    pairs = trap.pairs
    if pairs is None:
        pairs = [(each, each) for each in sorted(trap.other.facts) if trap.first.facts.get(each) != trap.other.facts[each]]
    told = [(a, b) for a, b in pairs if a in texts[0].spans and b in texts[1].spans and trap.first.facts[a].kind != "trend"]
    if not told:
        return False
    rows += [_row({"doc_a": first.id, "doc_b": other.id}, (texts[0].spans[a], texts[1].spans[b])) | {"kind": kind} for a, b in told]
    made.documents += [
        _record(each.id, each.title, text.text, each.published, each.source) for each, text in zip((first, other), texts, strict=True)
    ]
    return True


def _record(name: str, title: str, text: str, published: str, source: str) -> Record:
    told = {"id": name, "title": title, "text": text, "published": published, "source": source}
    return {key: value for key, value in told.items() if value}


def write(made: Labelled, folder: Path, *, seed: int, number: int) -> None:
    """Both files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in made.documents)
    (folder / "corpus.jsonl").write_text(lines, "utf-8")
    (folder / "truth.json").write_text(json.dumps(made.truth(seed, number), indent=0) + "\n", "utf-8")


def main() -> None:
    """Make a corpus and say how much of what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, nargs="+", help="news stories, .jsonl")
    parser.add_argument("--output", type=Path, required=True, help="folder for corpus.jsonl and truth.json")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories", type=int, default=120, help="stories with retellings (default 120)")
    parser.add_argument("--exclude", type=Path, action="append", default=[], help=".jsonl with texts whose stories are not used")
    given = parser.parse_args()
    made = make(load(given.source), seed=given.seed, number=given.stories, exclude=[each.text for each in load(given.exclude)])
    write(made, given.output, seed=given.seed, number=given.stories)
    print(
        f"{len(made.documents)} documents, {len(made.conflicts)} conflicts, {len(made.equivalent)} equal figures, {len(made.traps)} traps"
    )
    for name, rows in (("conflicts", made.conflicts), ("traps", made.traps)):
        print(f"{name}: " + ", ".join(f"{kind} {count}" for kind, count in sorted(Counter(each["kind"] for each in rows).items())))


if __name__ == "__main__":
    main()
