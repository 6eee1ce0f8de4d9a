"""Words for danger: every language, a number in the first line, confirmed numbers only."""

import pytest

from services.pack import check
from tests.pack.folder import Folder

GUIDANCE = """\
guidance:
  - id: fire
    source: made
    first:
      zh-Hans: 先跑出来,打119。
      zh-Hant: 先跑出來,打119。
      en: Get out, call 119.
    steps:
      zh-Hans: [走楼梯。]
      zh-Hant: [走樓梯。]
      en: [Take the stairs.]
"""


@pytest.fixture
def guided(folder: Folder) -> Folder:
    """A pack with guidance of its own."""
    folder.write("guidance.yaml", GUIDANCE)
    return folder


def test_as_written_it_is_sound(guided: Folder) -> None:
    assert check(guided.path) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("      en: Get out, call 119.\n", "", "first: no text in en"),
        ("      zh-Hant: [走樓梯。]\n", "", "steps: no text in zh-Hant"),
        ("en: Get out, call 119.", "en: Get out.", "the first line names no number"),
        ("en: Get out, call 119.", "en: Call 119 or 96119.", "96119 is not confirmed"),
        ("en: [Take the stairs.]", "en: [Call 962777.]", "962777 is not confirmed"),
        ("en: Get out, call 119.", "en: Call 110.", "other numbers than in zh-Hans: 110, 119"),
        ("en: Get out, call 119.", "de: Raus, 119.", "unknown language `de`"),
    ],
)
def test_a_gap_is_told(guided: Folder, old: str, new: str, says: str) -> None:
    guided.spoil("guidance.yaml", old, new)
    assert any(says in fault.message for fault in check(guided.path))


def test_the_street_confirms_a_number_in_its_own_hotlines(guided: Folder) -> None:
    guided.spoil("guidance.yaml", "en: [Take the stairs.]", "en: [Gas, 962777.]")
    hotline = '  - {number: "962777", name: 燃气, source: asked, confirmed: true}\n'
    guided.write("hotlines.yaml", "hotlines:\n" + hotline)
    assert check(guided.path) == []


def test_another_city_s_numbers_are_not_inherited(folder: Folder) -> None:
    """962740 is Shanghai's: a pack that does not inherit shanghai may not say it."""
    folder.write("guidance.yaml", GUIDANCE.replace("119", "962740"))
    assert any("962740 is not confirmed" in fault.message for fault in check(folder.path))


def test_an_emergency_without_guidance_is_a_fault(folder: Folder) -> None:
    topic = "  - {id: flood, name: 水灾, category: safety, urgency: emergency, role: 公安}\n"
    folder.write("taxonomy.yaml", "topics:\n" + topic)
    (fault,) = check(folder.path)
    assert "an emergency needs `guidance`" in fault.message
    assert fault.line == 2
