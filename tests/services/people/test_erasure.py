"""「删除我的信息」: what was said goes, that it happened stays."""

import msgspec

from domain.case import Actor, Case, Event, Words
from domain.message import Media, Pin
from domain.people import Address
from domain.screening import Screening
from domain.session import Question, Session
from services.cases import by_reporter, by_staff, lookup, speaking
from services.cases.intake import Report
from services.cases.together import followers
from services.cases.words import said
from services.clock import FixedClock
from services.office import Office
from services.people.erasure import erase, forgotten
from services.screening.asking import ask_for
from services.unit import Unit
from tests.services.desk import AUNT, SHOWN, VILLAGE, again, as_actor, reported, seated

HOUR = 3_600_000
SECRET = Report(
    topic="corridor_clutter",
    urgency="high",
    spot=VILLAGE,
    text="李老伯家门口,我电话13812345678",
    media=(Media("photo", "media-77"),),
    pin=Pin(31.2651, 121.4391),
    message="wechat:wx-1:o-aunt:4711",
)
TRACES = ("李老伯", "13812345678", "media-77", "31.2651", "12号3楼", "4711")


async def closed(office: Office, report: Report = SECRET) -> Case:
    """A case that was handled and that its reporter found fine."""
    chief = await seated(office, "grid_chief", "yibei", "p-chief")
    case = await reported(office, report)
    for act in ("sign", "handle", "confirm"):
        unit, now = Unit(office.store), office.clock.now()
        if act == "sign":
            by_staff.sign(office, unit, case, chief, as_actor(chief), now)
        elif act == "handle":
            by_staff.handle(
                office, unit, case, chief, as_actor(chief), "物业清走了", now, media=SHOWN
            )
        else:
            by_reporter.confirm(office, unit, case, AUNT, now)
        await unit.commit()
        case = await again(office, case)
    return case


async def erased(office: Office) -> int:
    """How many open cases keep their words after it was done."""
    unit = Unit(office.store)
    kept = await erase(office, unit, (AUNT.id,), AUNT, office.clock.now())
    await unit.commit()
    return kept


async def everything(office: Office, case: Case) -> str:
    """All that is stored of a case, as text."""
    kept: list[object] = [await again(office, case)]
    kept += await lookup.words(office.store, case)
    kept += await lookup.history(office.store, case)
    return msgspec.json.encode(kept).decode()


async def test_nothing_a_person_said_is_left_of_a_closed_case(office: Office) -> None:
    case = await closed(office)
    before = await everything(office, case)
    assert all(trace in before for trace in TRACES)
    assert await erased(office) == 0
    after = await everything(office, case)
    assert not any(trace in after for trace in TRACES)


async def test_the_record_keeps_that_when_and_what_was_done(office: Office) -> None:
    case = await closed(office)
    history = await lookup.history(office.store, case)
    await erased(office)
    kept = await again(office, case)
    assert (kept.number, kept.topic, kept.place, kept.grid) == (
        case.number, "corridor_clutter", "宜川四村", "yibei",
    )  # fmt: skip
    assert (kept.opened_at, kept.closed_at, kept.outcome) == (
        case.opened_at,
        case.closed_at,
        "solved",
    )
    assert [w.text for w in await lookup.words(office.store, case) if w.part == "result"] == [
        "物业清走了"
    ]
    after = await lookup.history(office.store, case)
    assert after[:-1] == history
    assert after[-1].act == "erase"


async def test_open_cases_keep_their_words_until_they_are_over(office: Office) -> None:
    over, running = await closed(office), await reported(office, SECRET)
    assert await erased(office) == 1
    assert "李老伯" in await everything(office, running)
    assert "李老伯" not in await everything(office, over)
    unit = Unit(office.store)
    by_reporter.withdraw(office, unit, running, AUNT, office.clock.now())
    await unit.commit()
    assert await erased(office) == 0
    assert "李老伯" not in await everything(office, running)


async def test_asking_again_touches_nothing(office: Office, clock: FixedClock) -> None:
    case = await closed(office)
    await erased(office)
    before = await everything(office, case)
    clock.move(HOUR)
    unit = Unit(office.store)
    await erase(office, unit, (AUNT.id,), AUNT, clock.now())
    assert unit.made(Event) == []
    await unit.commit()
    assert await everything(office, case) == before


async def test_nobody_elses_words_are_touched(office: Office) -> None:
    other = await closed(office, msgspec.structs.replace(SECRET, text="邻居说的"))
    unit = Unit(office.store)
    await erase(office, unit, ("p-neighbour",), AUNT, office.clock.now())
    await unit.commit()
    words = await office.store.find(Words)
    assert "邻居说的" in [w.text for w in words]
    assert (await again(office, other)).door == "12号3楼"


def test_a_forgotten_conversation_keeps_its_language_only() -> None:
    session = Session(
        id="s", street="yichuan", version=3, language="en", heard=("我家在12号",), last_case="c",
        question=Question(kind="where", asked_at=1), pin=Pin(31.0, 121.0), welcomed=True,
        photos=(Media("photo", "m"),), place="12号电梯",
    )  # fmt: skip
    assert forgotten(session) == Session(id="s", street="yichuan", version=3, language="en")


async def test_what_a_neighbour_added_goes_and_they_follow_nothing(office: Office) -> None:
    case, uncle = await reported(office), Actor("p-uncle", "follower", "wechat")
    unit, now = Unit(office.store), office.clock.now()
    await followers.follow(unit, case, uncle.id, now)
    speaking.add(office, unit, case, uncle, said(case, uncle, now, "note", "李老伯家也黑"), now)
    await ask_for(unit, Address("miniprogram", "wx-mini", "o-uncle"), now)
    await unit.commit()
    assert len(await office.store.find(Screening)) == 1
    unit = Unit(office.store)
    await erase(office, unit, (uncle.id,), uncle, now)
    await unit.commit()
    assert "李老伯" not in str(await lookup.words(office.store, case))
    assert await office.store.find(Screening) == [], "nobody has to look at what is gone"
    assert await followers.followed_by(office.store, (uncle.id,)) == []
