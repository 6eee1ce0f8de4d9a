"""A sheet of people into the groups: who is known is brought up to date, nobody is taken out.

The same sheet twice changes nothing. What a row leaves empty stays as it is; who left by a word
of their own is not brought back.
"""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from domain.people import Staff
from domain.roster import Group, Level, Member, Membership, membership_id
from domain.street import Street
from services.ids import new_id
from services.people import seats
from services.roster.book import Book
from services.roster.groups import new_group
from services.roster.rows import LEVELS, Entry, Refused, entries
from storage.port import Store

PORTION = 300
"""Changes that one commit writes."""


class NewSeat(msgspec.Struct, frozen=True):
    """Somebody who is new on the roster, and the code that binds them; it is kept nowhere else."""

    name: str
    group: str
    phone: str
    code: str


class Imported(msgspec.Struct, kw_only=True):
    """What became of a sheet: how many rows were known as they were, or changed something."""

    known: int = 0
    changed: int = 0
    groups: list[str] = []
    new: list[NewSeat] = []
    refused: list[Refused] = []


async def bring_in(
    store: Store, street: Street, path: Path, now: int, *, trial: bool = False
) -> Imported:
    """Import a sheet; `trial` writes nothing.

    Raises what `entries` raises, and `Conflict` where somebody changed the roster meanwhile: what
    is not written yet comes with the next try.
    """
    imported, rows = Imported(), list[Entry]()
    for entry in entries(path, street, now):
        if isinstance(entry, Refused):
            imported.refused.append(entry)
        else:
            rows.append(entry)
    book = await Book.opened(store)
    book.sure(rows)
    _found_groups(book, street, rows, imported, now)
    for entry in rows:
        _place(book, entry, imported, now)
    imported.refused.sort(key=lambda refused: refused.row)
    changes = book.changes()
    for start in range(0, 0 if trial else len(changes), PORTION):
        await store.commit(changes[start : start + PORTION])
    return imported


def _found_groups(
    book: Book, street: Street, rows: list[Entry], imported: Imported, now: int
) -> None:
    """Groups that the sheet names first: their level, grid and team as told, else as they are called."""
    wanted = {entry.group: entry for entry in reversed(rows) if entry.group not in book.groups}
    for name, entry in reversed(wanted.items()):
        level = entry.level or _level(street, name)
        if level is None:
            continue
        grid = entry.grid or next(
            (g.id for g in street.grids if _named(name, g.name, g.aliases)), ""
        )
        teams = street.readiness.teams if level == "team" else ()
        team = entry.team or next((t.id for t in teams if _named(name, t.name, t.aliases)), "")
        book.keep(new_group(book.street, name, level, now, grid=grid, team=team))
        imported.groups.append(name)
    for name in imported.groups:
        group = book.groups[name]
        above = book.groups.get(wanted[name].above) or _above(book, group)
        book.keep(replace(group, above=above.id if above else ""))


def _named(text: str, name: str, aliases: tuple[str, ...]) -> bool:
    return any(each in text for each in (name, *aliases))


def _level(street: Street, name: str) -> Level | None:
    """By the longest word for a level that the name contains."""
    words = street.roster.words
    found = [
        (len(word), level) for level in LEVELS for word in words.get(level, ()) if word in name
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def _above(book: Book, group: Group) -> Group | None:
    """The one group of the level above that it can only be."""
    if group.level == "committee":
        return None
    level = LEVELS[LEVELS.index(group.level) - 1]
    over = [g for g in book.groups.values() if g.level == level and not g.ended]
    fitting = [g for g in over if g.grid == group.grid] or [g for g in over if not g.grid]
    return fitting[0] if len(fitting) == 1 else None


def _place(book: Book, entry: Entry, imported: Imported, now: int) -> None:
    group, seat = book.groups.get(entry.group), book.person(entry)
    member = book.members.get(seat.id) if seat else None
    refused = _wrong(entry, group, seat, member)
    if group is None or refused:
        reason, said = refused or ("roster-no-group", entry.group)
        imported.refused.append(Refused(entry.row, entry.name, reason, said))
        return
    fresh = seat is None
    if seat is None:
        seat, code = seats.with_code(_seat(book, entry, group, now), now)
        book.keep(seat)
        imported.new.append(NewSeat(entry.name, group.name, entry.phone, code))
    changed = book.keep(_member(book, entry, seat, member, now))
    changed |= book.keep(_membership(book, entry, group, seat))
    book.sure([entry])
    imported.changed += changed and not fresh
    imported.known += not changed


def _wrong(
    entry: Entry, group: Group | None, seat: Staff | None, member: Member | None
) -> tuple[str, str] | None:
    if group is None or group.ended:
        return "roster-no-group", entry.group
    if seat is not None and seat.role == "member" and seat.name != entry.name:
        return "roster-phone-of", seat.name
    return ("roster-left", "") if member is not None and member.left_at else None


def _seat(book: Book, entry: Entry, group: Group, now: int) -> Staff:
    grid = entry.grid or group.grid
    return Staff(id=new_id(now), street=book.street, name=entry.name, role="member", grid=grid)


def _member(book: Book, entry: Entry, seat: Staff, before: Member | None, now: int) -> Member:
    member = before or Member(id=seat.id, street=book.street)
    agreed = member.agreed_at
    if entry.agreed is not None:
        agreed = (agreed or now) if entry.agreed else 0
    return replace(
        member,
        phone=entry.phone or member.phone,
        duty=entry.duty or member.duty,
        skills=entry.skills or member.skills,
        born=entry.born or member.born,
        agreed_at=agreed,
    )


def _membership(book: Book, entry: Entry, group: Group, seat: Staff) -> Membership:
    id = membership_id(group.id, seat.id)
    place = book.places.get(id) or Membership(
        id=id, street=book.street, group=group.id, seat=seat.id
    )
    return replace(place, part=entry.part or place.part, post=entry.post or place.post)
