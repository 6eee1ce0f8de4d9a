"""What has to hold for a transition besides its state: one name and one test each."""

from collections.abc import Mapping
from typing import Literal

from domain.case import Case

Condition = Literal[
    "never_returned",
    "returned_once",
    "no_open_task",
    "proof_where_asked",
    "another",
    "no_check_asked",
    "reopened_less_than_twice",
    "within_the_window",
]
Facts = Mapping[str, object]

REOPENED_BY_ITSELF = 2
"""So often 「没好」 opens a case again by itself; then a supervisor answers (domain.md)."""


def within_the_window(case: Case, at: int) -> bool:
    """Whether 「没好」 still reaches this case: until 14 days after it was closed (RATING)."""
    rating = case.clock("RATING")
    return case.state == "handled" or bool(rating and rating.running and at <= rating.due)


def unmet(names: tuple[Condition, ...], case: Case, facts: Facts, at: int) -> tuple[Condition, ...]:
    """Those of the conditions that do not hold."""
    if not names:
        return ()
    holds: Mapping[Condition, bool] = {
        "never_returned": case.returned == 0,
        "returned_once": case.returned == 1,
        "no_open_task": case.tasks == 0,
        "proof_where_asked": bool(not case.proof or facts.get("photos")),
        "another": bool(facts.get("seat")) and facts["seat"] != case.handled_by,
        "no_check_asked": not case.check,
        "reopened_less_than_twice": case.reopened < REOPENED_BY_ITSELF,
        "within_the_window": within_the_window(case, at),
    }
    return tuple(name for name in names if not holds[name])
