"""Three pushes a case: which find room, what stands in them, and what is written down instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.case import Case
from domain.people import Address, Identity, Staff
from domain.session import Session
from domain.work import Notice
from services.cases import by_staff, lookup
from services.cases.intake import Report
from services.cases.results import reopening
from services.cases.telling import pushes
from services.cases.telling.pushes import ROOM, Pushed, Slot
from services.office import Office
from services.people.accounts import met
from services.unit import Unit
from tests.services.desk import AUNT, DAY, VILLAGE, again, as_actor, reported, seated

PHONE = Address("wechat", "wx-1", "o-aunt")
NOISE = Report(topic="renovation_noise", urgency="normal", spot=VILLAGE, text="半夜装修太吵")
RESULT = "跟装修队说好了"


@pytest.fixture
async def chief(office: Office) -> Staff:
    """The chief who has it."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def case(office: Office, chief: Staff) -> Case:
    """A case that somebody signed for, of a reporter who can be reached."""
    unit, now = Unit(office.store), office.clock.now()
    unit.insert(replace(met(office.street.id, PHONE, now), person=AUNT.id))
    await unit.commit()
    return await signed(office, await reported(office, NOISE), chief)


async def signed(office: Office, case: Case, chief: Staff) -> Case:
    """The same after 签收."""
    unit = Unit(office.store)
    by_staff.sign(office, unit, case, chief, as_actor(chief), office.clock.now())
    await unit.commit()
    return await again(office, case)


async def pushed(office: Office, case: Case, what: str) -> tuple[Pushed, list[Notice]]:
    """One push, committed, and what it left for delivery."""
    unit, now = Unit(office.store), office.clock.now()
    match what:
        case "signed":
            done = await pushes.signed(office, unit, case, now)
        case "delayed":
            done = await pushes.delayed(office, unit, case, "等配件", now)
        case "asked":
            done = await pushes.asked(office, unit, case, "几号楼?", now)
        case _:
            done = await pushes.handled(office, unit, case, RESULT, now)
    notices = unit.made(Notice)
    await unit.commit()
    return Pushed(await again(office, case), done.told), notices


async def test_signed_names_contact_and_answer(office: Office, case: Case) -> None:
    done, [notice] = await pushed(office, case, "signed")
    assert notice.to == "reporter"
    assert notice.reply
    assert "23日(周一)前联系您，27日(周五)前答复您" in notice.reply.text
    assert done.case.told == 1


async def test_done_shows_the_page_and_asks(office: Office, case: Case) -> None:
    _, [notice] = await pushed(office, case, "handled")
    assert notice.reply
    assert RESULT in notice.reply.text
    assert [choice.label for choice in notice.reply.choices] == ["行", "没好"]
    assert "/case/" in notice.reply.cards[0].links[0].url


async def test_a_question_waits_for_its_answer(office: Office, case: Case) -> None:
    await pushed(office, case, "asked")
    session = await office.store.get(Session, PHONE.key)
    assert session
    assert session.question
    assert (session.question.kind, session.question.case) == ("reply", case.id)
    assert session.last_case == case.id


async def test_a_second_delay_leaves_room_for_the_end(office: Office, case: Case) -> None:
    told = []
    for what in ("signed", "delayed", "delayed", "asked", "handled", "handled"):
        done, _ = await pushed(office, case, what)
        case = done.case
        told.append(done.told)
    assert told == [True, True, False, False, True, False]
    kept = [
        e.facts["push"] for e in await lookup.history(office.store, case) if e.act == "kept_back"
    ]
    assert kept == ["between", "between", "done"]


@given(st.lists(st.sampled_from(tuple(ROOM))))
def test_never_more_than_three_and_the_first_end_is_always_told(slots: list[Slot]) -> None:
    told: list[Slot] = []
    for slot in slots:
        if len(told) < ROOM[slot]:
            told.append(slot)
    assert len(told) <= 3
    assert ("done" in told) == ("done" in slots)


async def test_an_emergency_is_told_everything(office: Office, case: Case) -> None:
    case = replace(case, urgency="emergency", told=9)
    unit = Unit(office.store)
    unit.put(case)
    assert (await pushes.signed(office, unit, case, office.clock.now())).told


async def test_opened_again_it_counts_anew(office: Office, case: Case, chief: Staff) -> None:
    unit, now = Unit(office.store), office.clock.now()
    case = by_staff.handle(office, unit, replace(case, told=3), chief, as_actor(chief), "好", now)
    case = reopening.reopen(office, unit, case, AUNT, "没好", chief.id, now + DAY)
    assert case.told == 0


async def test_a_quiet_case_says_nothing_of_itself(office: Office, case: Case) -> None:
    unit, now = Unit(office.store), office.clock.now()
    case = replace(case, quiet=True)
    unit.put(case)
    assert not (await pushes.signed(office, unit, case, now)).told
    await pushes.handled(office, unit, case, RESULT, now)
    [notice] = unit.made(Notice)
    assert notice.reply
    assert (notice.reply.text, notice.reply.cards, notice.reply.choices) == (
        "您有一条新回复。",
        (),
        (),
    )


async def test_nobody_to_tell_is_written_down(office: Office, case: Case) -> None:
    unit, gone = Unit(office.store), await office.store.get(Identity, PHONE.key)
    assert gone
    unit.put(replace(gone, following=False))
    await unit.commit()
    done, notices = await pushed(office, case, "handled")
    assert done.told is False
    assert [(n.to, n.staff) for n in notices] == [("staff", "role:desk")]  # the desk telephones
    assert (await lookup.history(office.store, case))[-1].act == "unreached"
    assert done.case.told == 0
