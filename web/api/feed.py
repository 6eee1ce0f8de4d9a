"""`feed`: what there is to take part in, for everybody."""

from typing import Any

from domain.message import Crs
from domain.offers import Activity, Route, Stop, TrainingCourse
from domain.wish import Wish
from services.feed import listing
from services.feed.listing import Item
from services.office import Office
from web.api.asking import Asked, Operation
from web.api.feed_shapes import (
    ActivityEntry,
    CourseEntry,
    Feed,
    RouteEntry,
    Standing,
    StopAt,
    Wanted,
    WishEntry,
)
from web.api.places import told_in

Shown = ActivityEntry | WishEntry | CourseEntry | RouteEntry


def operations(office: Office) -> list[Operation]:
    """What can be asked here, by anybody."""

    async def feed(asked: Asked) -> Feed:
        wanted: Wanted = asked.query
        kinds = [k for k in listing.KINDS if not wanted.kind or k in wanted.kind.split(",")]
        found = await listing.page(office, kinds, wanted.limit + 1, asked.now, wanted.after)
        shown = found[: wanted.limit]
        entries = [_entry(office, one, wanted.crs) for one in shown]
        return Feed(entries, shown[-1].mark if len(found) > wanted.limit else "")

    return [
        Operation(
            method="GET", path="/feed", name="feed", does=feed, query=Wanted, answer=Feed,
            summary="Activities, wishes, courses, walking lessons", open=True, catalogue=True,
            may_be=(404,),
        ),
    ]  # fmt: skip


def _entry(office: Office, item: Item, crs: Crs) -> Shown:
    one = item.what
    if isinstance(one, Wish):
        day = office.calendar.local(one.published_at).date().isoformat()
        return WishEntry(id=str(one.number), words=one.shown, state=_standing(one), on=day)
    said: dict[str, Any] = {
        name: getattr(one, name)
        for name in ("id", "name", "about", "who", "when", "where", "confirmed", "sample")
    }
    if isinstance(one, TrainingCourse):
        return CourseEntry(**said, level=one.level)
    if isinstance(one, Route):
        stops = [_stop(stop, crs) for stop in one.stops]
        return RouteEntry(**said, themes=list(one.themes), metres=one.metres, stops=stops)
    assert isinstance(one, Activity)
    return ActivityEntry(**said)


def _standing(wish: Wish) -> Standing:
    """Nobody but the two needs to know more."""
    if wish.state in ("open", "done"):
        return "open" if wish.state == "open" else "done"
    return "claimed"


def _stop(stop: Stop, crs: Crs) -> StopAt:
    return StopAt(stop.name, stop.theme, told_in(stop.at, crs) if stop.at else None)
