"""The one door: nothing raises, everything fits through a pipe between processes."""

import contextlib
import pickle
import signal
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.intake import Format, Intake
from counterclaim.model.problem import Problem
from counterclaim.reading import read as module
from counterclaim.reading.deadline import TimeUp, time_limit
from counterclaim.reading.options import Limits, ReadingOptions
from counterclaim.reading.read import read
from tests.reading.make import SENTENCE, item, pdf, refused, taken, word


@settings(deadline=None, max_examples=50)
@given(st.binary(), st.sampled_from(list(Format)))
def test_any_bytes_as_any_format_get_an_answer(content: bytes, form: Format):
    assert isinstance(read(item(content, form), ReadingOptions()), Intake | Problem)


@settings(deadline=None, max_examples=40)
@given(st.data())
@pytest.mark.parametrize("whole", [pdf([SENTENCE], 2), word([SENTENCE])], ids=["pdf", "docx"])
def test_damage_anywhere_gets_an_answer(whole: bytes, data: st.DataObject):
    start = data.draw(st.integers(0, len(whole) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=40))
    content = whole[:start] + damage + whole[start + len(damage) :]
    form = Format.PDF if whole.startswith(b"%PDF") else Format.DOCX
    assert isinstance(read(item(content, form), ReadingOptions()), Intake | Problem)


def test_items_options_and_results_go_through_a_pipe():
    source, options = item(SENTENCE.encode()), ReadingOptions()
    assert pickle.loads(pickle.dumps((source, options))) == (source, options)
    for content in (b"", SENTENCE.encode()):
        result = read(item(content), options)
        assert pickle.loads(pickle.dumps(result)) == result


def test_a_text_beyond_the_limit_is_refused_with_the_way_out():
    content = ("word " * 10).encode()
    reason = refused(content, limits=Limits(max_characters=49))
    assert "--limit characters=50" in reason
    assert taken(content, limits=Limits(max_characters=50))


def test_time_is_limited(monkeypatch):
    def dawdle(*_: object) -> None:
        while True:
            with contextlib.suppress(Exception):  # as parsers do
                sum(range(1000))

    monkeypatch.setattr(module, "read_text", dawdle)
    began = time.process_time()
    reason = refused(b"x", limits=Limits(seconds=1))
    assert time.process_time() - began < 3
    assert "--limit seconds=N" in reason


def test_anything_a_parser_raises_is_a_problem(monkeypatch):
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(module, "read_text", fail)
    assert "MemoryError" in refused(b"x")


def test_the_callers_alarm_clock_goes_on():
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    earlier = signal.setitimer(signal.ITIMER_REAL, 100)
    try:
        with time_limit(5):
            assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 100
    finally:
        signal.setitimer(signal.ITIMER_REAL, *earlier)
        signal.signal(signal.SIGALRM, before)


def test_other_threads_read_without_a_limit():
    results: list[object] = []
    thread = threading.Thread(
        target=lambda: results.append(read(item(SENTENCE.encode()), ReadingOptions()))
    )
    thread.start()
    thread.join()
    assert isinstance(results[0], Intake)


def test_time_up_is_no_ordinary_exception():
    assert not issubclass(TimeUp, Exception)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "content",
    [
        b"x" * 900_000 + b"\n\xe9",
        b"x" * 900_000 + b"\xe9",
        b"\xe9" * 900_000,
        b"Mon " + b" " * 900_000 + b"1",
        b"may" * 300_000,
        b"1." * 450_000,
        b"1/1/" * 200_000,
        b"\n" * 900_000 + b"x",
    ],
    ids=lambda content: str(content[:4] + content[-4:]),
)
def test_no_pattern_takes_long(content: bytes):
    assert isinstance(read(item(content), ReadingOptions()), Intake | Problem)
