"""What a client posted to one of the stub platforms."""

from typing import Any

import msgspec
from aiohttp import web

Json = dict[str, Any]


async def posted(request: web.Request) -> Json:
    """The JSON object of the body, empty where there is none."""
    try:
        asked = msgspec.json.decode(await request.read())
    except msgspec.DecodeError:
        return {}
    return asked if isinstance(asked, dict) else {}
