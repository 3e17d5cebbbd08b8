"""The weights of leftovers: read, fitted on a few made-up texts, and written."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.linking import fit_leftovers
from benchmarks.linking.fit_leftovers import Examples, examples, fitted, main, measured, priors, written
from checker.linking.leftovers import PRIOR, weights
from checker.linking.pairs import Pairs

FERRY = (
    "The ferry Lindqvist ran onto rocks near Torvald on Tuesday with 214 passengers aboard. It carried 38 tonnes of diesel and 1,275 "
    "parcels. Captain Berit Solheim said that 46 sailors had stayed."
)
REEF = (
    "Near Torvald the Lindqvist struck a reef, and helpers took all 241 travellers off her. In the tanks were 38 tonnes of diesel; the "
    "1,275 parcels on deck were saved. Solheim, her captain, remained with 46 of the crew."
)


@pytest.fixture
def labelled(tmp_path: Path) -> tuple[Path, Path]:
    """Two texts and the conflict between them."""
    corpus, truth = tmp_path / "corpus.jsonl", tmp_path / "truth.json"
    corpus.write_text("\n".join(json.dumps({"id": name, "text": text}) for name, text in (("a", FERRY), ("b", REEF))), "utf-8")
    row = {"doc_a": "a", "start_a": FERRY.index("214"), "end_a": FERRY.index("214") + 3}
    row |= {"doc_b": "b", "start_b": REEF.index("241"), "end_b": REEF.index("241") + 3}
    truth.write_text(json.dumps({"conflicts": [row]}), "utf-8")
    return corpus, truth


def test_priors() -> None:
    """What is known beforehand is known of every feature of the table and of no other."""
    assert set(priors()) | {PRIOR} == set(weights())


def test_signs() -> None:
    """A fitted weight keeps the sign of what is known beforehand."""
    known = priors()
    assert [name for name, (weight, _) in weights().items() if name != PRIOR and weight * known[name] < 0] == []


def test_examples(labelled: tuple[Path, Path]) -> None:
    """The pair on the two stretches of the conflict is marked."""
    found = examples(labelled[0], json.loads(labelled[1].read_text("utf-8"))["conflicts"])
    assert found.right.sum() == 1
    assert found.features["swapped"][found.right].tolist() == [1.0]
    with pytest.raises(SystemExit, match="no two documents"):
        examples(_alone(labelled[0]), [])


def _alone(corpus: Path) -> Path:
    path = corpus.with_name("alone.jsonl")
    path.write_text(corpus.read_text("utf-8").splitlines()[0], "utf-8")
    return path


def _drawn(count: int) -> Examples:
    """Pairs of which those with swapped digits are conflicts."""
    swapped = np.arange(count) % 4 == 0
    rows = np.arange(count, dtype=np.int64)
    features = {name: np.zeros(count) for name in priors()} | {"swapped": swapped.astype(float), "far": (~swapped).astype(float)}
    return Examples(Pairs(rows, rows + count, rows), features, swapped, np.zeros(count, dtype=bool))


def test_fitted() -> None:
    """What conflicts have speaks for them, and what is never seen stays where it was."""
    found = fitted(_drawn(80), _drawn(40)._replace(right=np.zeros(40, dtype=bool)), 0.01)
    known = priors()
    assert found["swapped"] > 0 > found["far"]
    assert found["partners"] == known["partners"]


def test_measured() -> None:
    """Each bar tells how many are right and false."""
    told = measured(_drawn(80), None, 0.0)
    assert told[2].split() == ["0.5", "20", "0"]


def test_written() -> None:
    """The comments and the words stay, and a feature without words is named."""
    text = "# Words.\nfeature,weight,words\nfar,-1,far apart\n"
    assert written({"far": -2.0}, text) == "# Words.\nfeature,weight,words\nfar,-2.0,far apart\n"
    with pytest.raises(SystemExit, match="no words for near"):
        written({"far": -2.0, "near": 1.0}, text)


def test_main(labelled: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The weights are printed beside those of the table, and written where that is asked for."""
    table = tmp_path / "table.csv"
    table.write_text(fit_leftovers.TABLE.read_text("utf-8"), "utf-8")
    main([str(labelled[0]), str(labelled[1]), "--others", str(labelled[0]), "--table", str(table), "--write"])
    assert "of 1 pairs that are conflicts" in capsys.readouterr().out
    assert table.read_text("utf-8").startswith("# ")
