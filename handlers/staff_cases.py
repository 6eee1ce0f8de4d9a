"""What a chief does to a case in chat: sign, look, report it done, send it to a grid."""

import re
from typing import NamedTuple

from msgspec.structs import replace

from domain.case import Case, Words
from domain.errors import NotAllowed, NotPossible
from domain.message import Choice, Reply
from domain.people import Staff
from domain.rights import seat_may
from domain.street import Grid
from domain.workflow import mark
from handlers import telling
from handlers.staff_asked import ask_case, ask_item, ask_words
from handlers.turn import Turn
from services import when
from services.cases import alerts, by_staff, lookup, promise
from services.cases.where import spot_of
from services.masking import masked
from services.media import showing
from services.people import seats

_IN_PERSON = re.compile(
    r"已?经?打?过?(?:电话|電話|上门|上門|当面|當面|phone|called|met)", re.IGNORECASE
)
"""How a chief writes that they spoke to somebody whom no message reaches."""


class Meant(NamedTuple):
    """The case a chief's words mean, the seat that may act on it, and what it is called there."""

    case: Case
    seat: Staff
    number: str


async def sign(turn: Turn) -> Reply:
    """「接单 7」: the first to sign has it; the reporter is told who and until when."""
    found = await _case_and_seat(turn, "sign")
    if isinstance(found, Reply):
        return found
    case, seat, number = found
    told = await alerts.concerned(turn.office, case)
    try:
        case = by_staff.sign(turn.office, turn.unit, case, seat, turn.actor(seat.role), turn.now)
    except (NotPossible, NotAllowed):
        return await _not_possible(turn, case, number)
    await telling.signed(turn, case)
    await telling.others(turn, case, seat, told)
    due = _answer_due(turn, case)
    return Reply(
        text=turn.say("sign-done", number=number, what=alerts.headline(turn.office, case), due=due),
        choices=(turn.choice("step-detail", number=case.number),),
        stamp=turn.say("stamp-signed", name=seat.name),
    )


async def detail(turn: Turn) -> Reply:
    """「详情 7」: the whole case, with how to reach the reporter; that look is written down."""
    found = await _case_and_seat(turn, "detail")
    if isinstance(found, Reply):
        return found
    case, seat, _ = found
    said = await lookup.words(turn.office.store, case)
    case, looked = mark(case, "look", turn.actor(seat.role), turn.now, seat=seat.id)
    turn.unit.insert(looked)
    turn.unit.put(case)
    lines = [turn.say("detail-head", number=case.number, what=alerts.headline(turn.office, case))]
    own = seat_may(seat, "reporter", case) and case.handler == seat.id
    lines += [_said_line(turn, w, own) for w in said if w.text or w.media or w.pin]
    phones = [w.phone for w in said if w.phone]
    if phones and own:
        lines.append(turn.say("detail-phone", phone=phones[-1]))
    lines.append(
        turn.say(
            "detail-state",
            state=turn.say(f"state-{case.state.replace('_', '-')}"),
            due=_answer_due(turn, case),
        )
    )
    sent = await showing.card(turn.office, turn.person, said, turn.session.language)
    return Reply(text="\n".join(lines), cards=sent)


async def contact(turn: Turn) -> Reply:
    """「联系 7 …」: the words go to the reporter, and the first contact is logged."""
    found = await _case_and_seat(turn, "contact")
    if isinstance(found, Reply):
        return found
    case, seat, number = found
    text = turn.command.rest if turn.command else ""
    if not text:
        return _ask(turn, "contact", case, number)
    reader = await alerts.reader_of(turn.office, case)
    if reader is None and not _IN_PERSON.match(text):
        return turn.reply("contact-unreachable", number=number)
    try:
        case = by_staff.contact(
            turn.office, turn.unit, case, seat, turn.actor(seat.role), text, turn.now
        )
    except (NotPossible, NotAllowed):
        return await _not_possible(turn, case, number)
    if reader is None:
        return turn.reply("contact-logged", number=number)
    await telling.words(turn, case, seat, text, reader)
    return turn.reply("contact-done", number=number)


async def handled(turn: Turn) -> Reply:
    """「办结 7 已清理」: what was done, in words the resident will read."""
    found = await _case_and_seat(turn, "handled")
    if isinstance(found, Reply):
        return found
    case, seat, number = found
    result = turn.command.rest if turn.command else ""
    if not result:
        return _ask(turn, "handled", case, number)
    try:
        case = by_staff.handle(
            turn.office, turn.unit, case, seat, turn.actor(seat.role), result, turn.now
        )
    except (NotPossible, NotAllowed):
        return await _not_possible(turn, case, number)
    await telling.handled(turn, case, result)
    return turn.reply("handled-done", number=number)


async def transfer(turn: Turn) -> Reply:
    """「转派 7 宜北 水管漏水」: the desk sends an item to a grid, and says what it is."""
    found = await _case_and_seat(turn, "transfer")
    if isinstance(found, Reply):
        return found
    case, seat, number = found
    grid, what = _grid_named(turn, turn.command.rest if turn.command else "")
    if grid is None:
        return _which_grid(turn, case, number)
    heard = turn.office.understanding.understand(what)
    topic, spot = case.topic or heard.topic, spot_of(heard)
    if not case.place and spot.grid == grid.id:
        case = replace(case, place=spot.place, door=spot.door)
    if not topic:
        prefix = f"{turn.say('step-transfer-say', number=case.number)} {grid.name}"
        ask_item(turn, case, prefix)
        return turn.reply("transfer-what", number=number, grid=grid.name)
    try:
        case = by_staff.transfer(
            turn.office,
            turn.unit,
            case,
            seat,
            turn.actor(seat.role),
            grid.id,
            topic,
            turn.now,
            what=what,
        )
    except (NotPossible, NotAllowed):
        return await _not_possible(turn, case, number)
    await alerts.alert(turn.office, turn.unit, case, what, turn.now)
    return turn.reply("transfer-done", number=number, grid=grid.name)


def _ask(turn: Turn, verb: str, case: Case, number: str) -> Reply:
    ask_words(turn, case, turn.say(f"step-{verb}-say", number=case.number))
    return turn.reply(f"{verb}-how", number=number)


def _which_grid(turn: Turn, case: Case, number: str) -> Reply:
    choices = tuple(
        Choice(g.name, f"{turn.say('step-transfer-say', number=case.number)} {g.name}")
        for g in turn.office.street.grids
    )
    return Reply(text=turn.say("transfer-where", number=number), choices=choices)


def _grid_named(turn: Turn, words: str) -> tuple[Grid | None, str]:
    """The grid somebody means by its name, its short name or its id; and what else they say."""
    for grid in turn.office.street.grids:
        for name in sorted((grid.id, grid.name, *grid.aliases), key=len, reverse=True):
            if words.startswith(name):
                return grid, words[len(name) :].strip(" ,，:：")
    return None, ""


async def _case_and_seat(turn: Turn, verb: str) -> Meant | Reply:
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    queues = sorted({queue for seat in mine for queue in lookup.queues_of(seat)})
    if any(seat.role == "desk" for seat in mine):
        queues += [g.id for g in turn.office.street.grids]
    cases = await lookup.of_queues(turn.office.store, queues, 500)
    if not turn.wanted_case:
        return ask_case(turn, verb, mine, cases)
    named = [c for c in cases if lookup.matches(c, turn.wanted_case)]
    if len(named) > 1 and verb in ("sign", "detail"):
        return ask_case(turn, verb, mine, named)
    if len(named) > 1:
        numbers = "、".join(c.number for c in named)
        return turn.reply("staff-which", numbers=numbers)
    if not named:
        return turn.reply("staff-case-unknown", number=turn.wanted_case)
    seat = next((s for s in mine if seat_may(s, "see", named[0])), None)
    return (
        Meant(named[0], seat, lookup.short(named[0], cases))
        if seat
        else turn.reply("staff-not-allowed", number=named[0].serial)
    )


async def _not_possible(turn: Turn, case: Case, number: str) -> Reply:
    """Somebody else has it, or it is not at that point; who has it themselves hears the latter."""
    seat = await turn.office.store.get(Staff, case.handler) if case.handler else None
    if seat is not None and case.signed_at and seat.person != turn.person:
        at = when.moment(case.signed_at, turn.now, turn.office.calendar, turn.session.language)
        said = turn.reply("sign-taken", number=number, name=seat.name, at=at)
        return replace(said, stamp=turn.say("stamp-signed", name=seat.name))
    state = turn.say(f"state-{case.state.replace('_', '-')}")
    return turn.reply("step-not-now", number=number, state=state)


def _answer_due(turn: Turn, case: Case) -> str:
    return promise.answer_by(turn.office, case, turn.session.language) or turn.say("no-clock")


def _said_line(turn: Turn, words: Words, own: bool) -> str:
    """One line of what was said; numbers to reach people stay hidden from all but the handler."""
    at = when.moment(words.at, turn.now, turn.office.calendar, turn.session.language)
    photos = sum(m.kind != "voice" for m in words.media)
    voices = len(words.media) - photos
    text = words.text if own else masked(words.text)
    if photos:
        text += turn.say("detail-photos", count=photos)
    if voices:
        text += turn.say("detail-voice")
    if words.pin:
        text += turn.say("detail-pin", lat=f"{words.pin.lat:.5f}", lng=f"{words.pin.lng:.5f}")
    return turn.say(f"detail-{words.part}", at=at, text=text)
