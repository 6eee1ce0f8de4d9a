"""What a street writes itself wins, id by id; everything else is inherited."""

from domain.street import Allotment
from services.pack import check, load
from tests.pack.folder import Folder


def test_one_topic_of_its_own_leaves_the_others(folder: Folder) -> None:
    topic = "  - {id: street_lamp, name: 路灯, category: street, urgency: high, role: 市政}\n"
    folder.write("taxonomy.yaml", "topics:\n" + topic)
    topics = {topic.id: topic for topic in load(folder.path).topics}
    assert (topics["street_lamp"].role, topics["street_lamp"].urgency) == ("市政", "high")
    assert topics["manhole"].urgency == "urgent"


def test_one_clock_of_its_own_leaves_the_others(folder: Folder) -> None:
    ack = "{emergency: [3, min], urgent: [20, min], high: [1, h], normal: [1, WH], low: [1, WD]}"
    folder.write("clocks.yaml", f"clocks:\n  ACK: {ack}\n")
    clocks = load(folder.path).clocks
    assert clocks["ACK"]["emergency"] == Allotment(3, "min")
    assert clocks["RESOLVE"]["urgent"] == Allotment(24, "h")


def test_a_calendar_of_its_own_replaces_the_inherited_one(folder: Folder) -> None:
    own = 'opens: "08:30"\nquiet: ["21:30", "06:45"]\nholidays: [2026-12-25]\n'
    folder.write("calendar.yaml", own)
    hours = load(folder.path).hours
    assert (hours.opens, hours.closes, hours.quiet) == (510, 1020, (1290, 405))
    assert [day.isoformat() for day in hours.holidays] == ["2026-12-25"]


def test_a_topic_may_have_a_clock_of_its_own(folder: Folder) -> None:
    topic = (
        "  - {id: street_lamp, name: 路灯, category: street, urgency: high, role: 市政,"
        " clocks: {RESOLVE: [2, WD]}}\n"
    )
    folder.write("taxonomy.yaml", "topics:\n" + topic)
    (lamp,) = [topic for topic in load(folder.path).topics if topic.id == "street_lamp"]
    assert lamp.clocks == {"RESOLVE": Allotment(2, "WD")}


def test_clocks_are_checked(folder: Folder) -> None:
    folder.write("clocks.yaml", "clocks:\n  AKC: {emergency: [0, min]}\n")
    messages = [fault.message for fault in check(folder.path)]
    assert "unknown clock `AKC`; did you mean `ACK`?" in messages
    assert "AKC: nothing for `low` (null: no such clock)" in messages
    assert "a clock has to run for some time" in messages


def test_a_street_that_inherits_nothing_is_told_what_it_lacks(folder: Folder) -> None:
    folder.spoil("street.yaml", "[common]", "[]")
    messages = [fault.message for fault in check(folder.path)]
    assert "no clock RESOLVE: write it in clocks.yaml, or inherit common" in messages


def test_samples_are_read_beside_the_others_but_not_in_production(folder: Folder) -> None:
    sample = "  - {id: s, name: 样例, kind: seat, source: made, sample: true}\n"
    folder.write("stations.sample.yaml", "stations:\n" + sample)
    assert [station.id for station in load(folder.path).stations] == ["stop", "s"]
    found = [f for f in check(folder.path, production=True) if "a sample" in f.message]
    assert [(f.file, f.line) for f in found] == [(folder.name("stations.sample.yaml"), 2)]


def test_production_wants_guidance_that_the_street_has_confirmed(folder: Folder) -> None:
    assert any("`fire` is not confirmed" in f.message for f in check(folder.path, production=True))
    assert check(folder.path) == []
