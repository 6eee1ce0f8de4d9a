"""How a sheet of the roster is read stands in the pack; every slip in it is told by its line."""

import pytest

from domain.errors import BadSettings
from services.pack import load
from tests.pack.folder import Folder

OWN = """\
headings:
  name: [大名]
  phone: [手提]
words:
  leader: [班长]
"""


def test_one_entry_of_its_own_leaves_the_others(folder: Folder) -> None:
    folder.write("roster.yaml", OWN)
    form = load(folder.path).roster
    assert form.headings["name"] == ("大名",)
    assert "应急组" in form.headings["group"]
    assert form.words["leader"] == ("班长",)
    assert "召集人" in form.words["convener"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  phone:", "  fone:", "unknown field `fone`; did you mean `phone`?"),
        ("  leader:", "  leder:", "unknown word `leder`; did you mean `leader`?"),
        ("phone: [手提]", "phone: [大名]", "`大名` is claimed by `name` too"),
        ("leader: [班长]", "leader: [召集人]", "`召集人` is claimed by `convener` too"),
        ("name: [大名]", "name: []", "`name` needs a heading"),
    ],
)
def test_slips(folder: Folder, old: str, new: str, said: str) -> None:
    folder.write("roster.yaml", OWN)
    line = folder.spoil("roster.yaml", old, new)
    with pytest.raises(BadSettings) as raised:
        load(folder.path)
    faults = raised.value.facts["faults"]
    assert isinstance(faults, list)
    assert [(f.file, f.line) for f in faults if said in f.message] == [
        (folder.name("roster.yaml"), line)
    ]


def test_a_street_that_takes_over_nothing_needs_a_name_and_a_group(folder: Folder) -> None:
    folder.spoil("street.yaml", "inherits: [common]", "inherits: []")
    folder.write("roster.yaml", OWN)
    with pytest.raises(BadSettings) as raised:
        load(folder.path)
    assert "headings: `group` is missing" in str(raised.value)
