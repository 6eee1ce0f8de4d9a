"""What somebody asks of a case over the API, as the same turn that chat takes: one rule for both."""

from collections.abc import Sequence
from http import HTTPStatus

from domain.access import Upload
from domain.case import Case, Event, Words
from domain.fetch import uses
from domain.message import Incoming, Media, Pin, Reply
from domain.session import Session
from handlers.turn import Draws, Turn
from services.office import Office
from services.understanding import Command
from services.unit import Unit
from web.api.asking import Asked
from web.api.problem import Problem


async def turn_of(
    office: Office,
    unit: Unit,
    draws: Draws,
    asked: Asked,
    text: str,
    *,
    command: Command | None = None,
    photos: Sequence[str] = (),
    pin: Pin | None = None,
) -> Turn:
    """A turn of whoever asks. It remembers nothing: a program has no open questions."""
    draws.rewind()
    identity = asked.who.identity
    media = await taken(unit, asked, photos)
    session = Session(
        id=identity.id,
        street=office.street.id,
        language=asked.language,
        photos=media,
        photos_at=asked.now,
        pin=pin,
        pin_at=asked.now,
    )
    address = identity.address
    incoming = Incoming(
        channel=address.channel,
        account=address.account,
        sender=address.external,
        key="",
        at=asked.now,
        kind="text",
        text=text,
        pin=pin,
    )
    return Turn(
        office=office,
        incoming=incoming,
        identity=identity,
        session=session,
        unit=unit,
        draws=draws,
        heard=office.understanding.understand(text),
        command=command,
        now=asked.now,
        names=asked.who.names,
    )


async def taken(unit: Unit, asked: Asked, photos: Sequence[str]) -> tuple[Media, ...]:
    """What they uploaded before; it is used once. Raises `Problem` for what is not theirs."""
    found = []
    for id in dict.fromkeys(photos):
        upload = await unit.get(Upload, id)
        if upload is None or upload.person != asked.who.own or upload.expires_at <= asked.now:
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api-no-media")
        unit.delete(upload)
        found.append(upload.media)
    return tuple(found)


def name_files(unit: Unit) -> None:
    """The files that new words carry are named, so that nobody sweeps them."""
    for words in unit.made(Words):
        for use in uses(words):
            unit.put(use)


def happened(unit: Unit, reply: Reply) -> str:
    """What was said of it. Raises `Problem` 409 with these words where nothing came of it."""
    if not unit.made(Event) and not unit.made(Words):
        raise Problem(HTTPStatus.CONFLICT, "api-said", said=reply.text)
    return reply.text


def made_case(unit: Unit, reply: Reply) -> Case:
    """The new case. Raises `Problem` 422 with what is said instead where there is none."""
    made = unit.made(Case)
    if not made:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api-said", said=reply.text)
    return made[0]
