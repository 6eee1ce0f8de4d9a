"""收到, 在路上, 到岗, 来不了: what somebody who is called says, and what they are told to do next.

Only who is expected counts. From anybody else the same words are a nod; whoever answers a call
they are not in, or one that is over, is told so kindly.
"""

from typing import Literal

from msgspec.structs import replace

from domain.call import Call, Recipient
from domain.message import Choice, Reply
from handlers.emergency import known
from handlers.reporting import emergencies
from handlers.staff import binding
from handlers.turn import Turn
from services.calls import answering, own_post, wording
from services.calls.said import Said, said

VERBS: dict[str, answering.Said] = {
    "received": "received",
    "on_the_way": "coming",
    "arrived": "arrived",
    "cannot": "cannot",
}
"""The command words that answer a call, by what they say."""

NEXT: dict[answering.Said, tuple[answering.Said, ...]] = {
    "received": ("coming", "arrived", "cannot"),
    "coming": ("arrived", "cannot"),
    "arrived": (),
    "cannot": (),
}
"""What may be pressed after an answer: who cannot come is left alone."""


async def spoken(turn: Turn) -> Reply | None:
    """Words of somebody whom a live call awaits; anybody else's stay what they are."""
    heard = said(turn.words, turn.office.understanding.spelled(turn.words))
    if heard is None or turn.incoming.kind not in ("text", "button", "voice"):
        return None
    if heard.call:
        return await _named(turn, heard)
    if heard.reason and turn.heard.intent == "appeal" and turn.heard.place:
        return None  # 「宜川四村12号楼道堆物,轮椅过不来」 tells of something
    awaiting = await answering.live_for(turn.office.store, turn.person)
    if heard.nod:
        open_question = turn.question is not None and turn.question.kind != "menu"
        unanswered = [pair for pair in awaiting if pair[1].answer == "none"]
        awaiting = [] if open_question else unanswered
    return await _answered(turn, heard, awaiting) if awaiting else None


async def ack(turn: Turn) -> Reply:
    """Words of an answer that are no plain one: with a note, or in a way that has to be asked."""
    command = turn.command
    heard = Said(VERBS[command.verb], command.rest) if command and command.verb in VERBS else None
    if command and heard and command.call:
        return await _named(turn, replace(heard, call=command.call))
    awaiting = await answering.live_for(turn.office.store, turn.person)
    if not awaiting:
        return await binding.no_call(turn)
    if heard:
        return await _answered(turn, heard, awaiting)
    call = awaiting[0][0]
    choices = wording.buttons(turn.office, call, turn.session.language)
    return Reply(text=known.told(turn, call, "call-how"), choices=choices)


async def _named(turn: Turn, heard: Said) -> Reply:
    """An answer that names its call: a button pressed, perhaps long ago, perhaps passed on."""
    call = await known.sent(turn, heard.call)
    if isinstance(call, Reply):
        return call
    recipient = await answering.expected(turn.office.store, call, turn.person)
    if recipient is None:
        return Reply(text=known.told(turn, call, "answer-stranger"))
    if not (call.live and recipient.live):
        return await _late(turn, call)
    return await _settled(turn, call, recipient, heard)


async def _answered(turn: Turn, heard: Said, awaiting: list[tuple[Call, Recipient]]) -> Reply:
    """The one call that waits for them; several: which."""
    if len(awaiting) == 1:
        call, recipient = awaiting[0]
        return await _settled(turn, call, recipient, heard)
    choices, lines = [], [turn.say("answer-which")]
    for call, _ in awaiting:
        words = turn.say(f"muster-say-{heard.answer}", number=call.number)
        choices.append(Choice(words, f"{words} {heard.reason}".strip()))
        lines.append(known.line(turn, call))
    return Reply(text="\n".join(lines), choices=tuple(choices))


async def _settled(turn: Turn, call: Call, recipient: Recipient, heard: Said) -> Reply:
    now = turn.now
    how: Literal["button", "chat"] = "button" if turn.incoming.kind == "button" else "chat"
    meant: answering.Said = heard.answer  # type: ignore[assignment]
    done = answering.answer(turn.unit, call, recipient, meant, how, now, heard.reason)
    if done.answer != meant:
        return Reply(text=known.told(turn, call, f"answer-already-{done.answer}"))
    if meant == "cannot" and _in_danger(turn, heard.reason):
        return await _helped(turn, call, heard.reason)
    at_home = meant == "received" and call.full_at > 0 and recipient.answer in ("none", "cannot")
    lines = [known.told(turn, call, "answer-full" if at_home else f"answer-{meant}")]
    if meant == "received" and not at_home:
        lines += _what_next(turn, call, recipient)
    if meant == "coming":
        lines.append(wording.whereabouts(turn.office, call, turn.session.language))
    if meant == "arrived":
        lines += await own_post.lines(turn.office, call, recipient, turn.session.language)
    return Reply(
        text="\n".join(line for line in lines if line),
        choices=() if at_home else _next(turn, call, meant),
        stamp=turn.say(f"answer-stamp-{meant}"),
    )


def _in_danger(turn: Turn, reason: str) -> bool:
    return turn.office.understanding.understand(reason).intent == "emergency"


async def _helped(turn: Turn, call: Call, reason: str) -> Reply:
    """「来不了,家里着火了」: whom to ring comes first, as for anybody in danger."""
    turn.instead(reason)
    said = await emergencies.emergency(turn)
    return replace(said, text=f"{said.text}\n{known.told(turn, call, 'answer-cannot')}")


def _what_next(turn: Turn, call: Call, recipient: Recipient) -> list[str]:
    """Where, by when, which post, with what, and how to stay safe."""
    office, language = turn.office, turn.session.language
    lines = [wording.whereabouts(office, call, language)]
    named = next((each for each in call.posts if each.id == recipient.post), None)
    if named is not None:
        lines.append(turn.say("muster-post", post=named.name))
    if call.bring:
        lines.append(turn.say("muster-bring", bring=call.bring))
    return [*lines, wording.safety(office, call, language)]


def _next(turn: Turn, call: Call, meant: answering.Said) -> tuple[Choice, ...]:
    found = []
    for answer in NEXT[meant]:
        words = turn.say(f"muster-say-{answer}", number=call.number)
        found.append(Choice(turn.say(f"muster-press-{answer}"), words, words))
    if meant == "received":
        words = turn.say("call-word-my_post", number=call.number)
        found.append(Choice(turn.say("post-press"), words, words))
    return tuple(found)


async def _late(turn: Turn, call: Call) -> Reply:
    """It is over; where another call awaits them, that one is shown."""
    at = known.moment(turn, call.ended_at)
    lines = [known.told(turn, call, f"answer-late-{known.state(call)}", at=at)]
    choices: tuple[Choice, ...] = ()
    if awaiting := await answering.live_for(turn.office.store, turn.person):
        other = awaiting[0][0]
        lines += [turn.say("answer-late-other"), known.line(turn, other)]
        choices = wording.buttons(turn.office, other, turn.session.language)
    return Reply(text="\n".join(lines), choices=choices, stamp=turn.say("answer-stamp-over"))
