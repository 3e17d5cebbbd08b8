"""``python -m tests.fuzz TARGET... --seconds 60 --seed 1``: damaged inputs, and what does not hold of them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tests.fuzz.running import Ran, bound_memory, held_against, input_of, run
from tests.fuzz.targets import TARGETS


@click.command()
@click.argument("targets", nargs=-1, type=click.Choice(list(TARGETS)))
@click.option("--seconds", type=float, default=60, show_default=True, help="Of the processor, for each target.")
@click.option("--seed", type=int, default=1, show_default=True, help="Other inputs for another number.")
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), default="fuzz-found", show_default=True, help="Where what is found goes."
)
@click.option("--again", type=click.Path(exists=True, path_type=Path), help="Try one file alone, with its traceback.")
def main(targets: tuple[str, ...], *, seconds: float, seed: int, keep: Path, again: Path | None) -> None:
    """Damage healthy inputs and hold checker to what has to hold; all TARGETs where none is named. Exit code 1 where something does not."""
    keep.mkdir(parents=True, exist_ok=True)
    names = targets or tuple(TARGETS)
    if again:
        TARGETS[names[0]].hold(again.read_bytes())
        return
    found = 0
    for name in names:
        held_against(name, input_of(name, seed, 0), Ran(), None)  # what is loaded once is not on the account of an input
        bound_memory()
        ran = run(name, seed=seed, seconds=seconds, keep=keep)
        found += len(ran.found)
        click.echo(f"{name}: {ran.inputs:,} inputs in {ran.seconds:.0f} s, {len(ran.found)} defects")
        for place in ran.found:
            click.echo(f"  {place}")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
