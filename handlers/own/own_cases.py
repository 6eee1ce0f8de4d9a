"""A person's own cases: hurry, add, take back, answer a colleague."""

from domain.case import Case
from domain.message import Choice, Reply
from domain.session import Question
from handlers.own import followed
from handlers.own.notes import added, kept, recent
from handlers.own.progress import SHOWN, one_line
from handlers.own.verdicts import about_a_result
from handlers.reporting.whereabouts import placed
from handlers.turn import Turn
from services.cases import by_reporter, lookup
from services.cases.telling import alerts, promise, pushes
from services.cases.where import spot_of

ANSWERS_TO_WORDS = frozenset({"other", "thanks", "help", "ack", "case_add", "case_rate", "faq"})
"""What people answer a colleague with; anything else is a matter of its own."""


async def case_of_question(turn: Turn, question: Question | None) -> Case | None:
    """The case that an open question is about."""
    return await turn.unit.get(Case, question.case) if question and question.case else None


async def urge(turn: Turn) -> Reply:
    """「催办 7」: counted once a day, and its owner is told; the answer says who has it until when."""
    case = await one_case(turn, "urge")
    if isinstance(case, Reply):
        return case
    if not case.opened:
        return turn.reply("case-over", number=case.serial)
    case, counted = by_reporter.urge(turn.office, turn.unit, case, turn.actor(), turn.now)
    if counted:
        await _tell_urged(turn, case)
    answer = promise.answer_by(turn.office, case, turn.session.language)
    late = promise.late(case, turn.now)
    done = "urge-done" if counted else "urge-again"
    lines = [turn.say("urge-late" if late else "urge-answer", answer=answer)] if answer else []
    said = turn.say(
        done,
        number=await lookup.called(turn.office.store, case),
        count=case.urged,
        who=pushes.holder(turn.office, case, turn.session.language),
    )
    return Reply(text="\n".join([said, *lines]))


async def _tell_urged(turn: Turn, case: Case) -> None:
    text = turn.office.texts.say(
        alerts.STAFF_LANGUAGE,
        "alert-urged",
        number=case.serial,
        count=case.urged,
        what=alerts.headline(turn.office, case),
    )
    seats = await alerts.concerned(turn.office, case)
    await alerts.tell_seats(turn.unit, case, seats, Reply(text=text), turn.now)


async def add(turn: Turn) -> Reply:
    """「还有…」 adds to the last case, 「补充 7 …」 to that one; a place may be what was missing."""
    if turn.wanted_case:
        own = await lookup.of_reporter(turn.office.store, turn.names)
        if kept_there := await followed.added(turn, own):
            return kept_there
    case = await _case_to_add(turn)
    if isinstance(case, Reply):
        return case
    spot = spot_of(turn.heard)
    if case.state == "submitted" and not case.grid and spot.known:
        return await placed(turn, case, spot)
    words = turn.command.rest if turn.command else turn.words
    return kept(turn, await added(turn, case, words))


async def told_reply(turn: Turn, question: Question) -> Reply | None:
    """The answer to what a colleague said («联系»): it goes to the case and to its handler."""
    case = await case_of_question(turn, question)
    if case is None or not case.opened or not _answers(turn, case) or _judges(turn, case):
        return None
    if question.words:
        return await _read(turn, case, question)
    case = await added(turn, case, turn.words)
    turn.settle()
    return turn.reply("reply-passed", number=case.serial)


async def awaited(turn: Turn) -> Reply | None:
    """The answer to a colleague's question, days after it was put: the case waits for nothing else."""
    if not turn.free or turn.question is not None:
        return None
    cases = await lookup.of_reporter(turn.office.store, turn.names, 10)
    waits = [c for c in cases if c.state == "waiting_resident"]
    if len(waits) != 1 or not _answers(turn, waits[0]):
        return None
    case = await added(turn, waits[0], turn.words)
    return turn.reply("reply-passed", number=case.serial)


async def _read(turn: Turn, case: Case, question: Question) -> Reply:
    """What a colleague said of a quiet case: shown to whoever holds the phone and speaks up."""
    if len(turn.words) > 1:
        await added(turn, case, turn.words)
    turn.ask("reply", case=case.id)
    return Reply(text=question.words)


def _answers(turn: Turn, case: Case) -> bool:
    """Whether this is said to the colleague: no other problem, no other number, nothing to do."""
    if turn.wanted_case:
        return False
    if turn.heard.intent == "appeal":
        return not turn.sure or case.topic in ("", turn.heard.topic)
    return turn.heard.intent in ANSWERS_TO_WORDS


def _judges(turn: Turn, case: Case) -> bool:
    """Whether they were asked 「您看行吗?」 meanwhile, and this is what they say to that."""
    rates = turn.heard.intent == "case_rate" or about_a_result(turn.words)
    return case.state == "handled" and rates


async def one_case(turn: Turn, verb: str) -> Case | Reply:
    """The case they mean, or the question which one, or that there is none."""
    cases = await lookup.of_reporter(turn.office.store, turn.names)
    found = lookup.choose(cases, turn.wanted_case)
    if len(found) == 1:
        return found[0]
    if found:
        return ask_which(turn, verb, found)
    if turn.wanted_case:
        return turn.reply("case-unknown", number=turn.wanted_case)
    return turn.reply("mine-none" if not cases else "mine-none-open")


async def _case_to_add(turn: Turn) -> Case | Reply:
    if not turn.wanted_case:
        last = await recent(turn)
        if last is not None:
            return last
    case = await one_case(turn, "add")
    if isinstance(case, Case) and not case.opened:
        return turn.reply("case-over", number=case.serial)
    return case


def ask_which(turn: Turn, verb: str, found: list[Case]) -> Reply:
    """«Which one?»: the choice says the whole command again, with its number."""
    choices = tuple(
        Choice(
            one_line(turn, c, found), turn.say(f"which-{verb}-say", number=c.number), means="which"
        )
        for c in found[:SHOWN]
    )
    words = turn.command.rest if turn.command else turn.words
    turn.ask("which", choices, words=words if verb == "add" else "")
    return Reply(text=turn.say("which"), choices=choices)


async def told_which(turn: Turn, question: Question) -> Reply | None:
    """The answer to «which one?»: what they wanted to add goes to the case they chose."""
    if not question.words or turn.chosen != "which":
        return None
    case = await one_case(turn, "add")
    if isinstance(case, Reply) or not case.opened:
        return None
    turn.settle()
    return kept(turn, await added(turn, case, question.words))
