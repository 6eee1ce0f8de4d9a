"""What people hear of a wish by themselves: its wisher, whoever took it up, and the desk."""

from domain.message import Choice, Reply
from domain.people import Address
from domain.reminder import Reminder
from domain.session import Language
from domain.wish import Wish
from domain.work import Lane, Notice
from services.cases.telling.alerts import NOBODY_YET, STAFF_LANGUAGE, seats
from services.ids import new_id
from services.masking import masked
from services.office import Office
from services.reminders import single
from services.unit import Unit

DAY = 86_400_000
LIFE = 7 * DAY
"""How long (ms) a word about a wish is tried to be said."""

ASKED_AFTER, DESK_AFTER = 40 * 3_600_000, 14 * DAY
"""When whoever took it up is asked how it goes, and when the desk is, ms after the claim: the first
while WeChat still lets us write to somebody who wrote two days ago."""

LOOK_WITHIN = DAY
"""When the desk is reminded of a wish that nobody has looked at, ms."""


def to_wisher(
    office: Office, unit: Unit, wish: Wish, id: str, now: int, *words: str, said: str = ""
) -> None:
    """Say it to whoever made the wish; `words` are what they may answer with."""
    reply = _reply(office, wish, wish.language, id, words, said)
    unit.insert(_notice(wish, reply, now, address=wish.address))


def to_claimer(
    office: Office, unit: Unit, wish: Wish, id: str, now: int, *words: str, said: str = ""
) -> None:
    """Say it to whoever took it up."""
    if wish.claimer_address is not None:
        reply = _reply(office, wish, wish.claimer_language, id, words, said)
        unit.insert(_notice(wish, reply, now, address=wish.claimer_address))


async def to_desk(office: Office, unit: Unit, wish: Wish, id: str, now: int, said: str) -> None:
    """Say it to everybody at the desk, or to whoever sits there first."""
    for staff in await _desk(office):
        reply = _reply(office, wish, STAFF_LANGUAGE, id, (), said)
        unit.insert(_notice(wish, reply, now, staff=staff))


async def remind_desk(
    office: Office, unit: Unit, wish: Wish, id: str, due: int, about: str
) -> None:
    """Plan that the desk is reminded, unless `take_back` comes first."""
    reply = _reply(office, wish, STAFF_LANGUAGE, id, (), "")
    for staff in await _desk(office):
        await single.plan(unit, _reminder(wish, f"{id}:{staff}", due, reply, about, staff=staff))


async def remind_claimer(office: Office, unit: Unit, wish: Wish, due: int, about: str) -> None:
    """Plan that whoever took it up is asked how it goes."""
    words = ("give", "back")
    reply = _reply(office, wish, wish.claimer_language, "wish-remind-give", words, "")
    if wish.claimer_address is not None:
        await single.plan(
            unit, _reminder(wish, "claimer", due, reply, about, address=wish.claimer_address)
        )


def looking(wish: Wish) -> str:
    """What the desk's first reminder is about."""
    return f"wish:{wish.id}:look"


def claim(wish: Wish) -> str:
    """What the reminders of a claim are about."""
    return f"wish:{wish.id}:claim"


def words_of(office: Office, language: Language, number: int, *words: str) -> tuple[Choice, ...]:
    """Acts to be typed, each with the wish's number, so that no digit means two things."""
    said = [office.texts.say(language, f"wish-word-{word}", number=number) for word in words]
    return tuple(Choice(one, one, word=one) for one in said)


async def _desk(office: Office) -> list[str]:
    found = await seats(office, "desk")
    return [seat.id for seat in found] or [NOBODY_YET]


def _reply(
    office: Office, wish: Wish, language: Language, id: str, words: tuple[str, ...], said: str
) -> Reply:
    lines = [office.texts.say(language, id, number=wish.number)]
    if said:
        lines.append(office.texts.say(language, "wish-quoted", words=masked(said)))
    choices = words_of(office, language, wish.number, *words)
    return Reply(text="\n".join(lines), choices=choices)


def _notice(
    wish: Wish, reply: Reply, now: int, *, address: Address | None = None, staff: str = ""
) -> Notice:
    return Notice(
        id=new_id(now),
        street=wish.street,
        lane=Lane.reminder,
        reply=reply,
        made_at=now,
        visible_at=now,
        expires_at=now + LIFE,
        address=address,
        staff=staff,
        to="staff" if staff else "reporter",
    )


def _reminder(
    wish: Wish,
    name: str,
    due: int,
    reply: Reply,
    about: str,
    *,
    address: Address | None = None,
    staff: str = "",
) -> Reminder:
    return Reminder(
        id=f"{about}:{name}",
        street=wish.street,
        due=due,
        expires=due + LIFE,
        reply=reply,
        about=about,
        address=address,
        staff=staff,
    )
