"""The curve of a call's report, and the font it is drawn with."""

from pathlib import Path

from services import fonts
from services.calls import picture
from services.calls.report import report_of
from services.clock import FixedClock
from services.office import Office
from tests.calls.scene import MINUTE, says, sent


async def test_people_over_time(office: Office, clock: FixedClock) -> None:
    call = await sent(office)
    for minute, seat in ((1, "m1"), (2, "m2")):
        clock.move(MINUTE)
        await says(office, call, seat, "received")
        assert minute == (clock.now() - call.sent_at) // MINUTE
    clock.move(MINUTE)
    await says(office, call, "m3", "cannot")
    await says(office, call, "m1", "arrived")
    report = await report_of(office.store, call)
    since = call.sent_at
    assert picture.said(report) == [(since, 0), (since + MINUTE, 1), (since + 2 * MINUTE, 2)]
    assert picture.there(report) == [(since, 0), (since + 3 * MINUTE, 1)]


def test_the_best_font_is_found_in_any_folder_below(tmp_path: Path) -> None:
    for name in ("wqy-zenhei.ttc", "deep/NotoSansCJK-Regular.ttc", "deep/simhei.ttf", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = fonts.found_in([tmp_path / "none", tmp_path])
    assert found == (str(tmp_path / "deep/NotoSansCJK-Regular.ttc"), 2)
    assert fonts.found_in([tmp_path / "none"]) is None
