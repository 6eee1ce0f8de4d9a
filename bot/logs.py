"""Logs that anybody may read: what failed and where, never whom or what it was about."""

import asyncio
import logging
import traceback
from types import TracebackType
from typing import Any

log = logging.getLogger(__name__)

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Tells an exception by its type and place: its message may quote what somebody sent.

    Libraries hand in whole tracebacks; aiohttp's of a broken request holds the address it was
    sent to, and with WeChat that names a person.
    """

    def formatException(self, ei: Raised) -> str:  # noqa: N802  the library's name
        """One line instead of the traceback."""
        return "" if ei[1] is None else f"  {_where(ei[1])}"


def set_up() -> None:
    """Warnings and worse, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def unexpected(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What the event loop says of a failure that nobody waited for; its own words quote it."""
    error = context.get("exception")
    log.error("%s %s", context["message"], _where(error) if error else "")


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
