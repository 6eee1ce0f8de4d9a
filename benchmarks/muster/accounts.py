"""The accounts by which the measured server and its stub platforms know each other."""

from channels.wechat.account import WechatAccount
from channels.wecom.account import WecomAccount

CORP, OFFICIAL, TEMPLATE = "ww1690benchmark00", "wx1690benchmark00", "tmNotice"

WECOM = WecomAccount(
    corp_id=CORP, agent_id="1000002", secret="bench", token="bench", aes_key="b" * 42 + "0"
)
WECHAT = WechatAccount(token="bench", app_id=OFFICIAL, app_secret="bench", aes_key="b" * 42 + "0")


def settings(platforms: str) -> dict[str, str]:
    """The server's settings for both, with the platforms at that address."""
    fields = "thing1=first thing2=rest time3=now"
    return {
        "XINYI_SECRET_KEY": "a key of the benchmark, long enough to be one",
        "XINYI_WECOM__CORP_ID": WECOM.corp_id,
        "XINYI_WECOM__AGENT_ID": WECOM.agent_id,
        "XINYI_WECOM__SECRET": WECOM.secret,
        "XINYI_WECOM__TOKEN": WECOM.token,
        "XINYI_WECOM__ENCODING_AES_KEY": WECOM.aes_key,
        "XINYI_WECOM__API_BASE": f"{platforms}/wecom",
        "XINYI_WECHAT__TOKEN": WECHAT.token,
        "XINYI_WECHAT__APP_ID": WECHAT.app_id,
        "XINYI_WECHAT__APP_SECRET": WECHAT.app_secret,
        "XINYI_WECHAT__ENCODING_AES_KEY": WECHAT.aes_key,
        "XINYI_WECHAT__SUBSCRIPTION": f"{TEMPLATE} {fields}",
        "XINYI_WECHAT__TEMPLATE": f"tmTemplate {fields}",
        "XINYI_WECHAT__API_BASE": f"{platforms}/wechat",
    }
