"""The operator's commands, each a short function that returns an exit code."""

import argparse
import asyncio
import gc
import sys
from collections.abc import Awaitable, Callable

from bot import settings as configuration
from services.clock import SystemClock
from services.office import Office
from storage.port import Store


def serve(_: argparse.Namespace) -> int:
    """Run the server until it is told to stop."""
    gc.disable()  # what is made until the server is ready stays; it switches the collector on
    from bot.serving import run

    return run(configuration.read())


def check(arguments: argparse.Namespace) -> int:
    """Validate settings and a street pack: every fault at once, exit 1 if there is any."""
    from bot.rhythms import coming
    from services.pack import check as check_pack
    from services.pack import load

    own = configuration.read()
    name = arguments.street or own.street
    faults = check_pack(name, production=own.production)
    for fault in faults:
        print(fault)
    print(f"{name}: {len(faults)} fault(s)" if faults else f"{name}: ok")
    if not faults:
        print("\n".join(["next reminders:", *coming(load(name), SystemClock().now())]))
    return 1 if faults else 0


def understand(_: argparse.Namespace) -> int:
    """One message a line on standard input, one JSON object a line on standard output."""
    from bot.kept import understanding_of
    from services.pack import load
    from services.understanding import understand_lines

    desk = understanding_of(load(configuration.read().street))
    for line in understand_lines(desk, sys.stdin):
        print(line, flush=True)
    return 0


def staff_add(arguments: argparse.Namespace) -> int:
    """A new seat; its code is printed once and kept nowhere."""
    from bot import seating
    from services.pack import load

    if wrong := seating.unfit(load(configuration.read().street), arguments):
        print(wrong, file=sys.stderr)
        return 1
    return _with_store(lambda store: seating.added(store, arguments, SystemClock().now()))


def staff_list(_: argparse.Namespace) -> int:
    """All seats, one a line."""
    from bot import seating

    return _with_store(seating.listed)


def staff_arrange(arguments: argparse.Namespace) -> int:
    """Name a seat's deputy, or mark the one of the duty phone."""
    from bot import seating

    return _with_store(lambda store: seating.arranged(store, arguments))


def staff_revoke(arguments: argparse.Namespace) -> int:
    """End a seat."""
    from bot import seating

    return _with_store(lambda store: seating.revoked(store, arguments.id))


def roster(arguments: argparse.Namespace) -> int:
    """Groups and people of emergencies."""
    from bot.development import with_stand_ins
    from bot.roster import Desk, run
    from services.pack import load
    from services.texts import Texts

    own = with_stand_ins(configuration.read())
    street = load(own.street)

    async def work(store: Store) -> int:
        return await run(Desk(store, street, Texts(), own, SystemClock().now()), arguments)

    return _with_store(work)


def notices(arguments: argparse.Namespace) -> int:
    """What became of the pushes; send a lost one again."""
    from bot import notices as log
    from services.pack import load

    async def work(store: Store) -> int:
        if arguments.again:
            lines = [await log.again(store, arguments.again, SystemClock().now())]
        elif arguments.failed:
            lines = await log.lost(store, load(configuration.read().street).zone)
        else:
            lines = await log.summary(store)
        print("\n".join(lines))
        return 0

    return _with_store(work)


def people(arguments: argparse.Namespace) -> int:
    """Whose accounts are one person's; take them apart, or join them again."""
    from bot import people as record
    from services.pack import load

    async def work(store: Store) -> int:
        if arguments.what == "joined":
            lines = await record.joined(store, load(configuration.read().street).zone)
        else:
            lines = await record.changed(store, arguments, SystemClock().now())
        print("\n".join(lines))
        return 0

    return _with_store(work)


def migrate(_: argparse.Namespace) -> int:
    """Bring the store to this version's schema; refused while a server runs."""
    return _with_store(_up_to_date, exclusive=True)


def simulate(arguments: argparse.Namespace) -> int:
    """Play a dialogue and print it."""
    from bot.stage import play_file

    return asyncio.run(play_file(arguments.script))


def demo(_: argparse.Namespace) -> int:
    """Fill the store with a believable month that ends now."""
    from bot.demo import DAYS, Month, sample_roster
    from bot.kept import understanding_of
    from bot.wiring import make_office
    from services.clock import FixedClock
    from services.pack import load

    own = configuration.read()
    if own.production:
        print("demo data is refused in production", file=sys.stderr)
        return 1

    async def work(store: Store) -> int:
        clock = FixedClock(SystemClock().now() - DAYS * 86_400_000)
        street = load(own.street)
        desk = understanding_of(street)
        office = make_office(store, clock, street, desk, own.base_url)
        print(f"{await Month(office, clock).play()} messages; look at them: make run")
        people = await sample_roster(store, street, SystemClock().now())
        print(f"{people} people on the sample roster; their codes: python -m bot roster codes")
        return 0

    return _with_store(work)


def call_report(arguments: argparse.Namespace) -> int:
    """What became of an emergency call, in words and as a picture."""
    from bot.calls import reported

    return _with_office(lambda office: reported(office, arguments))


def import_12345(arguments: argparse.Namespace) -> int:
    """Open cases for 12345's work orders; those that are known stay as they are."""
    from bot.papers import take_in

    return _with_office(lambda office: take_in(office, arguments.file, trial=arguments.dry_run))


def duty(arguments: argparse.Namespace) -> int:
    """Read a duty sheet (值班表) in; the days that it names are then as it says."""
    from bot.rhythms import take_duty

    return _with_office(lambda office: take_duty(office, arguments.file))


def cards(arguments: argparse.Namespace) -> int:
    """Read a sheet of card numbers (一卡通) in; the same sheet again changes nothing."""
    from bot.papers import take_cards

    return _with_office(lambda office: take_cards(office, arguments.file))


def minutes(arguments: argparse.Namespace) -> int:
    """Close a meeting with a file as its minutes (纪要)."""
    from bot.rhythms import take_minutes

    meeting, file, day = arguments.meeting, arguments.file, arguments.day
    return _with_office(lambda office: take_minutes(office, meeting, file, day))


def warning(arguments: argparse.Namespace) -> int:
    """Take in a public warning from a file; the running server tells the desk of it."""
    from bot.papers import take_warning

    document = arguments.file.read_bytes()
    return _with_office(lambda office: take_warning(office, document))


def export(arguments: argparse.Namespace) -> int:
    """Write cases with their results into a sheet."""
    from bot.papers import Wanted, take_out

    wanted = Wanted(
        since=arguments.since,
        until=arguments.until,
        track=arguments.track,
        path=arguments.output,
        form=arguments.format,
        contacts=arguments.with_contacts,
    )
    return _with_office(lambda office: take_out(office, wanted))


async def _up_to_date(_: Store) -> int:
    """Opening the store brought it there."""
    print("the store's schema is up to date")
    return 0


def _with_office(work: Callable[[Office], Awaitable[int]]) -> int:
    from bot.kept import understanding_of
    from bot.wiring import make_office, make_signer
    from services.pack import load

    own = configuration.read()
    street = load(own.street)
    desk = understanding_of(street)

    async def within(store: Store) -> int:
        signer = make_signer(own)
        return await work(make_office(store, SystemClock(), street, desk, own.base_url, signer))

    return _with_store(within)


def _with_store(work: Callable[[Store], Awaitable[int]], *, exclusive: bool = False) -> int:
    from bot.wiring import make_store
    from services.pack import load

    async def within() -> int:
        own = configuration.read()
        store = make_store(own, load(own.street).id, exclusive=exclusive)
        await store.open()
        try:
            return await work(store)
        finally:
            await store.close()

    return asyncio.run(within())
