"""Stations in chat: when somebody last stood there, the way to the page, a picture that follows."""

from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from domain.message import Pin, Reply
from services.maps import picture
from services.office import Office
from services.stations import street_index
from tests.handlers.desk import Desk

HERE = Pin(31.263, 121.437)


async def test_each_says_when_it_was_checked_last(desk: Desk) -> None:
    assert not any("最近核实" in line for card in (await _at(desk)).cards for line in card.lines)
    desk.at(_checked(desk.office))
    reply = await _at(desk)
    checked = [card for card in reply.cards if "最近核实：2026-11-20" in card.lines]
    unknown = [card for card in reply.cards if card not in checked]
    assert len(checked) == 2
    assert [card.title for card in unknown] == ["样例·宜川一村淋浴点"]
    assert not any("最近核实" in line for line in unknown[0].lines)


async def test_the_page_is_one_tap_away_and_knows_what_was_asked(desk: Desk) -> None:
    await desk.say("rider", "宜川四村哪里能喝水")
    (link,) = desk.heard.links
    asked = parse_qs(urlsplit(link.url).query)
    assert urlsplit(link.url).path == "/map"
    assert (asked["f"], asked["near"]) == (["water"], ["yichuan-4"])


async def test_open_now_is_asked_of_the_page_as_well(desk: Desk) -> None:
    await desk.say("rider", "宜川四村附近现在开着的驿站")
    (link,) = desk.heard.links
    assert parse_qs(urlsplit(link.url).query)["open"] == ["1"]


async def test_a_list_fits_one_message_and_the_one_chosen_has_both_maps(desk: Desk) -> None:
    listed = await _at(desk)
    assert [len(card.links) for card in listed.cards] == [1, 1, 1]
    assert desk.rendered.follow is None or not desk.rendered.follow.text
    await desk.say("rider", "1")
    assert [link.label for link in desk.heard.cards[0].links] == ["导航", "高德导航"]


async def test_a_position_stands_in_no_link(desk: Desk) -> None:
    reply = await _at(desk)
    (link,) = reply.links
    assert "31." not in link.url


@pytest.mark.usefixtures("font")
async def test_nor_in_the_address_of_the_picture(desk: Desk) -> None:
    reply = await _at(desk)
    assert picture.PATH in reply.picture
    assert "31.263" not in reply.picture
    assert desk.rendered.follow == Reply(picture=reply.picture)


def _checked(office: Office) -> Office:
    """Its stations are no samples."""
    real = tuple(replace(one, sample=False) for one in office.street.stations)
    return replace(office, stations=street_index(replace(office.street, stations=real)))


async def _at(desk: Desk) -> Reply:
    await desk.say("rider", kind="pin", pin=HERE)
    return desk.heard
