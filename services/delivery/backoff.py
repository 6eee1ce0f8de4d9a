"""When to try again: exponential waits with full jitter, and when to give up."""

from msgspec.structs import replace

from domain.work import Lane, Notice, Outcome
from services.delivery.rules import PATIENCE, Patience


def ceiling(patience: Patience, tries: int) -> int:
    """The longest wait (ms) after the try number `tries` (1, 2, …)."""
    return min(patience.longest, patience.first << min(tries - 1, 40))


def decide(notice: Notice, outcome: Outcome, chance: float) -> Outcome:
    """What an outcome means after so many tries: «again» gets its wait, or is given up.

    The wait is the platform's own plus `chance` (0 to 1) of the ceiling ("full jitter", so that
    what failed together does not come back together).
    """
    if outcome.result != "again":
        return outcome
    patience = PATIENCE[Lane(notice.lane)]
    told_to_wait = outcome.scope != "notice"
    if notice.attempt >= patience.tries and not told_to_wait:
        detail = f"given up after {notice.attempt} tries: {outcome.detail}"
        return replace(outcome, result="failed", detail=detail)
    wait = outcome.wait + round(chance * ceiling(patience, notice.attempt))
    return replace(outcome, wait=wait)


def spent(notice: Notice) -> Outcome | None:
    """The end of a taken notice whose tries never came to a result (it may kill its worker)."""
    if notice.attempt <= PATIENCE[Lane(notice.lane)].tries:
        return None
    return Outcome("failed", f"given up after {notice.attempt - 1} tries")


def idle(notice: Notice, now: int) -> int:
    """How long (ms) to leave a notice that nobody can be given yet (no channel, nobody bound).

    A quarter of its age, so the waits grow without being counted.
    """
    patience = PATIENCE[Lane(notice.lane)]
    return max(patience.first, min(patience.longest, (now - notice.made_at) // 4))
