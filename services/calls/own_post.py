"""「我的岗位」 in five lines: which post, what to do, how, who is beside you, how to work together."""

from domain.call import COUNTED, Call, CallPost, Recipient
from domain.people import Staff
from domain.roster import LEADING
from domain.session import Language
from services.calls import answering, wording
from services.office import Office
from storage.port import eq

BESIDE = 3
"""So many people on the same post are named, by their first letter only."""

SEEN = 200


async def lines(office: Office, call: Call, recipient: Recipient, language: Language) -> list[str]:
    """Exactly five lines; an exercise says so in the first."""
    say = office.texts.say
    post = next((each for each in call.posts if each.id == recipient.post), None)
    where = wording.whereabouts(office, call, language)
    if post is None:
        post = _unplanned(office, recipient, language)
    which = say(language, "post-which", number=call.number, post=post.name, where=where)
    together = post.together or say(language, "post-ask-leader")
    return [
        wording.marked(call, which),
        say(language, "post-what", task=post.task or where),
        say(language, "post-how", how=post.how or say(language, "post-as-told")),
        await _beside(office, call, recipient, language),
        say(language, "post-together", together=together),
    ]


def _unplanned(office: Office, recipient: Recipient, language: Language) -> CallPost:
    """Whoever leads takes no post of the plan; others without one ask their leader."""
    if recipient.part in LEADING:
        name, task, how, together = "post-lead", "post-lead-what", "post-lead-how", "post-lead-with"
    else:
        name, task, how, together = "post-free", "post-free-what", "post-as-told", "post-ask-leader"
    say = office.texts.say
    return CallPost(
        id="",
        name=say(language, name),
        task=say(language, task),
        how=say(language, how),
        together=say(language, together),
    )


async def _beside(office: Office, call: Call, recipient: Recipient, language: Language) -> str:
    """How many are on the same post, who are there by their surnames, and who leads the group."""
    say = office.texts.say
    same = [eq("call", call.id), eq("group", recipient.group)]
    if recipient.post:
        same = [eq("call", call.id), eq("post", recipient.post)]
    found = await office.store.find(Recipient, same, limit=SEEN)
    found = [r for r in found if r.id != recipient.id and r.answer in COUNTED]
    found.sort(key=lambda r: (-answering.RANK[r.answer], r.answered_at, r.id))
    leader = await _leader(office, call, recipient, language)
    if not found:
        return say(language, "post-nobody", leader=leader)
    names = "、".join([await _short(office, r.seat, language) for r in found[:BESIDE]])
    return say(language, "post-beside", names=names, count=len(found), leader=leader)


async def _leader(office: Office, call: Call, recipient: Recipient, language: Language) -> str:
    same = [eq("call", call.id), eq("group", recipient.group)]
    found = await office.store.find(Recipient, same, limit=SEEN)
    leading = sorted(
        (r for r in found if r.part in LEADING), key=lambda r: (r.part != "leader", r.id)
    )
    if any(one.id == recipient.id for one in leading):
        return office.texts.say(language, "post-you")
    seat = await office.store.get(Staff, leading[0].seat) if leading else None
    return seat.name if seat else office.texts.say(language, "desk-name")


async def _short(office: Office, id: str, language: Language) -> str:
    seat = await office.store.get(Staff, id)
    if seat is None:
        return office.texts.say(language, "desk-name")
    return office.texts.say(language, "post-mate", name=seat.name[:1])
