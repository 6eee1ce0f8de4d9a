"""Whatever comes in, from whomever, in any language: it is answered, kept, and fits the channel."""

from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.tencent.wording import LIMIT, messages
from domain.document import Document
from domain.message import Incoming, Kind, Media, Pin
from domain.people import STAFF_ROLES, Address, Role, Staff
from domain.session import Delivery, Language, Session
from services.people.accounts import met
from services.texts import LANGUAGES
from services.understanding import load_lexicon
from storage.port import Insert
from tests.handlers.desk import ACCOUNT, HOUR, SECOND, Desk, opened

SPEAKS: dict[str, Language] = {language: language for language in LANGUAGES}
SEATS: dict[str, tuple[Role, str]] = {
    role: (role, "yibei" if role in ("grid_chief", "grid_worker") else "") for role in STAFF_ROLES
}
PEOPLE = (*SPEAKS, *SEATS)

Turns = list[tuple[str, dict[str, Any], int]]

SILENT: frozenset[Kind] = frozenset({"leave", "position", "unknown", "enter", "consent"})
"""Kinds that nobody waits for an answer to; who opens a conversation is welcomed once."""

COMMANDS = load_lexicon().commands
SAID = """
    宜川四村12号楼道堆物 路灯不亮 两湾城97弄3号楼电梯坏了 家里煤气味很浓 宜川二村漏水,还有路灯不亮
    还有垃圾没人收 附近哪里能充电 人民广场路灯不亮 1690在哪 十项服务 删除我的信息 确定删除 不删了 帮我问
    分成两件 就算一件 让同事来问我 铁路北边 泰山一村 不急 是 不要 算了 行 没好 13812345678 谢谢 天气真好
    想当志愿者 建议多放几张椅子 心理很难受,不想活了 楼上打老婆 gas smell at home, please help
""".split()
NUMBERS = ("", "1", "2", "YC20261123-0001", "23-1", "99999999999", "一")
RESTS = (
    "",
    "已清理",
    "3天 等配件",
    "同意",
    "城管,物业 请一起看",
    "明天15点",
    "2",
    "今天到25日",
    "停电 宜川四村",
    "宜北",
    "宜南",
    "]]>",
    "{ $number }",
    "好" * 3000,
    "\x00",
    "😀",
)


def words() -> st.SearchStrategy[str]:
    """What people say: sentences, command words with a number and the rest, digits, anything."""
    spelled = st.sampled_from([each for word in COMMANDS.values() for each in word.words])
    command = st.builds(
        "{} {} {}".format, spelled, st.sampled_from(NUMBERS), st.sampled_from(RESTS)
    )
    digit = st.sampled_from("123456789０９二".replace("０", "0"))
    return st.one_of(st.sampled_from(SAID), command, digit, st.text(max_size=30))


def pins() -> st.SearchStrategy[Pin]:
    """Points in the street, beside it and at the ends of the world."""
    degrees = st.sampled_from(((31.2652, 121.4354), (31.2587, 121.4422), (31.23, 121.47)))
    anywhere = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
    return st.builds(
        lambda at, crs: Pin(at[0], at[1], crs),
        degrees | anywhere,
        st.sampled_from(("wgs84", "gcj02")),
    )


@st.composite
def sent(draw: st.DrawFn) -> dict[str, Any]:
    """One message of any kind, with what belongs to that kind; at times a correction."""
    kind = draw(st.sampled_from(get_args(Kind)) | st.just("text"))
    more: dict[str, Any] = {"kind": kind, "text": draw(words() | st.just(""))}
    if kind in ("photo", "voice", "video"):
        more["media"] = Media(kind, "media-1")
    if kind in ("pin", "position"):
        more["pin"] = draw(pins())
    if kind in ("follow", "scan"):
        more["scene"] = draw(st.sampled_from(("", "宜川四村12号", "x" * 64)))
    if kind in ("follow", "scan", "leave", "menu", "position"):
        more["message"] = ""
    elif draw(st.integers(0, 9)) == 0:
        more["edits"] = draw(st.sampled_from(("1", "2", "3", "nobody's")))
    return more


def dialogue() -> st.SearchStrategy[Turns]:
    """Who sends what, and how long after the one before."""
    pause = st.sampled_from((SECOND, SECOND, SECOND, HOUR, 25 * HOUR))
    return st.lists(st.tuples(st.sampled_from(PEOPLE), sent(), pause), min_size=1, max_size=8)


async def _peopled(desk: Desk) -> None:
    """Everybody is known already: residents by their language, staff by their seat."""
    street, now = desk.store.street, desk.clock.now()
    there: list[Document] = []
    for who in PEOPLE:
        address = Address("wechat", ACCOUNT, who)
        there.append(met(street, address, now))
        role, grid = SEATS.get(who, ("resident", ""))
        there.append(Session(id=address.key, street=street, language=SPEAKS.get(who, "zh-Hans")))
        if role != "resident":
            person = there[-2].person  # type: ignore[attr-defined]
            there.append(
                Staff(
                    id=who,
                    street=street,
                    name=who,
                    role=role,
                    grid=grid,
                    person=person,
                    address=address,
                )
            )
    await desk.store.commit([Insert(one) for one in there])


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(dialogue())
async def test_everything_is_answered(turns: Turns) -> None:
    await _all_answered(turns)


@pytest.mark.slow
@pytest.mark.timeout(600)
@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
@given(dialogue())
async def test_very_much_is_answered(turns: Turns) -> None:
    await _all_answered(turns)


async def _all_answered(turns: Turns) -> None:
    async with opened() as desk:
        await _peopled(desk)
        for who, message, pause in turns:
            desk.clock.move(pause)
            await _answered(desk, desk.incoming(who, **message))


async def _answered(desk: Desk, incoming: Incoming) -> None:
    passive = await desk.passive(incoming)
    stored = await desk.store.get(Delivery, incoming.key)
    assert stored is not None
    assert stored.passive == passive == await desk.passive(incoming)
    assert len(desk.rendered.passive.encode()) < 2 * LIMIT
    assert all(len(page.encode()) <= LIMIT for page in messages(desk.heard))
    if incoming.kind not in SILENT and not incoming.edits:
        assert passive, incoming
    session = await desk.session(incoming.sender)
    assert len(session.heard) <= 3
