"""`python -m bot roster …`, as an operator runs it."""

import asyncio
import csv
import io
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.__main__ import main
from bot.roster import Desk
from bot.roster import run as run_roster
from domain.street import Street
from services.texts import Texts
from tests.roster.scene import MONDAY

SHEET = """\
姓名,手机号,应急组,身份,是否同意
柳一一,13900000001,宜南防汛排涝组,组长,是
柳二二,,宜南防汛排涝组,掌柜,
柳三三,13900000003,宜南网格党支部,召集人,
"""


@pytest.fixture(autouse=True)
def desk(street: Street, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store and a folder of this test's own; the pack and the sentences are read once."""
    texts = Texts()
    monkeypatch.setattr("services.pack.load", lambda _: street)
    monkeypatch.setattr("services.texts.Texts", lambda: texts)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XINYI_STORE", f"sqlite:///{tmp_path / 'xinyi.db'}")
    monkeypatch.setenv("XINYI_STREET", "yichuan")
    (tmp_path / "roster.csv").write_text(SHEET, encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; its exit code and what it said."""

    def command(*arguments: str) -> tuple[int, str]:
        code = main(["roster", *arguments])
        return code, capsys.readouterr().out

    return command


def test_a_sheet_comes_in_and_its_codes_go_into_a_file(run: Any, tmp_path: Path) -> None:
    code, said = run("import", "roster.csv", "--dry-run")
    assert (code, "新加2人" in said, list(tmp_path.glob("codes-*"))) == (1, True, [])
    code, said = run("import", "roster.csv", "--codes", "codes.csv")
    assert code == 1
    assert "第3行 柳二二：看不懂：掌柜" in said
    file = tmp_path / "codes.csv"
    assert file.stat().st_mode & 0o077 == 0
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert [row[:3] for row in rows[1:]] == [
        ["柳一一", "宜南防汛排涝组", "13900000001"],
        ["柳三三", "宜南网格党支部", "13900000003"],
    ]
    for row in rows[1:]:
        assert row[3].removeprefix("绑定 ") not in said
    code, said = run("import", "roster.csv")
    assert "新加0人，更新0行，没变2行" in said


def test_codes_once_more_for_whoever_is_not_bound(run: Any, tmp_path: Path) -> None:
    run("import", "roster.csv", "--codes", "first.csv")
    code, said = run("codes", "--group", "宜南网格党支部", "--codes", "again.csv")
    assert (code, "1个绑定码" in said) == (0, True)
    again = (tmp_path / "again.csv").read_text("utf-8-sig")
    assert "柳三三" in again
    assert "柳一一" not in again
    code, _ = run("codes", "--codes", "again.csv")
    assert code == 1, "no file is written over"


def test_groups_are_listed_without_phones_and_keys(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", "roster.csv")
    monkeypatch.setattr("sys.stdin", io.StringIO("key-of-the-robot\n"))
    assert run("group", "chat", "宜南防汛排涝组", "--robot") == (0, "宜南防汛排涝组: wecom\n")
    assert run("group", "chat", "宜南网格党支部", "--paste") == (0, "宜南网格党支部: paste\n")
    _, listed = run("list")
    assert "柳一一" in listed
    for secret in ("13900000001", "key-of-the-robot"):
        assert secret not in listed


def test_a_group_is_made_filled_emptied_and_ended(run: Any) -> None:
    run("import", "roster.csv")
    _, listed = run("list", "--group", "宜南网格党支部")
    seat = listed.splitlines()[1].split("\t")[1]
    add = ("group", "add", "宜北物资组", "--level", "team", "--grid", "yibei", "--team", "supplies")
    assert run(*add)[0] == 0
    assert run(*add)[0] == 1, "the name is taken"
    assert run("group", "put", "宜北物资组", seat, "--part", "leader")[0] == 0
    assert "组长" in run("list", "--group", "宜北物资组")[1]
    assert run("group", "put", "宜北物资组", seat, "--out")[0] == 0
    assert "柳三三" not in run("list", "--group", "宜北物资组")[1]
    assert run("group", "put", "宜北物资组", "nobody")[0] == 1
    assert run("group", "end", "宜北物资组")[0] == 0
    assert "宜北物资组" not in run("list")[1]


def test_gaps_are_an_exit_code(run: Any) -> None:
    assert run("gaps")[0] == 1
    run("import", "roster.csv")
    code, said = run("gaps")
    assert code == 1
    assert "宜南网格党支部(副召集人)" in said


def test_the_sample_roster_is_whole_and_invented(run: Any) -> None:
    sample = Path(__file__).resolve().parents[2] / "streets/yichuan/roster.sample.csv"
    code, said = run("import", str(sample))
    assert (code, "没收0行" in said) == (0, True)
    names = [line.split("\t")[2] for line in run("list")[1].splitlines() if line.startswith("\t")]
    assert names
    assert all(name.startswith("样例") for name in names)
    assert "没人能上的岗位" not in run("gaps")[1]


def test_sample_people_never_reach_production(
    street: Street, capsys: pytest.CaptureFixture[str]
) -> None:
    settings: Any = SimpleNamespace(production=True)
    nothing: Any = None
    asked = Namespace(verb="import", file=Path("roster.sample.csv"), dry_run=False)
    desk = Desk(nothing, street, Texts(), settings, MONDAY)
    assert asyncio.run(run_roster(desk, asked)) == 1
    assert "refused in production" in capsys.readouterr().err
