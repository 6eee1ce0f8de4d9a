"""What one message changes is collected, and written at once or not at all."""

import pytest
from msgspec.structs import replace

from domain.errors import Conflict, Duplicate
from domain.session import Delivery, Session
from services.unit import Unit
from storage.port import Store


def session(**facts: object) -> Session:
    """A conversation to change."""
    return replace(Session(id="p-1", street="yichuan"), **facts)


def delivery(key: str) -> Delivery:
    """A message's stored answer."""
    return Delivery(id=key, street="yichuan", passive="好", at=1, expires_at=2)


async def stored(store: Store, doc: Session) -> Session:
    """The document as it is after this was written."""
    unit = Unit(store)
    unit.put(doc)
    await unit.commit()
    found = await store.get(Session, doc.id)
    assert found is not None
    return found


async def test_nothing_is_written_before_the_commit(store: Store) -> None:
    unit = Unit(store)
    unit.put(session())
    assert await store.get(Session, "p-1") is None
    await unit.commit()
    assert await store.get(Session, "p-1") is not None


async def test_reads_see_what_was_collected(store: Store) -> None:
    before = await stored(store, session())
    unit = Unit(store)
    assert await unit.get(Session, "p-1") == before
    unit.put(replace(before, welcomed=True))
    seen = await unit.get(Session, "p-1")
    assert seen is not None
    assert seen.welcomed
    unit.delete(before)
    assert await unit.get(Session, "p-1") is None
    assert await store.get(Session, "p-1") == before


async def test_put_twice_is_written_once_with_the_first_version(store: Store) -> None:
    before = await stored(store, session())
    unit = Unit(store)
    unit.put(replace(before, heard=("一",)))
    unit.put(replace(before, heard=("一", "二")))
    await unit.commit()
    after = await store.get(Session, "p-1")
    assert after is not None
    assert (after.heard, after.version) == (("一", "二"), before.version + 1)


async def test_a_new_document_that_is_changed_again_stays_new(store: Store) -> None:
    unit = Unit(store)
    unit.insert(session())
    unit.put(session(welcomed=True))
    assert unit.made(Session) == [session(welcomed=True)]
    await unit.commit()
    after = await store.get(Session, "p-1")
    assert after is not None
    assert (after.welcomed, after.version) == (True, 1)


async def test_a_changed_delivery_is_still_told_from_other_collisions(store: Store) -> None:
    first = Unit(store)
    first.insert(delivery("k"), delivery=True)
    await first.commit()
    unit = Unit(store)
    unit.insert(delivery("k"), delivery=True)
    unit.put(replace(delivery("k"), passive="又来"))
    with pytest.raises(Duplicate):
        await unit.commit()


async def test_what_was_made_and_dropped_in_one_unit_is_never_written(store: Store) -> None:
    unit = Unit(store)
    unit.insert(session())
    unit.delete(session())
    await unit.commit()
    assert await store.get(Session, "p-1") is None
    assert unit.made(Session) == []


async def test_a_stored_document_is_removed(store: Store) -> None:
    before = await stored(store, session())
    unit = Unit(store)
    unit.delete(before)
    await unit.commit()
    assert await store.get(Session, "p-1") is None


async def test_a_version_that_somebody_else_wrote_stops_everything(store: Store) -> None:
    before = await stored(store, session())
    await stored(store, replace(before, welcomed=True))
    unit = Unit(store)
    unit.insert(delivery("k"), delivery=True)
    unit.put(replace(before, heard=("晚了",)))
    with pytest.raises(Conflict):
        await unit.commit()
    assert await store.get(Delivery, "k") is None


async def test_a_guard_stands_for_what_was_only_read(store: Store) -> None:
    before = await stored(store, session())
    unit = Unit(store)
    unit.guard(before)
    unit.insert(delivery("k"), delivery=True)
    await stored(store, replace(before, welcomed=True))
    with pytest.raises(Conflict):
        await unit.commit()


async def test_a_guarded_document_may_be_changed_as_well(store: Store) -> None:
    before = await stored(store, session())
    unit = Unit(store)
    unit.guard(before)
    unit.put(replace(before, welcomed=True))
    await unit.commit()
    after = await store.get(Session, "p-1")
    assert after is not None
    assert after.welcomed


async def test_made_tells_kinds_and_insertions_apart(store: Store) -> None:
    before = await stored(store, session())
    unit = Unit(store)
    unit.put(replace(before, welcomed=True))
    unit.insert(delivery("k"), delivery=True)
    assert unit.made(Session) == []
    assert unit.made(Delivery) == [delivery("k")]
