"""A worker tells what a component failed on, beside the report that it read all the same."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from counterclaim.annotating.times import component as times
from counterclaim.model.intake import Format, Item
from counterclaim.model.problem import Problem
from counterclaim.steps import work
from counterclaim.steps.options import AddOptions, Reading, Stored

SENTENCES = ("Shells killed 12 in Velm on Monday.", "On Tuesday 3 died.", "On Friday 9 left.")


def test_a_fault_is_a_problem_beside_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    find = times.find_times

    def fail(text: str, *others: Any) -> Any:
        if "Monday" in text or "Friday" in text:
            raise ValueError("no such day")
        return find(text, *others)

    monkeypatch.setattr(times, "find_times", fail)
    text = "\n\n".join(SENTENCES)
    item = Item(
        path="in/a.txt",
        row=None,
        format=Format.TEXT,
        content=text.encode(),
        sha256=sha256(text.encode()).hexdigest(),
    )
    [reading] = work.read_items([item], AddOptions())
    assert isinstance(reading, Reading)
    assert reading.claims
    told = Problem(
        path="in/a.txt",
        row=None,
        reason="counterclaim_times failed on characters 0–35 and on one more (ValueError: no "
        "such day); its readings there are missing; the rest was read. Please report it",
    )
    assert reading.notes == (told,)
    [again] = work.read_items([Stored(report=reading.report)], AddOptions())
    assert isinstance(again, Reading)
    assert again.claims == reading.claims
    assert again.notes == (replace(told, path=reading.report.id),)
