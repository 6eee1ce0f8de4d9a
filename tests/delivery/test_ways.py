"""A no shuts one way; the notice goes on by the next, and only then nobody was reached."""

from collections.abc import Mapping

import pytest

from domain.people import Address, Identity, Staff
from domain.work import Lane, Notice, Outcome
from services.clock import FixedClock
from services.delivery.limiter import troubles
from services.delivery.loop import Delivery
from storage.port import Insert, Store
from tests.delivery.scene import AWAKE, HOUR, NOON, Mouth, ids, notice, put, seen, somebody, through

NO = Outcome("unreachable", "window (45015)")
ALL = ("wechat", "wechat-subscription", "wechat-template", "wecom", "telegram")


def account(channel: str, name: str = "oZhang", *, following: bool = True) -> Identity:
    """One of Zhang's accounts."""
    address = somebody(name, channel)
    return Identity(
        id=address.key, street="yichuan", person="zhang", address=address, following=following
    )


class Town:
    """Every channel with a mouth of its own, and who of them spoke in which order."""

    def __init__(self, **scripts: tuple[Outcome, ...]) -> None:
        self.order: list[str] = []
        self.mouths: Mapping[str, Mouth] = {
            name: _Named(name, self.order, *scripts.get(name.replace("-", "_"), ())) for name in ALL
        }

    def loop(self, store: Store, clock: FixedClock) -> Delivery:
        """A loop that speaks through all of them."""
        return Delivery(store, self.mouths, clock, chance=lambda: 0.5, quiet=AWAKE)


class _Named(Mouth):
    def __init__(self, name: str, order: list[str], *script: Outcome) -> None:
        super().__init__(*script)
        self._name, self._order = name, order

    async def _say(self, letter: object) -> Outcome:
        self._order.append(self._name)
        return await super()._say(letter)  # type: ignore[arg-type]


async def told(store: Store, town: Town, **given: object) -> Notice:
    """What became of one notice to Zhang."""
    one = notice(**({"address": somebody(), "expires_at": NOON + 48 * HOUR} | given))
    await put(store, one)
    await through(town.loop(store, FixedClock(NOON)))
    return await seen(store, one)


async def test_the_best_way_is_enough(store: Store) -> None:
    await store.commit([Insert(account("wechat")), Insert(account("telegram", "42"))])
    town = Town()
    assert (await told(store, town)).fate == "sent"
    assert town.order == ["wechat"]


async def test_each_no_is_followed_by_the_next_way(store: Store) -> None:
    accounts = [account("telegram", "42"), account("wecom", "zhang"), account("wechat")]
    await store.commit([Insert(one) for one in accounts])
    town = Town(wechat=(NO,), wechat_subscription=(NO,), wechat_template=(NO,), wecom=(NO,))
    after = await told(store, town)
    assert (after.fate, town.order) == ("sent", list(ALL))
    assert town.mouths["telegram"].said[0].address == somebody("42", "telegram")
    assert not after.uncertain


async def test_when_nothing_is_left_the_fate_says_why(store: Store) -> None:
    await store.commit([Insert(account("wechat"))])
    no_consent, refused = Outcome("unreachable", "no consent"), Outcome("unreachable", "refused")
    town = Town(wechat=(NO,), wechat_subscription=(no_consent,), wechat_template=(refused,))
    after = await told(store, town)
    assert (after.fate, after.detail) == ("unreachable", "window (45015); no consent; refused")


async def test_a_reply_stays_where_it_was_asked(embedded: Store) -> None:
    await embedded.commit([Insert(account("wechat")), Insert(account("telegram", "42"))])
    town = Town(wechat=(NO,))
    after = await told(embedded, town, lane=Lane.reply)
    assert (after.fate, town.order) == ("unreachable", ["wechat"])


async def test_who_left_one_account_is_told_at_the_other(embedded: Store) -> None:
    left = account("wechat", following=False)
    await embedded.commit([Insert(left), Insert(account("telegram", "42"))])
    town = Town()
    assert (await told(embedded, town)).fate == "sent"
    assert town.order == ["telegram"]


async def test_nobody_there_is_remembered_until_they_speak(store: Store) -> None:
    await store.commit([Insert(account("wechat"))])
    gone = Outcome("unreachable", "does not follow (43004)", scope="address")
    town = Town(wechat=(gone,))
    after = await told(store, town)
    assert (after.fate, after.detail) == ("unreachable", "does not follow (43004)")
    identity = await store.get(Identity, somebody().key)
    assert identity is not None
    assert not identity.following
    assert town.order == ["wechat"]
    assert (await told(store, town)).detail == "unsubscribed"


async def test_a_spent_day_is_left_for_another_way_and_waited_for_without_one(
    store: Store,
) -> None:
    await store.commit([Insert(account("wechat"))])
    spent = Outcome("again", "quota (45009)", wait=10 * HOUR, scope="account")
    town = Town(wechat=(spent,), wechat_subscription=(NO,), wechat_template=(spent,))
    clock = FixedClock(NOON)
    first = notice(address=somebody(), expires_at=NOON + 48 * HOUR)
    await put(store, first)
    await through(town.loop(store, clock))
    after = await seen(store, first)
    assert (after.fate, after.visible_at) == ("waiting", NOON + 10 * HOUR)

    stranger = notice(address=somebody("oLi"), expires_at=NOON + 48 * HOUR)
    await put(store, stranger)
    await through(town.loop(store, clock))
    assert town.order.count("wechat") == 1, "the closed account is not knocked at again"
    clock.move(10 * HOUR)
    await through(town.loop(store, clock))
    assert (await seen(store, first)).fate == "sent"
    assert (await seen(store, stranger)).fate == "sent"


async def test_our_own_mistake_makes_an_emergency_wait_and_is_told(store: Store) -> None:
    wrong = Outcome("again", "configuration: IP list (40164)", wait=60_000, scope="account")
    town, clock = Town(wechat=(wrong,) * 5, wechat_template=(wrong,) * 5), FixedClock(NOON)
    town.mouths = {name: town.mouths[name] for name in ("wechat", "wechat-template")}
    one = notice(address=somebody(), lane=Lane.emergency, expires_at=NOON + 12 * HOUR)
    await put(store, one)
    for _ in range(5):
        await through(town.loop(store, clock))
        assert (await seen(store, one)).fate == "waiting"
        assert await troubles(store) == {
            "wechat": "configuration: IP list (40164)",
            "wechat-template": "configuration: IP list (40164)",
        }
        clock.move(60_000)
    await through(town.loop(store, clock))
    assert (await seen(store, one)).fate == "sent"
    assert "wechat" not in await troubles(store)


async def test_the_next_of_a_role_is_told_where_the_first_is_gone(embedded: Store) -> None:
    def desk(name: str) -> Staff:
        return Staff(
            id=name, street="yichuan", name=name, role="desk", grid=name, person=name,
            address=somebody(name),
        )  # fmt: skip

    gone = Identity(
        id=somebody("a").key, street="yichuan", person="a", address=somebody("a"), following=False
    )
    await embedded.commit([Insert(desk("a")), Insert(desk("b")), Insert(gone)])
    town = Town()
    after = await told(embedded, town, address=None, staff="role:desk")
    assert (after.fate, town.mouths["wechat"].said[0].address) == ("sent", somebody("b"))


@pytest.mark.parametrize("first", ["wechat", "telegram"])
async def test_two_accounts_in_two_channels_are_tried_from_the_one_named(
    embedded: Store, first: str
) -> None:
    name = {"wechat": "oZhang", "telegram": "42"}
    await embedded.commit([Insert(account(channel, name[channel])) for channel in name])
    town = Town(**{first: (NO,)})
    address = Address(first, "gh_1", name[first])
    await told(embedded, town, address=address)
    other = {"wechat": "wechat-subscription", "telegram": "wechat"}[first]
    assert town.order == [first, other]


async def test_a_part_that_was_taken_marks_what_goes_another_way(embedded: Store) -> None:
    town = Town(wechat=(Outcome("unreachable", "window", unsure=True),))
    after = await told(embedded, town)
    assert (after.fate, after.uncertain) == ("sent", True)
    assert [said.again for said in town.mouths["wechat-subscription"].said] == [True]
    once = await told(embedded, Town(wechat=town_script()), repeat=False)
    assert (once.fate, once.detail.startswith("uncertain")) == ("failed", True)


def town_script() -> tuple[Outcome, ...]:
    """A part is out, then the window is over."""
    return (Outcome("unreachable", "window", unsure=True),)


async def test_way_by_way_nobody_is_told_twice(store: Store) -> None:
    """A burst to one person whose window ends in the middle of it."""
    await store.commit([Insert(account("wechat"))])
    town = Town(wechat=(Outcome("sent"), Outcome("sent"), *[NO] * 9))
    burst = [notice(address=somebody()) for _ in range(8)]
    await put(store, *burst)
    await through(town.loop(store, FixedClock(NOON)))
    assert {(await seen(store, one)).fate for one in burst} == {"sent"}
    arrived = ids(town.mouths["wechat"].said)[:2] + ids(town.mouths["wechat-subscription"].said)
    assert sorted(arrived) == sorted(one.id for one in burst)
