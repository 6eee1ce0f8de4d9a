"""Joined accounts are taken apart, forgotten or left: nobody loses what is theirs, nothing stays."""

import asyncio

import pytest
from msgspec.structs import replace

from domain.access import Access, Union
from domain.errors import NotPossible
from domain.people import Joining, Staff
from domain.session import Session
from services.cases import lookup
from services.people import access, seats
from services.people.names import names_of
from services.unit import Unit
from storage.port import Replace
from tests.handlers.desk import SECOND
from tests.people.scene import (
    CLUTTER,
    Desks,
    account,
    both_with_a_past,
    chat,
    joined,
    mini,
    mini_reports,
    one_person,
    settled,
    signed_in,
    split,
    told,
)


async def test_a_seat_of_the_younger_follows_too_and_goes_back(desks: Desks) -> None:
    await signed_in(desks[0], "mAnn", "u-ann")
    desks[0].clock.move(SECOND)
    await desks[0].seat("oAnn", "grid_chief", "yibei")
    await told(desks[0], chat("oAnn"), "u-ann")
    [seat] = await desks[0].store.find(Staff)
    known, chats = await signed_in(desks[0], "mAnn"), await account(desks[0], chat("oAnn"))
    assert (seat.person, seat.brought_by) == (known.person, chats.person)
    assert seat.person != chats.person
    await split(desks[1], mini("mAnn"))
    [seat] = await desks[0].store.find(Staff)
    assert (seat.person, seat.brought_by) == (chats.person, "")
    assert not await seats.of_person(desks[0].store, (await signed_in(desks[0], "mAnn")).person)


async def test_split_each_has_their_own_and_stays_apart(desks: Desks) -> None:
    first, second = await joined(desks)
    third = await mini_reports(desks[1], "mAnn", "宜川四村3号电梯坏了")
    await split(desks[0], chat("oAnn"))
    for id, theirs in ((chat("oAnn"), {first}), (mini("mAnn"), {second, third})):
        names = await names_of(desks[1].store, (await account(desks[1], id)).person)
        cases = await lookup.of_reporter(desks[1].store, names)
        assert {case.number for case in cases} == theirs
    await signed_in(desks[1], "mAnn", "u-ann")
    await told(desks[0], chat("oAnn"), "u-ann")
    assert not await one_person(desks[0], chat("oAnn"), mini("mAnn"))
    [written] = await desks[0].store.find(Joining)
    assert written.split_at == desks[0].clock.now()


async def test_of_several_one_is_named(desks: Desks) -> None:
    await joined(desks)
    third = (await signed_in(desks[0], "other")).identity
    theirs = await account(desks[0], chat("oAnn"))
    other = replace(third, alias_of=theirs.whole)
    await desks[0].store.commit([Replace(other)])
    with pytest.raises(NotPossible, match="name one of"):
        await split(desks[0], chat("oAnn"))
    await split(desks[0], third.id)
    assert await one_person(desks[0], chat("oAnn"), mini("mAnn"))
    assert not await one_person(desks[0], chat("oAnn"), third.id)
    with pytest.raises(NotPossible):
        await split(desks[0], third.id)


async def test_what_is_forgotten_is_forgotten_of_both(desks: Desks) -> None:
    await joined(desks)
    for case in await desks[0].cases():
        await desks[0].say("oAnn", f"撤回 {case.serial}")
    await desks[0].say("oAnn", "删除我的信息")
    await desks[0].say("oAnn", "1")
    for case in await desks[0].cases():
        words = await lookup.words(desks[0].store, case)
        assert [one.text for one in words if one.said_by == case.reporter] == [""] * len(words)
    assert not await desks[0].store.find(Access)
    assert not await desks[0].store.find(Union)
    assert not await one_person(desks[0], chat("oAnn"), mini("mAnn"))
    assert await desks[0].store.get(Session, mini("mAnn")) is not None


async def test_who_leaves_the_official_account_leaves_only_that(desks: Desks) -> None:
    first, second = await joined(desks)
    for case in await desks[0].cases():
        await desks[0].say("oAnn", f"撤回 {case.serial}")
    await desks[0].say("oAnn", kind="leave", message="")
    said = {
        case.number: "".join(one.text for one in await lookup.words(desks[0].store, case))
        for case in await desks[0].cases()
    }
    assert not said[first]
    assert CLUTTER in said[second]


async def test_an_erasure_in_the_same_instant_leaves_no_unionid_behind(desks: Desks) -> None:
    await both_with_a_past(desks)
    await told(desks[0], chat("oAnn"), "u-ann")
    [union] = await desks[0].store.find(Union)

    async def forgotten(unit: Unit) -> None:
        await access.forget(unit, union.person)

    await asyncio.gather(settled(forgotten, desks[0]), signed_in(desks[1], "mAnn", "u-ann"))
    chats, minis = [await account(desks[0], id) for id in (chat("oAnn"), mini("mAnn"))]
    known = await desks[0].store.find(Union)
    assert [one.person for one in known] in ([], [minis.person])
    assert (chats.whole == minis.whole) == (not known)
