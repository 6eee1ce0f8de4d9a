"""What others hear of a chief's act: the reporter, and the colleagues who had the same push.

Each returns whether the reporter was told; where not, it is a matter for the telephone, or stands
in 「进度」 (services/cases/telling/pushes.py). The unit holds the case as it is after the push.
"""

from domain.case import Case
from domain.message import Reply
from domain.people import Staff
from handlers.turn import Turn
from services.cases import lookup
from services.cases.telling import alerts, pushes
from services.cases.telling.alerts import Reader
from services.cases.telling.overtaken import overtaken
from services.cases.together import followers
from services.masking import masked


async def others(turn: Turn, case: Case, seat: Staff, told: list[Staff]) -> None:
    """Those who had the same push need not go; whose push still waits is not called at all."""
    never = await overtaken(turn.unit, case)
    told = [one for one in told if one.id not in never]
    others = [one for one in told if one.person and one.person != seat.person]
    text = turn.office.texts.say(
        alerts.STAFF_LANGUAGE, "alert-signed", number=case.serial, name=seat.name
    )
    await alerts.tell_seats(turn.unit, case, others, Reply(text=text), turn.now)


async def signed(turn: Turn, case: Case) -> bool:
    """Who has it, and until when they are contacted and answered; neighbours hear who has it."""
    told = (await pushes.signed(turn.office, turn.unit, case, turn.now)).told
    who = pushes.holder(turn.office, case, alerts.STAFF_LANGUAGE)
    await followers.tell(turn.office, turn.unit, case, "follower-signed", turn.now, who=who)
    return told


async def delayed(turn: Turn, case: Case, reason: str) -> bool:
    """延期, 挂账: why, and when instead."""
    return (await pushes.delayed(turn.office, turn.unit, case, reason, turn.now)).told


async def asked(turn: Turn, case: Case, question: str) -> bool:
    """问: what they say next is the answer."""
    return (await pushes.asked(turn.office, turn.unit, case, question, turn.now)).told


async def moved(turn: Turn, case: Case) -> bool:
    """转派: who has it now, and that the date stays."""
    return (await pushes.moved(turn.office, turn.unit, case, turn.now)).told


async def handled(turn: Turn, case: Case, result: str) -> bool:
    """办结: what was done, and whether it is fine; whoever follows it may say that it is not."""
    told = (await pushes.handled(turn.office, turn.unit, case, result, turn.now)).told
    await followers.tell(
        turn.office,
        turn.unit,
        case,
        "follower-handled",
        turn.now,
        result=masked(result),
        number=case.serial,
    )
    return told


async def failed(turn: Turn, case: Case) -> bool:
    """不通过: it was not done after all, and when they will be answered."""
    return (await pushes.failed(turn.office, turn.unit, case, turn.now)).told


async def ordered(turn: Turn, case: Case) -> bool:
    """重办: the supervisor has it done once more."""
    return (await pushes.ordered(turn.office, turn.unit, case, turn.now)).told


async def refused(turn: Turn, case: Case, reason: str) -> bool:
    """不重办: the supervisor's written answer."""
    return (await pushes.refused(turn.office, turn.unit, case, reason, turn.now)).told


async def turned_away(turn: Turn, case: Case, reason: str, turn_to: str) -> bool:
    """未受理, 不归街道: why, and where to turn instead."""
    push = await pushes.turned_away(turn.office, turn.unit, case, reason, turn_to, turn.now)
    return push.told


async def words(turn: Turn, case: Case, seat: Staff, text: str, reader: Reader) -> None:
    """联系: words between two people, no push; a quiet case's wait until its reporter asks."""
    said = turn.office.texts.say(
        reader.language,
        "told-words",
        number=await lookup.called(turn.office.store, case),
        who=turn.office.grid_name(seat.grid) or turn.office.texts.say(reader.language, "desk-name"),
        words=text,
    )
    shown = turn.office.texts.say(reader.language, "told-quiet") if case.quiet else said
    alerts.tell_reader(turn.unit, case, reader, Reply(text=shown), turn.now)
    pushes.waits_for(turn.unit, case, reader, turn.now, said if case.quiet else "")
