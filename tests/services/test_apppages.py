"""Messages lead into the mini-program where there is one, and its case page where it knows them."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.message import AppPage
from domain.people import Address
from services import apppages
from services.cases.telling import pages
from services.office import Office
from services.people import joining
from services.people.accounts import met
from services.unit import Unit
from tests.services.desk import AUNT, reported

CHAT, APP = Address("wechat", "wx-1", "o-aunt"), Address("miniprogram", "wx-mini", "o-mini")


@pytest.fixture
async def office(office: Office) -> Office:
    """It has a mini-program; the aunt writes to the official account."""
    unit = Unit(office.store)
    unit.insert(replace(met(office.street.id, CHAT, office.clock.now()), person=AUNT.id))
    await unit.commit()
    return replace(office, base_url="https://street.example", miniprogram="wx-mini")


async def joined(office: Office) -> None:
    """The aunt opens the mini-program, as the same person."""
    unit, now = Unit(office.store), office.clock.now()
    unit.insert(met(office.street.id, APP, now))
    await unit.commit()
    unit = Unit(office.store)
    one, other = [await joining.account(office.store, where.key) for where in (CHAT, APP)]
    await joining.together(unit, one, other, now)
    await unit.commit()


async def page_of(office: Office, case: Case) -> AppPage | None:
    """Where the link to a case leads beside its web page."""
    (card,) = await pages.card(office, case, "zh-Hans", office.clock.now())
    assert card.links[0].url.startswith("https://street.example/case/")
    return card.links[0].page


async def test_a_case_opens_there_for_who_is_known_there(office: Office) -> None:
    case = await reported(office)
    assert await page_of(office, case) is None
    await joined(office)
    path = f"pages/case/case?number={case.number}"
    assert await page_of(office, case) == AppPage("wx-mini", path)


async def test_without_a_mini_program_all_is_as_it_was(office: Office) -> None:
    await joined(office)
    office = replace(office, miniprogram="")
    assert await page_of(office, await reported(office)) is None
    assert apppages.at(office, apppages.MAP) is None


async def test_an_account_of_another_mini_program_is_a_stranger_there(office: Office) -> None:
    await joined(office)
    assert await page_of(replace(office, miniprogram="wx-new"), await reported(office)) is None
