"""A call in the fields of another system: each one read as strictly as its name says, all faults at once."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from domain.readiness import Emergency, Team
from domain.roster import Group
from domain.street import Grid
from services.calls.sentence import Sentence
from services.office import Office

LONGEST: Mapping[str, int] = {"what": 100, "where": 60, "bring": 60}
"""Letters that are read out, and stand on a card, of each."""

MOST_NAMES = 300
MOST_NEEDED = 9_999
FAR = 7 * 24 * 3_600_000
"""Nobody is called (ms) so long before: that is a meeting."""

FIELDS = frozenset(
    ("kind", "grids", "teams", "groups", "whole", "what", "where", "gather_by", "bring", "needed",
     "exercise")
)  # fmt: skip

Named = Emergency | Team | Grid | Group


class Fault(NamedTuple):
    """What is wrong with a field (`api-call-fault-{id}`), "" for all of them."""

    field: str
    id: str
    facts: Mapping[str, str | int] = {}


class Read(NamedTuple):
    """What the fields say; worth nothing where there are faults."""

    sentence: Sentence
    faults: Sequence[Fault]


def read(office: Office, groups: Sequence[Group], given: Mapping[str, object], now: int) -> Read:
    """The same as a sentence in chat would say (sentence.py), nothing guessed and nothing asked.

    A field that is null was not said. `now` is ms UTC.
    """
    reading = _Reading({name: value for name, value in given.items() if value is not None})
    return reading.read(office, groups, now)


class _Reading:
    """The fields of one call, and what was found wrong so far."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self._given = given
        self._faults = [Fault(name[:40], "unknown") for name in given if name not in FIELDS]

    def read(self, office: Office, groups: Sequence[Group], now: int) -> Read:
        ready = office.street.readiness
        kinds = self._known("kind", ready.kinds, self._one_name("kind"))
        sentence = Sentence(
            exercise=self._yes("exercise"),
            whole=self._yes("whole"),
            grids=self._known("grids", office.street.grids, self._names("grids")),
            teams=self._known("teams", ready.teams, self._names("teams")),
            groups=self._known("groups", groups, self._names("groups")),
            kinds=kinds,
            gather_by=self._moment("gather_by", now),
            where=self._text("where"),
            bring=self._text("bring"),
            needed=self._number("needed"),
            what=self._text("what"),
        )
        self._complete(sentence)
        return Read(sentence, tuple(self._faults))

    def _complete(self, sentence: Sentence) -> None:
        wrong = {fault.field for fault in self._faults}
        scoped = bool(sentence.grids or sentence.groups)
        if sentence.whole and scoped:
            self._fault("whole", "whole")
        if not (sentence.whole or scoped or wrong & {"whole", "grids", "groups"}):
            self._fault("grids", "scope")
        for field, value in (("kind", sentence.kind), ("where", sentence.where)):
            if not value and field not in wrong:
                self._fault(field, "missing")

    def _fault(self, field: str, id: str, **facts: str | int) -> None:
        self._faults.append(Fault(field, id, facts))

    def _text(self, field: str) -> str:
        value = self._given.get(field, "")
        if not isinstance(value, str):
            self._fault(field, "text")
            return ""
        line = " ".join("".join(c if c.isprintable() else " " for c in value).split())
        if len(line) > LONGEST[field]:
            self._fault(field, "long", most=LONGEST[field])
        return line

    def _yes(self, field: str) -> bool:
        value = self._given.get(field, False)
        if not isinstance(value, bool):
            self._fault(field, "yes")
        return value is True

    def _number(self, field: str) -> int:
        value = self._given.get(field, 0)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_NEEDED:
            self._fault(field, "number", most=MOST_NEEDED)
            return 0
        return value

    def _moment(self, field: str, now: int) -> int | None:
        """A moment with its offset from UTC, ahead of now."""
        value = self._given.get(field)
        if value is None:
            return None
        try:
            at = datetime.fromisoformat(value) if isinstance(value, str) else None
            ms = round(at.astimezone(UTC).timestamp() * 1_000) if at and at.tzinfo else 0
        except (ValueError, OverflowError):
            ms = 0
        if not ms:
            self._fault(field, "moment")
        elif not now < ms <= now + FAR:
            self._fault(field, "past" if ms <= now else "far")
        return ms

    def _one_name(self, field: str) -> list[str]:
        value = self._given.get(field, "")
        if not isinstance(value, str):
            self._fault(field, "text")
            return []
        return [value] if value.strip() else []

    def _names(self, field: str) -> list[str]:
        value = self._given.get(field, [])
        if not isinstance(value, list) or len(value) > MOST_NAMES:
            self._fault(field, "names")
            return []
        if not all(isinstance(name, str) for name in value):
            self._fault(field, "names")
            return []
        return list(value)

    def _known(self, field: str, things: Sequence[Named], names: list[str]) -> tuple[str, ...]:
        """The ids of what they name; whatever is not known is told, with what there is."""
        called = {_plain(name): one.id for one in things for name in _called(one)}
        strange = [name for name in names if _plain(name) not in called]
        if strange:
            known = "、".join([one.name for one in things][:20]) or "—"
            self._fault(field, "strange", name=strange[0][:40], known=known)
        return tuple(dict.fromkeys(called[_plain(n)] for n in names if n not in strange))


def _called(one: Named) -> tuple[str, ...]:
    return (one.name, *(() if isinstance(one, Group) else one.aliases), one.id)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
