"""`python -m bot people`: whose accounts are one person's, taking them apart, joining them again."""

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.errors import Conflict
from domain.people import Joining
from services.people import joining
from services.unit import Unit
from storage.port import Store

TRIES = 5
"""Races lost against a running server before the operator is asked to try again."""


async def joined(store: Store, zone: str) -> list[str]:
    """What was joined, the latest first: names of persons, no accounts."""
    return [_line(one, ZoneInfo(zone)) for one in await joining.record(store)]


async def changed(store: Store, arguments: argparse.Namespace, now: int) -> list[str]:
    """Split an account off, or join two. Raises `NotFound`, `NotPossible`, `Conflict`."""
    for _ in range(TRIES):
        unit = Unit(store)
        lines = await _asked(unit, arguments, now)
        try:
            await unit.commit()
        except Conflict:
            continue
        return lines
    raise Conflict("somebody is at work with these people: try again")


async def _asked(unit: Unit, arguments: argparse.Namespace, now: int) -> list[str]:
    account = await joining.account(unit.store, arguments.account)
    if arguments.what == "split":
        return [f"apart: {one.id}" for one in await joining.split(unit, account, now)]
    other = await joining.account(unit.store, arguments.other)
    await joining.together(unit, account, other, now)
    return [f"one person: {account.id} {other.id}"]


def _line(one: Joining, zone: ZoneInfo) -> str:
    moments = [datetime.fromtimestamp(at / 1000, zone) for at in (one.at, one.split_at) if at]
    at, *split = (f"{moment:%Y-%m-%d %H:%M}" for moment in moments)
    return "\t".join((at, one.why, one.name, one.whole, split[0] if split else "-"))
