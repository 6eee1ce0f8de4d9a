"""The operator's commands beside a running server, and what a second server is told."""

import re
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.ports import free_port
from tests.whole.callers import APPEALS, line_to, person
from tests.whole.running import ACCOUNT, SECRETS, Server, run


@pytest.fixture
def here(house: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Commands of this process mean the running server's store."""
    monkeypatch.chdir(house.folder)
    for name, value in house.settings.items():
        monkeypatch.setenv(f"XINYI_{name}", value)
    return house


def test_a_second_server_on_one_file_is_refused_with_a_sentence(
    here: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINYI_LISTEN", f"127.0.0.1:{free_port()}")
    assert main(["serve"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "MongoDB" in said.err


def test_a_taken_port_is_told_in_a_sentence(
    here: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XINYI_STORE", f"sqlite:///{tmp_path / 'other.db'}")
    assert main(["serve"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"127.0.0.1:{here.port} is taken" in said.err
    assert "XINYI_LISTEN=" in said.err


@pytest.mark.parametrize(
    ("store", "words"),
    [
        ("sqlite:///{folder}/log.txt/xinyi.db", "log.txt"),
        ("sqlite:///{folder}/log.txt", "not a database"),
    ],
)
def test_a_store_that_cannot_be_opened_is_told_in_a_sentence(
    here: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    store: str,
    words: str,
) -> None:
    (tmp_path / "log.txt").write_text("no database at all" * 500)
    monkeypatch.setenv("XINYI_STORE", store.format(folder=tmp_path))
    monkeypatch.setenv("XINYI_LISTEN", f"127.0.0.1:{free_port()}")
    assert main(["serve"]) == 1
    said = capsys.readouterr()
    assert (said.out, words in said.err) == ("", True), said.err


def test_migrate_is_refused_while_a_server_runs(
    here: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"]) == 1
    said = capsys.readouterr()
    assert said.out == "", "nothing is up to date that was not looked at"
    assert "MongoDB" in said.err


async def test_a_seat_made_beside_the_server_is_bound_through_it_and_revoked(house: Server) -> None:
    added = run(
        house.folder, house.settings, "staff", "add", "宜南网格长", "--role", "grid_chief",
        "--grid", "yinan",
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    code = re.search(r"绑定 ([A-Z2-9]{8})", added.stdout)
    assert code, added.stdout
    seat = added.stdout.split("\t")[0]

    async with line_to(house) as line:
        chief, stranger = person(line, "chief"), person(line, "stranger")
        assert "绑定好了" in await chief.say(f"绑定 {code[1]}")
        assert "这个码不对" in await stranger.say(f"绑定 {code[1]}")
        assert "工作人员" in await stranger.say("待办")
        assert "工作人员用的词" not in await chief.say("待办")
        assert run(house.folder, house.settings, "staff", "revoke", seat).returncode == 0
        assert "工作人员用的词" in await chief.say("待办")


def test_seats_are_listed_and_mistakes_told_in_a_sentence(
    here: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["staff", "add", "值班", "--role", "desk"]) == 0
    seat = capsys.readouterr().out.split("\t")[0]
    for command, words in (
        (["staff", "add", "长", "--role", "grid_chief"], "yibei"),
        (["staff", "add", "长", "--role", "grid_chief", "--grid", "nowhere"], "nowhere"),
        (["staff", "revoke", "nobody"], "nobody"),
    ):
        assert main(command) == 1
        assert words in capsys.readouterr().err
    assert main(["staff", "list"]) == 0
    rows = _rows(capsys.readouterr().out)
    assert rows[seat] == ["值班", "desk", "-", "-", "waiting for its code"]
    assert "长" not in [row[0] for row in rows.values()]
    assert main(["staff", "revoke", seat]) == 0
    assert main(["staff", "list"]) == 0
    assert _rows(capsys.readouterr().out)[seat][4] == "revoked"


async def test_ready_says_which_channels_are_on(house: Server) -> None:
    async with line_to(house) as line, line.get("/readyz") as answer:
        assert answer.status == 200
        state = await answer.json()
    assert (state["status"], state["store"], state["street"]) == ("ok", "ok", "yichuan")
    assert state["files"] == "ok"
    assert state["channels"] == {
        "wechat": "on",
        "wecom": "on",
        "telegram": "on",
        "miniprogram": "on",
    }


async def test_the_api_can_be_tried_without_a_mini_program(house: Server) -> None:
    async with line_to(house) as line:
        for page in ("docs", "openapi.json"):
            async with line.get(f"/api/v1/{page}") as answer:
                assert answer.status == 200
        async with line.post("/api/v1/login", json={"code": "made up"}) as answer:
            assert answer.status == 400
        async with line.post("/api/v1/login", json={"code": "dev:rider-1"}) as answer:
            assert answer.status == 200
            bearer = {"Authorization": f"Bearer {(await answer.json())['token']}"}
        async with line.get("/api/v1/me", headers=bearer) as answer:
            assert answer.status == 200


async def test_metrics_count_and_hold_no_secret(house: Server) -> None:
    async with line_to(house) as line:
        peer = person(line, "counted")
        before = await _metrics(line)
        await peer.say(APPEALS[0])
        async with line.get("/nowhere") as missing:
            assert missing.status == 404
        after = await _metrics(line)
    handled = 'xinyi_requests_total{route="/wechat",status="200"}'
    assert after[handled] == before.get(handled, 0) + 1
    assert after["xinyi_open_cases"] == before["xinyi_open_cases"] + 1
    lost = 'xinyi_requests_total{route="none",status="404"}'
    assert after[lost] == before.get(lost, 0) + 1
    for private in (*SECRETS, ACCOUNT.app_id, peer.openid, *APPEALS):
        assert not any(private in name for name in after)


async def _metrics(line) -> dict[str, float]:  # type: ignore[no-untyped-def]
    async with line.get("/metrics") as answer:
        assert answer.status == 200
        rows = [row.rpartition(" ") for row in (await answer.text()).splitlines()]
    return {name: float(value) for name, _, value in rows if name[:1] not in ("#", "")}


def _rows(listed: str) -> dict[str, list[str]]:
    rows = [row.split("\t") for row in listed.splitlines()]
    return {row[0]: row[1:] for row in rows}
