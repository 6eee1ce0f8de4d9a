"""办结: what was done, how it ended, and the photo that shows it."""

from domain.case import Case, Outcome
from domain.errors import NotPossible
from domain.message import Media, Reply
from domain.people import Staff
from domain.session import Question
from handlers.staff import helping, outcomes, telling
from handlers.staff.doing import Meant, doing, rest
from handlers.staff.joint import done_named
from handlers.staff.meant import ask_for, meant
from handlers.staff.refusals import REFUSED, refused
from handlers.staff.telling_staff import checkers, push, quoted
from handlers.turn import MOST_PHOTOS, PHOTO_WAIT, Turn
from services.cases import by_staff, lookup
from services.people import seats


async def handled(turn: Turn) -> Reply:
    """「办结 7 已清理」: what was done, in words the resident will read."""
    if (asked := await helping.asked_of(turn)) is not None:
        return await helping.finished(turn, asked, rest(turn))
    found = await meant(turn, "handled", "handle")
    if isinstance(found, Reply):
        return found
    if found.case.tasks and (named := await done_named(turn, found, rest(turn))) is not None:
        return named
    outcome, result = outcomes.named(rest(turn))
    if not result:
        return ask_for(turn, "handled", found)
    if not outcome and outcomes.doubtful(result):
        keep_photos(turn)
        return outcomes.ask_outcome(turn, found, result)
    return await _handled(turn, found, outcome or "solved", result)


async def _handled(turn: Turn, found: Meant, outcome: Outcome, result: str) -> Reply:
    media = sent(turn)
    try:
        case = by_staff.handle(*doing(turn, found), result, turn.now, outcome=outcome, media=media)
    except NotPossible as error:
        if error.facts.get("unmet") == ("proof_where_asked",):
            return _ask_photo(turn, found, outcome, result)
        return await refused(turn, found, error)
    except REFUSED as error:
        return await refused(turn, found, error)
    turn.remember(photos=(), photos_at=0)
    told = await telling.handled(turn, case, result)
    if case.state == "handled" and case.check:
        return await to_check(turn, case, found.seat, found.number, result)
    return turn.reply("handled-done" if told else "handled-done-untold", number=found.number)


async def to_check(turn: Turn, case: Case, seat: Staff, number: str, result: str) -> Reply:
    """Somebody else looks at it before it closes: both answers are on their push."""
    others = await checkers(turn, case)
    ending = turn.office.texts.say("zh-Hans", f"ending-{case.outcome.replace('_', '-')}")
    await push(
        turn, case, others, "alert-check", "pass", "fail", "detail",
        more=quoted(turn, result), ending=ending, name=seat.name,
    )  # fmt: skip
    who = "、".join(one.name for one in others) or turn.say("desk-name")
    return turn.reply("handled-check", number=number, who=who)


async def photo(turn: Turn) -> Reply | None:
    """A photo by somebody at work: it completes what waits for one, or waits for 「办结」."""
    question = turn.question
    if question is not None and question.kind == "staff_proof":
        keep_photos(turn)
        turn.settle()
        turn.instead(question.words)
        return await handled(turn)
    if turn.now - turn.session.last_case_at < PHOTO_WAIT:
        return None  # what they reported a moment ago
    mine = await seats.of_person(turn.office.store, turn.person)
    held = await lookup.in_hand(turn.office.store, mine)
    if not held:
        return None
    keep_photos(turn)
    count = len(turn.session.photos)
    if len(held) > 1:
        return turn.reply("proof-kept-several", count=count)
    return turn.reply("proof-kept", count=count, number=lookup.short(held[0], held))


async def told_proof(turn: Turn, _: Question) -> Reply | None:
    """Words instead of the photo: they stand for themselves, and the photo may still come."""
    return None


def _ask_photo(turn: Turn, found: Meant, outcome: Outcome, result: str) -> Reply:
    command = turn.say("step-handled-say", number=found.case.number)
    ending = turn.say(f"ending-{outcome.replace('_', '-')}")
    turn.ask("staff_proof", case=found.case.id, words=f"{command} {ending} {result}")
    return turn.reply("proof-wanted", number=found.number)


def sent(turn: Turn) -> tuple[Media, ...]:
    """The pictures sent with these words, or without words a few minutes before them."""
    fresh = turn.now - turn.session.photos_at < PHOTO_WAIT
    before = turn.session.photos if fresh else ()
    now = turn.incoming.media
    with_words = (now,) if now and now.kind != "voice" and now not in before else ()
    return (*before, *with_words)[-MOST_PHOTOS:]


def keep_photos(turn: Turn) -> None:
    """Pictures wait a few minutes for the words that belong to them."""
    if media := sent(turn):
        turn.remember(photos=media, photos_at=turn.now)
