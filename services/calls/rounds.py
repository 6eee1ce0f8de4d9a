"""Rounds are said here, page by page: each page is one commit that moves the round behind it.

Whatever a person answered by then counts: who said 来不了 is not asked again, and who was never
told of a call is not told of its end.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from domain.call import COUNTED, Call, Recipient
from domain.callwork import Round, Said, round_id
from domain.errors import Conflict
from domain.message import Reply
from domain.people import Staff
from domain.roster import Part
from domain.session import Language
from domain.work import Notice, Outcome, settle
from services.calls import lookup, pushes, wording
from services.calls.cards import Asked, cards, languages
from services.calls.counting import WITHDRAWN
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office
from services.roster.lookup import by_id
from services.unit import Unit
from storage.port import Change, Guard, Insert, Order, Replace, Store, Where, eq

AT_ONCE, TRIES = 20, 5
MOST_PUSHES = 10_000
"""Pushes of one page of people that are looked at."""

ENDING = frozenset({"cancel", "replaced", "real", "relief"})
"""Rounds after which nobody of the call has anything to do."""


def begin(
    unit: Unit,
    call: Call,
    name: str,
    says: Said,
    now: int,
    parts: Iterable[Part] = (),
    text: str = "",
) -> None:
    """Write down that this is to be said; whoever ticks next says it."""
    made = Round(
        id=round_id(call.id, name),
        street=call.street,
        call=call.id,
        name=name,
        says=says,
        made_at=now,
        parts=tuple(parts),
        text=text,
    )
    unit.insert(made)


async def say_rounds(office: Office, now: int, told: Callable[[], None] = lambda: None) -> int:
    """Say everything that waits to be said, the oldest first; how many pages this worker wrote.

    `told` is called after each.
    """
    order = Order(("made_at",))
    waiting = await office.store.find(Round, [eq("done", False)], order=order, limit=AT_ONCE)
    pages = 0
    for one in waiting:
        while await say_page(office, one.id, now):
            pages += 1
            told()
    return pages


async def say_page(office: Office, id: str, now: int) -> bool:
    """Write the pushes of the next page of people; False where nothing is left of the round."""
    for _ in range(TRIES):
        one = await office.store.get(Round, id)
        call = await office.store.get(Call, one.call) if one else None
        if one is None or one.done or call is None:
            return False
        page = await lookup.recipients(office.store, call.id, one.upto)
        if one.says in ENDING:
            await _withdraw(office.store, await _waiting(office.store, call, page), now)
        changes = await _said(office, call, one, page, now)
        moved = replace(one, upto=page[-1].id if page else one.upto, done=len(page) < lookup.PAGE)
        guards = [] if one.says in ENDING else [Guard(call)]
        try:
            await office.store.commit([*changes, Replace(moved)], guards)
        except Conflict:  # said by another, the call changed, or somebody has just answered
            continue
        return True
    return False


async def _said(
    office: Office, call: Call, one: Round, page: Sequence[Recipient], now: int
) -> list[Change]:
    """What a page of people is told, and what becomes of them."""
    if not (call.live or one.says in ENDING):
        return []
    made = await _pushes(office.store, call, page)
    told = [who for who in page if _hears(call, one, who, made.get(who.seat, []))]
    seats = await by_id(office.store, Staff, (who.seat for who in told))
    changes: list[Change] = []
    if one.says == "step":
        asked = [Asked(w.seat, w.post, len(made.get(w.seat, [])) + 1) for w in told]
        replies = await cards(office, call, asked, seats, now)
    else:
        spoken = await languages(office, seats.values())
        replies = [_line(office, call, one, who, spoken) for who in told]
    for who, (reply, alike) in zip(told, replies, strict=True):
        changes.append(Insert(pushes.push(call, who.seat, one.name, reply, now, alike=alike)))
    if one.says in ENDING:
        changes += [Replace(_ended(one, who, now)) for who in page if who.live]
    return changes


def _line(
    office: Office, call: Call, one: Round, who: Recipient, spoken: Mapping[str, Language]
) -> tuple[Reply, str]:
    language = spoken.get(who.seat, STAFF_LANGUAGE)
    came = who.answer in COUNTED
    reply = wording.told(office, call, one.says, one.text, language, came=came)
    return reply, f"{language}-{came}"


def _hears(call: Call, one: Round, who: Recipient, made: Sequence[Notice]) -> bool:
    """Whether a round is for this person, as things stand now."""
    reached = any(notice.attempt or notice.fate == "sent" for notice in made)
    match one.says:
        case "step":
            queued = any(n.fate == "waiting" and not n.attempt for n in made)
            named = not one.parts or who.part in one.parts
            return who.live and who.answer == "none" and named and not (queued or call.full_at)
        case "again":
            return who.answer == "none"
        case "full":
            return who.answer == "none" and reached
        case "update":
            return who.answer != "cannot"
        case "relief":
            return who.answer in COUNTED or (reached and who.answer == "none")
        case _:
            return reached or who.answer in COUNTED


def _ended(one: Round, who: Recipient, now: int) -> Recipient:
    """The person's place in a call that is over: those who came are relieved."""
    if one.says == "relief" and who.answer in COUNTED:
        return replace(who, live=False, answer="relieved", relieved_at=now)
    return replace(who, live=False)


async def _pushes(store: Store, call: Call, page: Sequence[Recipient]) -> dict[str, list[Notice]]:
    """The cards that were made for these people, by seat."""
    if not page:
        return {}
    first, last = f"{call.id}:{page[0].seat}", max(f"{call.id}:{who.seat};" for who in page)
    where = [Where("id", ">", first), Where("id", "<", last)]
    found: dict[str, list[Notice]] = {}
    for notice in await store.find(Notice, where, limit=MOST_PUSHES):
        if notice.to == "staff":
            found.setdefault(notice.staff, []).append(notice)
    return found


async def _waiting(store: Store, call: Call, page: Sequence[Recipient]) -> list[Notice]:
    """What is not needed any more and was not tried yet."""
    made = await _pushes(store, call, page)
    return [n for each in made.values() for n in each if n.fate == "waiting" and not n.attempt]


async def _withdraw(store: Store, notices: Sequence[Notice], now: int) -> None:
    """Settle them unsaid; what is being sent at this moment has to be taken back in words."""
    if not notices:
        return
    over = Outcome("failed", WITHDRAWN)
    try:
        await store.commit([Replace(settle(notice, over, now)) for notice in notices])
    except Conflict:
        if len(notices) > 1:
            half = len(notices) // 2
            await _withdraw(store, notices[:half], now)
            await _withdraw(store, notices[half:], now)
