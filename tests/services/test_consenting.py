"""Who is asked for one more notice: whoever has none left, at the account that has them."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.people import Address
from domain.reach import Grant, grant_id
from domain.work import Notice
from services.cases.intake import Report
from services.cases.telling import pages, pushes
from services.delivery import consenting
from services.delivery.ledgers import Grants
from services.office import Office
from services.people.accounts import met
from services.unit import Unit
from tests.services.desk import AUNT, reported

PHONE = Address("wechat", "wx-1", "o-aunt")
TEMPLATE = "tmpl-1"


@pytest.fixture
async def office(office: Office) -> Office:
    """Its official account has a template for notices; the aunt writes to it."""
    unit = Unit(office.store)
    unit.insert(replace(met(office.street.id, PHONE, office.clock.now()), person=AUNT.id))
    await unit.commit()
    return replace(office, base_url="https://street.example", subscription=TEMPLATE)


async def links(office: Office, case: Case, account: Address = PHONE) -> list[str]:
    """Where the confirmation's links lead."""
    cards = await pages.card(office, case, "zh-Hans", office.clock.now(), account=account)
    return [link.url.partition("?")[0] for card in cards for link in card.links]


async def test_who_reports_something_is_asked_once_a_notice(office: Office) -> None:
    case, page = await reported(office), "https://street.example/tell-me"
    assert (await links(office, case))[1:] == [page]
    grants = Grants(office.store)
    await grants.add(PHONE, TEMPLATE)
    assert len(await links(office, case)) == 1
    await grants.spend(PHONE, TEMPLATE)
    assert (await links(office, case))[1:] == [page]


async def test_elsewhere_nobody_is_asked(office: Office) -> None:
    case = await reported(office)
    assert len(await links(office, case, Address("telegram", "bot", "7"))) == 1
    assert len(await links(replace(office, subscription=""), case)) == 1


async def test_a_notice_of_another_template_does_not_count(office: Office) -> None:
    unit = Unit(office.store)
    unit.insert(Grant(id=grant_id(PHONE.key, "tmpl-2"), street=office.street.id, left=3))
    await unit.commit()
    assert await consenting.person_can_be_asked(office, AUNT.id)
    await Grants(office.store).add(PHONE, TEMPLATE)
    assert not await consenting.person_can_be_asked(office, AUNT.id)


async def test_who_left_cannot_be_asked(office: Office) -> None:
    assert not await consenting.person_can_be_asked(office, "p-nobody")


@pytest.mark.parametrize(("wanted", "count"), [(TEMPLATE, 1), ("", 0)])
async def test_a_tap_on_the_notice_leads_to_the_case_and_so_to_the_next(
    office: Office, wanted: str, count: int
) -> None:
    office = replace(office, subscription=wanted)
    case, unit = await reported(office), Unit(office.store)
    await pushes.signed(office, unit, case, office.clock.now())
    await unit.commit()
    [told] = [n for n in await office.store.find(Notice) if n.to == "reporter"]
    assert len(told.reply.cards) == count


async def test_a_quiet_case_has_no_link_in_its_push(office: Office) -> None:
    case, unit = await reported(office, Report(topic="self_harm")), Unit(office.store)
    await pushes.delayed(office, unit, case, "为什么", office.clock.now())
    await unit.commit()
    [told] = [n for n in await office.store.find(Notice) if n.to == "reporter"]
    assert told.reply.cards == ()
