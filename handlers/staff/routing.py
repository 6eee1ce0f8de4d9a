"""退单, 转派, 换人, 不受理, 转出: a case goes to where it belongs, and everybody concerned hears it."""

import re
from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from domain.case import Case
from domain.message import Choice, Reply
from domain.people import Staff
from domain.street import Grid
from handlers.staff import helping, telling
from handlers.staff.asked import ask_item
from handlers.staff.doing import Meant, doing, rest
from handlers.staff.joint import drop_named
from handlers.staff.meant import ask_for, meant, sits_with
from handlers.staff.refusals import REFUSED, refused
from handlers.staff.telling_staff import above, lead_of, push, quoted
from handlers.turn import Turn
from services.cases import by_staff
from services.cases.by_staff.taking import OWNER_SUPERVISOR
from services.cases.intake import DESK
from services.cases.telling import alerts
from services.cases.where import spot_of
from storage.port import eq

_TURN_TO = re.compile(r"\s*[|｜/]\s*")
_WORD = re.compile(r"^\s*([^\s,，:：]+)[\s,，:：]*(.*)$", re.DOTALL)


async def give_back(turn: Turn) -> Reply:
    """「退单 7 理由」: not theirs; the desk sends it on, the second time the supervisor."""
    if (asked := await helping.asked_of(turn)) is not None:
        return await helping.declined(turn, asked)
    found = await meant(turn, "return", "return")
    if isinstance(found, Reply):
        return found
    if found.case.state == "joint":
        return await drop_named(turn, found)
    reason = rest(turn)
    if not reason:
        return ask_for(turn, "return", found)
    told = await lead_of(turn, found.case)
    try:
        case = by_staff.give_back(*doing(turn, found), reason, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    again = case.owner == OWNER_SUPERVISOR
    from_grid = turn.office.grid_name(case.grid)
    to = await above(turn) if again else await alerts.seats(turn.office, "desk")
    id = "alert-referred" if again else "alert-returned"
    choices = tuple(_send(turn, case, grid.name) for grid in turn.office.street.grids)
    await push(turn, case, to, id, more=quoted(turn, reason), choices=choices, grid=from_grid)
    await push(turn, case, told, "alert-given-back", name=found.seat.name)
    return turn.reply("return-referred" if again else "return-done", number=found.number)


async def transfer(turn: Turn) -> Reply:
    """「转派 7 宜北 理由」: to another grid; what nobody has sent yet, with what it is."""
    by_desk = await sits_with(turn, "transfer")
    found = await meant(turn, "transfer", "transfer" if by_desk else "pass_on")
    if isinstance(found, Reply):
        return found
    return await _to_grid(turn, found, _by_desk if by_desk else _by_chief)


Sending = Callable[[Turn, Meant, Grid, str], Awaitable[Reply]]


async def _to_grid(turn: Turn, found: Meant, send: Sending) -> Reply:
    grid, words = _grid_named(turn, rest(turn))
    if grid is None:
        return _which_grid(turn, found.case, found.number)
    if found.case.queue == grid.id:
        return turn.reply("transfer-there", number=found.number, grid=grid.name)
    try:
        return await send(turn, found, grid, words)
    except REFUSED as error:
        return await refused(turn, found, error)


async def _by_desk(turn: Turn, found: Meant, grid: Grid, what: str) -> Reply:
    """By the desk or the supervisor; an item without a topic needs to be told what it is."""
    case, topic = _described(turn, found.case, grid, what)
    known = turn.office.topic(topic)
    if known is None:
        return _missing(turn, found, grid, "transfer-what")
    if known.desk_only:
        return turn.reply("transfer-desk-only", number=found.number)
    told = [] if found.case.queue == DESK else await lead_of(turn, found.case)
    found = found._replace(case=case)
    case = by_staff.transfer(*doing(turn, found), grid.id, topic, turn.now, what=what)
    return await _sent(turn, found, case, told, grid, what)


async def _by_chief(turn: Turn, found: Meant, grid: Grid, reason: str) -> Reply:
    """Straight to the other grid, with a reason, once: it counts as a return."""
    if not reason:
        return _missing(turn, found, grid, "transfer-how")
    told = await alerts.concerned(turn.office, found.case)
    case = by_staff.pass_on(*doing(turn, found), grid.id, reason, turn.now)
    return await _sent(turn, found, case, told, grid, reason)


def _missing(turn: Turn, found: Meant, grid: Grid, id: str) -> Reply:
    command = turn.say("step-transfer-say", number=found.case.number)
    ask_item(turn, found.case, f"{command} {grid.name}")
    return turn.reply(id, number=found.number, grid=grid.name)


async def _sent(
    turn: Turn, found: Meant, case: Case, told: list[Staff], grid: Grid, words: str
) -> Reply:
    """The new chiefs have one to sign, the old ones need not go, the reporter knows who has it."""
    await alerts.alert(turn.office, turn.unit, case, words, turn.now)
    await push(turn, case, told, "alert-sent-on", grid=grid.name)
    await telling.moved(turn, case)
    return turn.reply("transfer-done", number=found.number, grid=grid.name)


async def reassign(turn: Turn) -> Reply:
    """「换人 7 张三」: another seat of the grid or of the desk has it from now on."""
    found = await meant(turn, "reassign", "reassign")
    if isinstance(found, Reply):
        return found
    name = rest(turn)
    able = await _able(turn, found.case)
    named = [seat for seat in able if name and seat.name.startswith(name)]
    if len(named) != 1:
        choices = tuple(
            Choice(s.name, f"{turn.say('step-reassign-say', number=found.case.number)} {s.name}")
            for s in named or able
        )
        return Reply(text=turn.say("reassign-how", number=found.number), choices=choices)
    told = await lead_of(turn, found.case)
    try:
        case = by_staff.reassign(*doing(turn, found), named[0], turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    await push(turn, case, named, "alert-reassigned", "detail", by=found.seat.name)
    others = [seat for seat in told if seat.id != named[0].id]
    await push(turn, case, others, "alert-signed-by", name=named[0].name)
    return turn.reply("reassign-done", number=found.number, name=named[0].name)


async def dismiss(turn: Turn) -> Reply:
    """「不受理 7 理由 | 去哪里」: why, and where to turn instead; the reporter reads both."""
    found = await meant(turn, "dismiss", "reject")
    if isinstance(found, Reply):
        return found
    reason, _, turn_to = (part.strip() for part in _TURN_TO.sub("|", rest(turn)).partition("|"))
    if not (reason and turn_to):
        command = turn.say("step-dismiss-say", number=found.case.number)
        ask_item(turn, found.case, f"{command} {reason} |" if reason else command)
        return turn.reply("dismiss-where" if reason else "dismiss-how", number=found.number)
    try:
        case = by_staff.reject(*doing(turn, found), reason, turn_to, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    told = await telling.turned_away(turn, case, reason, turn_to)
    return turn.reply("dismiss-done" if told else "dismiss-done-untold", number=found.number)


async def divert(turn: Turn) -> Reply:
    """「转出 7 12345 理由」: another house's after all; the reporter hears whose and why."""
    found = await meant(turn, "divert", "divert")
    if isinstance(found, Reply):
        return found
    named = _WORD.match(rest(turn))
    turn_to, reason = (named[1], named[2].strip()) if named else ("", "")
    if not (turn_to and reason):
        command = turn.say("step-divert-say", number=found.case.number)
        ask_item(turn, found.case, f"{command} {turn_to}" if turn_to else command)
        return turn.reply("divert-why" if turn_to else "divert-how", number=found.number)
    lead = await lead_of(turn, found.case)
    try:
        case = by_staff.divert(*doing(turn, found), reason, turn_to, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    await push(turn, case, lead, "alert-diverted", to=turn_to)
    told = await telling.turned_away(turn, case, reason, turn_to)
    return turn.reply("divert-done" if told else "divert-done-untold", number=found.number)


def _described(turn: Turn, case: Case, grid: Grid, what: str) -> tuple[Case, str]:
    """The case with the place these words name, and the topic it has or they name."""
    heard = turn.office.understanding.understand(what)
    spot = spot_of(heard)
    if not case.place and spot.grid == grid.id:
        case = replace(case, place=spot.place, door=spot.door)
    return case, case.topic or heard.topic or ""


def _send(turn: Turn, case: Case, grid: str) -> Choice:
    """A button that sends a case to a grid."""
    say = turn.say
    whole = f"{say('step-transfer-say', number=case.number)} {grid}"
    return Choice(grid, whole, f"{say('step-transfer-say', number=case.serial)} {grid}")


def _which_grid(turn: Turn, case: Case, number: str) -> Reply:
    choices = tuple(
        Choice(g.name, f"{turn.say('step-transfer-say', number=case.number)} {g.name}")
        for g in turn.office.street.grids
        if g.id != case.queue
    )
    return Reply(text=turn.say("transfer-where", number=number), choices=choices)


def _grid_named(turn: Turn, words: str) -> tuple[Grid | None, str]:
    """The grid somebody means by its name, its short name or its id; and what else they say."""
    spelled = turn.office.understanding.spelled(words)
    for grid in turn.office.street.grids:
        for name in sorted((grid.id, grid.name, *grid.aliases), key=len, reverse=True):
            if spelled.startswith(name):
                return grid, words[len(name) :].strip(" ,，:：")
    return None, ""


async def _able(turn: Turn, case: Case) -> list[Staff]:
    """The seats that may have a case: the chiefs of its grid and the desk."""
    chiefs = await turn.office.store.find(
        Staff, [eq("role", "grid_chief"), eq("grid", case.grid or "?")]
    )
    desk = await alerts.seats(turn.office, "desk")
    return [s for s in (*chiefs, *desk) if s.person and not s.revoked and s.id != case.handler]
