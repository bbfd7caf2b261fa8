"""Predicts the time expressions of a corpus of lines {"doc", "dct", "text"}, as scored."""

import json
from datetime import date
from pathlib import Path

from counterclaim.annotating.times.component import find_times


def predict(gold_path: Path, out_path: Path) -> None:
    """Write one line a document: its id and the time expressions found."""
    with gold_path.open(encoding="utf-8") as gold, out_path.open("w", encoding="utf-8") as out:
        for line in gold:
            record = json.loads(line)
            dct = record.get("dct")
            published = date.fromisoformat(dct[:10]) if dct else None
            timexes = [
                {
                    "start": t.start,
                    "end": t.end,
                    "text": t.mention,
                    "type": t.type.value,
                    "value": t.value,
                    "mod": t.mod,
                }
                for t in find_times(record["text"], published)
            ]
            predicted = {"doc": record["doc"], "timexes": timexes}
            out.write(json.dumps(predicted, ensure_ascii=False) + "\n")
