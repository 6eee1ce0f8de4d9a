"""Slots of a pack: read, built, and every slip told with its line."""

import pytest

from services.pack import check, load
from tests.pack.folder import Folder

CENTRE = """\
id: hall
name: 北村中心
source: made
services:
  - {id: haircut, number: 1, name: 理发, source: made}
"""
SOUND = """\
slots:
  - id: haircut
    hours: Tu 13:30-16:30
    minutes: 30
    places: 2
    source: made
"""

SLIPS = [
    ("id: haircut", "id: haircuts", "did you mean `haircut`?"),
    ("Tu 13:30-16:30", "Tuesdays", "is not opening_hours"),
    ("Tu 13:30-16:30", '""', "says no hours"),
    ("Tu 13:30-16:30", '"PH 10:00-11:00"', "write them in `holiday_hours`"),
    ("minutes: 30", "minutes: 0", ">= 1"),
    ("places: 2", "place: 2", "did you mean `places`?"),
]


def test_sound_slots(folder: Folder) -> None:
    folder.write("centre.yaml", CENTRE)
    folder.write("slots.yaml", SOUND)
    assert check(folder.path) == []
    (slots,) = load(folder.path).slots
    assert (slots.id, slots.places, slots.ahead, slots.card) == ("haircut", 2, 14, False)


@pytest.mark.parametrize(("good", "bad", "said"), SLIPS)
def test_a_slip(folder: Folder, good: str, bad: str, said: str) -> None:
    folder.write("centre.yaml", CENTRE)
    folder.write("slots.yaml", SOUND.replace(good, bad, 1))
    (fault,) = check(folder.path)
    assert said in fault.message
    assert fault.file.endswith("slots.yaml")
    assert fault.line >= SOUND[: SOUND.index(good)].count("\n")


def test_samples_are_for_trying_out(folder: Folder) -> None:
    folder.write("centre.yaml", CENTRE)
    folder.write("slots.sample.yaml", SOUND + "    sample: true\n")
    assert check(folder.path) == []
    found = [fault for fault in check(folder.path, production=True) if "slots" in fault.file]
    assert ["a sample" in fault.message for fault in found] == [True]
