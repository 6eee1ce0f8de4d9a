"""Who another system is, by the key it sends: for warnings and for whatever else is keyed."""

import hmac
from collections.abc import Mapping

from aiohttp import web

Keys = Mapping[str, str]
"""The name of each other system that may come in by a door, and its key."""


def caller(request: web.Request, keys: Keys) -> str:
    """The name of the system that calls, "" for none. The key stands in `Authorization: Bearer`."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return holder(given, keys) if scheme.lower() == "bearer" else ""


def holder(given: str, keys: Keys) -> str:
    """The name of the system whose key this is, "" for nobody's."""
    sent = given.strip().encode(errors="surrogateescape")  # a header may hold any byte
    named = [name for name, key in keys.items() if hmac.compare_digest(key.encode(), sent)]
    return next(iter(named), "")
