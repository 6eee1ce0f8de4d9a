"""Meetings and reminders stand in the pack, and every slip in them is told by its line."""

import pytest

from domain.errors import BadSettings
from services.pack import load
from tests.pack.folder import Folder

PAGE = """\
meetings:
  - id: talk
    name: 碰头会
    rule: FREQ=WEEKLY;BYDAY=MO
    at: "09:30"
    who: {roles: [grid_chief], offices: [城管]}
    before: [1wd 17:00, 1h]
    source: made
reminders:
  - id: look
    name: 看看
    rule: FREQ=MONTHLY;BYMONTHDAY=-1
    unless: talk
    template: words
    who: {roles: [desk]}
    source: made
templates:
  - id: words
    name: 话
    text: 【{name}】{day}
    source: made
"""


def test_a_street_has_its_own_beside_those_it_inherits(folder: Folder) -> None:
    folder.write("reminders.yaml", PAGE)
    street = load(folder.path)
    assert {"talk", "weekly"} <= {meeting.id for meeting in street.meetings}
    assert "look" in {reminder.id for reminder in street.reminders}


def test_the_three_meetings_and_one_one_six_are_in_the_sample_street() -> None:
    names = {meeting.name for meeting in load("yichuan").meetings}
    assert names == {
        "动态难点问题日常协调会", "每周跨格联动议事协商会", "双周网格资源统筹整合会",
        "网格党建联席会议", "临时党支部会议",
        "日沟通", "周例会", "旬研商", "月调度", "季盘点", "年评估",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rule: FREQ=WEEKLY;BYDAY=MO", "rule: FREQ=WEEKLY", "on which weekday?"),
        ("rule: FREQ=WEEKLY;BYDAY=MO", "rule: FREQ=WEEKLY;BYDAY=1", "write MO, not 1MO"),
        ("BYMONTHDAY=-1", "BYMONTHDAY=31", "write -1 for the last day"),
        ("    rule: FREQ=MONTHLY;BYMONTHDAY=-1\n", "", "a reminder needs a `rule`"),
        ('at: "09:30"', 'at: "9:30"', "at"),
        ("1wd 17:00", "1wd", "before: `1wd`: write 30min"),
        (
            "offices: [城管]",
            "offices: [城官]",
            "offices: unknown role `城官`",
        ),
        ("who: {roles: [desk]}", "who: {}", "who: names nobody"),
        ("unless: talk", "unless: tolk", "unknown meeting `tolk`; did you mean `talk`?"),
        ("template: words", "template: word", "unknown `word`; did you mean `words`?"),
        ("{day}", "{dya}", "unknown `{dya}`; did you mean `day`?"),
        ("name: 碰头会", "name: 周例会", "`周例会` is claimed by `weekly` too"),
    ],
)
def test_slips(folder: Folder, old: str, new: str, said: str) -> None:
    folder.write("reminders.yaml", PAGE)
    line = folder.spoil("reminders.yaml", old, new)
    with pytest.raises(BadSettings) as raised:
        load(folder.path)
    faults = raised.value.facts["faults"]
    assert isinstance(faults, list)
    [fault] = faults
    assert said in str(fault)
    assert fault.file == folder.name("reminders.yaml")
    assert line - 2 <= fault.line <= line
