"""The operator's side of the roster: sheets in, codes out, groups and their chats, what is lacking."""

import argparse
import csv
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from getpass import getpass
from pathlib import Path

import msgspec

from bot.settings import Settings
from domain.errors import Conflict, NotUnderstood
from domain.people import Staff
from domain.roster import Group, Member
from domain.rostering import RosterForm
from domain.street import Street
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.people import seats
from services.roster import groups, lookup
from services.roster.gaps import gaps_of
from services.roster.importing import NewSeat, bring_in
from services.roster.wording import lacking, summed_up
from services.texts import Texts
from storage.port import Replace, Store

ALL = 1_000
"""Names of one gap that the command tells; in chat there are a few."""


class Desk(msgspec.Struct, frozen=True):
    """What every one of these commands needs."""

    store: Store
    street: Street
    texts: Texts
    settings: Settings
    now: int

    def say(self, id: str, **facts: str | int) -> str:
        """A sentence for the operator."""
        return self.texts.say(STAFF_LANGUAGE, id, **facts)


async def run(desk: Desk, arguments: argparse.Namespace) -> int:
    """The command that was asked for."""
    return await COMMANDS[arguments.verb](desk, arguments)


async def _import(desk: Desk, arguments: argparse.Namespace) -> int:
    """1 where a row was refused, or nothing could be read."""
    if desk.settings.production and ".sample." in arguments.file.name:
        print("sample people are refused in production", file=sys.stderr)
        return 1
    if desk.street.roster == RosterForm():
        print(desk.say("roster-form-none"))
        return 1
    try:
        found = await bring_in(
            desk.store, desk.street, arguments.file, desk.now, trial=arguments.dry_run
        )
    except NotUnderstood as unreadable:
        print(desk.say(unreadable.id))
        return 1
    except Conflict:
        print(desk.say("roster-busy"))
        return 1
    if arguments.dry_run:
        print(desk.say("roster-trial"))
    for refused in found.refused:
        why = desk.say(refused.reason, said=refused.said)
        print(desk.say("roster-refused", row=str(refused.row), name=refused.name, why=why))
    told = {"known": found.known, "changed": found.changed, "new": len(found.new)}
    sums = told | {"refused": len(found.refused), "groups": len(found.groups)}
    print(desk.say("roster-imported", **sums))
    if found.new and not arguments.dry_run:
        _hand_out(desk, found.new, arguments.codes)
    return 1 if found.refused else 0


async def _codes(desk: Desk, arguments: argparse.Namespace) -> int:
    """Fresh codes for whoever is not bound yet, of one group or of all."""
    new, coded = list[NewSeat](), set[str]()
    for group in await _chosen(desk, arguments.group):
        places = await lookup.of_groups(desk.store, [group.id])
        people = await lookup.by_id(desk.store, Staff, (place.seat for place in places))
        members = await lookup.by_id(desk.store, Member, people)
        for seat in people.values():
            if seat.person or seat.revoked or seat.id in coded:
                continue
            with_code, code = seats.with_code(seat, desk.now)
            await desk.store.commit([Replace(with_code)])
            coded.add(seat.id)
            phone = members[seat.id].phone if seat.id in members else ""
            new.append(NewSeat(seat.name, group.name, phone, code))
    if new:
        _hand_out(desk, new, arguments.codes)
    else:
        print(desk.say("roster-codes-none"))
    return 0


async def _list(desk: Desk, arguments: argparse.Namespace) -> int:
    """Groups with their people; phones stay in the store."""
    for group in await _chosen(desk, arguments.group):
        where = (
            desk.say(f"group-level-{group.level}"),
            group.grid or "-",
            group.team or "-",
            _chat(group),
        )
        print("\t".join((group.name, *where)))
        places = await lookup.of_groups(desk.store, [group.id])
        people = await lookup.by_id(desk.store, Staff, (place.seat for place in places))
        for place in places:
            seat = people[place.seat]
            bound = "bound" if seat.person else "waiting for its code"
            part = desk.say(f"group-part-{place.part}")
            print("\t".join(("", seat.id, seat.name, part, place.post or "-", bound)))
    return 0


async def _gaps(desk: Desk, _: argparse.Namespace) -> int:
    """What is lacking, every name of it; 1 where anything is."""
    gaps = await gaps_of(desk.store, desk.street, desk.now)
    print(summed_up(desk.texts, STAFF_LANGUAGE, gaps))
    print("\n".join(lacking(desk.texts, STAFF_LANGUAGE, gaps, ALL)))
    return 0 if gaps.none and gaps.groups else 1


async def _add(desk: Desk, arguments: argparse.Namespace) -> int:
    above = await groups.named(desk.store, arguments.above) if arguments.above else None
    group = groups.new_group(
        desk.street.id, arguments.name, arguments.level, desk.now,
        grid=arguments.grid, team=arguments.team, above=above.id if above else "",
    )  # fmt: skip
    print((await groups.add(desk.store, group)).name)
    return 0


async def _set_chat(desk: Desk, arguments: argparse.Namespace) -> int:
    """A robot's key is a secret: it is asked for, not written into the command."""
    group = await _one(desk, arguments.name)
    if group is None:
        return 1
    if arguments.robot:
        key = getpass("key: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
        group = groups.with_chat(group, "wecom", desk.settings.wecom.corp_id, key)
    elif arguments.telegram:
        bot = desk.settings.telegram.token.partition(":")[0]
        group = groups.with_chat(group, "telegram", bot, arguments.telegram)
    else:
        group = groups.by_hand(group)
    await groups.keep(desk.store, group)
    print(f"{group.name}: {_chat(group)}")
    return 0


async def _put(desk: Desk, arguments: argparse.Namespace) -> int:
    group = await _one(desk, arguments.name)
    if group is None:
        return 1
    if arguments.out:
        await groups.take_out(desk.store, group, arguments.seat)
    elif await desk.store.get(Staff, arguments.seat) is None:
        print(f"no seat {arguments.seat}", file=sys.stderr)
        return 1
    else:
        await groups.put_in(desk.store, group, arguments.seat, arguments.part, arguments.post)
    return 0


async def _end(desk: Desk, arguments: argparse.Namespace) -> int:
    group = await _one(desk, arguments.name)
    if group is not None:
        await groups.keep(desk.store, msgspec.structs.replace(group, ended=True, address=None))
    return 0 if group else 1


async def _one(desk: Desk, name: str) -> Group | None:
    group = await groups.named(desk.store, name)
    if group is None:
        print(f"no group {name}; see: roster list", file=sys.stderr)
    return group


async def _chosen(desk: Desk, name: str) -> Sequence[Group]:
    if not name:
        return await lookup.groups(desk.store)
    group = await _one(desk, name)
    return [group] if group else []


def _chat(group: Group) -> str:
    """Which kind of chat it has; the key of a robot is never shown."""
    return group.address.channel if group.address else "paste" if group.paste else "no chat"


def _hand_out(desk: Desk, new: Sequence[NewSeat], path: Path | None) -> None:
    """Codes go into a file that only its owner may read, never to the screen or a log."""
    path = path or Path(f"codes-{desk.now}.csv")
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600),
        "w",
        encoding="utf-8-sig",
        newline="",
    ) as file:
        write = csv.writer(file)
        write.writerow(("姓名", "应急组", "手机", "发这句话"))
        write.writerows((one.name, one.group, one.phone, f"绑定 {one.code}") for one in new)
    print(desk.say("roster-codes-kept", count=len(new), file=str(path)))


COMMANDS: dict[str, Callable[[Desk, argparse.Namespace], Awaitable[int]]] = {
    "import": _import,
    "list": _list,
    "codes": _codes,
    "gaps": _gaps,
    "add": _add,
    "chat": _set_chat,
    "put": _put,
    "end": _end,
}
