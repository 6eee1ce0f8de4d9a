"""Photos, voice, links and corrected messages: they belong to the words before or after them."""

from domain.case import Case, Words
from domain.message import Reply
from handlers.own.notes import added, in_danger, kept, pass_on, recent
from handlers.reporting import photos
from handlers.reporting.corrections import changed
from handlers.staff import finishing, on_the_spot
from handlers.turn import MOST_PHOTOS, Turn
from handlers.wording import closed_now
from services import when
from services.cases import by_reporter
from services.cases.intake import Report, open_case
from services.cases.telling import alerts
from services.cases.words import said
from storage.port import eq

AFTER = 3_600_000
"""A photo without words within an hour of a case belongs to it, ms."""


async def photo(turn: Turn) -> Reply:
    """A picture without words: for the case just made, or waiting for its words."""
    for read in (on_the_spot.photo, finishing.photo):
        if (shown := await read(turn)) is not None:
            return shown
    danger = await in_danger(turn)
    if danger is not None:
        return await _from_danger(turn, danger, "photo-words")
    case = await recent(turn, AFTER)
    if case is not None and turn.session.place_at <= turn.session.last_case_at:
        return await photos.taken(turn, case)
    assert turn.incoming.media is not None
    sent = (*turn.waiting, turn.incoming.media)[-MOST_PHOTOS:]
    turn.remember(photos=sent, photos_at=turn.now)
    return turn.reply("photo-waiting", count=len(sent))


async def _from_danger(turn: Turn, case: Case, id: str) -> Reply:
    """What somebody in danger sends goes to those on their way, unread as it is."""
    return kept(turn, await added(turn, case, turn.say(id)))


async def voice(turn: Turn) -> Reply:
    """A voice nobody could read: a desk item with its audio and a clock, never turned away."""
    assert turn.incoming.media is not None
    danger = await in_danger(turn)
    if danger is not None:
        return await _from_danger(turn, danger, "voice-words")
    case = open_case(
        turn.office,
        turn.unit,
        Report(kind="voice", media=(turn.incoming.media,), message=turn.message_key),
        turn.actor(),
        await turn.serial(),
        turn.now,
    )
    await alerts.alert(turn.office, turn.unit, case, "", turn.now)
    turn.keep_case(case)
    clock = case.clock("TRIAGE")
    by = (
        when.moment(clock.due, turn.now, turn.office.calendar, turn.session.language)
        if clock
        else ""
    )
    lines = [turn.say("voice-kept", number=case.serial, by=by), *closed_now(turn)]
    return Reply(text="\n".join(lines))


async def link(turn: Turn) -> Reply:
    """A shared link says nothing we could act on: ask for one sentence."""
    return turn.reply("link-received")


async def edited(turn: Turn) -> Reply:
    """A corrected message: a note to the case its first version made (contracts.md)."""
    message = f"{turn.identity.id}:{turn.incoming.edits}"
    found = await turn.office.store.find(Words, [eq("message", message)], limit=1)
    case = await turn.unit.get(Case, found[0].case) if found else None
    if case is None or not case.opened or not turn.words:
        return Reply()
    place = await changed(turn, case)
    if place is not None:
        return place
    words = said(case, turn.actor(), turn.now, "note", turn.words)
    case = by_reporter.note(turn.unit, case, turn.actor(), turn.now, words)
    await pass_on(turn, case, turn.words)
    return turn.reply("edit-added", number=case.serial)
