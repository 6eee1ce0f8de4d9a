"""A Telegram bot: updates in by webhook, messages out through the Bot API.

`reading`, `door` and `client` import aiogram at their top (4 s, 136 MiB): whoever wires the
house imports them only where a Telegram account is configured. `account` and `render` are light.
"""
