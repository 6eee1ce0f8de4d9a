"""What happens by the clock. APScheduler only ticks; what is due lives in the store.

Every tick may run in any number of workers: its work is claimed or idempotent in the store.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from services.bookings import sweeping as bookings
from services.delivery.sweep import sweep
from services.escalation.watching import Watching
from services.media import sweep as media
from services.office import Office
from services.people import forgetting
from services.people.asking import Asking
from services.reminders.tick import ticked
from services.wishes import sweeping as wishes
from storage.files.port import Files

HOURLY = 3600
CLOCKS, DESK, REMINDERS, WHOSE = 5, 60, 60, 5
"""Seconds between two looks at the clocks, the desk's own lists, what people are reminded of, and
whose new accounts are."""


ONE_AT_A_TIME = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}


@contextmanager
def ticking(
    office: Office, files: Files, watching: Watching, asking: Asking, wake: Callable[[], None]
) -> Iterator[AsyncIOScheduler]:
    """Tick while the server runs; late ticks are made up for once, never skipped.

    `wake` rings for delivery. A tick that still runs when its next one comes is not begun a second
    time (max_instances).
    """
    scheduler = AsyncIOScheduler(timezone=office.street.zone, job_defaults=ONE_AT_A_TIME)

    async def sweeping() -> None:
        await sweep(office.store, office.clock.now())
        await bookings.sweep(office.store, office.clock.now())
        await wishes.sweep(office.store, office.clock.now())

    async def sweeping_files() -> None:
        await media.sweep(office.store, files, office.clock.now())

    async def forget() -> None:
        await forgetting.tick(office)
        await forgetting.sweep_links(office.store, office.clock.now())

    async def reminding() -> None:
        await ticked(office, wake)

    scheduler.add_job(sweeping, "interval", seconds=HOURLY, id="sweep")
    scheduler.add_job(forget, "interval", seconds=HOURLY, id="forget")
    scheduler.add_job(sweeping_files, "interval", seconds=HOURLY, id="sweep-files")
    scheduler.add_job(watching.clocks, "interval", seconds=CLOCKS, id="clocks")
    scheduler.add_job(watching.desk, "interval", seconds=DESK, id="desk")

    async def asking_whose() -> None:
        await asking.tick()

    scheduler.add_job(asking_whose, "interval", seconds=WHOSE, id="whose")
    scheduler.add_job(reminding, "interval", seconds=REMINDERS, id="reminders")
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.shutdown(wait=False)
