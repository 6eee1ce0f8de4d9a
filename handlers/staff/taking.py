"""What a chief does to a case in chat: sign for it, look at it, speak to its reporter."""

import re

from domain.case import Words
from domain.message import Reply
from domain.microgrids import micro_name
from domain.rights import seat_may
from domain.workflow import mark
from handlers.staff import helping, joining, telling
from handlers.staff.doing import doing, rest
from handlers.staff.meant import ask_for, meant
from handlers.staff.refusals import REFUSED, refused
from handlers.turn import Turn
from services import when
from services.cases import by_staff, lookup, waiting
from services.cases.telling import alerts, promise
from services.masking import masked
from services.media import showing

_IN_PERSON = re.compile(
    r"已?经?打?过?(?:电话|電話|上门|上門|当面|當面|phone|called|met)", re.IGNORECASE
)
"""How a chief writes that they spoke to somebody whom no message reaches."""


async def sign(turn: Turn) -> Reply:
    """「接单 7」: the first to sign has it; the reporter is told who and until when."""
    if (asked := await helping.asked_of(turn)) is not None:
        return await helping.taken_on(turn, asked)
    found = await meant(turn, "sign", "sign")
    if isinstance(found, Reply):
        return found
    seat, number = found.seat, found.number
    told = await alerts.concerned(turn.office, found.case)
    try:
        case = by_staff.sign(*doing(turn, found), turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    await telling.signed(turn, case)
    await telling.others(turn, case, seat, told)
    due = promise.answer_by(turn.office, case, turn.session.language) or turn.say("no-clock")
    return Reply(
        text=turn.say("sign-done", number=number, what=alerts.headline(turn.office, case), due=due),
        choices=(turn.choice("step-detail", number=case.number),),
        stamp=turn.say("stamp-signed", name=seat.name),
    )


async def detail(turn: Turn) -> Reply:
    """「详情 7」: the whole case, with how to reach the reporter; that look is written down."""
    asked = await helping.asked_of(turn)
    if asked is not None and not seat_may(asked.seat, "see", asked.case):
        return await helping.shown(turn, asked)
    found = await meant(turn, "detail", "see")
    if isinstance(found, Reply):
        return found
    case, seat = found.case, found.seat
    said = await lookup.words(turn.office.store, case)
    case, looked = mark(case, "look", turn.actor(seat.role), turn.now, seat=seat.id)
    turn.unit.insert(looked)
    turn.unit.put(case)
    lines = [turn.say("detail-head", number=case.number, what=alerts.headline(turn.office, case))]
    own = seat_may(seat, "reporter", case) and case.handler == seat.id
    beside = lookup.neighbours(await lookup.history(turn.office.store, case))
    lines += [
        _said_line(turn, w, own, follower=w.said_by in beside)
        for w in said
        if w.text or w.media or w.pin
    ]
    phones = [w.phone for w in said if w.phone]
    owed = await waiting.call_owed(turn.office.store, found.mine, case.id)
    if phones and (own or (owed and seat_may(seat, "reporter", case))):
        lines.append(turn.say("detail-phone", phone=phones[-1]))
    lines.append(
        turn.say(
            "detail-state",
            state=turn.say(f"state-{case.state.replace('_', '-')}"),
            due=promise.answer_by(turn.office, case, turn.session.language) or turn.say("no-clock"),
        )
    )
    if case.supervised:
        lines.append(turn.say("detail-supervised", count=case.supervised))
    if case.level == "micro":
        lines.append(turn.say("detail-micro", micro=micro_name(turn.office.street, case.micro)))
    lines += await joining.beside(turn, case)
    sent = await showing.card(turn.office, turn.person, said, turn.session.language)
    return Reply(text="\n".join(lines), cards=sent)


async def contact(turn: Turn) -> Reply:
    """「联系 7 …」: the words go to the reporter, and the first contact is logged."""
    found = await meant(turn, "contact", "contact")
    if isinstance(found, Reply):
        return found
    text = rest(turn)
    if not text:
        return ask_for(turn, "contact", found)
    reader = await alerts.reader_of(turn.office, found.case)
    if reader is None and not _IN_PERSON.match(text):
        return turn.reply("contact-unreachable", number=found.number)
    try:
        case = by_staff.contact(*doing(turn, found), text, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    if reader is None:
        return turn.reply("contact-logged", number=found.number)
    await telling.words(turn, case, found.seat, text, reader)
    return turn.reply("contact-done", number=found.number)


def _said_line(turn: Turn, words: Words, own: bool, *, follower: bool) -> str:
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
    line = turn.say(f"detail-{words.part}", at=at, text=text)
    return turn.say("detail-follower", line=line) if follower else line
