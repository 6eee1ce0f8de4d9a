"""A callback's query: what must be in it, and how old it may be."""

from aiohttp import web

from domain.errors import NotGenuine, NotUnderstood


def one(request: web.Request, name: str) -> str:
    """A query parameter that comes exactly once."""
    values = request.query.getall(name, [])
    if len(values) != 1 or not values[0]:
        raise NotUnderstood(f"参数 {name} 须有且只有一个。{name} must be given exactly once.")
    return values[0]


def fresh(stamp: str, now: int, window_s: int) -> None:
    """Whether a proven time stamp (seconds) lies within `window_s` of `now` (ms UTC), or raise.

    The platforms set no replay window of their own: a recorded callback would stay good.
    """
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        raise NotUnderstood("timestamp 不是秒数。timestamp is not in seconds.")
    if abs(now - int(stamp) * 1000) > window_s * 1000:
        raise NotGenuine("时间戳过期。The time stamp is outside the replay window.")
