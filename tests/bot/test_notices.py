"""`python -m bot notices`, beside nothing but a file."""

from collections.abc import Awaitable, Callable

import pytest

from bot.__main__ import main
from domain.message import Reply
from domain.people import Address
from domain.work import Lane, Notice
from services.delivery.limiter import Limiter
from storage.port import Insert, Store

NOON = 1_795_233_600_000


def lost(store: Store) -> Awaitable[None]:
    """One notice that failed, in a store without others."""
    notice = Notice(
        id="n1", street="yichuan", lane=Lane.case, reply=Reply(text="7号办了"), made_at=NOON,
        visible_at=2**53, expires_at=NOON + 1, address=Address("wechat", "wx1", "oZhang"),
        to="reporter", case="c7", fate="failed", detail="the text is too long (45002)",
    )  # fmt: skip
    return store.commit([Insert(notice)])


def test_lost_notices_are_listed_without_words_and_sent_again(
    within: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    within(lost)
    assert main(["notices"]) == 0
    assert capsys.readouterr().out == "failed\t1\n"
    assert main(["notices", "--failed"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("\t") == [
        "n1", "2026-11-21 12:00", "case", "reporter", "c7", "failed", "the text is too long (45002)",
    ]  # fmt: skip
    assert main(["notices", "--again", "n1"]) == 0
    assert capsys.readouterr().out == "n1\twaiting\n"
    assert main(["notices", "--again", "n1"]) == 1
    assert "waiting" in capsys.readouterr().err


def test_what_an_operator_has_to_mend_is_told(
    within: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    async def closed(store: Store) -> None:
        await Limiter(store, lambda: 0.5).close("wechat:wx1", NOON, "IP list (40164)")

    within(closed)
    assert main(["notices"]) == 0
    assert capsys.readouterr().out == "trouble\twechat\tIP list (40164)\n"
