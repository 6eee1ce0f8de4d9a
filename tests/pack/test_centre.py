"""The ten services: found the way people ask for them, and never made more certain than they are."""

import pytest
from msgspec.structs import replace

from domain.street import Centre
from services import centre as desk
from services import pack


@pytest.fixture(scope="module")
def centre() -> Centre:
    """The centre of the yichuan pack."""
    found = pack.load("yichuan").centre
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("3", "reading"),
        ("３", "reading"),
        ("三", "reading"),
        ("第三个", "reading"),
        ("第3项服务", "reading"),
        ("第三个呢?", "reading"),
        ("十", "meeting-space"),
        ("第十类", "meeting-space"),
        ("10", "meeting-space"),
        ("理发", "haircut"),
        ("想去剃头,怎么弄", "haircut"),
        ("有WiFi伐", "wifi"),
        ("休憩(取暖纳凉)", "rest"),
        ("孵空调", "rest"),
        ("手机充电在哪里", "charging"),
    ],
)
def test_a_service_is_found(centre: Centre, words: str, service: str) -> None:
    found = desk.named(centre, words)
    assert found is not None
    assert found.id == service


@pytest.mark.parametrize("words", ["", "11", "0", "第十二个", "游泳", "家", "3号楼漏水", "三村"])
def test_nothing_is_made_up(centre: Centre, words: str) -> None:
    assert desk.named(centre, words) is None


@pytest.mark.parametrize(
    ("words", "card"),
    [("一卡通怎么办", True), ("我想办卡", True), ("理发要钱吗", False), ("卡住了", False)],
)
def test_the_card(words: str, card: bool) -> None:
    assert desk.asks_for_card(words) is card


def test_confirmed_ones_come_apart(centre: Centre) -> None:
    assert desk.listing(centre) == ((), centre.services)
    eighth = replace(centre.services[7], confirmed=True)
    changed = replace(centre, services=(*centre.services[:7], eighth, *centre.services[8:]))
    confirmed, reported = desk.listing(changed)
    assert [service.id for service in confirmed] == ["haircut"]
    assert [service.number for service in reported] == [1, 2, 3, 4, 5, 6, 7, 9, 10]
