"""``python -m tests.fuzz.guided TARGET``: the same inputs, of which those that reach new code are damaged further; needs atheris.

atheris is no part of the extra ``dev``, since it is there for a few systems only: ``pip install atheris``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random
from time import process_time

import atheris
import click

with atheris.instrument_imports(include=["checker"]):
    from tests.fuzz.mutating import LARGEST, changed
    from tests.fuzz.running import Ran, held_against
    from tests.fuzz.targets import TARGETS


@click.command()
@click.argument("target", type=click.Choice(list(TARGETS)))
@click.option("--seconds", type=float, default=60, show_default=True, help="Of the processor.")
@click.option("--seed", type=int, default=1, show_default=True, help="Other inputs for another number.")
@click.option("--keep", type=click.Path(path_type=Path), default="fuzz-found", show_default=True, help="Folder for what is found.")
def main(target: str, *, seconds: float, seed: int, keep: Path) -> None:
    """Damage the healthy inputs of a TARGET, and then those that reached new code. Exit code 1 where something does not hold."""
    one, ran = TARGETS[target], Ran()
    corpus = keep / f"{target}-corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(one.corpus()):
        (corpus / f"healthy-{number}").write_bytes(data)

    def damage(data: bytes, largest: int, number: int) -> bytes:
        random = Random(number)
        return changed(random, [data] if data and random.random() < 0.8 else one.corpus(), one.changes)[:largest]

    def hold(data: bytes) -> None:
        held_against(target, data, ran, keep)
        ran.inputs += 1
        if process_time() > seconds:
            click.echo(f"{target}, guided: {ran.inputs:,} inputs in {process_time():.0f} s, {len(ran.found)} defects")
            for place in ran.found:
                click.echo(f"  {place}")
            sys.stdout.flush()
            os._exit(bool(ran.found))  # to libFuzzer an exception would be one more defect

    arguments = [f"-seed={seed}", f"-max_len={4 * LARGEST}", "-timeout=300", "-rss_limit_mb=4000", "-verbosity=0"]
    atheris.Setup(["fuzz", *arguments, str(corpus)], hold, custom_mutator=damage)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
