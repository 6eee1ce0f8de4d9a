"""Who sits where in the made-up month, when they are away, and what residents report."""

import random
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from domain.document import Document
from domain.links import Epoch
from domain.people import Address, Identity, Role, Staff
from domain.session import Delivery as Answered
from domain.session import Session
from domain.street import Street
from domain.understanding import Urgency
from services import holidays
from services.cases.intake import Report
from services.cases.kinds import KINDS as CASE_KINDS
from services.cases.where import Spot
from services.clock import Clock
from services.delivery.kinds import KINDS as DELIVERY_KINDS
from services.escalation.kinds import KINDS as ESCALATION_KINDS
from services.office import Office, timing_of
from services.pack import load
from services.signing import Signer
from services.texts import Texts
from storage.port import Insert, Store

KINDS: tuple[type[Document], ...] = (
    *CASE_KINDS,
    *DELIVERY_KINDS,
    *ESCALATION_KINDS,
    Staff,
    Identity,
    Session,
    Answered,
    Epoch,
)
DAY = 86_400_000

SEATS: tuple[tuple[str, Role, str], ...] = (
    ("north1", "grid_chief", "yibei"),
    ("north2", "grid_chief", "yibei"),
    ("south1", "grid_chief", "yinan"),
    ("south2", "grid_chief", "yinan"),
    ("desk1", "desk", ""),
    ("desk2", "desk", ""),
    ("deputy", "officer", ""),
    ("phone", "desk", ""),
    ("boss", "supervisor", ""),
)
RESIDENTS = 60
URGENCIES: tuple[Urgency, ...] = ("emergency", "urgent", "high", "normal", "low")
WEIGHTS = (2, 8, 25, 50, 15)


def office_of(store: Store, clock: Clock) -> Office:
    """The sample street's desk, without what only conversations need."""
    street = load("yichuan")
    parts: dict[str, Any] = {
        "store": store,
        "clock": clock,
        "street": street,
        "timing": timing_of(street, *holidays.of_years(range(2026, 2028))),
        "texts": Texts(),
        "signer": Signer("the month"),
        "topics": {topic.id: topic for topic in street.topics},
        "base_url": "http://127.0.0.1",
    }
    parts |= {name: None for name in Office.__struct_fields__ if name not in parts}
    return Office(**parts)


async def settle_in(store: Store, start: int) -> None:
    """Everybody in their seat, residents with an account each; leave is known in advance.

    One chief is away for a week, both southern ones for the same two days; one of the desk has
    left the account, so that no message reaches them.
    """
    away = {
        "north1": ((start + 5 * DAY, start + 12 * DAY),),
        "south1": ((start + 18 * DAY, start + 20 * DAY),),
        "south2": ((start + 18 * DAY, start + 20 * DAY),),
    }
    seats = [replace(_seat(store, *seat), away=away.get(seat[0], ())) for seat in SEATS]
    gone = _account(store, "wecom", "desk2")
    people = [_account(store, "wechat", name) for name in map(resident, range(RESIDENTS))]
    await store.commit([Insert(one) for one in (*seats, replace(gone, following=False), *people)])


def resident(number: int) -> str:
    """Their name; every sixth has no account, and can only be telephoned."""
    return f"resident{number}"


def _seat(store: Store, name: str, role: Role, grid: str) -> Staff:
    chief = role == "grid_chief"
    return Staff(
        id=name, street=store.street, name=name, role=role, grid=grid, person=f"p-{name}",
        address=Address("wecom", "corp", f"p-{name}"), duty=name == "phone",
        deputy="deputy" if chief or role == "desk" else "",
    )  # fmt: skip


def _account(store: Store, channel: str, name: str) -> Identity:
    address = Address(channel, "corp" if channel == "wecom" else "gh", f"p-{name}")
    return Identity(id=address.key, street=store.street, person=f"p-{name}", address=address)


def reports(
    street: Street, chance: random.Random, count: int, start: int, days: int
) -> Iterator[tuple[int, str, Report]]:
    """When (ms UTC) who reports what: most by day, some by night, some without a place."""
    places = [p for p in street.places if p.grid and p.kind in ("estate", "village")]
    topics = [t.id for t in street.topics if not t.quiet and not t.proof and not t.desk_only]
    for _ in range(count):
        at = start + chance.randrange(days) * DAY + int(chance.triangular(0, 24, 10) * 3_600_000)
        place = chance.choice(places)
        known = chance.random() < 0.9
        report = Report(
            topic=chance.choice(topics),
            urgency=chance.choices(URGENCIES, WEIGHTS)[0],
            spot=Spot(place.grid, place.name, f"{chance.randrange(60)}号") if known else Spot(),
            text="有人说了一句话",
        )
        who = chance.randrange(RESIDENTS)
        yield at, f"p-{resident(who)}" if who % 6 else f"p-nobody{who}", report
