"""Stand-ins for real accounts in development: the simulator's own, so that everything can be tried.

Nothing of this exists in production (settings refuse it), and a channel with settings of its own
keeps them.
"""
# ruff: noqa: S106  what is told to everybody here is no secret

import hashlib

from msgspec.structs import replace

from bot.settings import Miniprogram, Settings, Telegram, Wechat, Wecom


def with_stand_ins(settings: Settings) -> Settings:
    """The settings with the simulator's accounts in place of channels that have none."""
    if settings.production:
        return settings
    base = f"http://{_reachable(settings)}/simulator/platform"
    wechat = (
        settings.wechat
        if settings.wechat.token
        else Wechat(
            token="simulator",
            app_id="wx-simulator",
            app_secret="simulator",
            encoding_aes_key=_aes_key(),
            mode="safe",
            api_base=f"{base}/wechat",
        )
    )
    telegram = (
        settings.telegram
        if settings.telegram.token
        else Telegram(
            token="1690:simulator-token-of-development-only",
            secret="simulator",
            api_base=f"{base}/telegram",
        )
    )
    wecom = (
        settings.wecom
        if settings.wecom.token
        else Wecom(
            corp_id="ww-simulator",
            agent_id="1000002",
            secret="simulator",
            token="simulator",
            encoding_aes_key=_aes_key(),
            api_base=f"{base}/wecom",
        )
    )
    own = settings.miniprogram
    miniprogram = (
        own
        if own.app_id
        else Miniprogram(
            app_id="wx-simulator-mini",
            app_secret="simulator",
            subscription=own.subscription
            or "simulator-progress thing1=first thing2=rest time3=now",
            token="simulator",
            encoding_aes_key=_aes_key(),
            api_base=f"{base}/miniprogram",
        )
    )
    return replace(settings, wechat=wechat, telegram=telegram, wecom=wecom, miniprogram=miniprogram)


def simulated(settings: Settings) -> frozenset[str]:
    """The channels that the simulator plays, since nothing was set for them."""
    if settings.production:
        return frozenset()
    channels = ("wechat", "telegram", "wecom")
    played = frozenset(name for name in channels if not getattr(settings, name).token)
    return played if settings.miniprogram.app_id else played | {"miniprogram"}


def _reachable(settings: Settings) -> str:
    everywhere = settings.host in ("0.0.0.0", "::")  # noqa: S104  compared, not bound
    return f"127.0.0.1:{settings.port}" if everywhere else settings.listen


def _aes_key() -> str:
    return hashlib.sha256(b"xinyi development only").hexdigest()[:42] + "0"
