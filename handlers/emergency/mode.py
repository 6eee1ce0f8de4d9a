"""「进入应急」 and 「恢复常态」: two persons say it, everybody who decides hears it."""

from domain.message import Choice, Reply
from domain.mode import WISH_LIFE, Mode, State
from domain.people import Staff
from domain.work import Lane, Notice
from handlers.turn import Turn
from services import when
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.ids import new_id
from services.mode import changing
from services.people import seats
from storage.port import among

DAY = 86_400_000


async def begin(turn: Turn) -> Reply:
    """「进入应急 台风」: an emergency is on as soon as a second person says so too."""
    return await _wished(turn, "emergency")


async def end(turn: Turn) -> Reply:
    """「恢复常态」: ordinary days again, by two persons as well."""
    return await _wished(turn, "ordinary")


async def line(turn: Turn) -> str:
    """What staff read on top of their list while an emergency is on, "" on ordinary days."""
    mode = await changing.current(turn.office.store)
    if not mode.alert:
        return ""
    return turn.say("street-mode-on", kind=_kind(turn, mode), since=_since(turn, mode))


async def _wished(turn: Turn, to: State) -> Reply:
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    seat = next((one for one in mine if changing.may_change(one)), None)
    if seat is None:
        return turn.reply("street-mode-not-you")
    asked = turn.command.rest if turn.command and to == "emergency" else ""
    kind = _meant(turn, asked)
    if asked and not kind:
        return turn.reply("street-mode-kinds", asked=asked, kinds=_kinds(turn))
    changed = await changing.wished(turn.unit, seat, to, kind, turn.now)
    if changed.result == "already":
        return await _already(turn, changed.mode)
    if changed.result in ("asked", "done"):
        await _tell_others(turn, seat, changed)
    said = f"{changed.result}-{to}"
    return turn.reply(f"street-mode-{said}", kind=_kind(turn, changed.mode))


async def _already(turn: Turn, mode: Mode) -> Reply:
    """It is so: since when, by whom, and what was changed before."""
    if not mode.since:
        return turn.reply("street-mode-never")
    lines = [
        turn.say(
            f"street-mode-already-{mode.state}", kind=_kind(turn, mode), since=_since(turn, mode)
        )
    ]
    for change in await changing.history(turn.office.store):
        names = [await _name(turn, id) for id in (change.by, change.second)]
        lines.append(
            turn.say(
                f"street-mode-line-{change.after}",
                at=_moment(turn, change.at),
                kind=_named(turn, change.kind),
                names="、".join(names),
            )
        )
    return Reply(text="\n".join(lines))


async def _tell_others(turn: Turn, seat: Staff, changed: changing.Changed) -> None:
    """Whoever may confirm is asked; once it is done, all of the street's staff hear it."""
    done = changed.result == "done"
    roles = ("desk", "supervisor", *(("grid_chief", "grid_worker", "officer") if done else ()))
    found = await turn.office.store.find(Staff, [among("role", roles)], limit=1_000)
    state = changed.mode.state if done else changed.mode.wish
    said = f"{changed.result}-{state}"
    say = turn.office.texts.say
    kind = _kind(turn, changed.mode)
    words = say(STAFF_LANGUAGE, f"street-mode-tell-{said}", kind=kind, name=seat.name)
    confirm = say(STAFF_LANGUAGE, f"street-mode-confirm-{state}")
    for other in found:
        if other.revoked or other.person in ("", turn.person):
            continue
        turn.unit.insert(
            Notice(
                id=new_id(turn.now),
                street=turn.office.street.id,
                lane=Lane.emergency,
                urgency="emergency",
                reply=Reply(
                    text=words, choices=() if done else (Choice(confirm, confirm, confirm),)
                ),
                made_at=turn.now,
                visible_at=turn.now,
                expires_at=turn.now + (DAY if done else WISH_LIFE),
                staff=other.id,
            )
        )


def _meant(turn: Turn, asked: str) -> str:
    """The kind of emergency that the words name, "" for none."""
    for kind in turn.office.street.readiness.kinds:
        if any(name in asked for name in (kind.name, *kind.aliases)):
            return kind.id
    return ""


def _kind(turn: Turn, mode: Mode) -> str:
    return _named(turn, mode.wish_kind if mode.wish == "emergency" else mode.kind)


def _named(turn: Turn, id: str) -> str:
    kinds = turn.office.street.readiness.kinds
    return next((kind.name for kind in kinds if kind.id == id), "none")


def _kinds(turn: Turn) -> str:
    return "、".join(kind.name for kind in turn.office.street.readiness.kinds)


def _since(turn: Turn, mode: Mode) -> str:
    return _moment(turn, mode.since)


def _moment(turn: Turn, at: int) -> str:
    return when.moment(at, turn.now, turn.office.calendar, turn.session.language)


async def _name(turn: Turn, id: str) -> str:
    seat = await turn.office.store.get(Staff, id)
    return seat.name if seat else turn.say("desk-name")
