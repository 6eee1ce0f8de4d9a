"""One message has one effect and one answer, however often and wherever it is delivered."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from domain.work import Notice
from services.clock import SystemClock
from services.people import seats
from tests.wechat_peer import Answer, Fields, WechatPeer
from tests.whole import books
from tests.whole.callers import APPEALS, PREFIX, line_to, person, said
from tests.whole.inside import HOUR, SECOND, opened
from tests.whole.mischief import locked, taken
from tests.whole.running import ACCOUNT, Server

COPIES = 3
PEOPLE = 20


async def at_once(peer: WechatPeer, fields: Fields) -> list[Answer]:
    """All the platform's tries of one delivery in the same instant."""
    sealed = peer.seal(fields)
    return list(await asyncio.gather(*(peer.post(sealed) for _ in range(COPIES))))


def the_same(answers: Sequence[Answer]) -> Answer:
    """What all of them say."""
    assert {answer.status for answer in answers} == {200}
    assert len({answer.xml or answer.body for answer in answers}) == 1, answers
    return answers[0]


async def test_three_copies_of_twenty_peoples_words_at_once(running: Server) -> None:
    async with line_to(running) as line:
        people = [person(line, f"copies-{n}") for n in range(PEOPLE)]
        answers = await asyncio.gather(*(at_once(one, one.text(APPEALS[0])) for one in people))
    told = [the_same(each).text for each in answers]
    async with books.store_of(running.settings["STORE"]) as store:
        there = await books.read(store)
    mine = [one for one in there.messages if f"{PREFIX}copies-" in one]
    assert sorted(there.written[one] for one in mine) == [1] * PEOPLE
    numbers = {there.cases[there.messages[one].case].number for one in mine}
    assert len(numbers) == PEOPLE
    assert all(any(number in text for text in told) for number in numbers)


async def test_three_copies_of_a_follow_at_once(running: Server) -> None:
    async with line_to(running) as line:
        peer = person(line, "follower")
        event = peer.follow("宜川四村12号")
        answer = the_same(await at_once(peer, event))
        later = await peer.post(peer.seal(event))
    assert "宜川四村12号" in answer.text
    assert later.xml == answer.xml
    async with books.store_of(running.settings["STORE"]) as store:
        session = (await books.read(store)).sessions[_identity(peer)]
    assert session.version == 1, "the copies changed nothing"


async def test_one_persons_ten_messages_at_once_are_all_kept_in_turn(running: Server) -> None:
    async with line_to(running) as line:
        peer = person(line, "in-a-hurry")
        messages = [peer.text(f"宜川四村{n}号楼道堆物") for n in range(1, 11)]
        answers = await asyncio.gather(*(said(peer, each) for each in messages))
        again = await asyncio.gather(*(said(peer, each) for each in messages))
    assert [each.xml for each in again] == [each.xml for each in answers]
    async with books.store_of(running.settings["STORE"]) as store:
        there = await books.read(store)
    mine = [case for case in there.cases.values() if case.reporter == _person(there, peer)]
    assert sorted(case.door for case in mine) == sorted(f"{n}号" for n in range(1, 11))
    assert len({case.number for case in mine}) == 10
    assert all(any(case.number in each.text for each in answers) for case in mine)
    assert there.sessions[_identity(peer)].version == 10


async def test_who_hung_up_is_answered_when_they_ask_again(house: Server) -> None:
    """The platform waits five seconds; what it no longer waits for is done all the same."""
    async with line_to(house) as line:
        peer = person(line, "hung-up")
        message = peer.text(APPEALS[0])
        with locked(house.file):
            given_up = asyncio.create_task(peer.post(peer.seal(message)))
            await taken(line)
            given_up.cancel()
            await asyncio.wait([given_up])
        again = await peer.post(peer.seal(message))
    async with books.store_of(house.file) as store:
        there = await books.read(store)
    (case,) = [c for c in there.cases.values() if c.reporter == _person(there, peer)]
    assert case.number in again.text


async def test_two_workers_push_everything_once(running: Server) -> None:
    """Four people are in danger: a chief is told of each at once, whichever worker says so."""
    async with (
        line_to(running) as line,
        books.store_of(running.settings["STORE"]) as store,
    ):
        seat, code = await seats.add(
            store, "宜南网格长", "grid_chief", "yinan", SystemClock().now()
        )
        chief = person(line, f"told-of-each-{running.port}")
        assert "绑定好了" in await chief.say(f"绑定 {code}")
        reports = [person(line, f"reports-{n}").say(f"中远两湾城{n}号电梯困人") for n in range(4)]
        await asyncio.gather(*reports)
        told = [await running.platform.said(chief.openid) for _ in reports]
        assert len({said.words.splitlines()[0] for said in told}) == len(reports)
        while {one.fate for one in await books.every(store, Notice) if one.staff == seat.id} != {
            "sent"
        }:
            pass
        assert running.platform.rest(chief.openid) == []
        await seats.revoke(store, seat.id)


async def test_sent_again_much_later_until_it_is_forgotten(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        peer = house.person("later")
        message = peer.text(APPEALS[0])
        first = await peer.post(peer.seal(message))
        for _ in range(23):
            house.clock.move(HOUR)
            assert (await peer.post(peer.seal(message))).xml == first.xml
        assert len((await books.read(house.store)).cases) == 1


async def test_a_recorded_delivery_is_no_retry(tmp_path: Path) -> None:
    """Outside the replay window the same bytes are refused, whatever they say."""
    async with opened(tmp_path) as house:
        peer = house.person("replayed")
        recorded = peer.seal(peer.text(APPEALS[0]))
        assert (await peer.post(recorded)).status == 200
        house.clock.move(601 * SECOND)
        assert (await peer.post(recorded)).status == 403


def _identity(peer: WechatPeer) -> str:
    return f"wechat:{ACCOUNT.app_id}:{peer.openid}"


def _person(there: books.Books, peer: WechatPeer) -> str:
    return there.identities[_identity(peer)].person
