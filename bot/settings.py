"""Settings: environment first, then `.env`; every fault told at once, no secret ever shown."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

import msgspec
from dotenv import dotenv_values

from domain.errors import BadSettings

PREFIX = "XINYI_"

OTHERS = ("XINYI_TEST_", "XINYI_REQUIRE_", "XINYI_BENCH")
"""Variables of the tests and benchmarks: none of the server's business."""

Scope = Literal["cap", "calls", "open311:read", "open311:write"]
"""What another system may do: bring warnings, prepare calls and ask how they go, read cases by
Open311, report by it."""

_LISTEN = re.compile(r"(?:\[[0-9a-fA-F:]+\]|[^\s:\[\]]+):(\d{1,5})")
_TILES = re.compile(r"https?://(?=\S*\{z\})(?=\S*\{x\})(?=\S*\{y\})\S+(?: .+)?$")


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings of one channel have in common."""

    def __repr__(self) -> str:
        """Never shows a secret: this may land in a log."""
        return f"{type(self).__name__}(…)"


class Wechat(Account, frozen=True, kw_only=True):
    """The official account."""

    token: str = ""
    app_id: str = ""
    app_secret: str = ""
    encoding_aes_key: str = ""
    subscription: str = ""
    template: str = ""
    mode: Literal["plain", "compatible", "safe"] = "safe"
    api_base: str = "https://api.weixin.qq.com"


class Miniprogram(Account, frozen=True, kw_only=True):
    """The mini-program."""

    app_id: str = ""
    app_secret: str = ""
    subscription: str = ""
    token: str = ""
    encoding_aes_key: str = ""
    mode: Literal["plain", "compatible", "safe"] = "safe"
    api_base: str = "https://api.weixin.qq.com"


class Wecom(Account, frozen=True, kw_only=True):
    """The WeCom application."""

    corp_id: str = ""
    agent_id: str = ""
    secret: str = ""
    token: str = ""
    encoding_aes_key: str = ""
    api_base: str = "https://qyapi.weixin.qq.com"


class Telegram(Account, frozen=True, kw_only=True):
    """The Telegram bot, for trying things out."""

    token: str = ""
    secret: str = ""
    api_base: str = "https://api.telegram.org"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an operator can set; `.env.example` explains each."""

    listen: str = "127.0.0.1:8080"
    reuse_port: Literal["0", "1"] = "0"
    street: str = "yichuan"
    store: str = "sqlite:///var/xinyi.db"
    files: str = ""
    public_url: str = ""
    env: Literal["development", "production"] = "development"
    secret_key: str = ""
    secret_key_before: str = ""
    keys: str = ""
    keys_may: str = ""
    tiles: str = ""
    wechat: Wechat = Wechat()
    miniprogram: Miniprogram = Miniprogram()
    wecom: Wecom = Wecom()
    telegram: Telegram = Telegram()

    @property
    def production(self) -> bool:
        """Whether real people are at the other end."""
        return self.env == "production"

    @property
    def partners(self) -> Mapping[str, str]:
        """The key of each other system, by the system's name."""
        return _pairs(self.keys)

    def allowed(self, scope: Scope) -> Mapping[str, str]:
        """Those of them that may do this: all of whom `keys_may` says nothing else."""
        may = {name: said.split(",") for name, said in _pairs(self.keys_may).items()}
        return {name: key for name, key in self.partners.items() if scope in may.get(name, [scope])}

    @property
    def host(self) -> str:
        """The address to listen on."""
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        """The port to listen on."""
        return int(self.listen.rpartition(":")[2])

    @property
    def base_url(self) -> str:
        """The address links start with."""
        return (self.public_url or f"http://{self.listen}").rstrip("/")

    def __repr__(self) -> str:
        """Never shows a secret: this may land in a log."""
        return f"Settings(env={self.env!r}, listen={self.listen!r}, street={self.street!r})"


def read(environment: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> Settings:
    """The settings of this process. Raises `BadSettings` with every fault in its facts.

    A blank value means «not set»: in the environment it also takes back what `.env` says.
    """
    values = {**_of_file(dotenv), **(os.environ if environment is None else environment)}
    own = {k: v.strip() for k, v in values.items() if k.startswith(PREFIX)}
    tree, faults = _nested({k: v for k, v in own.items() if v and not k.startswith(OTHERS)})
    settings = msgspec.convert(tree, Settings)
    faults += [sentence for wrong, sentence in _rules(settings) if wrong]
    if faults:
        raise BadSettings("\n".join(faults), faults=faults)
    return settings


def _pairs(said: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in said.split())
    return {name: value for name, _, value in pairs}


def _of_file(path: Path) -> dict[str, str]:
    return {k: v for k, v in dotenv_values(path).items() if v is not None}


def _nested(values: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The values by group and field, and a sentence for each that cannot be one."""
    tree: dict[str, Any] = {}
    faults = []
    for name, value in values.items():
        path = name.removeprefix(PREFIX).lower().split("__")
        kind = _kind(path)
        if kind is None:
            faults.append(f"{name}: no such setting (see .env.example)")
        elif kind is not str and value not in get_args(kind):
            faults.append(f"{name}: one of {', '.join(get_args(kind))} is expected")
        else:
            _put(tree, path, value)
    return tree, faults


def _kind(path: Sequence[str]) -> Any:  # noqa: ANN401  `str` or a Literal, which has no type
    """What the setting at this path holds; None where there is none."""
    kind: Any = Settings
    for key in path:
        kind = get_type_hints(kind).get(key) if _group(kind) else None
    return None if _group(kind) else kind


def _group(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _put(tree: dict[str, Any], path: Sequence[str], value: str) -> None:
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    tree[path[-1]] = value


def _rules(s: Settings) -> tuple[tuple[bool, str], ...]:
    kinds = ("sqlite:///", "mongodb://", "mongodb+srv://")
    listen = _LISTEN.fullmatch(s.listen)
    return (
        (not (listen and int(listen[1]) < 65536), "XINYI_LISTEN: host:port is expected"),
        (not s.store.startswith(kinds), f"XINYI_STORE: one of {', '.join(kinds)}… is expected"),
        (
            s.reuse_port == "1" and s.store.startswith("sqlite"),
            "XINYI_REUSE_PORT=1 needs XINYI_STORE=mongodb://…: one SQLite file has one server",
        ),
        (
            s.reuse_port == "1" and not s.secret_key,
            "XINYI_REUSE_PORT=1 needs XINYI_SECRET_KEY: workers open the links of one another",
        ),
        (
            s.reuse_port == "1" and bool(s.files),
            "XINYI_FILES is one server's folder; with XINYI_REUSE_PORT=1 files lie in MongoDB",
        ),
        (
            bool(s.tiles) and not _TILES.match(s.tiles),
            "XINYI_TILES: https://…{z}…{x}…{y}… is expected, then the owner's words",
        ),
        (
            s.production and len(s.secret_key) < 32,
            "XINYI_SECRET_KEY: production needs one of 32 characters or more",
        ),
        (
            s.production and bool(s.telegram.token),
            "XINYI_TELEGRAM__TOKEN: Telegram is for trying out, not for production",
        ),
        (
            s.production and not s.public_url.startswith("https://"),
            "XINYI_PUBLIC_URL: production needs the https:// address people's phones reach",
        ),
        (
            any(not name or len(key) < 24 for name, key in s.partners.items()),
            "XINYI_KEYS: name=key pairs with spaces between, keys of 24 characters or more",
        ),
        (
            any(
                name not in s.partners or not set(said.split(",")) <= set(get_args(Scope))
                for name, said in _pairs(s.keys_may).items()
            ),
            f"XINYI_KEYS_MAY: name=scope,scope for names of XINYI_KEYS; {', '.join(get_args(Scope))}",
        ),
        (
            bool(s.miniprogram.app_id) != bool(s.miniprogram.app_secret),
            "XINYI_MINIPROGRAM__APP_ID and XINYI_MINIPROGRAM__APP_SECRET belong together",
        ),
        (bool(s.telegram.token) and not s.telegram.secret, "XINYI_TELEGRAM__SECRET is missing"),
        (
            not s.wecom.token and any((s.wecom.corp_id, s.wecom.secret, s.wecom.encoding_aes_key)),
            "XINYI_WECOM__TOKEN is missing: without it the channel would stay off",
        ),
    )
