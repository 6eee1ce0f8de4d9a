"""Welcome, help, thanks, and what is none of the desk's business."""

from domain.message import Card, Link, Reply
from handlers.lost import PASSING, menu
from handlers.turn import Turn
from services import apppages
from services.cases import lookup
from services.mode import changing, effects


async def welcome(turn: Turn) -> Reply:
    """The first words to a new follower; a scanned code's place is kept for what they say next."""
    turn.remember(welcomed=True)
    _keep_scene(turn)
    street, language = turn.office.street, turn.session.language
    about = Link(turn.say("privacy-link"), f"{turn.office.base_url}/privacy?lang={language}")
    return Reply(
        text=turn.say("welcome", bot=street.bot_name, street=street.name),
        cards=(Card("", links=(*_app(turn), about)),),
        after=_scene_line(turn),
        choices=menu(turn),
    )


def _app(turn: Turn) -> tuple[Link, ...]:
    """The way into the street's mini-program, where it has one."""
    page = apppages.at(turn.office, apppages.MAP)
    if page is None:
        return ()
    return (Link(turn.say("app-link"), f"{turn.office.base_url}/map", page),)


async def entered(turn: Turn) -> Reply:
    """Somebody opened the conversation: words for a newcomer, silence for everybody else."""
    return Reply() if turn.session.welcomed else await welcome(turn)


async def scanned(turn: Turn) -> Reply:
    """A follower scanned a QR code on a lift, a stairwell or a station."""
    _keep_scene(turn)
    return Reply(text=_scene_line(turn) or turn.say("help"), choices=menu(turn))


async def guide(turn: Turn) -> Reply:
    """What can be said here; what an emergency that is on calls for comes first."""
    mode = await changing.current(turn.office.store)
    advice = effects.advice(turn.office, mode, turn.session.language)
    text = "\n".join(line for line in (advice, turn.say("help")) if line)
    return Reply(text=text, choices=menu(turn))


async def greet(turn: Turn) -> Reply:
    """「在吗」: somebody is; what waits for their words is not forgotten."""
    if turn.waiting:
        return turn.reply("photo-waiting", count=len(turn.waiting))
    if turn.question and turn.question.kind not in PASSING:
        return turn.reply("greet")
    return Reply(text=turn.say("greet"), choices=menu(turn))


async def thanks(turn: Turn) -> Reply:
    """Thanks for thanks; a case that waits for their word is not closed by it."""
    cases = await lookup.of_reporter(turn.office.store, turn.names, 10)
    waiting = next((c for c in cases if c.state == "handled" and not c.quiet), None)
    if waiting is None:
        return turn.reply("thanks")
    return turn.reply("thanks-ask", number=lookup.short(waiting, cases))


async def how_to_report(turn: Turn) -> Reply:
    """The menu's 「说件事」: one sentence is enough."""
    return turn.reply("how-to-report")


async def unreadable(turn: Turn) -> Reply:
    """A sticker, a forward: somebody waits for an answer; an event nobody waits for gets none."""
    return turn.reply("unreadable") if turn.incoming.message else Reply()


async def silence(turn: Turn) -> Reply:
    """Position reports and events nobody waits for: no answer."""
    return Reply()


def _keep_scene(turn: Turn) -> None:
    if turn.incoming.scene:
        turn.remember(place=turn.incoming.scene, place_at=turn.now)


def _scene_line(turn: Turn) -> str:
    return turn.say("scene-place", place=turn.incoming.scene) if turn.incoming.scene else ""
