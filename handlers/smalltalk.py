"""Welcome, help, thanks, and what is none of the desk's business."""

from domain.message import Card, Choice, Link, Reply
from handlers.turn import Turn

MENU = ("menu-report", "menu-stations", "menu-mine", "menu-human")


async def welcome(turn: Turn) -> Reply:
    """The first words to a new follower; a scanned code's place is kept for what they say next."""
    turn.remember(welcomed=True)
    _keep_scene(turn)
    street, language = turn.office.street, turn.session.language
    about = Link(turn.say("privacy-link"), f"{turn.office.base_url}/privacy?lang={language}")
    return Reply(
        text=turn.say("welcome", bot=street.bot_name, street=street.name),
        cards=(Card("", links=(about,)),),
        after=_scene_line(turn),
        choices=_menu(turn),
    )


async def scanned(turn: Turn) -> Reply:
    """A follower scanned a QR code on a lift, a stairwell or a station."""
    _keep_scene(turn)
    return Reply(text=_scene_line(turn) or turn.say("help"), choices=_menu(turn))


async def guide(turn: Turn) -> Reply:
    """What can be said here."""
    return Reply(text=turn.say("help"), choices=_menu(turn))


async def thanks(turn: Turn) -> Reply:
    """Thanks for thanks."""
    return turn.reply("thanks")


async def other(turn: Turn) -> Reply:
    """Not understood, or nothing to do: say so kindly and show the ways on."""
    return Reply(text=turn.say("other"), choices=_menu(turn))


async def how_to_report(turn: Turn) -> Reply:
    """The menu's 「说件事」: one sentence is enough."""
    return turn.reply("how-to-report")


async def unreadable(turn: Turn) -> Reply:
    """A sticker, a forward: somebody waits for an answer; an event nobody waits for gets none."""
    return turn.reply("unreadable") if turn.incoming.message else Reply()


async def silence(turn: Turn) -> Reply:
    """Position reports and events nobody waits for: no answer."""
    return Reply()


def _menu(turn: Turn) -> tuple[Choice, ...]:
    return tuple(turn.choice(id) for id in MENU)


def _keep_scene(turn: Turn) -> None:
    if turn.incoming.scene:
        turn.remember(place=turn.incoming.scene, place_at=turn.now)


def _scene_line(turn: Turn) -> str:
    return turn.say("scene-place", place=turn.incoming.scene) if turn.incoming.scene else ""
