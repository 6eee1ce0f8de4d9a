"""Sheets that no program takes for more than words, and that are whole or not there."""

import csv
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from services.export.sheet import Format, Value, safe, written
from services.sheets.cells import folded

FORMULAS = ["=1+1", "+86", "-2", "@SUM(A1)", " =1", "\t=1", "＝1", "=HYPERLINK(\"http://x\")", "\u200b=1"]  # fmt: skip


def read(path: Path) -> list[list[object]]:
    """The cells as the next program gets them; a formula would come as its text."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [list(row) for row in csv.reader(file)]
    book = load_workbook(path)
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def write(path: Path, *rows: list[Value]) -> Path:
    """A sheet of these rows."""
    form: Format = "csv" if path.suffix == ".csv" else "xlsx"
    with written(path, form, "案件") as one_more:
        for row in rows:
            one_more(row)
    return path


@pytest.mark.parametrize("words", FORMULAS)
def test_nothing_anybody_wrote_is_a_formula(words: str) -> None:
    assert safe(words) == f"'{words}"


@given(st.text())
def test_a_cell_never_begins_as_a_formula(words: str) -> None:
    told = str(safe(words))
    assert told.lstrip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}
    assert not told.startswith(("\t", "\r"))


def test_plain_words_and_numbers_stay_as_they_are() -> None:
    assert [safe(value) for value in ("楼道堆物", "", 0, -3, "1-2", "a=b")] == [
        "楼道堆物", "", 0, -3, "1-2", "a=b",
    ]  # fmt: skip


@settings(max_examples=30)  # each writes and reads two files
@given(st.lists(st.one_of(st.text(max_size=50), st.integers(-9, 9)), min_size=1, max_size=5))
def test_whatever_is_said_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, row: list[Value]
) -> None:
    folder = tmp_path_factory.mktemp("sheet")
    for name in ("cases.csv", "cases.xlsx"):
        assert read(write(folder / name, ["号", *row]))[0][0] == "号"


@pytest.mark.parametrize("name", ["cases.csv", "cases.xlsx"])
def test_a_long_number_keeps_its_digits(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, ["20261121000123456", "YC20261121-0007", 3])
    number, *others = read(path)[0]
    assert isinstance(number, str)
    assert folded(number) == "20261121000123456"
    assert [str(other) for other in others] == ["YC20261121-0007", "3"]


def test_excel_is_told_that_a_csv_is_utf_8_and_not_to_count(tmp_path: Path) -> None:
    content = write(tmp_path / "cases.csv", ["20261121000123"]).read_bytes()
    assert content == b"\xef\xbb\xbf20261121000123\t\r\n"


@pytest.mark.parametrize("name", ["cases.csv", "cases.xlsx"])
def test_only_its_owner_may_read_it(tmp_path: Path, name: str) -> None:
    assert stat.S_IMODE(write(tmp_path / name, ["1"]).stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["cases.csv", "cases.xlsx"])
def test_a_sheet_that_could_not_be_finished_is_not_there(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, ["before"])
    with pytest.raises(RuntimeError):
        _begin(path)
    assert read(path) == [["before"]]
    assert [one.name for one in tmp_path.iterdir()] == [name]


def _begin(path: Path) -> None:
    with written(path, "csv" if path.suffix == ".csv" else "xlsx", "案件") as one_more:
        one_more(["half"])
        raise RuntimeError
