"""Settings: environment first, then `.env`; every fault told at once, no secret ever shown."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from dotenv import dotenv_values

from domain.errors import BadSettings

PREFIX = "XINYI_"


class Wechat(msgspec.Struct, frozen=True, kw_only=True):
    """The official account."""

    token: str = ""
    app_id: str = ""
    app_secret: str = ""
    encoding_aes_key: str = ""
    mode: Literal["plain", "compatible", "safe"] = "safe"
    api_base: str = "https://api.weixin.qq.com"


class Miniprogram(msgspec.Struct, frozen=True, kw_only=True):
    """The mini-program."""

    app_id: str = ""
    app_secret: str = ""
    api_base: str = "https://api.weixin.qq.com"


class Wecom(msgspec.Struct, frozen=True, kw_only=True):
    """The WeCom application."""

    corp_id: str = ""
    agent_id: str = ""
    secret: str = ""
    token: str = ""
    encoding_aes_key: str = ""
    api_base: str = "https://qyapi.weixin.qq.com"


class Telegram(msgspec.Struct, frozen=True, kw_only=True):
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
    public_url: str = ""
    env: Literal["development", "production"] = "development"
    secret_key: str = ""
    wechat: Wechat = Wechat()
    miniprogram: Miniprogram = Miniprogram()
    wecom: Wecom = Wecom()
    telegram: Telegram = Telegram()

    @property
    def production(self) -> bool:
        """Whether real people are at the other end."""
        return self.env == "production"

    @property
    def host(self) -> str:
        """The address to listen on."""
        return self.listen.rpartition(":")[0] or "127.0.0.1"

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
    """The settings of this process. Raises `BadSettings` with every fault in its facts."""
    values = {**_of_file(dotenv), **(os.environ if environment is None else environment)}
    nested, faults = _nested({k: v for k, v in values.items() if k.startswith(PREFIX)})
    settings = None
    try:
        settings = msgspec.convert(nested, Settings, strict=False)
    except msgspec.ValidationError as error:
        faults.append(_sentence(str(error)))
    if settings is not None:
        faults += [sentence for wrong, sentence in _rules(settings) if wrong]
    if faults or settings is None:
        raise BadSettings("\n".join(faults), faults=faults)
    return settings


def _of_file(path: Path) -> dict[str, str]:
    return {k: v for k, v in dotenv_values(path).items() if v is not None}


def _nested(values: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    tree: dict[str, Any] = {}
    faults = []
    for name, value in values.items():
        path = name.removeprefix(PREFIX).lower().split("__")
        if not _known(path):
            if path[0] not in ("test", "require", "screenshots"):
                faults.append(f"{name}: no such setting (see .env.example)")
            continue
        branch = tree
        for key in path[:-1]:
            branch = branch.setdefault(key, {})
        branch[path[-1]] = value.strip()
    return tree, faults


def _known(path: list[str]) -> bool:
    if path[0] not in Settings.__struct_fields__ or len(path) > 2:
        return False
    inner = getattr(Settings(), path[0])
    fields = inner.__struct_fields__ if isinstance(inner, msgspec.Struct) else None
    return len(path) == 1 if fields is None else len(path) == 2 and path[1] in fields


def _rules(s: Settings) -> tuple[tuple[bool, str], ...]:
    kinds = ("sqlite:///", "mongodb://", "mongodb+srv://")
    port = s.listen.rpartition(":")[2]
    return (
        (not (port.isdecimal() and 0 <= int(port) < 65536), "XINYI_LISTEN: host:port is expected"),
        (not s.store.startswith(kinds), f"XINYI_STORE: one of {', '.join(kinds)}… is expected"),
        (
            s.reuse_port == "1" and s.store.startswith("sqlite"),
            "XINYI_REUSE_PORT=1 needs XINYI_STORE=mongodb://…: one SQLite file has one server",
        ),
        (s.production and len(s.secret_key) < 32, "XINYI_SECRET_KEY: production needs one of 32 characters or more"),
        (s.production and bool(s.telegram.token), "XINYI_TELEGRAM__TOKEN: Telegram is for trying out, not for production"),
        (
            s.production and not s.public_url.startswith("https://"),
            "XINYI_PUBLIC_URL: production needs the https:// address people's phones reach",
        ),
        (bool(s.telegram.token) and not s.telegram.secret, "XINYI_TELEGRAM__SECRET is missing"),
    )


def _sentence(error: str) -> str:
    return error.replace("`$.", "`XINYI_").replace(".", "__") if "`$." in error else error
