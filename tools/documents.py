"""Pages of docs/ that are made from the code: `python -m tools.documents` writes them anew.

A test holds the committed page to what this makes, so it cannot say anything else than the table.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar, get_args

from domain.workflow import OPEN, TABLE, Row, Who
from services.cases.intake import AT_FIRST
from services.cases.named import Names, Touched, touched
from services.texts import Texts

T = TypeVar("T", bound=str)

WORKFLOW = Path(__file__).resolve().parent.parent / "docs" / "workflow.md"

_TEXTS = Texts()
PEOPLE, READERS = Names(_TEXTS, "zh-Hans"), Names(_TEXTS, "en")
"""States, acts and clocks as the street's people call them; the rest for who reads the code."""

SIGNS = {"stop": "−", "pause": "‖", "resume": "▶", "move": "→", "start": "+"}

_PAGE = """\
# What may happen to a case 案件流转

Made by `python -m tools.documents` from the table in `domain/workflow/rows.py`; change that, not this page.

Nothing changes a case's state except a row of this table. Each step writes one line of history; words
that people said (`result`, `reason`) must be there but are kept apart, so that they can be erased.
Of a case that is over (closed, reviewed, rejected, merged) only CALLBACK and RATING still run.

```mermaid
stateDiagram-v2
    [*] --> submitted: submit 提交
{arrows}
```

{everywhere}

| act | from | to | who | must carry | only if | clocks |
|---|---|---|---|---|---|---|
{rows}

Clocks: − stops, + starts, ‖ pauses, ▶ runs on (later by the pause), → moves to the date given.

The first word itself starts {first}, as far as the
case's urgency has them. A draft is not a state: until the first words are there, photos wait in the
conversation. How long a clock runs stands in the street pack (`streets/common/clocks.yaml`).

| part | who plays it |
|---|---|
{parts}
"""


def workflow_page() -> str:
    """docs/workflow.md."""
    return _PAGE.format(
        arrows="\n".join(_arrow(row, source) for row in _drawn() for source in row.sources),
        everywhere="\n".join(_everywhere(row) for row in TABLE if row not in _drawn()),
        rows="\n".join(_line(row) for row in TABLE),
        first=_named(AT_FIRST, PEOPLE.clock),
        parts="\n".join(f"| {part} | {READERS.part(part)} |" for part in get_args(Who)),
    )


def main() -> None:
    """Write the pages."""
    WORKFLOW.write_text(workflow_page(), encoding="utf-8")


def _drawn() -> list[Row]:
    """Rows from every open state would cover the picture; they are told in words."""
    return [row for row in TABLE if row.sources != OPEN and row.target]


def _arrow(row: Row, source: str) -> str:
    return f"    {source} --> {row.target}: {row.act} {PEOPLE.act(row.act)}"


def _everywhere(row: Row) -> str:
    what = f"`{row.act}` ({PEOPLE.act(row.act)})"
    if row.target is None:
        return f"{what} leaves the state as it is."
    return f"From every open state: {what} leads to {row.target} ({PEOPLE.state(row.target)})."


def _line(row: Row) -> str:
    sources = "every open state" if row.sources == OPEN else _named(row.sources, PEOPLE.state)
    cells = (
        f"`{row.act}` {PEOPLE.act(row.act)}",
        sources,
        _named((row.target,), PEOPLE.state) if row.target else "the same",
        ", ".join(row.who),
        ", ".join(row.must),
        "; ".join(map(READERS.condition, row.only)),
        "; ".join(map(_clocks, touched(row))),
    )
    return f"| {' | '.join(cell or '–' for cell in cells)} |"


def _clocks(one: Touched) -> str:
    return f"{SIGNS[one.how]} {_named(one.clocks, PEOPLE.clock) or 'all'}"


def _named(names: Iterable[T], called: Callable[[T], str]) -> str:
    return ", ".join(f"{name} {called(name)}" for name in names)


if __name__ == "__main__":
    main()
