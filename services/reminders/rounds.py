"""A round tells everybody it is for, a part at a time: a crash or another worker goes on behind it.

What is late follows its rule here and not where it fired, so that what was held by an emergency
is late in the same way as what a stopped server slept through.
"""

import asyncio
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from domain.errors import Conflict
from domain.message import Reply
from domain.people import Staff
from domain.reminder import LATE, Due, Late, ReminderRule, Round, Who
from domain.work import Lane, Notice
from services.cases.telling.alerts import NOBODY_YET
from services.office import Office
from services.reminders import wording
from services.reminders.firings import MINUTES
from services.reminders.needed import needed
from services.reminders.occurrences import DAY, rule_of
from services.reminders.recipients import seats_for
from storage.port import Change, Insert, Order, Replace, eq

PART = 100
"""People told in one commit: an emergency that comes meanwhile waits for one such part at most."""

ROUNDS = 200
"""Rounds that one pass takes on."""

LEAST = 3_600_000
"""A reminder of something that begins sooner is tried so long (ms) at least."""


class Letter(NamedTuple):
    """What one seat is told, and until when (ms UTC) that helps."""

    seat: str
    reply: Reply
    until: int


async def tell_open(office: Office, now: int, *, hold: bool) -> int:
    """Tell every open round that may go now; how many people. Raises `Unavailable`."""
    where, order = [eq("open", True)], Order(("at",))
    found = await office.store.find(Round, where, order=order, limit=ROUNDS)
    waiting = [one for one in found if not (hold and _waits(office, one))]
    told, late = 0, list[Round]()
    for one in waiting:
        match _late(office, one, now):
            case "skip":
                await _written(office, [Replace(replace(one, open=False))])
            case "summarise":
                late.append(one)
            case _:
                told += await _tell(office, one, now)
    if late:
        told += await _summarised(office, late, now)
    return told


async def _summarised(office: Office, late: Sequence[Round], now: int) -> int:
    """All that is late as one round; of each, what is still to be said."""
    first, *others = late
    whole = replace(first, of=tuple(due for one in late for due in one.of))
    changes: list[Change] = [Replace(replace(one, open=False)) for one in others]
    if others and not await _written(office, [Replace(whole), *changes]):
        return 0  # another worker has them
    stored = await office.store.get(Round, first.id)
    return await _tell(office, stored, now) if stored and stored.open else 0


async def _tell(office: Office, one: Round, now: int) -> int:
    """Everybody behind who was told last; whoever loses a race reads again and goes on."""
    letters, told, current = await _letters(office, one, now), 0, one
    while current.open:
        part = [letter for letter in letters if letter.seat > current.after][:PART]
        over = len(part) < PART
        after = part[-1].seat if part else current.after
        new = replace(current, after=after, told=current.told + len(part), open=not over)
        notices = [Insert(_notice(office, one, letter, now)) for letter in part]
        if await _written(office, [Replace(new), *notices]):
            told += len(part)
        fresh = await office.store.get(Round, one.id)
        if fresh is None:
            break
        current = fresh
        await asyncio.sleep(0)
    return told


async def _letters(office: Office, one: Round, now: int) -> list[Letter]:
    """Whom it is for, by seat, each with their own words."""
    if one.text:
        seats = await seats_for(office.store, one.who or Who(), one.grid, now)
        return [Letter(seat.id, Reply(text=one.text), now + DAY) for seat in seats]
    dues = [due for due in one.of if await needed(office, due, now)]
    heard: dict[str, list[Due]] = {}
    for due in dues:
        for name in await _heard_by(office, due, now):
            heard.setdefault(name, []).append(due)
    said: dict[tuple[str, ...], Reply] = {}
    letters = []
    for name, own in sorted(heard.items()):
        key = tuple(due.id for due in own)
        if key not in said:
            said[key] = await wording.together(office, own, now)
        letters.append(Letter(name, said[key], _until(own, now)))
    return letters


async def _heard_by(office: Office, due: Due, now: int) -> list[str]:
    """The seats that hear of it; where nobody is there, an alarm is the desk's."""
    rule = rule_of(office.street, due.occurrence.rule)
    assert rule is not None  # `needed` knows it
    alarm = due.what == MINUTES
    who = Who(roles=rule.keeper) if alarm and not isinstance(rule, ReminderRule) else rule.who
    seats: Iterable[Staff] = await seats_for(office.store, who, due.occurrence.grid, now)
    alarm = alarm or isinstance(rule, ReminderRule)
    return [seat.id for seat in seats] or ([NOBODY_YET] if alarm else [])


def _until(dues: Sequence[Due], now: int) -> int:
    """A reminder before something helps until that begins; anything else for a day."""
    if all(due.what != MINUTES and due.occurrence.at > now for due in dues):
        return max(now + LEAST, *(due.occurrence.at for due in dues))
    return now + DAY


def _late(office: Office, one: Round, now: int) -> Late:
    """What its rule says of a round that is late and has not begun; «send» for any other."""
    if one.text or one.after or len(one.of) != 1 or now - one.of[0].moment < LATE:
        return "send"
    rule = rule_of(office.street, one.of[0].occurrence.rule)
    return rule.late if rule else "skip"


def _waits(office: Office, one: Round) -> bool:
    """Whether an emergency holds it: not what the desk itself sends, nor what has begun."""
    if one.text or one.after:
        return False
    rules = [rule_of(office.street, due.occurrence.rule) for due in one.of]
    return not any(rule and rule.always for rule in rules)


def _notice(office: Office, one: Round, letter: Letter, now: int) -> Notice:
    """Its id is made of round and seat, so nobody is told twice of one round."""
    return Notice(
        id=f"{one.id}:{letter.seat}",
        street=office.street.id,
        lane=Lane.reminder,
        reply=letter.reply,
        made_at=now,
        visible_at=now,
        expires_at=letter.until,
        staff=letter.seat,
    )


async def _written(office: Office, changes: Sequence[Change]) -> bool:
    """Whether this worker wrote it."""
    try:
        await office.store.commit(changes)
    except Conflict:
        return False
    return True
