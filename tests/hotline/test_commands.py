"""`python -m bot import-12345` and `export`, as an operator runs them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.__main__ import main
from services.understanding import Understanding
from tests.hotline.sheet import HEADINGS, as_csv, row, xlsx

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, understanding: Understanding) -> None:
    """Commands mean a store of this test's own, and do not learn to understand each time anew."""
    monkeypatch.setattr("bot.kept.understanding_of", lambda _: understanding)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XINYI_STORE", f"sqlite:///{tmp_path / 'xinyi.db'}")
    monkeypatch.setenv("XINYI_STREET", "yichuan")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; its exit code and what it said."""

    def command(*arguments: str | Path) -> tuple[int, list[str]]:
        code = main([str(argument) for argument in arguments])
        return code, capsys.readouterr().out.splitlines()

    return command


def orders(count: int, first: int = 1, **other: Any) -> list[list[Any]]:
    """So many sound rows."""
    return [row(工单编号=f"2026112100{n:04d}", **other) for n in range(first, first + count)]


def test_in_again_changed_and_out(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "工单.csv"
    rows = [["12345工单"], HEADINGS, *orders(2), row(工单编号=""), ["合计", 3]]
    path.write_bytes(as_csv(rows).encode("gb18030"))

    code, said = run("import-12345", path, "--dry-run")
    assert (code, said[-1]) == (1, "这是试读，什么也没有写入。")

    code, said = run("import-12345", path)
    assert code == 1
    assert said[0].startswith("第3行 20261121000001：新立案 YC")
    assert said[-2] == "第5行 –：没有导入。没有工单编号"
    assert said[-1] == "新立案 2，已有 0，有改动 0，12345 已办结不再立案 0，没有导入 1"

    book = xlsx(
        tmp_path / "工单.xlsx", [HEADINGS, *orders(1), *orders(1, 2, 办结时限="2099-01-05")]
    )
    code, said = run("import-12345", book)
    assert code == 0
    assert "12345 有改动（时限）" in said[0]
    assert said[-1].startswith("新立案 0，已有 1，有改动 1")

    out = tmp_path / "结果.xlsx"
    code, said = run("export", "cases", "--since", "2026-01-01", "--track", "hotline", "-o", out)
    assert (code, said) == (0, [f"2 件，写到 {out}"])
    sheet = load_workbook(out).worksheets[0]
    first, *cases = sheet.iter_rows(values_only=True)
    assert first[0] == "12345工单编号"
    assert [case[0] for case in cases] == ["20261121000001", "20261121000002"]
    assert cases[0][first.index("联系电话")] == "138****5678"

    out = tmp_path / "contacts.csv"
    code, said = run(
        "export", "cases", "--since", "2026-01-01", "--with-contacts", "-o", out
    )  # fmt: skip
    assert "导出已记录在案" in said[-1]
    assert out.read_text("utf-8-sig").count("13812345678") == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0old", "另存为 .xlsx"),
        (b"PK\x03\x04broken", "已经损坏"),
        ("姓名,电话\n王,1\n".encode(), "没有找到表头"),
    ],
)
def test_a_file_that_is_none_is_told_in_a_sentence(
    run: Any, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    code, said = run("import-12345", path)
    assert code == 1
    assert any(sentence in line for line in said)


def test_a_file_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-12345", str(tmp_path / "none.csv")]) == 1
    assert "none.csv" in capsys.readouterr().err


def test_days_the_wrong_way_round_write_nothing(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "none.csv"
    days = ("--since", "2026-11-02", "--until", "2026-11-01")
    assert run("export", "cases", *days, "-o", out) == (1, ["开始日期不能晚于截止日期。"])
    assert not out.exists()


def test_a_killed_import_is_run_again(run: Any, tmp_path: Path) -> None:
    count = 200
    path = xlsx(tmp_path / "工单.xlsx", [HEADINGS, *orders(count)])
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "bot", "import-12345", str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as killed:
        assert killed.stdout is not None
        for _ in range(5):
            assert "新立案" in killed.stdout.readline()
        killed.kill()
        printed = 5 + len(killed.stdout.read().splitlines())
    code, said = run("import-12345", path)
    new, known = (int(part.split(" ")[1]) for part in said[-1].split("，")[:2])
    assert (code, new + known) == (0, count)
    assert 5 <= printed <= known
    assert new > 0
