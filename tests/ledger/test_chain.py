from dataclasses import replace
from hashlib import sha256

import pytest

from counterclaim.ledger.chain import FIRST_PREV_HASH, Entry, canonical, following, hash_of, misfit

FIRST = following(None, kind="problem", subject="a", recorded_at="t1", payload=("a", None, 1))
SECOND = following(FIRST, kind="problem", subject="b", recorded_at="t2", payload=("b",))


def test_canonical_json_is_a_list_without_spaces_in_utf8() -> None:
    assert (
        canonical(("Dārā", None, 7, 'say "no"\n')) == '["Dārā",null,7,"say \\"no\\"\\n"]'.encode()
    )


def test_hash_says_how_it_was_made() -> None:
    assert hash_of(("a",)) == "sha256:" + sha256(b'["a"]').hexdigest()


def test_the_first_entry_follows_zeros_and_the_second_the_first() -> None:
    assert (FIRST.seq, FIRST.prev_hash) == (1, FIRST_PREV_HASH)
    assert (SECOND.seq, SECOND.prev_hash) == (2, FIRST.hash)
    said = f'[2,"problem","b","t2","{SECOND.payload_sha256}","{FIRST.hash}"]'
    assert SECOND.hash == "sha256:" + sha256(said.encode()).hexdigest()


def test_parts_of_a_row_cannot_run_into_each_other() -> None:
    assert hash_of(("ab", "c")) != hash_of(("a", "bc"))
    assert hash_of(("1",)) != hash_of((1,))


@pytest.mark.parametrize(
    ("entry", "last", "payload", "what"),
    [
        (SECOND, FIRST, ("b",), None),
        (SECOND, None, ("b",), "missing before"),
        (replace(SECOND, seq=3), FIRST, ("b",), "missing before"),
        (SECOND, replace(FIRST, hash="sha256:00"), ("b",), "hash of the entry before"),
        (replace(SECOND, kind="claim"), FIRST, ("b",), "not the hash of what it says"),
        (replace(SECOND, recorded_at="t3"), FIRST, ("b",), "not the hash of what it says"),
        (replace(SECOND, hash=FIRST.hash), FIRST, ("b",), "not the hash of what it says"),
        (SECOND, FIRST, None, "is gone"),
        (SECOND, FIRST, ("c",), "not what was recorded"),
    ],
)
def test_misfit(entry: Entry, last: Entry | None, payload: tuple[str] | None, what: str) -> None:
    said = misfit(entry, last, payload)
    assert said is None if what is None else what in str(said)
