"""`python -m bot notices`: what was pushed, what was lost and why, and sending it again."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.work import Lane, Notice
from services.delivery.fates import send_again, undelivered
from services.delivery.limiter import troubles
from storage.port import Store


async def summary(store: Store) -> list[str]:
    """How many notices of each fate, and what an operator has to mend."""
    fates = await store.count(Notice, by="fate")
    lines = [f"{fate}\t{count}" for fate, count in sorted(fates.items())]
    found = await troubles(store)
    return lines + [f"trouble\t{channel}\t{why}" for channel, why in sorted(found.items())]


async def lost(store: Store, zone: str) -> list[str]:
    """One line for each notice that did not arrive, the latest first. No words, no addresses."""
    return [_line(notice, ZoneInfo(zone)) for notice in await undelivered(store)]


async def again(store: Store, id: str, now: int) -> str:
    """Send a lost notice once more; see `send_again` for what it raises."""
    notice = await send_again(store, id, now)
    return f"{notice.id}\t{notice.fate}"


def _line(notice: Notice, zone: ZoneInfo) -> str:
    made = datetime.fromtimestamp(notice.made_at / 1000, zone)
    return "\t".join(
        (
            notice.id,
            f"{made:%Y-%m-%d %H:%M}",
            Lane(notice.lane).name,
            notice.staff or notice.to,
            notice.case or "-",
            notice.fate,
            notice.detail,
        )
    )
