"""Courses, routes and activities of a pack: read, built, and every slip told with its line."""

import pytest

from services.pack import check, load
from tests.pack.folder import Folder

SOUND = """\
courses:
  - {id: law, name: 预付卡, level: street, source: made}
routes:
  - id: river
    name: 河边
    themes: [城建]
    stops:
      - {name: 桥, theme: 共治, at: [31.26, 121.43]}
      - {name: 码头}
    source: made
activities:
  - {id: clinic, name: 义诊, until: 2026-12-05, source: made}
"""

SLIPS = [
    ("level: street", "level: town", "town"),
    ("themes: [城建]", "themes: [城市]", "城市"),
    ("[31.26, 121.43]", "[121.43, 31.26]", "swapped"),
    ("id: clinic", "id: Clinic 1", "match"),
    ("until: 2026-12-05", "until: soon", "date"),
]


def test_sound_offers(folder: Folder) -> None:
    folder.write("offers.yaml", SOUND)
    assert check(folder.path) == []
    offers = load(folder.path).offers
    assert [one.id for one in (*offers.courses, *offers.routes, *offers.activities)] == [
        *("law", "river", "clinic")
    ]
    assert offers.routes[0].stops[1].at is None
    assert not offers.courses[0].confirmed


@pytest.mark.parametrize(("good", "bad", "said"), SLIPS)
def test_a_slip(folder: Folder, good: str, bad: str, said: str) -> None:
    folder.write("offers.yaml", SOUND.replace(good, bad, 1))
    (fault,) = check(folder.path)
    assert said in fault.message
    assert fault.file.endswith("offers.yaml")


def test_samples_are_for_trying_out(folder: Folder) -> None:
    folder.write(
        "offers.sample.yaml", SOUND.replace("source: made}", "source: made, sample: true}")
    )
    assert check(folder.path) == []
    found = [fault for fault in check(folder.path, production=True) if "offers" in fault.file]
    assert ["a sample" in fault.message for fault in found] == [True, True]
