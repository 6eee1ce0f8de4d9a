"""What people do to a case that they only follow, since theirs is the same thing.

They hear where it stands, add a word, say that it is not fixed, stop following. What else there is
to do is its reporter's; they call it by the number of their own that was merged into it.
"""

from msgspec.structs import replace

from domain.case import Case
from domain.message import Choice, Reply
from domain.rights import Act, person_may
from domain.workflow import within_the_window
from handlers.turn import Turn
from handlers.wording import promised
from services import when
from services.cases import lookup, speaking
from services.cases.results import judging, reopening
from services.cases.telling import alerts, pages, promise
from services.cases.telling.timeline import for_follower
from services.cases.together import followers
from services.cases.together.followers import Followed
from services.cases.words import said


async def all_of(turn: Turn) -> list[Followed]:
    """What the speaker follows, the one followed last on top."""
    return await followers.followed_by(turn.office.store, turn.names)


async def named(turn: Turn, cases: list[Case]) -> list[Followed]:
    """Those followed ones that they name, where none of their own `cases` stands by that number."""
    ref = turn.wanted_case
    if not ref or any(c.state != "merged" for c in lookup.choose(cases, ref)):
        return []
    found = [one for one in await all_of(turn) if one.matches(ref)]
    return [one for one in found if one.case.opened] or found


def line(turn: Turn, one: Followed) -> str:
    """A followed case in one line of a list."""
    state = turn.say(f"state-{one.case.state.replace('_', '-')}")
    return turn.say("follow-line", number=one.known.serial, what=_what(turn, one), state=state)


def choice(turn: Turn, one: Followed, verb: str = "status") -> Choice:
    """The same as an offered answer: it says the whole command with the whole number."""
    return Choice(line(turn, one), turn.say(f"which-{verb}-say", number=one.case.number))


async def status_of(turn: Turn, one: Followed) -> Reply:
    """Its small timeline, and its page as followers may see it."""
    calendar, language = turn.office.calendar, turn.session.language
    went = await for_follower(turn.office, one.case, language)
    lines = [turn.say("follow-head", number=one.known.serial, what=_what(turn, one))]
    for happened in went.lines:
        at = when.moment(happened.at, turn.now, calendar, language)
        lines.append(turn.say("status-line", at=at, what=happened.text))
    if went.now:
        lines.append(turn.say("status-now", what=went.now))
    lines += [went.next, turn.say("follow-ways", number=one.known.serial)]
    cards = await pages.card(turn.office, one.case, language, turn.now, turn.person)
    return Reply(text="\n".join(lines), cards=cards)


async def judged(turn: Turn, cases: list[Case], *, bad: bool) -> Reply | None:
    """「没好」 about a followed case; None where they speak of a case of their own."""
    found = await named(turn, cases) if turn.wanted_case else []
    if not turn.wanted_case and bad and not any(_waits(turn, c) for c in cases):
        found = [one for one in await all_of(turn) if within_the_window(one.case, turn.now)]
    if len(found) > 1:
        return _which(turn, "unrated", found)
    if not found:
        return None
    if not bad:
        return turn.reply("follow-fine", number=found[0].known.serial)
    return await _not_fine(turn, found[0])


async def added(turn: Turn, cases: list[Case]) -> Reply | None:
    """「补充 7 …」 to a followed case: a neighbour's word, passed on to whoever has it."""
    found = await named(turn, cases)
    if len(found) > 1:
        return _which(turn, "add", found)
    if not found:
        return None
    one = found[0]
    if not one.case.opened or not _may(turn, "note", one):
        return turn.reply("case-over", number=one.known.serial)
    await _note(turn, one.case, turn.command.rest if turn.command else turn.words)
    return turn.reply("follow-added", number=one.known.serial)


async def unfollow(turn: Turn) -> Reply:
    """「不再关注 7」, or without a number the only one: nothing more is told of it."""
    theirs = await all_of(turn)
    ref = turn.wanted_case
    found = [one for one in theirs if one.matches(ref)] if ref else theirs
    if len(found) > 1:
        return _which(turn, "unfollow", found)
    if not found:
        return turn.reply("unfollow-none")
    await followers.unfollow(turn.unit, found[0].case, turn.actor("follower"), turn.now)
    return turn.reply("unfollow-done", number=found[0].known.serial, what=_what(turn, found[0]))


async def _not_fine(turn: Turn, one: Followed) -> Reply:
    way, number = reopening.way(one.case, turn.now), one.known.serial
    if way == "early":
        await _note(turn, one.case, _reason(turn))
        return turn.reply("follow-early", number=number)
    if way == "anew" or not _may(turn, "redo" if way == "redo" else "reopen", one):
        return await _anew(turn, one)
    done = await judging.not_fine_beside(
        turn.office, turn.unit, one.case, turn.actor("follower"), _reason(turn), turn.now
    )
    turn.settle()
    answer = promise.answer_by(turn.office, done.case, turn.session.language)
    id = "follow-review" if done.way == "review" else "follow-redo"
    return turn.reply(id if answer else "follow-redo-soon", number=number, answer=answer)


async def _anew(turn: Turn, one: Followed) -> Reply:
    """Too late to open it again: a new case of theirs, which knows the old one and no flat of it."""
    old = one.own or replace(one.shown, pin=None)
    reason = _reason(turn)
    case = reopening.take_up(
        turn.office, turn.unit, old, turn.actor(), reason, await turn.serial(), turn.now
    )
    alerted = await alerts.alert(turn.office, turn.unit, case, reason, turn.now)
    turn.told, turn.twins = alerted.bound, alerted.twins
    turn.settle()
    turn.keep_case(case)
    what = alerts.headline(turn.office, case, turn.session.language)
    before = turn.say("rate-anew", number=one.known.serial, what=what)
    return Reply(text="\n".join([before, *promised(turn, case), turn.say("rate-why")]))


async def _note(turn: Turn, case: Case, text: str) -> None:
    actor = turn.actor("follower")
    words = turn.with_message(said(case, actor, turn.now, "note", text), (), "")
    case = speaking.add(turn.office, turn.unit, case, actor, words, turn.now)
    await speaking.pass_on(turn.office, turn.unit, case, text, turn.now, follower=True)


def _waits(turn: Turn, case: Case) -> bool:
    """Whether one of their own waits for a word of theirs."""
    return within_the_window(case, turn.now)


def _may(turn: Turn, act: Act, one: Followed) -> bool:
    return person_may(turn.names, act, one.case, follows=True)


def _which(turn: Turn, verb: str, found: list[Followed]) -> Reply:
    choices = tuple(choice(turn, one, verb) for one in found[:5])
    turn.ask("which", choices)
    return Reply(text=turn.say("which"), choices=choices)


def _what(turn: Turn, one: Followed) -> str:
    return alerts.headline(turn.office, one.shown, turn.session.language)


def _reason(turn: Turn) -> str:
    reason = turn.command.rest if turn.command else turn.words
    return reason or turn.say("told-not-fine")
