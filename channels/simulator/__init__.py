"""Phones in a browser that speak the real protocols to the real doors. For development only.

Outward an act becomes a signed (in safe mode encrypted) WeChat callback, an encrypted one of
WeCom's, or a Telegram update with its secret header, sent over HTTP to /wechat, /wecom or
/telegram of this same server. The way back is a stub of each platform under /simulator/platform, to which the channels' API_BASE points
where no real account is configured; what the bot sends there arrives on the phones.
"""

from channels.simulator.keys import MiniprogramKeys, TelegramKeys, WechatKeys, WecomKeys
from channels.simulator.pages import routes
from channels.simulator.simulator import NewBindingCode, Simulator

__all__ = [
    "MiniprogramKeys",
    "NewBindingCode",
    "Simulator",
    "TelegramKeys",
    "WechatKeys",
    "WecomKeys",
    "routes",
]
