"""Where each page of a question began, so that whoever copies page after page finds on at once.

The next page begins behind the last case of the one before, whatever came or was closed meanwhile:
nothing is told twice, and nothing left out. Kept in this process, and not for long: a page whose
beginning is not known here is counted off from the nearest one before it.
"""

from typing import NamedTuple

from domain.case import Case
from services.clock import Clock

LIFE = 10 * 60_000
"""How long (ms) the next page may be asked for behind the last one."""

MOST = 2_000
"""Places that are remembered; of more, the oldest is forgotten."""


class Place(NamedTuple):
    """A page, and the case that it begins behind: None for the first of all."""

    page: int
    after: Case | None = None


class Places:
    """By question: whoever asks, and everything they ask for but the page."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[tuple[str, int], tuple[int, Case]] = {}

    def before(self, question: str, page: int) -> Place:
        """The last page not behind this one whose beginning is known."""
        since = self._clock.now() - LIFE
        for earlier in range(page, 1, -1):
            at, after = self._known.get((question, earlier), (0, None))
            if after is not None and at > since:
                return Place(earlier, after)
        return Place(1)

    def keep(self, question: str, page: int, after: Case) -> None:
        """This page of the question begins behind that case."""
        self._known.pop((question, page), None)
        self._known[question, page] = (self._clock.now(), after)
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
