"""值班 and 换班 as people say them, over the doors, with a sheet read in."""

import csv
from pathlib import Path

from bot.script import Script, Seat, Step
from bot.stage import Stage, staged
from services.duty.importing import take_in

SCRIPT = Script(
    title="值班",
    steps=(),
    seats={"甲": Seat(role="desk"), "乙": Seat(role="grid_chief", grid="yibei")},
    wecom=("甲", "乙"),
)


def _step(who: str, act: str | None, *hears: str) -> Step:
    return Step(who=who, act=act, hears=hears)


async def _play(stage: Stage, *steps: Step) -> None:
    for step in steps:
        heard = await stage._play(step)
        assert not heard.faults, (step, heard.lines)


async def test_a_sheet_a_swap_and_who_is_on_duty(tmp_path: Path) -> None:
    async with staged(SCRIPT) as stage:
        await stage.play(_quietly)
        office = stage._house.office
        file = tmp_path / "duty.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            rows = [("日期", "时间", "姓名"), ("2026-11-23", "08:30-17:00", "甲")]
            csv.writer(out).writerows([*rows, ("2026-11-24", "08:30-17:00", "甲")])
        await take_in(office, file, office.clock.now())
        await _play(
            stage,
            _step("乙", "值班", "现在值班：甲", "今天：", "明天：", "24日(周二)08:30–17:00 甲"),
            _step("甲", "换班 明天 给 乙", "问乙了", "24日(周二)08:30–17:00"),
            _step("乙", None, "甲想请您值", "同意换班"),
            _step("乙", "同意换班", "是您的班了"),
            _step("甲", None, "乙同意了"),
            _step("甲", "值班", "现在值班：甲", "24日(周二)08:30–17:00 乙"),
            Step(who="", act=None, wait=8 * 3_600_000),
            _step("乙", None, "明天您值班"),
        )


async def _quietly(_: object) -> None:
    """Nobody watches."""
