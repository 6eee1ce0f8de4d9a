"""延期, 挂账, 恢复: a later date with its reason, and on with the work."""

import re

from domain.case import Case
from domain.message import Reply
from handlers.staff import telling
from handlers.staff.asked import ask_item
from handlers.staff.doing import Meant, doing, rest
from handlers.staff.meant import ask_for, meant, sits_with
from handlers.staff.refusals import REFUSED, refused
from handlers.staff.telling_staff import day, lead_of, push, quoted
from handlers.turn import Turn
from services import spoken, when
from services.cases import by_staff, lookup
from services.cases.by_staff import deferral
from services.cases.telling import alerts

_AGREED = re.compile(r"^(?:同意|准了?|可以|行|agreed?|approved?|ok|yes)[\s。.!！]*$", re.IGNORECASE)
_REFUSED = re.compile(
    r"^(?:不同意|不准|不行|驳回|駁回|refused?|denied|deny|no)(?:[\s,，:：。]+(.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_UNIT = re.compile(r"^(?:天|日|周|週|个|個|工作日|月|days?\b|weeks?\b)")
"""「延期 3天」 without a case's number: the number was the days."""


async def extend(turn: Turn) -> Reply:
    """「延期 7 3天 理由」: a chief asks, the desk and the supervisor decide."""
    if turn.command and _UNIT.match(turn.command.rest):
        return turn.reply("extend-which")
    decides = await sits_with(turn, "defer")
    found = await meant(turn, "extend", "defer" if decides else "request_deferral")
    if isinstance(found, Reply):
        return found
    return await (_decided if decides else _asked)(turn, found)


async def shelve(turn: Turn) -> Reply:
    """「挂账 7 2027-01-15 理由」: the supervisor puts it off as long as it takes."""
    found = await meant(turn, "shelve", "shelve")
    if isinstance(found, Reply):
        return found
    wanted = _date(turn, found, "shelve", capped=False)
    if isinstance(wanted, Reply):
        return wanted
    try:
        case = by_staff.shelve(*doing(turn, found), wanted.at, wanted.rest, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    return await _put_off(turn, found, case, wanted.rest)


async def resume(turn: Turn) -> Reply:
    """「恢复 7」: on with what was put off, or waited for its reporter."""
    found = await meant(turn, "resume", "handle")
    if isinstance(found, Reply):
        return found
    try:
        case = by_staff.resume(*doing(turn, found), turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    due = _due(turn, case)
    await push(turn, case, await lead_of(turn, case), "alert-resumed", by=found.seat.name)
    return turn.reply("resume-done", number=found.number, due=due)


async def _asked(turn: Turn, found: Meant) -> Reply:
    """A chief's wish: the desk gets it with both answers on it."""
    wanted = _date(turn, found, "extend", capped=True)
    if isinstance(wanted, Reply):
        return wanted
    try:
        case = by_staff.request_deferral(*doing(turn, found), wanted.at, wanted.rest, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    desk = await alerts.seats(turn.office, "desk")
    await push(
        turn, case, desk, "alert-extend", "agree", "disagree", "detail",
        more=quoted(turn, wanted.rest), name=found.seat.name, due=day(turn, wanted.at),
    )  # fmt: skip
    return turn.reply("extend-asked", number=found.number, due=_said(turn, wanted.at))


async def _decided(turn: Turn, found: Meant) -> Reply:
    words = rest(turn)
    if _AGREED.match(words):
        return await _agreed(turn, found)
    if no := _REFUSED.match(words):
        return await _not_agreed(turn, found, (no[1] or "").strip())
    wanted = _date(turn, found, "extend", capped=found.seat.role != "supervisor")
    if isinstance(wanted, Reply):
        return wanted
    return await _deferred(turn, found, wanted.at, wanted.rest, asked=False)


async def _agreed(turn: Turn, found: Meant) -> Reply:
    """同意: to the date that was asked for, for the reason that was given."""
    if not _wished(found.case):
        return turn.reply("extend-nobody", number=found.number)
    said = await lookup.words(turn.office.store, found.case)
    reason = next((w.text for w in reversed(said) if w.part == "reason"), "")
    fault = deferral.fault(turn.office, found.case, found.case.until, turn.now, capped=False)
    if fault:
        return _faulty(turn, found, fault)
    return await _deferred(turn, found, found.case.until, reason, asked=True)


async def _not_agreed(turn: Turn, found: Meant, reason: str) -> Reply:
    if not _wished(found.case):
        return turn.reply("extend-nobody", number=found.number)
    if not reason:
        ask_item(turn, found.case, turn.say("step-disagree-say", number=found.case.number))
        return turn.reply("disagree-how", number=found.number)
    try:
        case = by_staff.refuse_deferral(*doing(turn, found), reason, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    lead = await lead_of(turn, case)
    await push(turn, case, lead, "alert-extend-refused", more=quoted(turn, reason))
    return turn.reply("extend-refused", number=found.number)


async def _deferred(turn: Turn, found: Meant, due: int, reason: str, *, asked: bool) -> Reply:
    try:
        case = by_staff.defer(*doing(turn, found), due, reason, turn.now, asked=asked)
    except REFUSED as error:
        return await refused(turn, found, error)
    return await _put_off(turn, found, case, reason)


async def _put_off(turn: Turn, found: Meant, case: Case, reason: str) -> Reply:
    """The chief hears the new date, the reporter with the reason."""
    told = await telling.delayed(turn, case, reason)
    lead, said = await lead_of(turn, case), "alert-deferred" if told else "alert-deferred-untold"
    await push(turn, case, lead, said, due=day(turn, case.until))
    id = "extend-done" if told else "extend-done-untold"
    return turn.reply(id, number=found.number, due=_said(turn, case.until))


def _date(turn: Turn, found: Meant, verb: str, *, capped: bool) -> spoken.Moment | Reply:
    """The date and the reason in these words, or what is missing or wrong with them."""
    words = rest(turn)
    wanted = _until(turn, words)
    if wanted is None:
        return ask_for(turn, verb, found)
    fault = deferral.fault(turn.office, found.case, wanted.at, turn.now, capped=capped)
    if fault:
        return _faulty(turn, found, fault)
    if not wanted.rest:
        command = turn.say(f"step-{verb}-say", number=found.case.number)
        ask_item(turn, found.case, f"{command} {words}")
        return turn.reply("extend-why", number=found.number)
    return wanted


def _until(turn: Turn, words: str) -> spoken.Moment | None:
    """The date they begin with: one in the reason does not count."""
    now, calendar = turn.now, turn.office.calendar
    first, _, reason = words.partition(" ")
    if found := spoken.until_in(first, now, calendar):
        return spoken.Moment(found.at, f"{found.rest} {reason}".strip())
    return spoken.until_in(words, now, calendar)


def _faulty(turn: Turn, found: Meant, fault: str) -> Reply:
    last = _said(turn, deferral.latest(turn.office, found.case))
    return turn.reply(f"extend-{fault}", number=found.number, due=_due(turn, found.case), last=last)


def _wished(case: Case) -> bool:
    return bool(case.until) and case.state in ("handling", "joint")


def _due(turn: Turn, case: Case) -> str:
    running = deferral.promised(case)
    return _said(turn, running.due) if running else turn.say("no-clock")


def _said(turn: Turn, at: int) -> str:
    return when.day(at, turn.now, turn.office.calendar, turn.session.language)
