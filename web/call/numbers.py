"""What the live page shows: the head-count, by post and by group, and names for those who lead."""

from collections.abc import Iterable, Mapping

import msgspec

from domain.call import Call
from domain.roster import Group
from domain.session import Language
from services import when
from services.calls import answered, counting, wording
from services.calls.counting import Line
from services.calls.sight import Sight
from services.masking import masked
from services.office import Office
from services.roster.lookup import by_id

FEW = 12
"""More groups than that are folded away."""


class Row(msgspec.Struct, frozen=True):
    """A post or a group: what it is called, its line, and the widths of its bar in hundredths."""

    name: str
    line: Line
    counts_short: bool
    bar: tuple[tuple[str, float, float], ...]


class People(msgspec.Struct, frozen=True):
    """Some of those who have one thing in common, each with when and on which post, or why not."""

    of: str
    count: int
    more: int
    lines: tuple[tuple[str, str], ...]


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the page that changes; the same for all who may see as much."""

    number: str
    mark: str
    exercise: bool
    what: str
    where: str
    state: str
    over: bool
    complete: bool
    full: bool
    at: str
    total: Row
    lacking: bool
    posts: tuple[Row, ...]
    groups: tuple[Row, ...]
    folded: bool
    leading: bool
    unreachable: int
    people: tuple[People, ...]


async def numbers(office: Office, call: Call, sight: Sight, language: Language) -> Numbers:
    """Counted now. Raises `Unavailable`."""
    store = office.store
    tally = await counting.tally(store, call)
    groups = await by_id(store, Group, (line.id for line in tally.groups))
    posts = {post.id: post.name for post in call.posts}
    over = not call.live
    say, now = office.texts.say, office.clock.now()
    asked_for_all = not (call.needed or any(line.needed for line in tally.posts))
    return Numbers(
        number=call.number,
        mark=say(language, "muster-exercise" if call.exercise else "muster-actual"),
        exercise=call.exercise,
        what=masked(wording.what(office, call)),
        where=masked(wording.whereabouts(office, call, language)),
        state=_ended(office, call, language) if over else "",
        over=over,
        complete=tally.total.complete and not over,
        full=tally.full and not over,
        at=office.calendar.local(now).strftime("%H:%M:%S"),
        total=_row("", tally.total, counts_short=not over),
        lacking=bool(tally.total.short) or any(line.needed and line.short for line in tally.posts),
        posts=_rows(((posts[line.id], line) for line in tally.posts), counts_short=not over),
        groups=_rows(
            (
                (groups[line.id].name if line.id in groups else line.id, line)
                for line in tally.groups
            ),
            counts_short=asked_for_all and not over,
        ),
        folded=len(tally.groups) > FEW,
        leading=sight.names,
        unreachable=tally.unreachable,
        people=await people(office, call, sight),
    )


async def people(office: Office, call: Call, sight: Sight) -> tuple[People, ...]:
    """Names, for those who lead; nothing for others."""
    posts = {post.id: post.name for post in call.posts}
    found = await answered.lists(office.store, call, sight)
    return tuple(
        People(
            one.of,
            one.count,
            one.count - len(one.people),
            tuple((person.name, _beside(office, posts, person)) for person in one.people),
        )
        for one in found
    )


def _beside(office: Office, posts: Mapping[str, str], person: answered.Person) -> str:
    at = when.clock(person.at, office.calendar) if person.at else ""
    return " · ".join(filter(None, (at, posts.get(person.post, ""), masked(person.reason))))


def _rows(lines: Iterable[tuple[str, Line]], *, counts_short: bool) -> tuple[Row, ...]:
    return tuple(
        _row(name, line, counts_short=counts_short)
        for name, line in lines
        if line.expected or line.needed
    )


def _row(name: str, line: Line, *, counts_short: bool) -> Row:
    whole = max(line.expected, line.wanted, 1)
    bar, since = [], 0.0
    for kind in ("relieved", "arrived", "coming", "received"):
        width = 100 * getattr(line, kind) / whole
        if width:
            bar.append((kind, round(since, 2), round(width, 2)))
        since += width
    return Row(name, line, counts_short, tuple(bar))


def _ended(office: Office, call: Call, language: Language) -> str:
    at = when.moment(call.ended_at, office.clock.now(), office.calendar, language)
    return office.texts.say(language, f"live-over-{call.state.replace('_', '-')}", at=at)
