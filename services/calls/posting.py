"""What is said into the groups' chats: by their robots, or pasted by their conveners (「已发」)."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from domain.call import Call
from domain.callwork import GroupPost, Said, group_post_id
from domain.message import Reply
from domain.roster import Group, Membership
from services.calls import asides, pages, pushes, wording
from services.calls.counting import Tally
from services.office import Office
from services.unit import Unit
from storage.port import Order, Store, among, eq

MINUTE = 60_000
COUNT_KEPT = 4 * MINUTE
"""A head-count that did not get through by then (ms) is old: the next one is better."""

PATIENCE = 2 * MINUTE
"""After so long (ms) a convener who did not paste is asked again."""

WAITING = 500


async def call_out(
    office: Office, unit: Unit, call: Call, groups: Sequence[Group], now: int
) -> None:
    """Post the call with its number and a link; it asks nobody there to answer."""
    reply = wording.to_group(office, call, pages.shared(office, call))
    await _posted(office, unit, call, groups, pushes.FIRST, reply, now)


async def tell(
    office: Office,
    unit: Unit,
    call: Call,
    groups: Sequence[Group],
    name: str,
    says: Said,
    text: str,
    now: int,
) -> None:
    """Post what a round of that name says to the people."""
    page = "" if call.ended_at else pages.shared(office, call)
    reply = wording.group_told(office, call, says, text, page)
    await _posted(office, unit, call, groups, name, reply, now)


async def announce(
    office: Office, unit: Unit, call: Call, groups: Sequence[Group], now: int
) -> None:
    """Say that there will be an exercise."""
    reply = wording.announced(office, call)
    await _posted(office, unit, call, groups, f"announce-{call.version}", reply, now)


def headcounts(
    office: Office,
    unit: Unit,
    call: Call,
    groups: Iterable[Group],
    name: str,
    tally: Tally,
    now: int,
) -> None:
    """Post the numbers to every chat that takes posts; nobody is asked to paste numbers."""
    page = pages.shared(office, call)
    for group in _chats(groups):
        assert group.address is not None
        reply = wording.headcount(office, call, tally.total, tally.group(group.id), page)
        unit.insert(pushes.post(call, group.id, name, reply, group.address, now, kept=COUNT_KEPT))


async def owed(store: Store, seats: Sequence[str]) -> list[GroupPost]:
    """What these seats still have to paste, the oldest first."""
    where = [among("asked", seats), eq("pasted_at", 0)]
    found = await store.find(GroupPost, where, limit=WAITING)
    return sorted(found, key=lambda post: (post.made_at, post.id))


def pasted(unit: Unit, post: GroupPost, now: int) -> None:
    """「已发」; said twice, the first time counts."""
    if not post.pasted_at:
        unit.put(replace(post, pasted_at=now))


async def remind(office: Office, unit: Unit, call: Call, name: str, now: int) -> None:
    """Ask once more for what was not pasted in time."""
    where = [eq("call", call.id), eq("pasted_at", 0)]
    late = await office.store.find(GroupPost, where, limit=WAITING)
    late = [post for post in late if now - post.made_at >= PATIENCE]
    groups = await office.store.find(
        Group, [among("id", [post.group for post in late])], limit=WAITING
    )
    names = {group.id: group.name for group in groups}
    for post in late:
        reply = asides.paste(office, call, names.get(post.group, ""), post.text, again=True)
        named = f"{post.name}-paste-{post.group}-{name}"
        unit.insert(pushes.push(call, post.asked, named, reply, now))


async def _posted(
    office: Office,
    unit: Unit,
    call: Call,
    groups: Sequence[Group],
    name: str,
    reply: Reply,
    now: int,
) -> None:
    for group in _chats(groups):
        assert group.address is not None
        unit.insert(pushes.post(call, group.id, name, reply, group.address, now))
    by_hand = [group for group in groups if group.paste]
    conveners = await _conveners(office.store, by_hand)
    text = _pasteable(reply)
    for group in by_hand:
        asked = conveners.get(group.id)
        if asked is None:
            continue
        unit.insert(
            GroupPost(
                id=group_post_id(call.id, group.id, name),
                street=call.street,
                call=call.id,
                group=group.id,
                name=name,
                asked=asked,
                text=text,
                made_at=now,
            )
        )
        wish = asides.paste(office, call, group.name, text)
        unit.insert(pushes.push(call, asked, f"{name}-paste-{group.id}", wish, now))


def _chats(groups: Iterable[Group]) -> list[Group]:
    """Each chat once, though several groups may share one."""
    found: dict[str, Group] = {}
    for group in groups:
        if group.address is not None and not group.paste:
            found.setdefault(group.address.key, group)
    return list(found.values())


def _pasteable(reply: Reply) -> str:
    links = [link.url for card in reply.cards for link in card.links]
    return "\n".join([reply.text, *links])


async def _conveners(store: Store, groups: Sequence[Group]) -> dict[str, str]:
    """Who pastes for each group: its convener, else a deputy."""
    where = [among("group", [group.id for group in groups]), among("part", ("convener", "deputy"))]
    found = await store.find(Membership, where, order=Order(("part",)), limit=WAITING * 2)
    conveners: dict[str, str] = {}
    for place in sorted(found, key=lambda m: (m.part != "convener", m.seat)):
        conveners.setdefault(place.group, place.seat)
    return conveners
