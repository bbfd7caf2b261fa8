"""Each adapter reads its corpus's format and writes its scorer's, on small invented files."""

import csv
import json
from pathlib import Path

import pytest
from benchmarks.predict import predict

TEXT = "Rebels shelled Homs on Monday, killing at least 12 people, a doctor told Reuters."


def jsonl(path: Path, **extra: object) -> Path:
    path.write_text(json.dumps({"doc": "invented-1", "text": TEXT, **extra}) + "\n", "utf-8")
    return path


def read_jsonl(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_attribution(tmp_path: Path) -> None:
    predict("attribution", jsonl(tmp_path / "gold", attributions=[]), tmp_path / "out")
    [document] = read_jsonl(tmp_path / "out")
    [attribution] = document["attributions"]  # type: ignore[misc]
    assert document["doc"] == "invented-1"
    [[start, end]] = attribution["source"]
    assert TEXT[start:end] == "a doctor"


@pytest.mark.parametrize("dct", ["2016-11-30", None])
def test_time(tmp_path: Path, dct: str | None) -> None:
    extra = {"dct": dct} if dct else {}
    predict("time", jsonl(tmp_path / "gold", timexes=[], **extra), tmp_path / "out")
    [document] = read_jsonl(tmp_path / "out")
    [timex] = document["timexes"]  # type: ignore[misc]
    assert TEXT[timex["start"] : timex["end"]] == "Monday"
    assert timex["type"] == "DATE"
    if dct:
        assert timex["value"] == "2016-11-28"


def test_place(tmp_path: Path) -> None:
    predict("place", jsonl(tmp_path / "gold", toponyms=[]), tmp_path / "out")
    [document] = read_jsonl(tmp_path / "out")
    [toponym] = document["toponyms"]  # type: ignore[misc]
    assert TEXT[toponym["start"] : toponym["end"]] == "Homs"
    assert toponym["country"] == "SY"
    assert toponym["lat"] == pytest.approx(34.7, abs=0.3)


def test_events(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.write_text(f"id\ttext\tlabel\n7\t{TEXT}\t\n", "utf-8")
    predict("events", gold, tmp_path / "out")
    with (tmp_path / "out").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file, delimiter="\t")
    assert row["id"] == "7"
    assert row["label"] == "ART_MISS_ATTACK"
    assert 0 <= float(row["confidence"]) <= 1


def test_casualties(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    with gold.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "article_title", "article_content", "source"])
        writer.writerow(["3", "Twelve killed in Homs", f"Tue 29 Nov 2016 {TEXT}", "Daily"])
    predict("casualties", gold, tmp_path / "out")
    [row] = read_jsonl(tmp_path / "out")
    assert row["row"] == 3
    assert row["killed_total"] == 12
    assert row["location"] == "homs"
