"""The sample street and what is learnt for it: slow to make, so made once for all tests."""

from functools import cache

from bot.kept import understanding_of
from domain.street import Street
from services.pack import load
from services.understanding import Understanding


@cache
def street() -> Street:
    """The street `yichuan` as it is shipped."""
    return load("yichuan")


@cache
def understanding() -> Understanding:
    """What is understood there: learnt as it is shipped, and kept as a server keeps it."""
    return understanding_of(street())
