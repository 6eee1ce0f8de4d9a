"""A sheet of the roster: what it puts where, which rows it refuses, and that it may come twice."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from domain.people import STAFF_ROLES, Staff
from domain.roster import Group, Member, Membership
from domain.street import Street
from services.people import seats
from services.roster import belonging, lookup
from services.roster.importing import Imported, bring_in
from services.roster.rows import NoHeader
from services.unit import Unit
from storage.port import Store, eq
from tests.roster.scene import MONDAY

HEADINGS = ("姓名", "手机号", "应急组", "身份", "岗位", "网格职务", "特长", "是否同意", "出生年份")
ROWS = (
    ("柳一一", "13900000001", "宜南网格党支部", "召集人", "", "网格长", "", "是", "1980"),
    (
        "柳二二",
        "139 0000 0002",
        "宜南防汛排涝组",
        "组长",
        "排水除涝",
        "",
        "水电、驾驶",
        "是",
        "1975-03-02",
    ),
    ("柳三三", "", "宜南防汛排涝组", "", "", "", "", "", ""),
    ("柳二二", "13900000002", "物资保障组", "组员", "", "", "", "", ""),
)


def sheet(folder: Path, *rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
    """A CSV of the roster."""
    path = folder / "roster.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("宜川应急名册",), headings, *rows, ("合计", len(rows))])
    return path


async def everything(store: Store) -> list[object]:
    """All that stands in the roster."""
    kinds = (Group, Staff, Member, Membership)
    return [each for kind in kinds for each in await lookup.every(store, kind)]


async def named(store: Store, name: str) -> Staff:
    """The only seat of that name."""
    [seat] = [seat for seat in await lookup.every(store, Staff) if seat.name == name]
    return seat


async def groups_of(store: Store, name: str) -> dict[str, str]:
    """The groups of a person, with their part."""
    mine = await belonging.of_seat(store, await named(store, name))
    return {group.name: place.part for place, group in mine.places}


async def imported(store: Store, street: Street, path: Path, now: int = MONDAY) -> Imported:
    """The sheet, brought in."""
    return await bring_in(store, street, path, now)


async def test_people_are_put_into_groups(either: Store, street: Street, tmp_path: Path) -> None:
    found = await imported(either, street, sheet(tmp_path, *ROWS))
    assert found.refused == []
    assert [(new.name, new.group) for new in found.new] == [
        ("柳一一", "宜南网格党支部"),
        ("柳二二", "宜南防汛排涝组"),
        ("柳三三", "宜南防汛排涝组"),
    ]
    assert await groups_of(either, "柳二二") == {"宜南防汛排涝组": "leader", "物资保障组": "member"}
    seat = await named(either, "柳二二")
    assert (seat.role, seat.grid) == ("member", "yinan")
    member = await either.get(Member, seat.id)
    assert member is not None
    assert (member.phone, member.skills, member.born) == ("13900000002", ("水电", "驾驶"), 1975)
    assert member.agreed_at == MONDAY
    unasked = await either.get(Member, (await named(either, "柳三三")).id)
    assert unasked is not None
    assert unasked.agreed_at == 0


async def test_groups_are_what_they_are_called(
    store: Store, street: Street, tmp_path: Path
) -> None:
    found = await imported(store, street, sheet(tmp_path, *ROWS))
    assert found.groups == ["宜南网格党支部", "宜南防汛排涝组", "物资保障组"]
    groups = {group.name: group for group in await lookup.groups(store)}
    branch, flood, supplies = (groups[name] for name in found.groups)
    assert (branch.level, branch.grid, branch.team) == ("branch", "yinan", "")
    assert (flood.level, flood.grid, flood.team) == ("team", "yinan", "flood")
    assert (flood.above, supplies.grid, supplies.above) == (branch.id, "", "")


async def test_the_same_sheet_twice_changes_nothing(
    either: Store, street: Street, tmp_path: Path
) -> None:
    path = sheet(tmp_path, *ROWS)
    await imported(either, street, path)
    before = await everything(either)
    found = await imported(either, street, path, MONDAY + 1_000)
    assert await everything(either) == before
    assert (found.known, found.changed, found.new, found.groups) == (4, 0, [], [])


async def test_a_code_of_the_sheet_binds(store: Store, street: Street, tmp_path: Path) -> None:
    found = await imported(store, street, sheet(tmp_path, *ROWS))
    seat = await named(store, "柳一一")
    assert await store.find(Staff, [eq("code", seats.hashed(found.new[0].code))]) == [seat]


async def test_what_is_new_in_a_later_sheet_is_taken_over_the_rest_stays(
    store: Store, street: Street, tmp_path: Path
) -> None:
    await imported(store, street, sheet(tmp_path, *ROWS))
    later = sheet(
        tmp_path,
        ("柳三三", "13900000003", "宜南防汛排涝组", "副召集人", "", "", "", "同意", ""),
        ("柳二二", "13900000002", "宜南防汛排涝组", "", "", "", "", "否", ""),
    )
    found = await imported(store, street, later)
    assert (found.changed, found.new) == (2, [])
    member = await store.get(Member, (await named(store, "柳三三")).id)
    assert member is not None
    assert (member.phone, member.agreed_at) == ("13900000003", MONDAY)
    assert await groups_of(store, "柳三三") == {"宜南防汛排涝组": "deputy"}
    other = await store.get(Member, (await named(store, "柳二二")).id)
    assert other is not None
    assert (other.agreed_at, other.skills) == (0, ("水电", "驾驶"))
    assert (await groups_of(store, "柳二二"))["宜南防汛排涝组"] == "leader"


async def test_namesakes_are_told_apart_by_their_phones(
    store: Store, street: Street, tmp_path: Path
) -> None:
    rows = (
        ("柳四四", "13900000004", "物资保障组", "", "", "", "", "", ""),
        ("柳四四", "13900000005", "物资保障组", "", "", "", "", "", ""),
    )
    for new in (2, 0):
        assert len((await imported(store, street, sheet(tmp_path, *rows))).new) == new
    changed = ("柳四四", "13900000006", "物资保障组", "", "", "", "", "", "")
    found = await imported(store, street, sheet(tmp_path, rows[0], changed))
    assert (found.new, found.changed, found.known) == ([], 1, 1)


async def test_a_staff_seat_of_that_name_is_the_same_seat(
    store: Store, street: Street, tmp_path: Path
) -> None:
    chief, _ = await seats.add(store, "宜南网格长", "grid_chief", "yinan", MONDAY)
    row = ("宜南网格长", "13900000009", "宜南网格党支部", "召集人", "", "", "", "", "")
    found = await imported(store, street, sheet(tmp_path, row))
    assert found.new == []
    assert (await named(store, "宜南网格长")).id == chief.id
    assert chief.role in STAFF_ROLES
    assert await groups_of(store, "宜南网格长") == {"宜南网格党支部": "convener"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"姓名": ""}, "roster-no-name"),
        ({"应急组": ""}, "roster-no-group-named"),
        ({"应急组": "什么都不是"}, "roster-no-group"),
        ({"手机号": "打我家"}, "roster-bad-phone"),
        ({"手机号": "13900000001"}, "roster-phone-of"),
        ({"身份": "掌柜"}, "roster-unknown"),
        ({"岗位": "飞行"}, "roster-unknown"),
        ({"是否同意": "再说"}, "roster-unknown"),
        ({"出生年份": "八十年代"}, "roster-bad-born"),
        ({"出生年份": "310107200001011234"}, "roster-bad-born"),
        ({"出生年份": 2010}, "roster-minor"),
    ],
)
async def test_a_bad_row_is_named_and_nothing_else_is_lost(
    store: Store, street: Street, tmp_path: Path, change: dict[str, object], reason: str
) -> None:
    bad = dict(zip(HEADINGS, ("柳五五", "", "物资保障组", "", "", "", "", "是", ""), strict=True))
    bad |= change  # type: ignore[arg-type]
    rows = (ROWS[0], tuple(bad.values()), ROWS[1])
    found = await imported(store, street, sheet(tmp_path, *rows))
    assert [(refused.row, refused.reason) for refused in found.refused] == [(4, reason)]
    assert [new.name for new in found.new] == ["柳一一", "柳二二"]


async def test_who_left_by_their_own_word_is_not_brought_back(
    store: Store, street: Street, tmp_path: Path
) -> None:
    path = sheet(tmp_path, *ROWS)
    await imported(store, street, path)
    unit = Unit(store)
    belonging.leave(unit, await belonging.of_seat(store, await named(store, "柳一一")), MONDAY)
    await unit.commit()
    found = await imported(store, street, path)
    assert [(r.row, r.name, r.reason) for r in found.refused] == [(3, "柳一一", "roster-left")]
    member = await store.get(Member, (await named(store, "柳一一")).id)
    assert member is not None
    assert (member.phone, member.agreed_at) == ("", 0)


async def test_a_trial_writes_nothing(store: Store, street: Street, tmp_path: Path) -> None:
    found = await bring_in(store, street, sheet(tmp_path, *ROWS), MONDAY, trial=True)
    assert len(found.new) == 3
    assert await everything(store) == []


async def test_a_workbook_with_numbers_for_phones_and_years(
    store: Store, street: Street, tmp_path: Path
) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(HEADINGS)
    page.append(("柳六六", 13900000007, "关爱帮扶组", "组员", None, None, None, "是", 1990.0))
    path = tmp_path / "roster.xlsx"
    book.save(path)
    await imported(store, street, path)
    member = await store.get(Member, (await named(store, "柳六六")).id)
    assert member is not None
    assert (member.phone, member.born) == ("13900000007", 1990)


async def test_a_sheet_without_headings_is_none(
    store: Store, street: Street, tmp_path: Path
) -> None:
    with pytest.raises(NoHeader):
        await imported(store, street, sheet(tmp_path, headings=("编号", "电话")))
