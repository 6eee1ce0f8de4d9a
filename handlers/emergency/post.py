"""「我的岗位」: the five lines of the one call that somebody is in."""

from domain.message import Reply
from handlers.emergency import known
from handlers.staff import binding
from handlers.turn import Turn
from services.calls import answering, own_post


async def mine(turn: Turn) -> Reply:
    """The five lines of the one call that this person is in; which one, where there are several."""
    store = turn.office.store
    wanted = turn.command.call if turn.command else 0
    awaiting = await answering.live_for(store, turn.person)
    if wanted:
        awaiting = [pair for pair in awaiting if pair[0].serial == wanted]
        if not awaiting:
            return await _not_in(turn, wanted)
    if not awaiting:
        return await binding.no_call(turn)
    if len(awaiting) > 1:
        return known.which(turn, "my_post", [call for call, _ in awaiting])
    call, recipient = awaiting[0]
    lines = await own_post.lines(turn.office, call, recipient, turn.session.language)
    return Reply(text="\n".join(lines))


async def _not_in(turn: Turn, wanted: int) -> Reply:
    call = await known.sent(turn, wanted)
    if isinstance(call, Reply):
        return call
    recipient = await answering.expected(turn.office.store, call, turn.person)
    return Reply(text=known.told(turn, call, "post-over" if recipient else "answer-stranger"))
