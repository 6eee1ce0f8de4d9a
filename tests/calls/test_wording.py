"""What is read: an exercise says so first, each card has its safety line and fits its platform."""

from collections.abc import Iterator
from typing import get_args

import pytest
from msgspec.structs import replace

from channels.wecom.cards import parts
from domain.call import Call
from domain.callwork import Said
from domain.message import Reply
from domain.session import Language
from domain.work import repeated
from services.calls import asides, forecast, report, wording
from services.calls.counting import Line, Tally
from services.calls.wording import DRILL
from services.office import Office
from services.texts import LANGUAGES
from tests.calls.scene import GATE, MONDAY, PUMP, SAFETY, Watch, drill, says, sent

CALL = Call(
    id="c", street="yichuan", number="集3", year=2026, serial=3, kind="flood", what="中潭路积水",
    where="中潭路口", gather_by=MONDAY + 1_800_000, bring="雨衣、电筒", needed=6, posts=(GATE, PUMP),
    made_at=MONDAY, sent_at=MONDAY,
)  # fmt: skip


def everything(office: Office, call: Call, language: Language) -> Iterator[Reply]:
    """Whatever is said in a call to people and groups."""
    tally = Tally(Line(needed=6, none=3), (Line(id="gate", needed=2),), ())
    for times in (1, 2):
        yield wording.card(office, call, "gate", language, times=times)
    for says_ in get_args(Said):
        if says_ != "step":
            yield wording.told(office, call, says_, "", language)
            yield wording.group_told(office, call, says_, "", "")
    yield wording.told(office, call, "relief", "", language, came=False)
    yield wording.to_group(office, call, "")
    yield wording.headcount(office, call, tally.total, tally.total, "")
    yield wording.announced(office, call)
    yield asides.second(office, call, 60, "值班")
    yield asides.expired(office, call)
    yield asides.paste(office, call, "一队", "词")
    yield asides.paste(office, call, "一队", "词", again=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_an_exercise_says_so_first(template: Office, language: Language) -> None:
    exercise = replace(CALL, status="exercise")
    told = list(everything(template, exercise, language))
    assert [reply.text for reply in told if not reply.text.startswith(DRILL)] == []
    assert [r.text for r in told if not repeated(r).text.startswith(f"{DRILL}【重发】")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_text_does(template: Office, language: Language) -> None:
    told = [r for r in everything(template, CALL, language) if "演练" not in r.text]
    assert all(not reply.text.startswith(DRILL) for reply in told)
    assert len(told) >= 20


def test_a_card_says_what_where_when_and_is_safe(template: Office) -> None:
    lines = wording.card(template, CALL, "gate").text.split("\n")
    assert lines == [
        "【应急集结·真实】 集3 防汛 中潭路积水 需6人",
        "今天10:30前到中潭路口",
        "岗位：路口劝导",
        "请带：雨衣、电筒",
        f"安全：{SAFETY}",
    ]


@pytest.mark.parametrize("status", ["actual", "exercise"])
def test_it_fits_a_card_with_buttons(template: Office, status: str) -> None:
    call = replace(CALL, status=status, what="中潭路、光新路、石泉路三处同时积水请速来支援")
    (part,) = parts(wording.card(template, call, "gate"), "task")
    assert part["msgtype"] == "template_card"


def test_a_kind_without_a_safety_line_has_one_all_the_same(template: Office) -> None:
    assert "身体不适可不来" in wording.card(template, replace(CALL, kind=""), "").text


def test_buttons_say_what_chat_understands(template: Office) -> None:
    choices = wording.card(template, CALL, "gate").choices
    assert [choice.say for choice in choices] == [
        "收到 集3",
        "在路上 集3",
        "到岗 集3",
        "来不了 集3",
    ]


async def test_the_report(office: Office, watch: Watch) -> None:
    call = await sent(office, kind="flood")
    await watch.new()
    await says(office, call, "m1", "coming")
    await watch.at(call, 4)
    await says(office, call, "m1", "arrived")
    await says(office, call, "m2", "cannot", "孩子发烧")
    made = await report.report_of(office.store, call, named=True)
    told = report.text(office, made, office.clock.now())
    assert (made.first_answer, made.first_arrival, made.silent) == (0, 4, 2)
    assert {line.name: line.push for line in made.lines}["m1"] == "sent"
    assert sum(short for _, short in made.gaps) == 2
    assert "应到4 收到1 在途0 到岗1 来不了1 缺3" in told
    assert "没回应2人" in told
    assert "孩子发烧" not in told


async def test_the_report_of_an_exercise(office: Office) -> None:
    call = await drill(office)
    made = await report.report_of(office.store, call)
    assert report.text(office, made, office.clock.now()).startswith(DRILL)


class TestForecast:
    """How long it takes, said before."""

    async def test_a_few(self, office: Office) -> None:
        call = await sent(office)
        told = await forecast.forecast(office.store, call, MONDAY)
        assert (told.people, told.seconds) == (4, 1)
        assert "4人" in forecast.words(office, told)

    def test_slow_ones_are_told_by_channel_and_who_is_first(self, template: Office) -> None:
        channels = (forecast.Channel("telegram", 6_000, 200), forecast.Channel("none", 2, 0))
        told = forecast.Forecast(6_002, 200, channels, ("一队", "二队"))
        assert forecast.words(template, told).split("\n") == [
            "叫6002人，受平台限制要4分钟才发完",
            "· Telegram：6000人，约200秒",
            "· 没有绑定，只能打电话：2人，约0秒",
            "先到：一队、二队",
        ]
