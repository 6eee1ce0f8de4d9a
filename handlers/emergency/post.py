"""「我的岗位」 in five lines: which post, what to do, how, who is beside you, how to work together."""

from domain.call import Call, CallPost, Recipient
from domain.message import Reply
from domain.people import Staff
from domain.roster import LEADING
from handlers.emergency import known
from handlers.staff import binding
from handlers.turn import Turn
from services.calls import answering, lookup, wording
from storage.port import eq

BESIDE = 3
"""So many people on the same post are named, by their first letter only."""

SEEN = 200


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
    return Reply(text="\n".join(await lines(turn, call, recipient)))


async def _not_in(turn: Turn, wanted: int) -> Reply:
    call = await lookup.by_serial(turn.office.store, wanted)
    if call is None or call.state in ("draft", "expired"):
        return turn.reply("call-unknown", number=f"集{wanted}")
    recipient = await answering.expected(turn.office.store, call, turn.person)
    return Reply(text=known.told(turn, call, "post-over" if recipient else "answer-stranger"))


async def lines(turn: Turn, call: Call, recipient: Recipient) -> list[str]:
    """Exactly five lines; an exercise says so in the first."""
    post = next((each for each in call.posts if each.id == recipient.post), None)
    where = wording.whereabouts(turn.office, call, turn.session.language)
    beside = await _beside(turn, call, recipient)
    if post is None:
        post = _unplanned(turn, recipient)
    return [
        known.told(turn, call, "post-which", post=post.name, where=where),
        turn.say("post-what", task=post.task or where),
        turn.say("post-how", how=post.how or turn.say("post-as-told")),
        beside,
        turn.say("post-together", together=post.together or turn.say("post-ask-leader")),
    ]


def _unplanned(turn: Turn, recipient: Recipient) -> CallPost:
    """Whoever leads takes no post of the plan; others without one ask their leader."""
    if recipient.part in LEADING:
        name, task, how, together = "post-lead", "post-lead-what", "post-lead-how", "post-lead-with"
    else:
        name, task, how, together = "post-free", "post-free-what", "post-as-told", "post-ask-leader"
    return CallPost(
        id="",
        name=turn.say(name),
        task=turn.say(task),
        how=turn.say(how),
        together=turn.say(together),
    )


async def _beside(turn: Turn, call: Call, recipient: Recipient) -> str:
    """How many are on the same post, who are there by their surnames, and who leads the group."""
    store = turn.office.store
    same = [eq("call", call.id), eq("group", recipient.group)]
    if recipient.post:
        same = [eq("call", call.id), eq("post", recipient.post)]
    found = [r for r in await store.find(Recipient, same, limit=SEEN) if r.id != recipient.id]
    found = [r for r in found if r.answer in ("received", "coming", "arrived")]
    found.sort(key=lambda r: (-answering.RANK[r.answer], r.answered_at, r.id))
    leader = await _leader(turn, call, recipient)
    if not found:
        return turn.say("post-nobody", leader=leader)
    names = [await _short(turn, r.seat) for r in found[:BESIDE]]
    return turn.say("post-beside", names="、".join(names), count=len(found), leader=leader)


async def _leader(turn: Turn, call: Call, recipient: Recipient) -> str:
    same = [eq("call", call.id), eq("group", recipient.group)]
    found = await turn.office.store.find(Recipient, same, limit=SEEN)
    leading = sorted(
        (r for r in found if r.part in LEADING), key=lambda r: (r.part != "leader", r.id)
    )
    if any(one.id == recipient.id for one in leading):
        return turn.say("post-you")
    if not leading:
        return turn.say("desk-name")
    seat = await turn.office.store.get(Staff, leading[0].seat)
    return seat.name if seat else turn.say("desk-name")


async def _short(turn: Turn, id: str) -> str:
    seat = await turn.office.store.get(Staff, id)
    return turn.say("post-mate", name=seat.name[:1]) if seat else turn.say("desk-name")
