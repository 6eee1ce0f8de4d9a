"""Words are forgotten after a day, records after their time; what waits is never touched."""

from msgspec.structs import replace

from domain.message import Reply
from domain.session import Delivery as Answered
from domain.work import NEVER, Outcome, settle, take
from services.delivery.limiter import Window
from services.delivery.sweep import DAY, KEPT, Tally, sweep
from storage.port import Change, Guard, Insert, Replace, Store
from tests.delivery.scene import HOUR, NOON, notice, put, seen


async def test_words_go_a_day_after_the_notice_was_settled(store: Store) -> None:
    sent = settle(take(notice(), "a", NOON), Outcome("sent"), NOON)
    waiting = notice(expires_at=NOON + 9 * DAY)
    await put(store, sent, waiting)

    assert await sweep(store, NOON + DAY - 1) == Tally(0, 0)
    assert (await seen(store, sent)).reply == sent.reply
    assert await sweep(store, NOON + DAY) == Tally(1, 0)
    blank = await seen(store, sent)
    assert (blank.reply, blank.fate, blank.blank_at) == (None, "sent", NEVER)
    assert await sweep(store, NOON + DAY) == Tally(0, 0)
    assert (await seen(store, waiting)).reply == waiting.reply


async def test_a_settled_notice_goes_after_its_time_in_the_log(store: Store) -> None:
    sent = settle(take(notice(), "a", NOON), Outcome("sent"), NOON)
    stuck = notice()
    await put(store, sent, stuck)
    await sweep(store, NOON + HOUR + KEPT - 1)
    assert (await seen(store, sent)).fate == "sent"

    assert await sweep(store, NOON + HOUR + KEPT) == Tally(0, 1)
    assert await store.get(type(sent), sent.id) is None
    assert (await seen(store, stuck)).fate == "waiting"


async def test_answers_are_blank_after_a_day_and_keys_gone_after_seven(store: Store) -> None:
    def answered(at: int) -> Answered:
        return Answered(
            id=f"wechat:gh_1:{at}",
            street="yichuan",
            passive="<xml>你好</xml>",
            at=at,
            expires_at=at + 7 * DAY,
        )

    old, new = answered(NOON), answered(NOON + HOUR)
    await store.commit([Insert(old), Insert(new)])

    assert await sweep(store, NOON + DAY) == Tally(1, 0)
    blank, full = await store.get(Answered, old.id), await store.get(Answered, new.id)
    assert blank is not None
    assert full is not None
    assert (blank.passive, full.passive) == ("", new.passive)
    assert await sweep(store, NOON + DAY + HOUR) == Tally(1, 0)
    assert await sweep(store, NOON + 7 * DAY) == Tally(0, 1)
    assert await store.get(Answered, old.id) is None
    assert await store.get(Answered, new.id) is not None


async def test_windows_go_when_they_are_empty(embedded: Store) -> None:
    window = Window(id="wechat:gh_1:o1", street="yichuan", sends=(NOON,), expires_at=NOON + 5)
    await embedded.commit([Insert(window)])
    assert await sweep(embedded, NOON + 4) == Tally(0, 0)
    assert await sweep(embedded, NOON + 5) == Tally(0, 1)


async def test_more_than_a_page(embedded: Store) -> None:
    done = [settle(take(notice(), "a", NOON), Outcome("sent"), NOON) for _ in range(450)]
    await put(embedded, *done)
    assert await sweep(embedded, NOON + DAY) == Tally(450, 0)


async def test_what_somebody_changes_meanwhile_is_left_for_later(embedded: Store) -> None:
    done = [settle(take(notice(), "a", NOON), Outcome("sent"), NOON) for _ in range(3)]
    await put(embedded, *done)

    class Meddled:
        meddled = False

        def __getattr__(self, name: str) -> object:
            return getattr(embedded, name)

        async def commit(self, changes: list[Change], guards: tuple[Guard, ...] = ()) -> None:
            if not self.meddled:
                self.meddled = True
                touched = await seen(embedded, done[1])
                await embedded.commit([Replace(replace(touched, reply=Reply(text="anew")))])
            await embedded.commit(changes, guards)

    assert await sweep(Meddled(), NOON + DAY) == Tally(2, 0)  # type: ignore[arg-type]
    left = await seen(embedded, done[1])
    assert left.reply == Reply(text="anew")
    assert await sweep(embedded, NOON + DAY) == Tally(1, 0)
