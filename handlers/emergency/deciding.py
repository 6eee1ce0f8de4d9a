"""确认, 预告, 算了: what becomes of a draft, and who has to agree."""

import re

from domain.call import Call
from domain.errors import NotAllowed, NotPossible
from domain.message import Reply
from handlers.emergency import known
from handlers.turn import Turn
from services.calls import ending, readback, rights, starting
from services.calls.rights import may_start

ALONE = re.compile(
    r"一个人|一個人|只有我|就我|单独|單獨|独自|獨自|没有别人|沒有別人|没别人|alone|only me|by myself",
    re.IGNORECASE,
)
"""«I am alone on duty», in words: a desk's way past the second person."""

LONGEST = 60
"""Letters of such words; longer ones are a matter of their own."""


async def confirm(turn: Turn) -> Reply:
    """「确认 集3」: it goes out, or a second person is asked; 「确认 集3 我一个人值班」 from a desk goes out."""
    call = await _draft(turn)
    if isinstance(call, Reply):
        return call
    said = turn.command.rest.strip() if turn.command else ""
    return await _confirmed(turn, call, said if ALONE.search(said) else "")


async def told_alone(turn: Turn, call: Call) -> Reply | None:
    """「我一个人值班」 right after a second person was asked for."""
    words = turn.words
    if not (call.asked_at and call.state == "draft" and ALONE.search(words)):
        return None
    return await _confirmed(turn, call, words) if len(words) <= LONGEST else None


async def _confirmed(turn: Turn, call: Call, alone: str) -> Reply:
    try:
        done = await starting.confirm(turn.office, turn.unit, call, turn.person, turn.now, alone)
    except NotAllowed:
        return turn.reply("call-not-yours", number=call.number)
    except NotPossible as error:
        return Reply(text=known.told(turn, call, f"call-unfit-{error.facts['why']}"))
    if done.state == "second":
        return await _second_asked(turn, done.call)
    return _sent(turn, done)


async def announce(turn: Turn) -> Reply:
    """「预告 集3」: the groups hear that there will be an exercise; then it can be sent."""
    call = await _draft(turn)
    if isinstance(call, Reply):
        return call
    try:
        told = await starting.announce(turn.office, turn.unit, call, turn.person, turn.now)
    except NotAllowed:
        return turn.reply("call-not-yours", number=call.number)
    except NotPossible:
        return Reply(text=known.told(turn, call, "call-no-drill"))
    choices = readback.choices(turn.office, told, turn.session.language)
    turn.ask("call", choices, case=call.id)
    return Reply(text=known.told(turn, told, "call-announced"), choices=choices)


async def cancel(turn: Turn) -> Reply:
    """「取消 集3 理由」: of a draft nobody ever heard; of a call everybody who was reached hears it."""
    found = await known.mine(turn)
    if isinstance(found, Reply):
        return found
    call, seat = found
    reason = turn.command.rest.strip() if turn.command else ""
    was_draft = call.state == "draft"
    try:
        await ending.cancel(turn.office, turn.unit, call, seat, turn.now, reason)
    except NotPossible:
        return known.over(turn, call)
    turn.settle()
    return Reply(text=known.told(turn, call, "call-dropped" if was_draft else "call-cancelled"))


async def _second_asked(turn: Turn, call: Call) -> Reply:
    """The draft stays open: it may still be changed, dropped, or sent by a desk that is alone."""
    turn.ask("call", readback.choices(turn.office, call, turn.session.language), case=call.id)
    seat = await may_start(turn.office.store, turn.person, call)
    lines = [known.told(turn, call, "call-second-asked")]
    if seat is not None and rights.may_alone(seat) and not call.exercise:
        lines.append(turn.say("call-alone-how", number=call.number))
    return Reply(text="\n".join(lines))


def _sent(turn: Turn, done: starting.Confirmed) -> Reply:
    turn.settle()
    call = done.call
    lines = [known.told(turn, call, "call-sent", count=len(done.scope.people))]
    if call.alone:
        lines.append(turn.say("call-sent-alone"))
    lines.append(turn.say("call-sent-next", number=call.number))
    return Reply(text="\n".join(lines), stamp=turn.say("call-stamp-sent"))


async def _draft(turn: Turn) -> Call | Reply:
    call = await known.named(turn)
    if isinstance(call, Reply) or call.state == "draft":
        return call
    return known.over(turn, call)
