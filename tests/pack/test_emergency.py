"""How a street prepares for emergencies stands in its pack; every slip in it is told by its line."""

import pytest

from domain.errors import BadSettings
from domain.readiness import Readiness, Step
from domain.street import LANGUAGES
from services.pack import check, load
from tests.pack.folder import Folder

OWN = """\
schedule:
  leaders: [0, 5]
limits:
  two_persons_over: 20
teams:
  - {id: water, name: 排水队, aliases: [抽水队], posts: [pump], source: made}
  - {id: doors, name: 敲门队, posts: [care, pump], source: made}
posts:
  - {id: gong, name: 敲锣, task: 沿街敲锣, source: made}
emergencies:
  - id: quake
    name: 地震
    aliases: [震情]
    posts: [gong, care]
    safety: {zh-Hans: 离开房子，有人受伤打120, zh-Hant: 離開房子，有人受傷打120, en: "Leave the house, someone hurt: 120"}
    public: {zh-Hans: 到空地去, zh-Hant: 到空地去, en: Go out.}
    raises: [water_out]
    source: made
staffing:
  grid: {needs: {网格长: 2}, roles: {grid_chief: 网格长}, source: made}
"""


def readiness(folder: Folder, text: str = OWN) -> Readiness:
    """What the spoilt or sound pack says."""
    folder.write("emergency.yaml", text)
    return load(folder.path).readiness


def test_the_common_times_are_those_of_the_design() -> None:
    steps = load("yichuan").readiness.steps
    assert steps[0] == Step(at=0, do=("leaders", "members"))
    assert [step.at for step in steps if "leaders" in step.do] == [0, 3, 8]
    assert [step.at for step in steps if "members" in step.do] == [0, 10, 20]
    assert [step.at for step in steps if "headcount" in step.do] == [3, 8, 15]
    climbing = [do for step in steps for do in step.do if do in ("deputies", "above", "telephone")]
    assert climbing == ["deputies", "above", "telephone"]


def test_yichuan_has_five_teams_that_nobody_confirmed_and_each_post_has_one() -> None:
    found = load("yichuan").readiness
    names = [team.name for team in found.teams]
    assert names == ["防汛排涝", "巡查值守", "转移安置", "物资保障", "关爱帮扶"]
    assert not any(fact.confirmed for fact in (*found.teams, *found.kinds))
    assert found.staffing is not None
    assert sum(found.staffing.needs.values()) == 1 + 1 + 1 + 2
    for kind in found.kinds:
        assert all(post.teams for post in kind.posts), kind.id


def test_every_kind_is_ready_to_be_put_on_a_card() -> None:
    for kind in load("yichuan").readiness.kinds:
        assert set(kind.safety) == set(LANGUAGES)
        assert len(kind.safety["zh-Hans"]) <= 40, kind.id
        for post in kind.posts:
            assert post.task, post.id
            assert post.how, post.id
            assert post.together, post.id


def test_a_street_without_a_file_has_the_common_kinds_and_no_teams(folder: Folder) -> None:
    found = load(folder.path).readiness
    assert "flood" in {kind.id for kind in found.kinds}
    assert (found.teams, found.staffing) == ((), None)
    assert all(kind.teams == () for kind in found.kinds)


def test_a_street_writes_what_differs(folder: Folder) -> None:
    found = readiness(folder)
    kinds = {kind.id: kind for kind in found.kinds}
    assert [post.id for post in kinds["quake"].posts] == ["gong", "care"]
    assert kinds["quake"].teams == ("doors",)
    pump = next(post for post in kinds["flood"].posts if post.id == "pump")
    assert pump.teams == ("water", "doors")
    assert (found.two_persons_over, found.draft_minutes) == (20, 30)
    assert [step.at for step in found.steps if "leaders" in step.do] == [0, 5]
    assert [step.at for step in found.steps if "members" in step.do] == [0, 10, 20]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("leaders: [0, 5]", "leaders: [0, 5, 5]", "leaders: 5 min after 5 min: out of order"),
        ("leaders: [0, 5]", "leaders: [3, 5]", "leaders: begins at 0, when the call is sent"),
        ("leaders: [0", "leeders: [0", "unknown step `leeders`; did you mean `leaders`?"),
        ("leaders: [0, 5]", "leaders: [-1, 5]", "Expected `int` >= 0"),
        ("two_persons_over", "two_person_over", "did you mean `two_persons_over`?"),
        ("name: 敲门队", "name: 抽水队", "`抽水队` is claimed by `water` too"),
        ("posts: [pump]", "posts: [pumb]", "posts: unknown `pumb`; did you mean `pump`?"),
        ("posts: [care, pump]", "posts: [care, care]", "posts: `care` twice"),
        ("    posts: [gong, care]", "    posts: [gonk, care]", "posts: unknown `gonk`"),
        ("aliases: [震情]", "aliases: [汛情]", "`汛情` is claimed by `flood` too"),
        ("zh-Hant: 離開房子，有人受傷打120, ", "", "safety: no text in zh-Hant"),
        ("someone hurt: 120", "someone hurt: 911", "911 is not confirmed"),
        ("raises: [water_out]", "raises: [water_outt]", "unknown topic `water_outt`; did you mean"),
        ("en: Go out.", 'en: ""', "public: no text in en"),
        ("网格长: 2", "网格长: 0", "网格长: at least 1, or leave it out"),
        ("grid_chief: 网格长", "grid_chief: 网格张", "roles: unknown duty `网格张`"),
        ("  grid: {needs", "  grids: {needs", "unknown unit to staff `grids`"),
    ],
)
def test_slips(folder: Folder, old: str, new: str, said: str) -> None:
    folder.write("emergency.yaml", OWN)
    line = folder.spoil("emergency.yaml", old, new)
    with pytest.raises(BadSettings) as raised:
        load(folder.path)
    faults = raised.value.facts["faults"]
    assert isinstance(faults, list)
    [fault] = faults
    assert said in fault.message
    assert (fault.file, fault.line) == (folder.name("emergency.yaml"), line)


def test_a_street_that_takes_over_nothing_says_when_people_are_called(folder: Folder) -> None:
    folder.spoil("street.yaml", "inherits: [common]", "inherits: []")
    folder.write("emergency.yaml", OWN.replace("posts: [pump]", "posts: []"))
    said = [fault.message for fault in check(folder.path)]
    assert "schedule: `members` is missing" in said
    assert "schedule: `leaders` is missing" not in said


def test_samples_of_it_never_reach_production(folder: Folder) -> None:
    sample = OWN.replace("name: 敲门队,", "name: 敲门队, sample: true,")
    folder.write("emergency.yaml", sample)
    said = [str(f) for f in check(folder.path, production=True) if "emergency.yaml" in f.file]
    assert [fault for fault in said if "a sample" in fault] == said
    assert len(said) == 1
