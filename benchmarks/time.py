"""Time expressions: predicts for a corpus of lines {"doc", "dct", "text"} in the scorer's format.

Usage: python benchmarks/time.py GOLD.jsonl PREDICTED.jsonl
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

from counterclaim.annotating.times.component import find_times


def predict(gold_path: Path, out_path: Path) -> None:
    """Write one line a document: its id and the time expressions found."""
    words, spent = 0, 0.0
    with gold_path.open(encoding="utf-8") as gold, out_path.open("w", encoding="utf-8") as out:
        for line in gold:
            record = json.loads(line)
            dct = record.get("dct")
            published = date.fromisoformat(dct[:10]) if dct else None
            started = time.perf_counter()
            times = find_times(record["text"], published)
            spent += time.perf_counter() - started
            words += len(record["text"].split())
            timexes = [
                {
                    "start": t.start,
                    "end": t.end,
                    "text": t.mention,
                    "type": t.type.value,
                    "value": t.value,
                    "mod": t.mod,
                }
                for t in times
            ]
            predicted = {"doc": record["doc"], "timexes": timexes}
            out.write(json.dumps(predicted, ensure_ascii=False) + "\n")
    print(f"{words} words, {words / spent:,.0f} words a second")


if __name__ == "__main__":
    predict(Path(sys.argv[1]), Path(sys.argv[2]))
