"""Every row of the table of transitions is played by a dialogue and refused in one.

That a dialogue plays what it declares is held by test_journeys.py, step by step.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.script import Script, read_script
from bot.stage import Heard
from domain.workflow import TABLE
from tests.journeys.declared import ROWS, broken

SCRIPTS: Mapping[str, Script] = {
    path.stem: read_script(path) for path in Path(__file__).parent.glob("*.yaml")
}

NEVER_REFUSED: Mapping[str, str] = {}
"""Rows that nothing refuses, and why."""


def _act(name: str) -> str:
    return ROWS[name].act


def test_every_row_has_a_name_of_its_own() -> None:
    assert len(ROWS) == len(TABLE)


@pytest.mark.parametrize("name", ROWS, ids=_act)
def test_a_row_is_played(name: str) -> None:
    assert [stem for stem, script in SCRIPTS.items() if name in script.rows]


@pytest.mark.parametrize("name", [name for name in ROWS if name not in NEVER_REFUSED], ids=_act)
def test_a_row_is_refused(name: str) -> None:
    assert [
        stem
        for stem, script in SCRIPTS.items()
        if any(name in step.refused for step in script.steps)
    ]


@pytest.mark.parametrize("stem", SCRIPTS)
def test_a_dialogue_names_only_rows_there_are(stem: str) -> None:
    script = SCRIPTS[stem]
    refused = {name for step in script.steps for name in step.refused}
    assert {*script.rows, *refused} <= set(ROWS)


STEPS = "steps: [{{王阿姨: {words}, hears: {hears}, refused: {row}}}]"


def _heard(
    tmp_path: Path, words: str, row: str, acts: tuple[str, ...] = (), hears: str = "不能"
) -> Heard:
    path = tmp_path / "one.yaml"
    path.write_text(f"title: 一\n{STEPS.format(words=words, row=row, hears=hears)}", "utf-8")
    return Heard(read_script(path).steps[0], (), (), acts, frozenset({"handled"}))


def test_a_refusal_that_was_tried_and_explained_holds(tmp_path: Path) -> None:
    assert not broken(_heard(tmp_path, "接单 1", "签收"))


def test_what_happened_was_not_refused(tmp_path: Path) -> None:
    assert broken(_heard(tmp_path, "接单 1", "签收", ("sign",)))


def test_who_is_refused_changes_nothing_else_either(tmp_path: Path) -> None:
    assert broken(_heard(tmp_path, "接单 1", "签收", ("contact",)))


def test_other_words_are_no_try(tmp_path: Path) -> None:
    assert broken(_heard(tmp_path, "你好", "签收"))


def test_a_refusal_has_to_be_heard(tmp_path: Path) -> None:
    assert broken(_heard(tmp_path, "接单 1", "签收", hears="[]"))


def test_a_rule_is_tried_by_a_case_that_stands_where_its_row_begins(tmp_path: Path) -> None:
    assert not broken(_heard(tmp_path, "你好", "按规则办结"))
    assert broken(_heard(tmp_path, "你好", "并入事件"))
