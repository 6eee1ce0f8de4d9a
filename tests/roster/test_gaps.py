"""What the roster lacks is told before it is needed."""

from msgspec.structs import replace

from domain.people import Staff
from domain.roster import Group, Member
from domain.street import Street
from services.roster.gaps import Gaps, Short, gaps_of
from services.roster.wording import lacking, summed_up
from services.texts import LANGUAGES, Texts
from storage.port import Insert, Replace, Store
from tests.roster.scene import MONDAY, a_person, a_place, three_levels


async def gaps(store: Store, street: Street) -> Gaps:
    """As they are now."""
    return await gaps_of(store, street, MONDAY)


async def test_everything_that_is_missing(either: Store, street: Street) -> None:
    await three_levels(either)
    unbound = replace(a_person(either, "zhou"), person="", address=None)
    await either.commit([Insert(unbound), Insert(a_place(either, "supplies", "zhou"))])
    found = await gaps(either, street)
    assert (found.groups, found.people) == (6, 7)
    assert set(found.unled) == {
        ("committee", "deputy"),
        ("north", "deputy"),
        ("south", "deputy"),
        ("south-flood", "leader"),
        ("supplies", "leader"),
    }
    assert (found.unbound, found.unagreed) == (("zhou",), ("zhou",))
    assert len(found.chatless) == 6
    assert "物资发放" not in found.posts
    assert "排水除涝" not in found.posts
    assert "转移护送" in found.posts


async def test_a_grid_is_staffed_by_duties_and_by_the_seats_of_its_chiefs(
    store: Store, street: Street
) -> None:
    await three_levels(store)
    before = (await gaps(store, street)).staffing
    assert Short("宜南网格", "兼职网格员", 2, 0) in before
    assert all(short.duty != "网格长" for short in before), "both grids have a chief's seat"
    known = await store.get(Member, "liang")
    assert known is not None
    await store.commit([Replace(replace(known, duty="兼职网格员"))])
    after = (await gaps(store, street)).staffing
    assert Short("宜南网格", "兼职网格员", 2, 1) in after


async def test_a_chat_that_is_pasted_into_is_a_chat(store: Store, street: Street) -> None:
    await three_levels(store)
    group = await store.get(Group, "north")
    assert group is not None
    await store.commit([Replace(replace(group, paste=True))])
    assert "north" not in (await gaps(store, street)).chatless


async def test_an_own_post_is_staffed_unless_its_only_person_may_not_be_called(
    store: Store, street: Street
) -> None:
    await three_levels(store)
    await store.commit([Insert(a_place(store, "north", "secretary", post="shelter"))])
    assert "安置登记" not in (await gaps(store, street)).posts
    seat = await store.get(Staff, "secretary")
    assert seat is not None
    await store.commit([Replace(replace(seat, revoked=True))])
    assert "安置登记" in (await gaps(store, street)).posts


async def test_told_in_every_language_in_few_lines(store: Store, street: Street) -> None:
    texts, empty = Texts(), await gaps(store, street)
    await three_levels(store)
    found = await gaps(store, street)
    for language in LANGUAGES:
        assert len(lacking(texts, language, empty)) == 1
        lines = [summed_up(texts, language, found), *lacking(texts, language, found)]
        assert len(lines) == 5
        assert all(len(line) < 230 for line in lines)
    assert "6个组" in summed_up(texts, "zh-Hans", found)
    whole = lacking(texts, "zh-Hans", Gaps(groups=1, people=1))
    assert "没有缺口" in whole[0]
