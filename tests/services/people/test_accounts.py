"""Accounts: met, left, come back."""

from domain.message import Incoming
from services.people.accounts import address_of, following, met
from tests.services.desk import SATURDAY

HELLO = Incoming(
    channel="wechat",
    account="wx-1",
    sender="o-aunt",
    key="k",
    at=SATURDAY,
    kind="text",
    text="在吗",
)


def test_an_account_is_a_person_of_its_own_until_joined() -> None:
    address = address_of(HELLO)
    first, second = met("yichuan", address, SATURDAY), met("yichuan", address, SATURDAY)
    assert first.id == second.id == "wechat:wx-1:o-aunt"
    assert first.person != second.person
    assert (first.address, first.since, first.following) == (address, SATURDAY, True)


def test_leaving_and_coming_back() -> None:
    here = met("yichuan", address_of(HELLO), SATURDAY)
    gone = following(here, here=False)
    assert not gone.following
    assert following(gone, here=True) == here
