"""「集结 …」: one sentence becomes a draft, what is missing is asked for, all of it is read back."""

import re

import msgspec
from msgspec.structs import replace

from domain.call import Call
from domain.message import Choice, Reply
from domain.roster import Group
from domain.session import Question
from handlers.emergency import deciding, known
from handlers.reporting import appeals
from handlers.turn import Turn
from services.calls import drafting, readback, rights
from services.calls.completing import answered, changed
from services.calls.leftover import Spots
from services.calls.sentence import Asked, Sentence, read
from services.calls.wishing import sentence_of, wish_of
from services.people import seats
from services.roster import lookup

MUSTER = re.compile(r"集结|集合|集节|集接|急集|(?<![a-z])muster(?![a-z])")
"""Words that call people together in a sentence without the command in front."""

MOVED = re.compile(r"(?:改|换|換|挪|移)?(?:成|为|為)?(?:到|在|at |to )", re.IGNORECASE)
"""How words about another place begin."""

ALSO = re.compile(r"也|还|還|再|另外|加上|also|as well|too", re.IGNORECASE)
"""Words that add to what stands there already."""


async def muster(turn: Turn) -> Reply:
    """「集结 宜南 防汛 20:30 中潭路口 带沙袋」: a draft; nobody hears of it until it is confirmed."""
    return await _begun(turn, turn.command.rest if turn.command else "")


async def drill(turn: Turn) -> Reply:
    """「演练 集结 …」: the same as an exercise."""
    return await _begun(turn, turn.command.rest if turn.command else "", exercise=True)


async def spoken(turn: Turn) -> Reply | None:
    """「请宜南防汛队20:30到中潭路口集合」 from somebody who may call: taken for a call if it says enough."""
    if not (turn.free and turn.question is None and MUSTER.search(turn.words.lower())):
        return None
    if not await _may_call(turn):
        return None
    sentence = await heard(turn, turn.words)
    scoped = sentence.whole or sentence.grids or sentence.groups
    if not (scoped and sentence.kinds and (sentence.where or sentence.gather_by is not None)):
        return None
    return await drafted(turn, sentence)


async def told_part(turn: Turn, question: Question) -> Reply | None:
    """The answer to what was missing; words that are none let the question be put once more."""
    if turn.command and turn.command.verb not in ("muster", "drill"):
        turn.settle()
        return None
    old = msgspec.json.decode(question.words, type=Sentence)
    asked: Asked = msgspec.convert(question.topic, Asked)
    given = answered(old, asked, turn.words, await heard(turn, turn.words))
    if given is None:
        if question.again:
            turn.settle()
            return None
        turn.ask_again(question)
        return Reply(text=turn.say(f"call-ask-{asked}"), choices=question.choices)
    turn.settle()
    return await drafted(turn, given, question.case)


async def heard(turn: Turn, words: str) -> Sentence:
    """What a sentence says, with the names of the groups there are now."""
    office = turn.office
    groups = await lookup.groups(office.store)
    spell = office.understanding.spelled
    return read(words, office.street, groups, turn.now, office.calendar, spell)


async def drafted(turn: Turn, sentence: Sentence, id: str = "") -> Reply:
    """The call read back as a draft (`id`: of the draft that it amends), or the next question."""
    if asked := sentence.missing:
        return await _ask(turn, sentence, asked, id)
    office, unit = turn.office, turn.unit
    wish = wish_of(sentence)
    old = await unit.get(Call, id) if id else None
    blank = Call(id="", street=office.street.id, number="", year=0, serial=0)
    meant = replace(blank, level=wish.level, grids=wish.grids, teams=wish.teams, groups=wish.groups)
    seat = await rights.may_start(office.store, turn.person, meant)
    if seat is None:
        return await _not_theirs(turn, sentence, id)
    if old is not None and old.state == "draft":
        call = drafting.amend(office, unit, old, wish, seat, turn.now)
    else:
        serial = await turn.drawn(drafting.series(office, turn.now))
        call = drafting.draft(office, unit, wish, seat, serial, turn.now)
    said = await readback.read_back(office, call, turn.session.language, turn.now)
    turn.ask("call", said.choices, case=call.id)
    return said


async def told_draft(turn: Turn, question: Question) -> Reply | None:
    """Words after the reading back: «20:45» changes the draft, anything else is its own matter."""
    call = await turn.unit.get(Call, question.case)
    if call is None or not turn.free or turn.heard.intent == "emergency":
        return None
    if alone := await deciding.told_alone(turn, call):
        return alone
    new = _about(turn, call, await heard(turn, turn.words), turn.words)
    moved = MOVED.match(turn.words) or new.where == turn.words
    if not ((new.where and moved and turn.heard.intent != "appeal") or _changes(new)):
        return None
    return await drafted(turn, changed(sentence_of(call), new), call.id)


def _about(turn: Turn, call: Call, new: Sentence, words: str) -> Sentence:
    """What words behind a draft say of it: a place only where they name one, 「也叫宜北」 one more."""
    spots = Spots(turn.office.street, turn.office.understanding.spelled)
    if not (MOVED.match(words) or new.where in spots):
        new = replace(new, where="", what="")
    if not ALSO.search(words):
        return new
    old = sentence_of(call)
    bring = "、".join(filter(None, (old.bring, new.bring)))
    if new.grids and not (old.groups or new.groups or old.whole):
        grids = tuple(dict.fromkeys((*old.grids, *new.grids)))
        teams = tuple(dict.fromkeys((*old.teams, *new.teams)))
        return replace(new, bring=bring, grids=grids, teams=teams, level=old.level)
    return replace(new, bring=bring)


def _changes(new: Sentence) -> bool:
    """Whether words behind a draft are about it: a time, a number, what to bring, who, what."""
    when = new.gather_by is not None
    return when or bool(new.needed or new.bring or new.whole or new.grids or new.kinds)


async def change(turn: Turn) -> Reply:
    """「修改 集3 20:45」; without words they are asked for."""
    call = await known.named(turn)
    if isinstance(call, Reply):
        return call
    if call.state != "draft":
        return known.over(turn, call)
    words = turn.command.rest if turn.command else ""
    if not words:
        choices = readback.choices(turn.office, call, turn.session.language)
        turn.ask("call", choices, case=call.id)
        return turn.reply("call-change-what")
    new = _about(turn, call, await heard(turn, words), words)
    return await drafted(turn, changed(sentence_of(call), new), call.id)


async def _begun(turn: Turn, words: str, *, exercise: bool = False) -> Reply:
    if not await _may_call(turn):
        mine = await seats.held_by(turn.office.store, turn.person)
        if not mine and turn.heard.topic:
            return await appeals.appeal(turn)  # 「集结号餐厅油烟大」
        return turn.reply("call-not-you" if mine else "staff-only")
    sentence = await heard(turn, words)
    return await drafted(turn, replace(sentence, exercise=sentence.exercise or exercise))


async def _may_call(turn: Turn) -> bool:
    held = await seats.held_by(turn.office.store, turn.person)
    if any(seat.role in rights.EVERYWHERE for seat in held):
        return True
    return bool(await rights.convened(turn.office.store, [seat.id for seat in held]))


async def _ask(turn: Turn, sentence: Sentence, asked: Asked, id: str) -> Reply:
    """One thing that is missing, with what may be meant to choose from."""
    names: list[str] = []
    if asked == "scope":
        names = [*(g.name for g in turn.office.street.grids), turn.say("call-whole-street")]
    if asked == "kind":
        found = turn.office.street.readiness.kinds
        names = [k.name for k in found if not sentence.kinds or k.id in sentence.kinds]
    choices = tuple(Choice(name, name) for name in names)
    turn.ask("call_part", choices, case=id, words=_kept(sentence), topic=asked)
    return Reply(text=turn.say(f"call-ask-{asked}"), choices=choices)


async def _not_theirs(turn: Turn, sentence: Sentence, id: str) -> Reply:
    """Not their groups: those that are theirs to choose from."""
    held = await seats.held_by(turn.office.store, turn.person)
    own = await rights.convened(turn.office.store, [seat.id for seat in held])
    found = await lookup.groups(turn.office.store)
    groups: list[Group] = [g for g in found if g.id in {place.group for place in own}]
    choices = tuple(Choice(group.name, group.name) for group in groups)
    turn.ask("call_part", choices, case=id, words=_kept(sentence), topic="scope")
    return Reply(text=turn.say("call-not-your-groups"), choices=choices)


def _kept(sentence: Sentence) -> str:
    return msgspec.json.encode(sentence).decode()
