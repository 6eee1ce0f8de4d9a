"""What every handler and service may use, put together once by `bot/wiring`."""

from datetime import date

import msgspec

from domain.calendar import WorkCalendar
from domain.session import Language
from domain.street import Street, Topic
from domain.workflow import Timing
from services.clock import Clock
from services.signing import Signer
from services.stations import Index
from services.texts import Texts
from services.understanding import Understanding
from storage.port import Store


class Office(msgspec.Struct, frozen=True):
    """The street's desk: its data, its clock, its store and its understanding.

    `signer` makes the links that people are sent; without one of its own they end with the process.
    `subscription` is the template of notices that residents may be asked to allow, "" for none.
    `miniprogram` is the AppID of the street's mini-program that messages may lead into, "" for none.
    `unions` are the channels of whose accounts the unionid has to be asked for.
    """

    store: Store
    clock: Clock
    street: Street
    timing: Timing
    texts: Texts
    understanding: Understanding
    topics: dict[str, Topic]
    stations: Index
    base_url: str
    signer: Signer = msgspec.field(default_factory=Signer.passing)
    subscription: str = ""
    miniprogram: str = ""
    unions: frozenset[str] = frozenset()

    @property
    def calendar(self) -> WorkCalendar:
        """The street's working calendar."""
        return self.timing.calendar

    def topic(self, id: str) -> Topic | None:
        """The topic of that id, None for none or an unknown one."""
        return self.topics.get(id)

    def grid_name(self, id: str, language: Language = "zh-Hans") -> str:
        """A grid's name as people say it, "" for none."""
        return next((g.called(language) for g in self.street.grids if g.id == id), "")


def timing_of(street: Street, holidays: frozenset[date], workdays: frozenset[date]) -> Timing:
    """The street's clocks with the state's calendar under its own override days."""
    hours = street.hours
    own_work, own_free = frozenset(hours.workdays), frozenset(hours.holidays)
    calendar = WorkCalendar(
        zone=street.zone,
        opens=hours.opens,
        closes=hours.closes,
        workdays=(workdays | own_work) - own_free,
        holidays=(holidays | own_free) - own_work,
    )
    by_topic = {t.id: t.clocks for t in street.topics if t.clocks}
    return Timing(street.clocks, calendar, by_topic, street.ladders)
