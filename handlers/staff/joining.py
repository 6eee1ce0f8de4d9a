"""并案, 拆案 and 事件 in chat: many reports of one thing, one piece of work."""

import re

from domain.case import Case
from domain.errors import NotAllowed, NotPossible
from domain.message import Reply
from domain.people import Staff
from domain.rights import seat_may
from handlers.reporting import joining
from handlers.turn import Turn
from services.cases import lookup
from services.cases.by_staff import staff_part
from services.cases.intake import Report
from services.cases.telling import alerts
from services.cases.together import followers, incidents, merging, similar
from services.cases.where import Spot, spot_of
from services.masking import excerpt
from services.people import seats

LESSONS = 2
"""So many earlier cases are shown with what was done."""

_NUMBER = re.compile(
    r"^[\s第#]*([A-Za-z]{2}\d{8}-\d+|\d{1,2}-\d{1,6}|\d{1,6})\s*[号號]?[\s,，:：]*"
)


async def merge(turn: Turn) -> Reply:
    """「并案 7 3」: 7 becomes a part of 3; its people hear of 3 from now on."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    number = turn.wanted_case or ""
    named = _NUMBER.match(turn.command.rest if turn.command else "")
    if not named or not number:
        return turn.reply("merge-which", number=number or "?")
    for seat in mine:
        case = await _open_case(turn, seat, number)
        parent = await _open_case(turn, seat, named[1])
        if case and parent and await _merged(turn, case, parent, seat):
            return turn.reply("merge-done", number=case.serial, parent=parent.serial)
    return turn.reply("merge-not", number=number, parent=named[1])


async def _merged(turn: Turn, case: Case, parent: Case, seat: Staff) -> bool:
    actor, part = turn.actor(seat.role), staff_part(seat, case)
    try:
        case = await merging.merge(turn.office, turn.unit, case, parent, actor, part, turn.now)
    except (NotPossible, NotAllowed):
        return False
    reader = await alerts.reader_of(turn.office, case)
    if reader is not None:
        what = alerts.headline(turn.office, case, reader.language)
        text = turn.office.texts.say(reader.language, "follower-joined", what=what)
        alerts.tell_reader(turn.unit, case, reader, Reply(text=text), turn.now)
    return True


async def unmerge(turn: Turn) -> Reply:
    """「拆案 7」: what was merged by mistake stands in its grid's queue again."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return await joining.apart(turn)
    number = turn.wanted_case or "?"
    merged = await lookup.merged(turn.office.store, turn.now)
    for case in merged:
        seat = next((s for s in mine if seat_may(s, "merge", case)), None)
        if seat is None or not case.grid or not lookup.matches(case, number):
            continue
        actor, part = turn.actor(seat.role), staff_part(seat, case)
        apart = await merging.part_again(turn.office, turn.unit, case, actor, part, turn.now)
        await alerts.alert(turn.office, turn.unit, apart, "", turn.now)
        return turn.reply("part-done", number=case.serial)
    return turn.reply("part-not", number=number)


async def beside(turn: Turn, case: Case) -> list[str]:
    """What stands beside a case: how many joined it, and what was done about such things before."""
    store = turn.office.store
    joined = await followers.of_case(store, case)
    lines = [turn.say("detail-joined", count=len(joined))] if joined else []
    before = await similar.solved_before(store, case, turn.now)
    lines += [
        turn.say("detail-before", number=old.number, result=excerpt(done))
        for old, done in before[:LESSONS]
    ]
    return lines


async def incident(turn: Turn) -> Reply:
    """「事件 停电 宜川四村」 opens one; 「事件 7 正在抢修」 answers everybody who joined it."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    words = turn.command.rest if turn.command else ""
    if named := _NUMBER.match(words):
        return await _updated(turn, mine, named[1], words[named.end() :].strip())
    return await _opened(turn, mine, words)


async def _opened(turn: Turn, mine: list[Staff], words: str) -> Reply:
    heard = turn.office.understanding.understand(words)
    spot = spot_of(heard)
    seat = next((s for s in mine if s.grid in ("", spot.grid) or not spot.grid), None)
    if not heard.topic or seat is None:
        return turn.reply("incident-what")
    spot = spot if spot.known else Spot(seat.grid, spot.place, spot.door)
    topic = turn.office.topic(heard.topic)
    report = Report(
        kind="incident",
        topic=heard.topic,
        urgency=topic.urgency if topic else heard.urgency,
        spot=spot,
        text=words,
        message=turn.message_key,
    )
    try:
        case = incidents.open_incident(
            turn.office,
            turn.unit,
            report,
            seat,
            turn.actor(seat.role),
            await turn.serial(),
            turn.now,
        )
    except (NotPossible, NotAllowed):
        return turn.reply("incident-what")
    what = alerts.headline(turn.office, case)
    return turn.reply("incident-new", number=case.serial, what=what)


async def _updated(turn: Turn, mine: list[Staff], number: str, text: str) -> Reply:
    for seat in mine:
        case = await _open_case(turn, seat, number)
        if case is None or case.kind != "incident" or not text:
            continue
        try:
            told = await incidents.update(
                turn.office, turn.unit, case, seat, turn.actor(seat.role), text, turn.now
            )
        except (NotPossible, NotAllowed):
            continue
        return turn.reply("incident-updated", number=case.serial, count=told)
    return turn.reply("incident-unknown", number=number)


async def _open_case(turn: Turn, seat: Staff, number: str) -> Case | None:
    """The open case of that number that this seat may join others to."""
    queues = [seat.grid] if seat.grid else lookup.every_queue(turn.office)
    cases = await lookup.of_queues(turn.office.store, queues, 500)
    named = [c for c in cases if lookup.matches(c, number) and seat_may(seat, "merge", c)]
    return named[0] if len(named) == 1 else None
