"""Ids for documents: opaque, unique without asking anybody, sortable by the time they were made.

They are names, not secrets: nobody gains anything by guessing one, so a generator seeded once
from the system is enough (asking the system each time cost a tenth of a message's whole time).
"""

import random
import secrets

_CHANCE = random.Random(secrets.randbits(128))  # noqa: S311  names, not secrets


def new_id(now: int) -> str:
    """A fresh id; ids made later (ms) sort behind ids made earlier."""
    return f"{now:012x}{_CHANCE.getrandbits(48):012x}"
