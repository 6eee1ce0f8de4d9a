"""Settings: environment first, then `.env`; every fault at once, no secret ever shown."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from bot import settings
from bot.development import simulated, with_stand_ins
from bot.settings import Scope, Settings, read
from domain.errors import BadSettings

NO_FILE = Path("no-such-file.env")
EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"
PRODUCTION = {
    "XINYI_ENV": "production",
    "XINYI_SECRET_KEY": "k" * 32,
    "XINYI_PUBLIC_URL": "https://xinyi.example.cn",
}


KEY = "k" * 32


def faults(environment: Mapping[str, str], dotenv: Path = NO_FILE) -> list[str]:
    """What is told about this environment."""
    with pytest.raises(BadSettings) as refused:
        read(environment, dotenv)
    told = refused.value.facts["faults"]
    assert isinstance(told, list)
    assert str(refused.value) == "\n".join(told)
    return told


def variables(group: msgspec.Struct, before: str = settings.PREFIX) -> Iterator[tuple[str, str]]:
    """Every setting's variable with what it is when nobody sets it."""
    for field in group.__struct_fields__:
        value = getattr(group, field)
        if isinstance(value, msgspec.Struct):
            yield from variables(value, f"{before}{field.upper()}__")
        else:
            yield f"{before}{field.upper()}", value


GIVEN = {
    name: f"s3cret-{n}" for n, (name, value) in enumerate(variables(Settings())) if value == ""
} | {
    "XINYI_KEYS": "weather=s3cret-of-24-letters-or-so",
    "XINYI_KEYS_MAY": "weather=cap",
    "XINYI_TILES": "https://tiles.test/{z}/{x}/{y}.png?key=s3cret-of-tiles",
}
"""Every setting that is blank when nobody sets it, secrets among them, with something to find again."""

SHOWN = dict(re.findall(r"^#(XINYI_[A-Z_]+)=(.*)$", EXAMPLE.read_text("utf-8"), re.MULTILINE))
"""What the example shows of each variable."""


class TestReading:
    """Where values come from."""

    def test_nothing_set_is_a_server_to_try_out(self) -> None:
        assert read({}, NO_FILE) == Settings()
        assert not Settings().production
        assert (Settings().host, Settings().port) == ("127.0.0.1", 8080)
        assert Settings().base_url == "http://127.0.0.1:8080"

    def test_names_nest_by_two_underscores(self) -> None:
        own = read({"XINYI_WECHAT__APP_ID": "wx1", "XINYI_STREET": "lane"}, NO_FILE)
        assert (own.wechat.app_id, own.street) == ("wx1", "lane")
        assert own.wechat.mode == "safe"

    def test_the_environment_wins_over_the_file(self, tmp_path: Path) -> None:
        dotenv = tmp_path / ".env"
        dotenv.write_text(
            "XINYI_STREET=of-the-file\nXINYI_STORE='sqlite:///file.db' # here\nOTHER=x\n", "utf-8"
        )
        own = read({"XINYI_STREET": "of-the-shell", "PATH": "/bin"}, dotenv)
        assert (own.street, own.store) == ("of-the-shell", "sqlite:///file.db")

    def test_a_blank_takes_back_what_the_file_says(self, tmp_path: Path) -> None:
        dotenv = tmp_path / ".env"
        dotenv.write_text(
            "XINYI_TELEGRAM__TOKEN=t\nXINYI_TELEGRAM__SECRET=s\nXINYI_ENV=\n", "utf-8"
        )
        assert read({}, dotenv).telegram.token == "t"
        own = read({"XINYI_TELEGRAM__TOKEN": " ", "XINYI_ENV": ""}, dotenv)
        assert (own.telegram.token, own.env) == ("", "development")

    def test_blanks_around_a_value_are_not_part_of_it(self) -> None:
        assert read({"XINYI_STREET": " lane\n"}, NO_FILE).street == "lane"

    def test_without_arguments_it_reads_this_process(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / ".env").write_text("XINYI_STREET=here\n", "utf-8")
        monkeypatch.setenv("XINYI_LISTEN", "127.0.0.1:0")
        monkeypatch.delenv("XINYI_STREET", raising=False)
        assert (read().street, read().port) == ("here", 0)

    @pytest.mark.parametrize(
        "name",
        ["XINYI_TEST_MONGODB_URI", "XINYI_TEST_X__Y", "XINYI_REQUIRE_MONGODB",
         "XINYI_BENCH", "XINYI_BENCH_SECONDS"],
    )  # fmt: skip
    def test_variables_of_the_tests_are_none_of_its_business(self, name: str) -> None:
        assert read({name: "1"}, NO_FILE) == Settings()

    @pytest.mark.parametrize(
        ("listen", "host", "port"),
        [("0.0.0.0:80", "0.0.0.0", 80), ("[::1]:8080", "::1", 8080), ("desk.lan:1", "desk.lan", 1)],
    )
    def test_where_it_listens(self, listen: str, host: str, port: int) -> None:
        own = read({"XINYI_LISTEN": listen}, NO_FILE)
        assert (own.host, own.port) == (host, port)

    def test_links_begin_with_the_public_address(self) -> None:
        own = read({"XINYI_PUBLIC_URL": "https://xinyi.example.cn/"}, NO_FILE)
        assert own.base_url == "https://xinyi.example.cn"


class TestFaults:
    """What is refused, each with a sentence that names the variable."""

    @pytest.mark.parametrize(
        ("environment", "sentence"),
        [
            ({"XINYI_STRET": "x"}, "XINYI_STRET: no such setting (see .env.example)"),
            ({"XINYI_WECHAT": "x"}, "XINYI_WECHAT: no such setting (see .env.example)"),
            ({"XINYI_WECHAT__TOKE": "x"}, "XINYI_WECHAT__TOKE: no such setting (see .env.example)"),
            ({"XINYI_STREET__X": "x"}, "XINYI_STREET__X: no such setting (see .env.example)"),
            ({"XINYI_": "x"}, "XINYI_: no such setting (see .env.example)"),
            ({"XINYI_TESTS": "x"}, "XINYI_TESTS: no such setting (see .env.example)"),
            ({"XINYI_ENV": "prod"}, "XINYI_ENV: one of development, production is expected"),
            (
                {"XINYI_WECHAT__MODE": "Safe"},
                "XINYI_WECHAT__MODE: one of plain, compatible, safe is expected",
            ),
            ({"XINYI_REUSE_PORT": "yes"}, "XINYI_REUSE_PORT: one of 0, 1 is expected"),
            ({"XINYI_LISTEN": "8080"}, "XINYI_LISTEN: host:port is expected"),
            ({"XINYI_LISTEN": ":8080"}, "XINYI_LISTEN: host:port is expected"),
            ({"XINYI_LISTEN": "127.0.0.1:65536"}, "XINYI_LISTEN: host:port is expected"),
            ({"XINYI_LISTEN": "127.0.0.1:http"}, "XINYI_LISTEN: host:port is expected"),
            (
                {"XINYI_STORE": "postgres://x"},
                "XINYI_STORE: one of sqlite:///, mongodb://, mongodb+srv://… is expected",
            ),
            (
                {"XINYI_REUSE_PORT": "1", "XINYI_SECRET_KEY": KEY},
                "XINYI_REUSE_PORT=1 needs XINYI_STORE=mongodb://…: one SQLite file has one server",
            ),
            (
                {
                    "XINYI_REUSE_PORT": "1",
                    "XINYI_SECRET_KEY": KEY,
                    "XINYI_STORE": "mongodb://mongo/xinyi",
                    "XINYI_FILES": "var/files",
                },
                "XINYI_FILES is one server's folder; with XINYI_REUSE_PORT=1 files lie in MongoDB",
            ),
            ({"XINYI_TELEGRAM__TOKEN": "t"}, "XINYI_TELEGRAM__SECRET is missing"),
            (
                {"XINYI_WECOM__SECRET": "s"},
                "XINYI_WECOM__TOKEN is missing: without it the channel would stay off",
            ),
        ],
    )
    def test_one_fault(self, environment: dict[str, str], sentence: str) -> None:
        assert faults(environment) == [sentence]

    def test_all_of_them_at_once(self, tmp_path: Path) -> None:
        dotenv = tmp_path / ".env"
        dotenv.write_text("XINYI_ENV=prod\nXINYI_COLOUR=red\n", "utf-8")
        wrong = {"XINYI_LISTEN": "x", "XINYI_WECHAT__MODE": "x", "XINYI_STORE": "x"}
        named = [told.split(":")[0] for told in faults(wrong, dotenv)]
        assert sorted(named) == [
            "XINYI_COLOUR", "XINYI_ENV", "XINYI_LISTEN", "XINYI_STORE", "XINYI_WECHAT__MODE",
        ]  # fmt: skip

    def test_many_workers_may_share_a_port_over_mongodb(self) -> None:
        shared = {"XINYI_REUSE_PORT": "1", "XINYI_STORE": "mongodb://mongo/xinyi"}
        with pytest.raises(BadSettings, match="XINYI_SECRET_KEY"):
            read(shared, NO_FILE)  # each would make links that the other refuses
        shared["XINYI_SECRET_KEY"] = KEY
        assert read(shared, NO_FILE).reuse_port == "1"


class TestProduction:
    """What real people are not to be put in front of."""

    def test_what_it_needs(self) -> None:
        assert read(PRODUCTION, NO_FILE).production

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            (
                {"XINYI_SECRET_KEY": "k" * 31},
                "XINYI_SECRET_KEY: production needs one of 32 characters or more",
            ),
            (
                {"XINYI_PUBLIC_URL": "http://xinyi.example.cn"},
                "XINYI_PUBLIC_URL: production needs the https:// address people's phones reach",
            ),
            (
                {"XINYI_TELEGRAM__TOKEN": "t", "XINYI_TELEGRAM__SECRET": "s"},
                "XINYI_TELEGRAM__TOKEN: Telegram is for trying out, not for production",
            ),
        ],
    )
    def test_what_it_refuses(self, change: dict[str, str], sentence: str) -> None:
        assert faults(PRODUCTION | change) == [sentence]

    def test_it_plays_no_platform(self) -> None:
        own = read(PRODUCTION, NO_FILE)
        assert with_stand_ins(own) == own
        assert simulated(own) == set()


class TestSecrets:
    """No secret lands in a log or a message."""

    def test_not_when_settings_are_shown(self) -> None:
        own = read(GIVEN, NO_FILE)
        groups = [getattr(own, field) for field in own.__struct_fields__]
        shown = " ".join(map(repr, [own, *(g for g in groups if isinstance(g, msgspec.Struct))]))
        assert own.wechat.token.startswith("s3cret")
        assert "s3cret" not in shown

    def test_not_when_something_is_wrong(self) -> None:
        wrong = {"XINYI_WECHAT__MODE": "s3cret", "XINYI_ENV": "s3cret", "XINYI_SECRETKEY": "s3cret"}
        wrong |= {
            "XINYI_LISTEN": "s3cret",
            "XINYI_STORE": "s3cret://u:p@h",
            "XINYI_REUSE_PORT": "s3cret",
        }
        assert len(faults(GIVEN | wrong)) == 6
        assert "s3cret" not in " ".join(faults(GIVEN | wrong))


class TestPartners:
    """Other systems, each with a key."""

    def test_each_has_its_own(self) -> None:
        keys = f"weather={'a' * 24} fire={'b=' * 12}"
        own = read({"XINYI_KEYS": keys}, NO_FILE)
        assert own.partners == {"weather": "a" * 24, "fire": "b=" * 12}

    def test_each_may_do_what_is_said_of_it_and_everything_where_nothing_is(self) -> None:
        keys = f"weather={'a' * 24} district={'b' * 24} old={'c' * 24}"
        may = "weather=cap district=open311:read,open311:write"
        own = read({"XINYI_KEYS": keys, "XINYI_KEYS_MAY": may}, NO_FILE)
        found = {scope: set(own.allowed(scope)) for scope in get_args(Scope)}
        assert found == {
            "cap": {"weather", "old"},
            "calls": {"old"},
            "open311:read": {"district", "old"},
            "open311:write": {"district", "old"},
        }

    @pytest.mark.parametrize("may", ["weather", "weather=", "weather=cap,all", "fire=cap"])
    def test_what_it_may_is_told_by_names_that_there_are(self, may: str) -> None:
        [fault] = faults({"XINYI_KEYS": f"weather={'a' * 24}", "XINYI_KEYS_MAY": may})
        assert fault.startswith("XINYI_KEYS_MAY")

    @pytest.mark.parametrize("keys", ["weather", "weather=short", f"={'a' * 24}"])
    def test_a_key_anybody_could_guess_is_refused(self, keys: str) -> None:
        [fault] = faults({"XINYI_KEYS": keys})
        assert fault.startswith("XINYI_KEYS")


class TestExample:
    """`.env.example` lists all of them."""

    def test_it_has_every_setting_and_no_other(self) -> None:
        assert SHOWN.keys() == dict(variables(Settings())).keys()

    def test_it_shows_what_each_is_when_not_set(self) -> None:
        own = {name: value for name, value in variables(Settings()) if value}
        assert {name: SHOWN[name] for name in own} == own


class TestDevelopment:
    """The simulator's accounts stand in for channels that have none."""

    def test_all_are_played(self) -> None:
        own = with_stand_ins(Settings())
        assert simulated(Settings()) == {"wechat", "telegram", "wecom", "miniprogram"}
        assert own.wecom.api_base == "http://127.0.0.1:8080/simulator/platform/wecom"
        assert own.wechat.api_base == "http://127.0.0.1:8080/simulator/platform/wechat"
        assert len(own.wechat.encoding_aes_key) == 43
        assert own.telegram.secret

    def test_a_real_account_stays(self) -> None:
        given = read({"XINYI_WECHAT__TOKEN": "mine", "XINYI_WECHAT__APP_ID": "wx1"}, NO_FILE)
        own = with_stand_ins(given)
        assert own.wechat == given.wechat
        assert simulated(given) == {"telegram", "wecom", "miniprogram"}

    def test_a_real_mini_program_stays(self) -> None:
        names = {"XINYI_MINIPROGRAM__APP_ID": "wx2", "XINYI_MINIPROGRAM__APP_SECRET": "s"}
        given = read(names, NO_FILE)
        assert with_stand_ins(given).miniprogram == given.miniprogram
        assert "miniprogram" not in simulated(given)

    @pytest.mark.parametrize("listen", ["0.0.0.0:9000", "[::]:9000"])
    def test_a_server_on_every_address_is_reached_on_loopback(self, listen: str) -> None:
        own = with_stand_ins(read({"XINYI_LISTEN": listen}, NO_FILE))
        assert own.telegram.api_base == "http://127.0.0.1:9000/simulator/platform/telegram"

    def test_an_address_of_six_is_written_in_brackets(self) -> None:
        own = with_stand_ins(read({"XINYI_LISTEN": "[::1]:9000"}, NO_FILE))
        assert own.wechat.api_base.startswith("http://[::1]:9000/")
