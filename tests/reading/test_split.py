"""One file, its documents and rows."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.intake import Format, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.inputs import Input, Kind, find_inputs
from counterclaim.reading.options import Columns, Limits, ReadingOptions, parse_map
from counterclaim.reading.read import read
from counterclaim.reading.split import split
from tests.reading.make import SENTENCE, pdf, word


def parts(content: bytes, kind: Kind | None, **options) -> list[Item | Problem]:
    source = Input(path="-", kind=kind, stdin=io.BytesIO(content))
    return list(split(source, ReadingOptions(**options)))


def cells(part: Item | Problem) -> dict:
    assert isinstance(part, Item), part
    assert part.format is Format.ROW
    return json.loads(part.content)


def reasons(content: bytes, kind: Kind | None, **options) -> list[tuple[int | None, str]]:
    found = parts(content, kind, **options)
    return [(each.row, each.reason) for each in found if isinstance(each, Problem)]


def test_a_document_is_one_item(tmp_path: Path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    [source] = find_inputs([str(tmp_path)])
    [item] = split(source, ReadingOptions())
    assert (item.format, item.content, item.row) == (Format.TEXT, SENTENCE.encode(), None)
    assert item.container is None
    assert len(item.sha256) == 64


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_row_is_an_item_of_the_whole_file(delimiter: str, mark: str):
    head, row = ["id", "text", "note"], ["1", '"Rebels\r\nshelled, ""they"" said; so"', "ü"]
    content = (mark + "\n".join((delimiter.join(head), delimiter.join(row)))).encode()
    [item] = parts(content, Kind.TABLE)
    expected = {"id": "1", "text": 'Rebels\r\nshelled, "they" said; so', "note": "ü"}
    assert list(cells(item).items()) == list(expected.items())
    assert item.content == json.dumps(expected, ensure_ascii=False, separators=(",", ":")).encode()
    assert item.row == 1
    assert item.container.content == content
    assert item.container.size == len(content)


def test_bad_rows_are_named_and_the_rest_is_read():
    content = b'text,n\na,1\nb\n\n"c"x,3\nd,4,5\ne,6\n"f'
    found = parts(content, Kind.TABLE)
    assert [each.row for each in found] == [1, 2, 3, 4, 5, 6]
    assert [isinstance(each, Item) for each in found] == [True, False, False, False, True, False]
    assert "its number of cells is 1, the header's 2" in found[1].reason
    assert "told into cells" in found[2].reason
    assert "told into cells" in found[5].reason


def test_bare_quotation_marks_in_a_tsv_are_text():
    content = b'id\ttext\n1\t"Qarma" fell, they said\n2\tthe "town" fell\n'
    assert [cells(each)["text"] for each in parts(content, Kind.TABLE)] == [
        '"Qarma" fell, they said',
        'the "town" fell',
    ]


def test_header_names_are_made_distinct():
    [item] = parts(b"text,,text\na,b,c\n", Kind.TABLE)
    assert cells(item) == {"text": "a", "column 2": "b", "text (3)": "c"}


def test_a_missing_column_is_one_problem_that_lists_those_there():
    content = b"body,head\na,b\nc,d\n"
    assert reasons(content, Kind.TABLE, columns=parse_map("text=body,title=tilte,outlet=src")) == [
        (None, "has no column 'tilte' or 'src'; its columns are: body, head")
    ]
    [(row, reason)] = reasons(content, Kind.TABLE)
    assert row is None
    assert "--map text=" in reason
    assert "body, head" in reason
    lines = b'{"body": "a"}\n{"body": "b"}\n'
    assert len(reasons(lines, Kind.LINES)) == 1
    assert len(parts(lines, Kind.LINES, columns=Columns(text="body"))) == 2


@pytest.mark.parametrize("content", [b"", b"\n\n", b"text,title\n"])
def test_a_table_without_rows_is_one_problem(content: bytes):
    assert len(reasons(content, Kind.TABLE)) == 1


def test_a_table_in_an_old_encoding():
    content = "text;outlet\nCafé – “Qarma”;Voilà\n".encode("cp1252")
    [item] = parts(content, Kind.TABLE, encoding="cp1252")
    assert cells(item) == {"text": "Café – “Qarma”", "outlet": "Voilà"}
    assert read(item, ReadingOptions(encoding="cp1252")).report.text == "Café – “Qarma”"


def test_json_lines_keep_their_bytes_and_bad_ones_are_named():
    good = b'{"event_text": "a", "n": 1}'
    content = b"\xef\xbb\xbf" + good + b'\r\n\nnot json\n[1]\n{"text": "\xff"}\n' + good
    found = parts(content, Kind.LINES)
    assert [each.row for each in found] == [1, 3, 4, 5, 6]
    assert found[0].content == found[4].content == good
    assert found[0].container.content == content
    assert "is not JSON" in found[1].reason
    assert "not a JSON object" in found[2].reason
    assert "not UTF-8" in found[3].reason


def test_json_lines_in_another_encoding_become_utf8():
    content = '{"text": "Café"}\n'.encode("latin-1")
    [item] = parts(content, Kind.LINES, encoding="latin-1")
    assert item.content == '{"text": "Café"}'.encode()


def test_hostile_json_is_a_problem():
    deep = b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    digits = b'{"text": ' + b"9" * 10_000 + b"}"
    found = reasons(deep + b"\n" + digits + b'\n{"text": "a"}\n', Kind.LINES)
    assert [row for row, _ in found] == [1, 2]


def test_dates_of_a_file_are_read_in_the_order_its_rows_show():
    rows = [("4/5/17", "a"), ("4/16/17", "b"), ("", "c")]
    content = "pub_date,text\n" + "".join(f"{day},{text}\n" for day, text in rows)
    found = parts(content.encode(), Kind.TABLE)
    assert [each.day_first for each in found] == [False] * 3
    assert str(read(found[0], ReadingOptions()).report.published) == "2017-04-05"


def test_heads_are_read_in_the_order_their_outlet_shows():
    content = (
        "outlet,text\nnorth,15-09-2013 Shells fell\nnorth,02-09-2013 Shells fell\n"
        "south,02-09-2013 Shells fell\n"
    )
    found = [read(each, ReadingOptions()).report for each in parts(content.encode(), Kind.TABLE)]
    assert [str(each.published) for each in found] == ["2013-09-15", "2013-09-02", "None"]


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (pdf(["Shells fell."]), Format.PDF),
        (word(["Shells fell."]), Format.DOCX),
        (b"\n<!-- saved --><!DOCTYPE html><p>Shells fell.</p>", Format.HTML),
        (b'{"text": "Shells fell."}\n{"text": "More."}', Format.ROW),
        (b"id;text\n1;Shells fell.\n", Format.ROW),
        (b"Shells fell, text and all.\n", Format.TEXT),
        (b"{This is no JSON} but text", Format.TEXT),
    ],
)
def test_standard_input_tells_by_itself_what_it_is(content: bytes, form: Format):
    assert parts(content, None)[0].format is form


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 other things", "zip archive and no Word document"),
        (b'[{"text": "a"}]', "not one object a line"),
        (b'{\n  "text": "a"\n}', "not one object a line"),
        (b"\x1f\x8b\x08", "damaged"),
    ],
)
def test_what_standard_input_may_not_be(content: bytes, reason: str):
    [(_, said)] = reasons(content, None)
    assert reason in said


def test_limits_on_size_name_the_way_out():
    [(_, reason)] = reasons(b"x" * 11, Kind.TEXT, limits=Limits(max_file_bytes=10))
    assert "--limit file_bytes=N" in reason
    [(_, reason)] = reasons(b"x" * 11, Kind.TEXT, limits=Limits(max_item_bytes=10))
    assert "--limit item_bytes=11" in reason
    table = b"text\n" + b"x" * 45 + b"\n" + b"x" * 100 + b"\ny\n"
    [first, second] = reasons(table, Kind.TABLE, limits=Limits(max_item_bytes=50))
    assert first == (1, "has 56 bytes; --limit item_bytes=56 allows it")
    assert "line has 101 characters; --limit item_bytes=N" in second[1]
    lines = b'{"text":"' + b"x" * 100 + b'"}\n{"text":"y"}\n'
    assert reasons(lines, Kind.LINES, limits=Limits(max_item_bytes=50)) == [
        (1, "has 111 bytes; --limit item_bytes=111 allows it")
    ]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path):
    source = Input(path=str(tmp_path / "gone.txt"), kind=Kind.TEXT)
    [problem] = split(source, ReadingOptions())
    assert problem.reason == "cannot be opened: No such file or directory"


@pytest.mark.timeout(5)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html", "a.md"])
def test_100_megabytes_on_one_line_are_refused_at_once(tmp_path: Path, name: str):
    with open(tmp_path / name, "wb") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    [source] = find_inputs([str(tmp_path / name)])
    [problem] = split(source, ReadingOptions())
    assert isinstance(problem, Problem)


@pytest.mark.timeout(5)
def test_a_row_of_100_megabytes_does_not_stop_the_others():
    content = b"text,n\n" + b"x" * 100_000_000 + b",1\nb,2\n"
    [problem, item] = parts(content, Kind.TABLE)
    assert (problem.row, item.row) == (1, 2)
    assert "100,000,00" in problem.reason


@given(st.binary(), st.sampled_from([None, *Kind]))
def test_any_bytes_are_split_without_an_error(content: bytes, kind: Kind | None):
    for part in parts(content, kind):
        assert isinstance(part, Item | Problem)


@given(st.lists(st.fixed_dictionaries({"text": st.text(), "n": st.integers() | st.none()})))
def test_json_lines_read_back(rows: list[dict]):
    content = "\n".join(json.dumps(row) for row in rows).encode()
    found = [each for each in parts(content, Kind.LINES) if isinstance(each, Item)]
    assert [json.loads(each.content) for each in found] == rows


@pytest.mark.timeout(5)
def test_telling_kinds_apart_takes_no_time():
    assert parts(b"<!-- x -->" * 6_000 + b"text", None)
    assert parts(b'{"text": "a", "date": "2016-07-07' + b" " * 50_000 + b'!"}', None)
