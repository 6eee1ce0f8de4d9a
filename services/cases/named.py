"""The table of what may happen to a case, by the names people know: docs and console say the same."""

from collections.abc import Sequence

import msgspec

from domain.case import State
from domain.clocks import ClockName
from domain.session import Language
from domain.workflow import Condition, Row, Who
from services.texts import Texts


class Names(msgspec.Struct, frozen=True):
    """What the table's words are called in one language (`locales/*/workflow.ftl`)."""

    texts: Texts
    language: Language

    def state(self, state: State) -> str:
        """Where a case stands."""
        return self._say(f"flow-state-{_dashed(state)}")

    def act(self, act: str) -> str:
        """What is done."""
        return self._say(f"flow-act-{_dashed(act)}")

    def clock(self, clock: ClockName) -> str:
        """What a clock counts down to."""
        return self._say(f"flow-clock-{_dashed(clock)}")

    def condition(self, condition: Condition) -> str:
        """What has to hold besides."""
        return self._say(f"flow-only-{_dashed(condition)}")

    def part(self, part: Who) -> str:
        """Who plays a part."""
        return self._say(f"flow-who-{part}")

    def fact(self, fact: str) -> str:
        """What has to be carried."""
        return self._say(f"flow-must-{_dashed(fact)}")

    def _say(self, id: str) -> str:
        return self.texts.say(self.language, id)


class Touched(msgspec.Struct, frozen=True):
    """What a row does to some clocks: `how` is start, stop, pause, resume or move.

    No clocks stand for all that run.
    """

    how: str
    clocks: tuple[ClockName, ...]


def touched(row: Row) -> Sequence[Touched]:
    """What a row does to clocks, in the order in which it is told."""
    stopped = Touched("stop", () if row.stop == "all" else row.stop)
    others = (
        Touched("pause", row.pause),
        Touched("resume", (*row.resume, *row.revive)),
        Touched("move", row.move),
        Touched("start", row.start),
    )
    first = [stopped] if row.stop else []
    return [*first, *(each for each in others if each.clocks)]


def _dashed(name: str) -> str:
    """A name as it stands in a message's id."""
    return name.lower().replace("_", "-")
