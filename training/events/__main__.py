"""Fits the weights of event typing to this project's own sentences.

python -m training.events             # writes them into the package
python -m training.events --out DIR   # writes them elsewhere
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.events import words_of

from counterclaim.annotating.events.wording import WEIGHTS
from training.events.calibrate import calibrate, signs, write
from training.events.fit import fit, parts
from training.events.sentences import parsed, pipeline, sentences


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m training.events",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS.parent, help="the folder to write to")
    out: Path = parser.parse_args().out
    labelled = sentences()
    kinds = [each.kind for each in labelled]
    for kind, count in Counter(kinds).most_common():
        print(f"{count:5} {kind}")
    docs = list(parsed(pipeline(), [each.text for each in labelled]))
    texts = [words_of(doc) for doc in docs]
    fit(kinds, texts).write(out / WEIGHTS.name)
    found = []
    right = 0
    for kept, held in parts(len(texts)):
        fitted = fit([kinds[n] for n in kept], [texts[n] for n in kept])
        for n in held:
            found += signs(docs[n], kinds[n], fitted)
            right += fitted.kinds[int(fitted.read(texts[n]).argmax())] == kinds[n]
    weights = calibrate(found)
    write(weights, out / "event_confidence.tsv")
    print(f"held-out sentences whose words alone give their kind: {right / len(texts):.3f}")
    print("confidence: " + ", ".join(f"{name} {weight:.3f}" for name, weight in weights.items()))


if __name__ == "__main__":
    main()
