"""Two accounts with a past are one person by their unionid, and two again when an operator says so."""

import asyncio
import logging
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from domain.access import Access, Union
from domain.booking import Refused, Slot
from domain.errors import NotPossible
from domain.people import Joining, Staff
from domain.session import Session
from services.bookings import lookup as bookings
from services.bookings import making
from services.cases import lookup
from services.cases.telling import alerts
from services.cases.together import followers
from services.people import access, seats
from services.people.names import names_of
from services.unit import Unit
from storage.port import Replace
from tests.handlers.desk import HOUR, SECOND, Desk
from tests.people.scene import (
    MINI,
    account,
    chat,
    last_case,
    mini,
    one_person,
    settled,
    signed_in,
    split,
    told,
)

Desks = Sequence[Desk]
DAY = 24 * HOUR
LIGHT, CLUTTER = "宜川四村12号路灯不亮", "宜川四村8号楼道堆物"


async def mini_reports(desk: Desk, openid: str, text: str) -> str:
    """A case from the mini-program, a second later; its number."""
    desk.clock.move(SECOND)
    key = f"miniprogram:{desk.clock.now()}"
    await desk.say(openid, text, channel="miniprogram", account=MINI, key=key)
    return (await last_case(desk)).number


async def both_with_a_past(desks: Desks) -> tuple[str, str]:
    """A case made in chat and one made in the mini-program: their numbers."""
    await desks[0].say("oAnn", LIGHT)
    first = (await last_case(desks[0])).number
    desks[0].clock.move(SECOND)
    await signed_in(desks[1], "mAnn")
    return first, await mini_reports(desks[1], "mAnn", CLUTTER)


async def joined(desks: Desks) -> tuple[str, str]:
    """The same, and both told of with one unionid."""
    numbers = await both_with_a_past(desks)
    await told(desks[0], chat("oAnn"), "u-ann")
    await signed_in(desks[1], "mAnn", "u-ann")
    assert await one_person(desks[0], chat("oAnn"), mini("mAnn"))
    return numbers


async def test_each_account_shows_what_the_other_did(desks: Desks) -> None:
    numbers = await joined(desks)
    for id in (chat("oAnn"), mini("mAnn")):
        names = await names_of(desks[1].store, (await account(desks[1], id)).person)
        cases = await lookup.of_reporter(desks[1].store, names)
        assert {case.number for case in cases} == set(numbers)
    assert "2件事" in await desks[0].say("oAnn", "进度")


async def test_what_is_done_by_the_other_account_is_the_reporters(desks: Desks) -> None:
    await joined(desks)
    case = await last_case(desks[0])
    assert "补到2号" in await desks[0].say("oAnn", f"补充 {case.serial} 堆到四楼了")
    words = await lookup.words(desks[0].store, case)
    assert {one.said_by for one in words} == {case.reporter}
    assert {one.actor for one in await lookup.history(desks[0].store, case)} <= {
        case.reporter,
        "rule",
    }
    assert "撤回" in await desks[0].say("oAnn", f"撤回 {case.serial}")


async def test_a_case_of_the_mini_program_is_told_of_in_chat(desks: Desks) -> None:
    await both_with_a_past(desks)
    case = await last_case(desks[0])
    before = await alerts.reader_of(desks[0].office, case)
    assert before is None or before.address.channel == "miniprogram"
    await joined(desks)
    reader = await alerts.reader_of(desks[0].office, case)
    assert reader is not None
    assert reader.address.key == chat("oAnn")


async def test_whoever_is_first_and_however_often_it_is_said(desks: Desks) -> None:
    await both_with_a_past(desks)
    for _ in range(2):
        await signed_in(desks[0], "mAnn", "u-ann")
        await told(desks[1], chat("oAnn"), "u-ann")
    assert await one_person(desks[0], chat("oAnn"), mini("mAnn"))
    [written] = await desks[0].store.find(Joining)
    older, younger = sorted([(await account(desks[0], chat("oAnn"))).person, (await account(desks[0], mini("mAnn"))).person])  # fmt: skip
    assert (written.whole, written.name, written.why) == (older, younger, "unionid")


async def test_two_workers_who_hear_of_it_at_once_make_one_person(desks: Desks) -> None:
    people = [f"p{n}" for n in range(6)]
    for name in people:
        await desks[0].say(f"o{name}", LIGHT)
        await signed_in(desks[1], f"m{name}")
    await asyncio.gather(
        *(told(desks[n % 2], chat(f"o{p}"), f"u-{p}") for n in range(2) for p in people),
        *(signed_in(desks[n % 2], f"m{p}", f"u-{p}") for n in range(2) for p in people),
    )
    for name in people:
        assert await one_person(desks[0], chat(f"o{name}"), mini(f"m{name}"))
    assert len(await desks[0].store.find(Joining)) == len(people)
    assert not await one_person(desks[0], chat("op0"), chat("op1"))


async def test_a_seat_follows_and_one_person_answers_for_it(desks: Desks) -> None:
    await desks[0].seat("oAnn", "grid_chief", "yibei")
    await both_with_a_past(desks)
    [seat] = await desks[0].store.find(Staff)
    await told(desks[0], chat("oAnn"), "u-ann")
    known = await signed_in(desks[0], "mAnn", "u-ann")
    assert [one.id for one in await seats.of_person(desks[0].store, known.person)] == [seat.id]


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


async def test_nobody_gets_a_seat_but_by_the_platforms_word(desks: Desks) -> None:
    await desks[0].seat("oAnn", "grid_chief", "yibei")
    await told(desks[0], chat("oAnn"), "u-ann")
    for union in ("", "u-other", "wechat:wx-desk:oAnn", access.hashed("u-ann")):
        stranger = await signed_in(desks[0], f"m{union}", union)
        assert not await seats.of_person(desks[0].store, stranger.person)


async def test_one_unionid_for_two_accounts_of_one_place_joins_nobody(
    desks: Desks, caplog: pytest.LogCaptureFixture
) -> None:
    await desks[0].say("oAnn", LIGHT)
    await desks[0].say("oBob", LIGHT)
    await told(desks[0], chat("oAnn"), "u-ann")
    with caplog.at_level(logging.WARNING):
        await told(desks[0], chat("oBob"), "u-ann")
    assert not await one_person(desks[0], chat("oAnn"), chat("oBob"))
    assert "nobody was joined" in caplog.text
    assert "u-ann" not in caplog.text


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


async def test_who_follows_under_two_names_hears_of_it_once(desks: Desks) -> None:
    await joined(desks)
    desks[0].clock.move(SECOND)
    await desks[0].say("oBob", "宜川四村20号垃圾桶满出来了", key="bob")
    case = await last_case(desks[0])
    people = [(await account(desks[0], id)).person for id in (chat("oAnn"), mini("mAnn"))]

    async def told_once(unit: Unit) -> int:
        for person in people:
            await followers.follow(unit, case, person, desks[0].clock.now())
        return 0

    await settled(told_once, desks[0])
    unit = Unit(desks[0].store)
    now = desks[0].clock.now()
    assert await followers.tell(desks[0].office, unit, case, "follower-joined", now) == 1
    names = await names_of(desks[0].store, people[0])
    [followed] = await followers.followed_by(desks[0].store, names)
    assert followed.case.number == case.number


async def test_both_accounts_together_book_no_more_than_one_person_may(desks: Desks) -> None:
    await joined(desks)
    names = await names_of(desks[0].store, (await account(desks[0], mini("mAnn"))).person)
    for number, id in enumerate((chat("oAnn"), mini("mAnn"), chat("oAnn"), mini("mAnn"))):
        one = await account(desks[0], id)
        asker = making.Asker(one.person, one.address)
        at = desks[0].clock.now() + (number + 1) * DAY
        slot = Slot("haircut", at, at + HOUR, places=5)

        async def booked(unit: Unit, asker: making.Asker = asker, slot: Slot = slot) -> str:
            now = desks[0].clock.now()
            try:
                return (await making.book(desks[0].office, unit, asker, slot, 1, now)).state
            except Refused as refused:
                return refused.why

        assert await settled(booked, desks[number % 2]) == ("many" if number == 3 else "booked")
    mine = await bookings.of_person(desks[0].store, names[1], desks[0].clock.now())
    assert {booking.person for booking in mine} == set(names)
