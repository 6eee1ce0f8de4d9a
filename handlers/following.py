"""What is said in the middle of a matter and is no matter of its own belongs to it.

A report is seldom over with its first line: 「3号楼5楼」, 「里面还有个老人」, 「太危险了」, the same
words again. Such lines go to the case spoken of last and to those who are on their way; a new
problem in so many words, another place, or a command word stand for themselves.
"""

import re

from domain.case import Case
from domain.message import Reply
from handlers.lost import DIGITS, NOD
from handlers.own import progress
from handlers.own.notes import IN_DANGER, added, kept, missing, note, recent
from handlers.person.people import phone
from handlers.reporting.appeals import FURTHER, accepted, ask_apart
from handlers.reporting.corrections import ask_move, differs, moved
from handlers.reporting.guidance import guidance
from handlers.reporting.whereabouts import placed, spot_for
from handlers.turn import TALK_LIFE, Turn
from services.cases import lookup, placing
from services.cases.intake import Report
from services.cases.telling import alerts
from services.cases.where import Spot, spot_of
from services.masking import phone_in

WHILE = 30 * 60_000
"""So long after a report its story goes on, ms."""

SHORT = 8
"""A line so short may be the rest of an address, characters."""

THANKS = 4
"""「谢谢你们」: longer thanks tell something as well, characters."""

GUESSED = frozenset("centre_info centre_services station_find suggestion wish volunteer".split())
"""What somebody in danger hardly wants, however it sounds."""

WHEN = re.compile(
    r"(?:那|请问|請問|想问|想問)?.{0,5}(?:几时|幾時|几点|幾點|什么时候|什麼時候|啥时候|啥辰光|何时|多久|多长时间|几天|哪天).{0,7}"
    r"|.{0,4}(?:有人来|有人來|会来|會來|来不来|來不來|谁来|誰來|派人来|派人來|有人管|有人处理|有人處理).{0,5}"
    r"|(?:and |so |ok(?:ay)?,? )?(?:when|how (?:long|soon)|will|who|is)\b.{0,16}"
    r"\b(?P<it>it|this|that|they|you|some(?:one|body)|any(?:one|body))\b.{0,24}",
    re.IGNORECASE,
)
"""«When does somebody come?» in a few words that name nothing else."""

UNSAID = frozenset({"other", "faq", "case_status", "appeal"})
"""What such words are taken for by themselves."""

ROOM = re.compile(
    r"(?:楼上|樓上|楼下|樓下|隔壁|对门|對門|我家|我住|住在|他家|邻居|鄰居)(?:是|在|的)?\D{0,4}\d{2,4}(?!\d)"
)
"""「楼上是402」: whose door it is, for those who come."""

TALK = frozenset({"other", "faq", "case_add"})
"""What people say to a person who listens: to those in danger, and to the desk they asked for."""


async def following(turn: Turn) -> Reply | None:
    """The reply where this message goes on about the last case; None where it is its own matter."""
    case = await recent(turn)
    if not turn.free or case is None:
        return None
    if _only_a_phone(turn):
        return await phone(turn)
    late = turn.now - turn.session.last_case_at > _reach(case)
    return None if late else await _about(turn, case)


async def _about(turn: Turn, case: Case) -> Reply | None:
    if _asks_when(turn, case):
        return await progress.last(turn, case)
    if twin := await _twin(turn):
        return await _repeated(turn, twin)
    if phone_in(turn.words) and not _a_problem(turn):
        return await phone(turn)
    return await _explained(turn, case) if _explains(turn, case) else await _more(turn, case)


def _only_a_phone(turn: Turn) -> bool:
    """「13812345678」, 「我电话138…」: what we offered to keep, hours later as well."""
    return bool(phone_in(turn.words)) and len(turn.words) <= len("13812345678") + SHORT


def _asks_when(turn: Turn, case: Case) -> bool:
    """Who is in danger and asks is heard by those on their way instead."""
    if case.kind != "appeal" or case.quiet or case.urgency == "emergency":
        return False
    match = WHEN.fullmatch(turn.words.rstrip(" ?？。!！~"))
    if match is None or turn.heard.place or turn.heard.intent not in UNSAID:
        return False
    return bool(match["it"]) or not _a_problem(turn)


async def _more(turn: Turn, case: Case) -> Reply | None:
    spot = _spot(turn, case)
    again = _repeats(turn, case, spot)
    if not (again or _only_where(turn, spot) or _goes_on(turn, case, spot)):
        return None
    if where := await _where_too(turn, case, spot):
        return where
    return await (_repeated if again else _added)(turn, case)


async def _added(turn: Turn, case: Case) -> Reply:
    """It belongs to the case; what might be a problem of its own can still be made one."""
    case = await added(turn, case, turn.words)
    said = kept(turn, case)
    if turn.heard.intent == "emergency" and turn.sure:
        return Reply(text="\n".join([*guidance(turn, turn.heard.topic or ""), said.text]))
    if case.urgency == "emergency" or turn.heard.intent != "appeal" or missing(turn, case):
        return said
    return ask_apart(turn, case, said.text)


def _reach(case: Case) -> int:
    if case.kind in ("human", "voice"):
        return TALK_LIFE
    return IN_DANGER if case.urgency == "emergency" else WHILE


def _spot(turn: Turn, case: Case) -> Spot:
    """Where they speak of; 「2楼」 alone continues the door that the case has."""
    spot = spot_of(turn.heard)
    if spot != Spot() or not case.place or len(turn.words) > SHORT:
        return spot
    whole = turn.office.understanding.place_of(f"{case.place}{case.door}{turn.words}")
    finer = whole.place == case.place and whole.door.startswith(case.door)
    return Spot(door=whole.door) if finer and whole.door != case.door else spot


def _a_problem(turn: Turn) -> bool:
    return turn.heard.intent in ("appeal", "emergency") and turn.sure


def _elsewhere(case: Case, spot: Spot) -> bool:
    """Whether they speak of another place, or another door of it."""
    if spot.outside or (spot.grid and case.grid and spot.grid != case.grid):
        return True
    if spot.place and case.place and spot.place != case.place:
        return True
    return bool(spot.door and case.door and not spot.door.startswith(case.door))


_LEAD = re.compile(r"^.{0,6}?(?:说|說|讲|講)的(?:就?是)?[\s,，:：]*")
"""「我刚才说的是…」."""


def _explains(turn: Turn, case: Case) -> bool:
    """A voice nobody could read, and now the same in words."""
    if case.kind != "voice" or case.state != "submitted" or case.topic:
        return False
    if lead := _LEAD.match(turn.words):
        turn.heard = turn.office.understanding.understand(turn.words[lead.end() :])
    return turn.heard.intent == "appeal" and not turn.heard.outside


async def _explained(turn: Turn, case: Case) -> Reply:
    heard = turn.heard
    case = note(turn, case, turn.words)
    report = Report(topic=heard.topic or "", urgency=heard.urgency, spot=spot_for(turn))
    case = placing.explain(turn.office, turn.unit, case, report, turn.actor(), turn.now)
    turn.keep_case(case)
    await alerts.alert(turn.office, turn.unit, case, turn.words, turn.now)
    return await accepted(turn, case)


def _repeats(turn: Turn, case: Case, spot: Spot) -> bool:
    """The very same report once more."""
    again = _a_problem(turn) and turn.heard.topic == case.topic != ""
    more = turn.words.startswith(FURTHER)
    return again and not more and len(turn.heard.problems) < 2 and not _elsewhere(case, spot)


async def _twin(turn: Turn) -> Case | None:
    """The same thing at the same door, reported a moment ago, if not as the last one."""
    heard = turn.heard
    if heard.intent not in ("appeal", "emergency") or not heard.place or len(heard.problems) > 1:
        return None
    same = (heard.topic, heard.place, heard.door)
    cases = await lookup.of_reporter(turn.office.store, turn.names, 10)
    lately = (c for c in cases if c.opened and turn.now - c.opened_at <= WHILE)
    return next((c for c in lately if (c.topic, c.place, c.door) == same), None)


async def _repeated(turn: Turn, case: Case) -> Reply:
    case = note(turn, case, turn.words)
    turn.keep_case(case)
    if case.quiet or case.urgency == "emergency":
        return Reply(text="\n".join([*guidance(turn, case.topic)[:1], kept(turn, case).text]))
    lines = [turn.say("add-done-again", number=case.serial), *missing(turn, case)]
    return Reply(text="\n".join(lines))


def _worse(turn: Turn, case: Case, spot: Spot) -> bool:
    """Another danger in the middle of one: the same people are on their way to the same place."""
    topic = turn.office.topic(turn.heard.topic or "")
    alike = case.quiet or not (topic and topic.quiet)
    return case.urgency == "emergency" and alike and not _elsewhere(case, spot)


def _goes_on(turn: Turn, case: Case, spot: Spot) -> bool:
    if turn.heard.intent == "emergency":
        return _worse(turn, case, spot)
    if turn.heard.intent == "appeal":
        return not turn.sure and not _elsewhere(case, spot)
    if NOD.fullmatch(turn.words) or DIGITS.fullmatch(turn.words):
        return False
    if case.quiet or case.urgency == "emergency":
        return turn.heard.intent in TALK or _hardly_meant(turn)
    more = case.kind in ("human", "voice") or bool(spot.door) or ROOM.search(turn.words)
    return turn.heard.intent in TALK and bool(more)


def _hardly_meant(turn: Turn) -> bool:
    """In danger: a wish for a station that only sounds so, and thanks that say something more."""
    if turn.heard.intent == "thanks":
        return len(turn.words) > THANKS
    return turn.heard.intent in GUESSED and not turn.sure


def _only_where(turn: Turn, spot: Spot) -> bool:
    """A place or a door and nothing else."""
    where = spot.place or spot.grid or spot.door
    return turn.heard.intent in ("other", "case_add") and bool(where)


async def _where_too(turn: Turn, case: Case, spot: Spot) -> Reply | None:
    """What the words say of the place: new to the case, finer, or another one than it has."""
    if case.kind != "appeal" or not differs(case, spot):
        return None
    if not case.grid:
        return await placed(turn, case, spot)
    if case.urgency == "emergency" or not _elsewhere(case, spot):
        return await moved(turn, case, spot, turn.words)
    return ask_move(turn, case, spot) if _only_where(turn, spot) else None
