"""How far two readers agree."""

from benchmarks.agreement import SECOND, figures
from benchmarks.telling import LAYERS


def test_every_layer_was_read_twice_and_agrees_in_part() -> None:
    assert all((SECOND / f"{layer}.tsv").is_file() for layer in LAYERS)
    found = figures()
    assert set(found) == {*LAYERS, "roots", "clashes"}
    assert all(50 < share < 100 for share in found.values())
