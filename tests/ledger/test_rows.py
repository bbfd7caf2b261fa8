"""What of a row its entry hashes."""

from dataclasses import replace

import pytest

from counterclaim.ledger.chain import hash_of
from counterclaim.ledger.rows import (
    CLAIMS,
    JUDGEMENTS,
    MENTIONS,
    Table,
    claim_row,
    judgement_row,
    mentions_row,
)
from counterclaim.model.judgement import Judge, Judgement, Verdict
from tests.ledger.making import claims, report

TABLE = Table("note", "notes", ("id", "words"), beside=("content",), later=("by", "why"))


@pytest.mark.parametrize(
    ("row", "payload"),
    [
        (("n", "w"), ("n", "w")),
        (("n", None), ("n", None)),
        (("n", None, None, None), ("n", None)),
        (("n", "w", "me", None), ("n", "w", "me")),
        (("n", "w", None, "so"), ("n", "w", None, "so")),
        (("n", "w", "", None), ("n", "w", "")),
    ],
)
def test_later_columns_count_once_they_hold_something(
    row: tuple[str | None, ...], payload: tuple[str | None, ...]
) -> None:
    assert TABLE.payload(row) == payload


def test_later_columns_are_read_and_written_behind_the_first() -> None:
    assert TABLE.select == "SELECT id, words, by, why FROM notes"
    assert TABLE.insert.startswith("INSERT INTO notes (seq, id, words, by, why, content) VALUES")


def test_a_claim_of_no_reading_hashes_as_before_readings() -> None:
    [of, *_] = claims(report())
    ordinal, json, reading = row = claim_row(of, 3)
    assert reading is None
    assert CLAIMS.payload(row) == (3, json) == (ordinal, json)
    assert CLAIMS.payload(claim_row(of, 3, 12)) == (3, json, 12)


def test_place_mentions_hash_their_reading_where_there_is_one() -> None:
    assert MENTIONS.payload(mentions_row("r-1", (), None)) == ("r-1", "[]")
    assert MENTIONS.payload(mentions_row("r-1", (), 5)) == ("r-1", "[]", 5)


def test_a_judgement_without_a_coder_hashes_as_before_coders() -> None:
    said = Judgement(a="c-1", b="c-2", verdict=Verdict.SAME, by=Judge.PERSON, reasons=("so",))
    plain = ("event", "c-1", "c-2", "same", "person", None, '["so"]', "t")
    assert JUDGEMENTS.payload(judgement_row(said, "t")) == plain
    by_ann = JUDGEMENTS.payload(judgement_row(replace(said, coder="ann"), "t"))
    assert by_ann == (*plain, "ann")
    assert hash_of(by_ann) != hash_of(plain)
