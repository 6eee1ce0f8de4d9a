"""What production refuses, and what it does not show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from services.pack.files import FILES
from tests.pack.folder import Folder
from tests.ports import free_port
from tests.whole.callers import line_to, person
from tests.whole.running import ROOT, SECRETS, WECHAT, Server

KEY = "a-key-of-production-that-is-long-enough"
FIT = {"ENV": "production", "SECRET_KEY": KEY, "PUBLIC_URL": "https://street.example", **WECHAT}
"""Settings that production takes."""

Refused = Callable[..., str]


@pytest.fixture
def street(tmp_path: Path) -> Path:
    """A pack without samples, its words for danger confirmed."""
    folder = tmp_path / "street"
    folder.mkdir()
    Folder(folder)
    assert "guidance.yaml" in FILES
    words = (ROOT / "streets/common/guidance.yaml").read_text("utf-8")
    confirmed = words.replace("\n  - id:", "\n  - confirmed: true\n    id:")
    (folder / "guidance.yaml").write_text(confirmed, "utf-8")
    return folder


@pytest.fixture
def refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Refused:
    """What an operator reads where `serve` does not start with these settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XINYI_LISTEN", f"127.0.0.1:{free_port()}")
    monkeypatch.setenv("XINYI_STORE", f"sqlite:///{tmp_path / 'xinyi.db'}")

    def told(**settings: str) -> str:
        for name, value in settings.items():
            monkeypatch.setenv(f"XINYI_{name}", value)
        assert main(["serve"]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert not any(secret in said.err for secret in (*SECRETS, KEY))
        return said.err

    return told


def test_every_wrong_setting_is_told_at_once(refused: Refused) -> None:
    wrong = {"SECRET_KEY": "short", "PUBLIC_URL": "http://street.example"}
    telegram = {"TELEGRAM__TOKEN": "1:a", "TELEGRAM__SECRET": "b"}
    said = refused(**(FIT | wrong | telegram))
    for name in ("XINYI_SECRET_KEY", "XINYI_PUBLIC_URL", "XINYI_TELEGRAM__TOKEN"):
        assert name in said


def test_a_missing_secret_is_refused(refused: Refused) -> None:
    assert "XINYI_SECRET_KEY" in refused(**(FIT | {"SECRET_KEY": ""}))


def test_sample_data_is_refused(refused: Refused) -> None:
    said = refused(**FIT)
    assert "a sample" in said
    assert "is not confirmed" in said


def test_the_plain_mode_is_refused(refused: Refused, street: Path) -> None:
    said = refused(**(FIT | {"STREET": str(street), "WECHAT__MODE": "plain"}))
    assert "plain is refused in production" in said


def test_a_wecom_that_could_not_work_is_refused(refused: Refused, street: Path) -> None:
    fit = FIT | {"STREET": str(street), "WECOM__CORP_ID": "ww1690"}
    assert "XINYI_WECOM__TOKEN is missing" in refused(**fit)
    said = refused(**(fit | {"WECOM__TOKEN": "t"}))
    for name in ("AGENT_ID", "SECRET", "ENCODING_AES_KEY"):
        assert f"WECOM__{name}" in said


async def test_production_shows_no_simulator(street: Path, own: Callable[..., Server]) -> None:
    server = own(**(FIT | {"STREET": str(street)}))
    server.start()
    assert "simulator" not in "\n".join(server.banner)
    async with line_to(server) as line:
        for path in (
            "/simulator",
            "/simulator/platform/wechat/cgi-bin/stable_token",
            "/simulator/platform/miniprogram/sns/jscode2session",
            "/telegram",
            "/api/v1/login",
            "/api/v1/docs",
        ):
            for method in ("GET", "POST"):
                async with line.request(method, path) as answer:
                    assert answer.status == 404, path
        async with line.get("/") as answer:
            assert "simulator" not in await answer.text()
        async with line.get("/readyz") as answer:
            channels = (await answer.json())["channels"]
        assert channels == {"wechat": "on", "wecom": "off", "telegram": "off", "miniprogram": "off"}
        assert "记下了" in await person(line, "production").say("北村楼道堆物")
    server.stop()
    assert server.log == ""
