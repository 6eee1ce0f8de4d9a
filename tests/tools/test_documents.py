"""Pages made from the code are the ones that are committed, and say what the code says."""

from typing import get_args

from domain.case import State
from domain.clocks import ClockName
from domain.workflow import TABLE, Condition, Who
from tools.documents import (
    ACTS,
    CLOCKS,
    CONDITIONS,
    PARTS,
    STATES,
    WORKFLOW,
    workflow_page,
)


def test_the_committed_page_is_current() -> None:
    made = workflow_page()
    assert WORKFLOW.read_text("utf-8") == made, "run: python -m tools.documents"


def test_everything_in_the_table_has_a_name_people_know() -> None:
    assert STATES.keys() == set(get_args(State))
    assert CLOCKS.keys() == set(get_args(ClockName))
    assert PARTS.keys() == set(get_args(Who))
    assert CONDITIONS.keys() == set(get_args(Condition))
    assert ACTS.keys() == {row.act for row in TABLE}


def test_every_row_is_a_line() -> None:
    lines = [line for line in workflow_page().splitlines() if line.startswith("| `")]
    assert len(lines) == len(TABLE)
    for row, line in zip(TABLE, lines, strict=True):
        assert line.startswith(f"| `{row.act}` ")
        assert f" {row.target or 'the same'} " in line
        for named in (
            *row.who,
            *row.must,
            *row.start,
            *([] if row.stop == "all" else row.stop),
            *row.pause,
        ):
            assert named in line
