"""Two accounts with a past are one person by their unionid: everything of both is theirs."""

import asyncio
import logging

import pytest

from domain.booking import Refused, Slot
from domain.people import Joining, Staff
from services.bookings import lookup as bookings
from services.bookings import making
from services.cases import lookup
from services.cases.telling import alerts
from services.cases.together import followers
from services.people import access, seats
from services.people.names import names_of
from services.unit import Unit
from tests.handlers.desk import HOUR, SECOND
from tests.people.scene import (
    LIGHT,
    Desks,
    account,
    both_with_a_past,
    chat,
    joined,
    last_case,
    mini,
    one_person,
    settled,
    signed_in,
    told,
)

DAY = 24 * HOUR


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
