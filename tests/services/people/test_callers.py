"""People with a telephone only: their number is found, known again, and read by nobody."""

import pytest
from msgspec.structs import replace

from domain.case import Actor, Case
from domain.people import Staff
from domain.telephone import TelephoneTask
from services.cases import by_staff, lookup
from services.cases.telling import pushes
from services.cases.together import followers, merging
from services.clock import FixedClock
from services.escalation import telephone
from services.office import Office
from services.people import callers
from services.signing import Signer
from services.unit import Unit
from tests.services.desk import CLUTTER, VILLAGE, again, as_actor, reported, seated

SIGNER = Signer("a key of this test")
PHONE = "13812345678"


@pytest.mark.parametrize(
    ("said", "phone", "words"),
    [
        ("13812345678 宜川四村路灯不亮", PHONE, "宜川四村路灯不亮"),
        ("电话:138-1234-5678,宜川四村路灯不亮", PHONE, "宜川四村路灯不亮"),
        ("宜川四村路灯不亮,电话是+86 13812345678", PHONE, "宜川四村路灯不亮,"),
        ("13812345678宜川四村12号", PHONE, "宜川四村12号"),
        (
            "\uff11\uff13\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18 路灯不亮",
            PHONE,
            "路灯不亮",
        ),
        ("56001234 路灯不亮", "56001234", "路灯不亮"),
        ("座机021-56001234 路灯不亮", "02156001234", "路灯不亮"),
        ("phone 56001234 street lamp", "56001234", "street lamp"),
        ("宜川四村20261121号路灯不亮", "", "宜川四村20261121号路灯不亮"),
        ("宜川四村12号楼道堆物", "", "宜川四村12号楼道堆物"),
        ("138123456789 路灯不亮", "", "138123456789 路灯不亮"),
    ],
)
def test_the_number_is_taken_out_of_the_words(said: str, phone: str, words: str) -> None:
    assert callers.told(said) == (phone, words)


def test_nobody_reads_the_number_and_only_the_key_makes_the_name() -> None:
    (name,) = callers.persons(SIGNER, PHONE)
    assert callers.is_caller(name)
    assert PHONE not in name
    assert callers.persons(Signer("another"), PHONE) != (name,)
    assert callers.persons(SIGNER, "13812345679") != (name,)


def test_after_a_change_of_keys_they_are_still_known() -> None:
    changed = Signer("new", before="a key of this test")
    assert callers.persons(changed, PHONE)[1:] == callers.persons(SIGNER, PHONE)


def test_a_fixed_line_is_the_same_with_its_area_code() -> None:
    assert callers.persons(SIGNER, "02156001234") == callers.persons(SIGNER, "56001234")


@pytest.fixture
async def chief(office: Office) -> Staff:
    """Whoever has the cases of this grid."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


async def told_of(office: Office, seat: Staff, phone: str = PHONE) -> Case:
    """A case that somebody reported for a person with this telephone."""
    (person,) = callers.persons(office.signer, phone)
    report = replace(CLUTTER, phone=phone, reporter=person)
    return await reported(office, report, Actor(seat.person, seat.role, "wecom"))


async def signed(office: Office, case: Case, seat: Staff) -> Case:
    """It is signed for, and the reporter is to hear so."""
    unit, now = Unit(office.store), office.clock.now()
    case = by_staff.sign(office, unit, case, seat, as_actor(seat), now)
    await pushes.signed(office, unit, case, now)
    await unit.commit()
    return await again(office, case)


async def owed(office: Office) -> list[str]:
    """The cases of the calls that the desk owes."""
    return [case.id for _, case in await telephone.waiting(office.store)]


async def test_the_case_is_theirs_and_the_phone_is_kept_with_the_words(
    office: Office, chief: Staff
) -> None:
    case = await told_of(office, chief)
    (words,) = await lookup.words(office.store, case)
    assert (words.phone, words.said_by) == (PHONE, case.reporter)
    first = (await lookup.history(office.store, case))[0]
    assert (first.actor, first.role) == (chief.person, "grid_chief")
    assert await lookup.of_reporter(office.store, (case.reporter,)) == [case]


async def test_what_others_are_pushed_the_desk_tells_them(
    office: Office, chief: Staff, clock: FixedClock
) -> None:
    case = await signed(office, await told_of(office, chief), chief)
    assert await owed(office) == [case.id]
    clock.move(60_000)
    unit, now = Unit(office.store), clock.now()
    by_staff.contact(office, unit, case, chief, as_actor(chief), "电话 明天来", now)
    await unit.commit()
    assert await owed(office) == []


async def test_a_call_that_is_over_hides_no_later_one(
    office: Office, chief: Staff, clock: FixedClock
) -> None:
    case = await signed(office, await told_of(office, chief), chief)
    clock.move(60_000)
    unit = Unit(office.store)
    by_staff.contact(office, unit, case, chief, as_actor(chief), "电话 明天来", clock.now())
    await unit.commit()
    clock.move(60_000)
    unit = Unit(office.store)
    await pushes.delayed(office, unit, await again(office, case), "等配件", clock.now())
    await unit.commit()
    assert await owed(office) == [case.id]
    tasks = await office.store.find(TelephoneTask)
    assert sorted(task.open for task in tasks) == [False, True]


async def test_12345_calls_its_own_reporters_about_the_signing(
    office: Office, chief: Staff, clock: FixedClock
) -> None:
    ordered = Actor("12345:4711", "resident", "12345")
    case = await signed(office, await reported(office, CLUTTER, ordered), chief)
    assert await owed(office) == []
    unit = Unit(office.store)
    await pushes.handled(office, unit, case, "清掉了", clock.now())
    await unit.commit()
    assert await owed(office) == [case.id]


async def test_what_was_merged_with_others_is_told_by_telephone_too(
    office: Office, chief: Staff, clock: FixedClock
) -> None:
    parent = await reported(office, replace(CLUTTER, spot=VILLAGE))
    own, unit = await told_of(office, chief), Unit(office.store)
    await merging.merge(office, unit, own, parent, as_actor(chief), "chief", clock.now())
    await unit.commit()
    unit, now, case = Unit(office.store), clock.now(), await again(office, parent)
    facts: dict[str, str | int] = {"result": "清掉了", "number": case.serial}
    await followers.tell(office, unit, case, followers.HANDLED, now, **facts)
    await unit.commit()
    assert await owed(office) == [own.id]
