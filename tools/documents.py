"""Pages of docs/ that are made from the code: `python -m tools.documents` writes them anew.

A test holds the committed page to what this makes, so it cannot say anything else than the table.
"""

from collections.abc import Mapping
from pathlib import Path

from domain.workflow import OPEN, TABLE, Condition, Row

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
    "reject": "不受理",
    "divert": "转出",
    "dispatch": "派单",
    "return": "退单",
    "refer": "再退报总指导员",
    "transfer": "转派",
    "pass_on": "转给另一网格",
    "sign": "签收",
    "reassign": "换人",
    "contact": "先行联系",
    "whistle": "吹哨",
    "regroup": "联办完成",
    "ask": "问居民",
    "answer": "居民补充",
    "request_deferral": "申请延期",
    "refuse_deferral": "不同意延期",
    "defer": "延期",
    "shelve": "挂账",
    "go_on": "恢复办理",
    "handle": "办理完",
    "confirm": "居民认可",
    "pass": "核查通过",
    "close": "按规则办结",
    "fail": "核查不通过",
    "redo": "重办",
    "reopen": "申请重开",
    "grant": "自动重办",
    "order": "同意重办",
    "refuse": "不再重办",
    "rate": "评价",
    "call_back": "回访",
    "review": "复盘",
    "merge": "并案",
    "attach": "并入事件",
    "part": "拆案",
    "withdraw": "撤回",
}
CONDITIONS: Mapping[Condition, str] = {
    "never_returned": "it was not returned before",
    "returned_once": "it was returned once before",
    "no_open_task": "no child task is open",
    "proof_where_asked": "with a photo, where the topic asks for one",
    "another": "by somebody else than who handled it",
    "no_check_asked": "nobody has to check it (urgency below high, solved, no redo, not in the sample)",
    "reopened_less_than_twice": "it was reopened less than twice",
    "within_the_window": "within 14 days after closing",
}
CLOCKS: Mapping[str, str] = {
    "TRIAGE": "派单",
    "ACK": "签收",
    "FIRST_CONTACT": "先行联系",
    "RESOLVE": "答复",
    "VERIFY": "核查",
    "REDO": "重办",
    "UPDATE": "进展告知",
    "WAITING": "等居民",
    "CALLBACK": "回访",
    "RATING": "评价",
    "REVIEW": "重开审核",
}
PARTS: Mapping[str, str] = {
    "rule": "the program itself",
    "reporter": "whoever reported the case",
    "follower": "whoever follows it because they reported the same",
    "owner": "the seat that signed for it",
    "chief": "a chief (网格长) of the grid whose queue it stands in",
    "desk": "the street's desk (值班)",
    "supervisor": "the supervisor (总指导员)",
    "worker": "a grid worker or an officer, who helps and changes no state",
}

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

The first word itself starts TRIAGE (派单), FIRST_CONTACT (先行联系) and RESOLVE (答复), as far as the
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
        parts="\n".join(f"| {part} | {meaning} |" for part, meaning in PARTS.items()),
    )


def main() -> None:
    """Write the pages."""
    WORKFLOW.write_text(workflow_page(), encoding="utf-8")


def _drawn() -> list[Row]:
    """Rows from every open state would cover the picture; they are told in words."""
    return [row for row in TABLE if row.sources != OPEN and row.target]


def _arrow(row: Row, source: str) -> str:
    return f"    {source} --> {row.target}: {row.act} {ACTS[row.act]}"


def _everywhere(row: Row) -> str:
    what = f"`{row.act}` ({ACTS[row.act]})"
    if row.target is None:
        return f"{what} leaves the state as it is."
    return f"From every open state: {what} leads to {row.target} ({STATES[row.target]})."


def _line(row: Row) -> str:
    sources = "every open state" if row.sources == OPEN else _named(row.sources, STATES)
    cells = (
        f"`{row.act}` {ACTS[row.act]}",
        sources,
        _named((row.target,), STATES) if row.target else "the same",
        ", ".join(row.who),
        ", ".join(row.must),
        "; ".join(CONDITIONS[name] for name in row.only),
        _clocks(row),
    )
    return f"| {' | '.join(cell or '–' for cell in cells)} |"


def _clocks(row: Row) -> str:
    touched = (
        ("−", () if row.stop == "all" else row.stop),
        ("‖", row.pause),
        ("▶", (*row.resume, *row.revive)),
        ("→", row.move),
        ("+", row.start),
    )
    said = [f"{sign} {_named(names, CLOCKS)}" for sign, names in touched if names]
    return "; ".join(["− all"] * (row.stop == "all") + said)


def _named(names: tuple[str, ...], meanings: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {meanings[name]}" for name in names)


if __name__ == "__main__":
    main()
