"""Pages made from the code are the ones that are committed, and say what the code says."""

from domain.workflow import TABLE
from tools.documents import WORKFLOW, workflow_page


def test_the_committed_page_is_current() -> None:
    made = workflow_page()
    assert WORKFLOW.read_text("utf-8") == made, "run: python -m tools.documents"


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
