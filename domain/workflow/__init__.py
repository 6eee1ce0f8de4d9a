"""What may happen to a case: the table, its clocks, and the steps that follow it."""

from domain.workflow.conditions import REOPENED_BY_ITSELF, Condition, within_the_window
from domain.workflow.rows import OPEN, TABLE, TAKEN, Row, Who, possible, row_for
from domain.workflow.steps import OWN, SPOKEN, mark, step
from domain.workflow.timing import (
    THRESHOLDS,
    Timing,
    fired,
    given_due,
    moved_due,
    retime,
    start_clocks,
    timed,
)

__all__ = [
    "OPEN",
    "OWN",
    "REOPENED_BY_ITSELF",
    "SPOKEN",
    "TABLE",
    "TAKEN",
    "THRESHOLDS",
    "Condition",
    "Row",
    "Timing",
    "Who",
    "fired",
    "given_due",
    "mark",
    "moved_due",
    "possible",
    "retime",
    "row_for",
    "start_clocks",
    "step",
    "timed",
    "within_the_window",
]
