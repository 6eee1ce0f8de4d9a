"""A case with what its row is made of: its words, its history, who sat where."""

from collections.abc import Mapping

import msgspec

from domain.case import Case, Event, Outcome, Part, Words, Yes
from domain.clocks import ClockName
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.masking import masked
from services.office import Office

MINUTE = 60_000
_OUTCOMES: Mapping[Outcome, str] = {
    "solved": "export-outcome-solved",
    "explained": "export-outcome-explained",
    "cannot": "export-outcome-cannot",
    "not_found": "export-outcome-not-found",
    "withdrawn": "export-outcome-withdrawn",
    "diverted": "export-outcome-diverted",
}
_SAID: Mapping[Yes, str] = {"": "", "yes": "export-yes", "no": "export-no"}


class View(msgspec.Struct, frozen=True):
    """How rows are told: at which moment (ms UTC), and whether with phones and secret words."""

    office: Office
    now: int
    contacts: bool = False

    def say(self, id: str, **facts: str | int) -> str:
        """A word of the street's own sheets."""
        return self.office.texts.say(STAFF_LANGUAGE, id, **facts)

    def time(self, at: int) -> str:
        """A moment by the street's wall clock, "" for none, as any spreadsheet reads it."""
        return f"{self.office.calendar.local(at):%Y-%m-%d %H:%M}" if at else ""


class Record(msgspec.Struct, frozen=True):
    """One row to be. `seats` names each seat."""

    case: Case
    words: tuple[Words, ...]
    events: tuple[Event, ...]
    seats: Mapping[str, str]
    view: View

    def said(self, part: Part) -> str:
        """What was said of this part, one line each; nothing of a secret case without contacts."""
        if self.secret:
            return self.view.say("export-secret") if self._of(part) else ""
        text = "\n".join(words.text for words in self._of(part) if words.text)
        return text if self.view.contacts else masked(text)

    @property
    def secret(self) -> bool:
        """Whether its words and its door are not for this sheet."""
        return (self.case.sealed or self.case.quiet) and not self.view.contacts

    @property
    def phone(self) -> str:
        """The reporter's latest, masked unless contacts are asked for."""
        phone = next((words.phone for words in reversed(self.words) if words.phone), "")
        return phone if self.view.contacts else masked(phone)

    @property
    def outcome(self) -> str:
        """What became of it."""
        outcome = self.case.outcome
        return self.view.say(_OUTCOMES[outcome]) if outcome else ""

    @property
    def handler(self) -> str:
        """The seat that did the work, or has it now."""
        return self.seats.get(self.case.handled_by or self.case.handler, "")

    def answered(self, yes: Yes) -> str:
        """The reporter's own yes or no; "" as long as they said neither."""
        return self.view.say(_SAID[yes]) if yes else ""

    def done_at(self, act: str) -> int:
        """When this first happened, 0 for never."""
        return next((event.at for event in self.events if event.act == act), 0)

    def times(self, act: str) -> int:
        """How often this happened."""
        return sum(event.act == act for event in self.events)

    def due(self, name: ClockName) -> int:
        """By when it had to be done, 0 where there was no such clock."""
        clock = self.case.clock(name)
        return clock.due if clock else 0

    def punctual(self, name: ClockName, done: int) -> str:
        """«按时», «超1天3小时», or nothing as long as there is time."""
        due, until = self.due(name), done or self.case.closed_at or self.view.now
        if not due:
            return ""
        if until > due:
            return self._late((until - due) // MINUTE)
        return self.view.say("export-on-time") if done else ""

    def _late(self, minutes: int) -> str:
        hours, minutes = divmod(minutes, 60)
        if hours < 24:
            return self.view.say("export-late-hours", hours=hours, minutes=minutes)
        return self.view.say("export-late-days", days=hours // 24, hours=hours % 24)

    def _of(self, part: Part) -> list[Words]:
        return [words for words in self.words if words.part == part]
