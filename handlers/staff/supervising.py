"""「督办 7 …」: the desk or a supervisor has a case hurried, and all who have to do with it hear it."""

from domain.case import Case
from domain.message import Reply
from domain.people import Staff
from domain.rights import seat_may
from handlers.staff.doing import doing, rest
from handlers.staff.meant import meant
from handlers.staff.refusals import REFUSED, refused
from handlers.staff.telling_staff import push, quoted
from handlers.turn import Turn
from services import when
from services.cases import by_staff
from services.cases.telling import alerts


async def supervise(turn: Turn) -> Reply:
    """Marked, counted, its next step due soon; whoever has it and its chiefs are told why."""
    found = await meant(turn, "supervise", "supervise")
    if isinstance(found, Reply):
        return found
    try:
        case = by_staff.supervise(*doing(turn, found), rest(turn), turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    told = await _told(turn, case)
    role = found.seat.role.replace("_", "-")
    await push(
        turn, case, told, "alert-supervised", *_steps(case),
        more=[*quoted(turn, rest(turn)), *_due(turn, case)],
        who=turn.office.texts.say(alerts.STAFF_LANGUAGE, f"role-{role}"),
        count=case.supervised,
    )  # fmt: skip
    return turn.reply(
        "supervise-done",
        number=found.number,
        count=case.supervised,
        who="、".join(seat.name for seat in told) or turn.say("desk-name"),
    )


async def _told(turn: Turn, case: Case) -> list[Staff]:
    """Who has the case, and the chiefs of its grid as far as they may see it."""
    chiefs = await alerts.seats(turn.office, "grid_chief", case.grid) if case.grid else []
    seen = [seat for seat in chiefs if seat_may(seat, "see", case)]
    return list({s.id: s for s in (*await alerts.concerned(turn.office, case), *seen)}.values())


def _steps(case: Case) -> tuple[str, ...]:
    return ("sign", "detail") if case.state == "dispatched" else ("detail",)


def _due(turn: Turn, case: Case) -> list[str]:
    """By when the next step is owed."""
    counting = [clock.due for clock in case.clocks if clock.counting]
    if not counting:
        return []
    due = when.moment(min(counting), turn.now, turn.office.calendar, alerts.STAFF_LANGUAGE)
    return [turn.office.texts.say(alerts.STAFF_LANGUAGE, "alert-supervised-due", due=due)]
