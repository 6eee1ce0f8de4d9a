"""One operation of the API: its address, what it takes and gives, who may ask; the document and the
doors are both made from these.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Literal

import msgspec
from aiohttp import web

from domain.session import Language
from services.people.access import Known

BASE = "/api/v1"
BODY = 32_768
"""Bytes that a JSON body may have."""


class Asked(msgspec.Struct, frozen=True):
    """A request that was let in: decoded and checked. `raw` is its body as it came."""

    request: web.Request
    language: Language
    now: int
    known: Known | None = None
    body: Any = None
    query: Any = None
    raw: bytes = b""

    @property
    def who(self) -> Known:
        """Who asks; operations for everybody never ask this."""
        assert self.known is not None
        return self.known

    def part(self, name: str) -> str:
        """What stands in the address for `name`."""
        return self.request.match_info[name]


class Created(msgspec.Struct, frozen=True):
    """An answer that is ready as bytes: `location` is where what was made is found."""

    body: str
    status: int = 201
    location: str = ""


Does = Callable[[Asked], Awaitable[object]]
"""Answers with a struct of the operation's `answer`, with `Created`, or None for 204."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """`path` is below `BASE`, its parts as `{name}`; `parts` says what each must look like.

    `open`: nobody has to be signed in. `catalogue`: the same for everybody for a while, with an
    ETag. `keyed`: may (`may`) or must carry an Idempotency-Key. `may_be` are the statuses of
    refusals that are its own.
    """

    method: Literal["GET", "POST", "DELETE"]
    path: str
    name: str
    summary: str
    does: Does
    body: Any = None
    query: Any = None
    answer: Any = None
    status: int = 200
    open: bool = False
    catalogue: bool = False
    keyed: Literal["", "may", "must"] = ""
    may_be: tuple[int, ...] = ()
    parts: dict[str, str] = {}
    upload: bool = False
    content_type: str = "application/json"

    @property
    def route(self) -> str:
        """The address as aiohttp matches it."""
        path = self.path
        for name, pattern in self.parts.items():
            path = path.replace(f"{{{name}}}", f"{{{name}:{pattern}}}")
        return f"{BASE}{path}"
