"""Pages of docs/ that are made from the code: `python -m tools.documents` writes them anew.

A test holds the committed page to what this makes, so it cannot say anything else than the table.
"""

from collections.abc import Mapping
from pathlib import Path

from domain.workflow import OPEN, TABLE, Row

WORKFLOW = Path(__file__).resolve().parent.parent / "docs" / "workflow.md"

STATES: Mapping[str, str] = {
    "submitted": "已提交",
    "accepted": "已受理",
    "dispatched": "已派单",
    "handling": "在办",
    "joint": "联办",
    "waiting_resident": "等居民补充",
    "deferred": "延期",
    "handled": "已办",
    "closed": "办结",
    "reopen_requested": "申请重办",
    "reviewed": "已复盘",
    "rejected": "不受理",
    "merged": "并案",
}
ACTS: Mapping[str, str] = {
    "accept": "受理",
    "take": "值班接下",
    "dispatch": "派单",
    "sign": "签收",
    "contact": "先行联系",
    "handle": "办理完",
    "confirm": "居民认可",
    "redo": "重办",
    "withdraw": "撤回",
}
CLOCKS: Mapping[str, str] = {
    "TRIAGE": "派单",
    "ACK": "签收",
    "FIRST_CONTACT": "先行联系",
    "RESOLVE": "答复",
    "VERIFY": "核查",
    "REDO": "重办",
    "UPDATE": "进展告知",
    "CALLBACK": "回访",
    "RATING": "评价",
    "REVIEW": "重开审核",
}
PARTS: Mapping[str, str] = {
    "rule": "the program itself, in the same commit as what made it possible",
    "reporter": "whoever reported the case",
    "owner": "the seat that signed for it",
    "chief": "a chief (网格长) of the grid whose queue it stands in",
    "desk": "the street's desk (值班)",
    "verifier": "who checks it, never who handled it",
    "supervisor": "the supervisor (总指导员)",
}

_PAGE = """\
# What may happen to a case 案件流转

Made by `python -m tools.documents` from the table in `domain/workflow.py`; change that, not this page.

Nothing changes a case's state except a row of this table. Each step writes one line of history; words
that people said (`result`, `reason`) must be there but are kept apart, so that they can be erased.
A case that is over (closed, reviewed, rejected, merged) has no running clock.

```mermaid
stateDiagram-v2
    [*] --> submitted: submit 提交
{arrows}
```

{everywhere}

| act | from | to | who | must carry | stops | starts |
|---|---|---|---|---|---|---|
{rows}

The first word itself starts TRIAGE (派单), FIRST_CONTACT (先行联系) and RESOLVE (答复), as far as the
case's urgency has them. How long a clock runs stands in the street pack (`streets/common/clocks.yaml`).

| part | who plays it |
|---|---|
{parts}

{unreached}
"""


def workflow_page() -> str:
    """docs/workflow.md."""
    return _PAGE.format(
        arrows="\n".join(_arrow(row, source) for row in _drawn() for source in row.sources),
        everywhere="\n".join(_everywhere(row) for row in TABLE if row not in _drawn()),
        rows="\n".join(_line(row) for row in TABLE),
        parts="\n".join(f"| {part} | {meaning} |" for part, meaning in PARTS.items()),
        unreached=_unreached(),
    )


def main() -> None:
    """Write the pages."""
    WORKFLOW.write_text(workflow_page(), encoding="utf-8")


def _drawn() -> list[Row]:
    """Rows from every open state would cover the picture; they are told in words."""
    return [row for row in TABLE if row.sources != OPEN]


def _arrow(row: Row, source: str) -> str:
    return f"    {source} --> {row.target}: {row.act} {ACTS[row.act]}"


def _everywhere(row: Row) -> str:
    return (
        f"From every open state: `{row.act}` ({ACTS[row.act]}) leads to {row.target}"
        f" ({STATES[row.target]})."
    )


def _line(row: Row) -> str:
    sources = "every open state" if row.sources == OPEN else _named(row.sources, STATES)
    cells = (
        f"`{row.act}` {ACTS[row.act]}",
        sources,
        _named((row.target,), STATES),
        ", ".join(row.who),
        ", ".join(row.must),
        "all" if row.stop == "all" else _named(row.stop, CLOCKS),
        _named(row.start, CLOCKS),
    )
    return f"| {' | '.join(cell or '–' for cell in cells)} |"


def _named(names: tuple[str, ...], meanings: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {meanings[name]}" for name in names)


def _unreached() -> str:
    reached = {"submitted", *(row.target for row in TABLE)}
    missing = tuple(state for state in STATES if state not in reached)
    if not missing:
        return "Every state of `domain/case.py` is reached by some row."
    return f"States that no row leads to yet: {_named(missing, STATES)}."


if __name__ == "__main__":
    main()
