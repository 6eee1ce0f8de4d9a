"""`python -m bot people`: what was joined, taken apart and joined again by an operator."""

from collections.abc import Callable

import pytest

from bot.__main__ import main
from services.clock import FixedClock
from storage.port import Store
from tests.handlers.desk import MONDAY, Desk
from tests.people.scene import chat, mini, one_person, signed_in, told

ANN, ANNS = chat("oAnn"), mini("mAnn")
Within = Callable[..., None]
Said = pytest.CaptureFixture[str]


async def joined(store: Store) -> None:
    """One person with two accounts, and another beside."""
    desk = Desk(store, FixedClock(MONDAY))
    await desk.say("oAnn", "宜川四村12号路灯不亮")
    await desk.say("oBob", "你好")
    await signed_in(desk, "mAnn", "u-ann")
    await told(desk, ANN, "u-ann")


async def _is(store: Store, *, one: bool) -> None:
    assert await one_person(Desk(store, FixedClock(MONDAY)), ANN, ANNS) is one


def test_apart_and_together_again(within: Within, capsys: Said) -> None:
    within(joined)
    assert main(["people", "joined"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("\t")[:2] == ["2026-11-23 10:30", "unionid"]
    assert line.endswith("\t-")
    assert "Ann" not in line
    assert main(["people", "split", ANNS]) == 0
    assert capsys.readouterr().out.startswith("apart: ")
    within(lambda store: _is(store, one=False))
    assert main(["people", "join", ANN, ANNS]) == 0
    within(lambda store: _is(store, one=True))
    capsys.readouterr()
    assert main(["people", "joined"]) == 0
    lines = {line.split("\t")[1]: line for line in capsys.readouterr().out.splitlines()}
    assert lines["operator"].endswith("\t-")
    assert not lines["unionid"].endswith("\t-")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (["split", chat("oBob")], "never joined"),
        (["split", chat("oNobody")], "no account"),
        (["join", ANN, chat("oNobody")], "no account"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    within: Within, capsys: Said, asked: list[str], why: str
) -> None:
    within(joined)
    assert main(["people", *asked]) == 1
    assert why in capsys.readouterr().err
    within(lambda store: _is(store, one=True))
