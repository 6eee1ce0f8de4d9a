"""hotline.yaml: every slip is told by its line, and a street may change one entry."""

from pathlib import Path

import pytest

from services.pack import check, load
from tests.pack.folder import Folder

FORM = """\
columns:
  number: [编号]
  text: [事由, 内容]
topic_of:
  路灯: street_lamp
urgency_of:
  急: urgent
marks:
  over: [完]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A street with a sheet of its own."""
    folder = Folder(tmp_path)
    folder.write("hotline.yaml", FORM)
    return folder


def test_a_street_changes_what_it_writes_and_inherits_the_rest(folder: Folder) -> None:
    assert [str(fault) for fault in check(folder.path)] == []
    form = load(folder.path).hotline
    assert form.columns["text"] == ("事由", "内容")
    assert "联系电话" in form.columns["phone"]
    assert form.topics["路灯"] == form.topics["路灯故障"] == "street_lamp"
    assert form.urgencies["急"] == "urgent"
    assert form.marks["over"] == ("完",)


def test_a_topics_own_name_need_not_be_written(folder: Folder) -> None:
    assert load(folder.path).hotline.topics["电梯困人"] == "lift_trapped"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  number: [", "  nummer: [", "unknown field `nummer`; did you mean `number`?"),
        ("[编号]", "编号", "Expected `array`, got `str`"),
        ("[编号]", "[12345]", "Expected `str`, got `int`"),
        ("[编号]", "[]", "`number` needs a heading"),
        ("[事由, 内容]", "[事由, 编号]", "`编号` is claimed by `number` too"),
        ("路灯: street_lamp", "路灯: street_lamps", "路灯: unknown topic `street_lamps`; did you mean `street_lamp`?"),
        ("急: urgent", "急: very", "Invalid enum value 'very'"),
        ("  over: [完]", "  ofer: [完]", "unknown mark `ofer`; did you mean `over`?"),
        ("topic_of:", "topics_of:", "unknown key `topics_of`"),
    ],
)  # fmt: skip
def test_a_slip_is_told_by_its_line(folder: Folder, old: str, new: str, message: str) -> None:
    line = folder.spoil("hotline.yaml", old, new)
    (fault, *more) = check(folder.path)
    assert more == []
    assert (fault.file, fault.line) == (folder.name("hotline.yaml"), line)
    assert message in fault.message


def test_without_words_there_is_nothing_to_open_a_case_with(folder: Folder) -> None:
    folder.spoil("street.yaml", "inherits: [common]", "inherits: []")
    missing = [f for f in check(folder.path) if "hotline.yaml" in f.file]
    assert [f.message for f in missing if "columns" in f.message] == []
    folder.spoil("hotline.yaml", "  text: [事由, 内容]\n", "")
    assert "columns: `text` is missing" in [fault.message for fault in check(folder.path)]
