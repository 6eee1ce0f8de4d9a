"""The 1690 centre: its ten services, the 一卡通, where it is and when it opens."""

from msgspec.structs import replace

from domain.message import Choice, Reply
from domain.session import Question
from domain.street import Card, Centre, Service
from handlers.street import bookings
from handlers.turn import Turn
from services import centre as desk


async def services(turn: Turn) -> Reply:
    """The list, or the one service somebody named or numbered."""
    centre = turn.office.street.centre
    if centre is None:
        return turn.reply("centre-none")
    if (
        turn.command is not None
        and turn.command.verb == "services"
        and not desk.asks_for_card(turn.words)
    ):
        return everything(turn, centre)
    service = _named(turn, centre)
    if service is not None:
        return await bookings.wished(turn, service) or one(turn, centre, service)
    if centre.card is not None and desk.asks_for_card(turn.words):
        return card(turn, centre.card)
    return everything(turn, centre)


async def info(turn: Turn) -> Reply:
    """Where it is and when it opens, as far as that is confirmed."""
    centre = turn.office.street.centre
    if centre is None:
        return turn.reply("centre-none")
    lines = [turn.say("centre-name", name=centre.name)]
    lines.append(
        turn.say("centre-at", address=centre.address)
        if centre.address
        else turn.say("centre-at-unknown")
    )
    lines.append(
        turn.say("centre-hours", hours=centre.hours)
        if centre.hours
        else turn.say("centre-hours-unknown")
    )
    if centre.rooms:
        lines.append(turn.say("centre-rooms", rooms="、".join(room.name for room in centre.rooms)))
    choices = (turn.choice("centre-services"), turn.choice("ask-me"))
    return Reply(text="\n".join(lines), choices=choices)


def everything(turn: Turn, centre: Centre) -> Reply:
    """The ten services, the confirmed ones apart from those only reported."""
    confirmed = [s for s in centre.services if s.confirmed]
    open_ones = [s for s in centre.services if not s.confirmed]
    lines = [_head(turn, centre)]
    if confirmed:
        lines.append(turn.say("services-confirmed", names=_names(confirmed)))
    if open_ones:
        lines.append(turn.say("services-open", names=_names(open_ones)))
    lines.append(turn.say("services-tail"))
    choices: tuple[Choice, ...] = (_typed(turn.choice("ask-me")),)
    if centre.card:
        choices = (_typed(turn.choice("card", card=centre.card.short)), *choices)
    turn.ask("service", choices)
    return Reply(text="\n".join(lines), choices=choices)


async def told_service(turn: Turn, question: Question) -> Reply | None:
    """After the list: a name, 「第三个」 or a bare number means one of its services.

    After one of them: 「明天下午可以吗」 is about that one.
    """
    if turn.command is not None and turn.command.verb == "book":
        return None
    centre = turn.office.street.centre
    if centre is None:
        return None
    service = _named(turn, centre)
    if service is not None:
        return await bookings.wished(turn, service) or one(turn, centre, service)
    before = next((s for s in centre.services if s.id == question.topic), None)
    return await bookings.on_that_day(turn, before) if before else None


def one(turn: Turn, centre: Centre, service: Service) -> Reply:
    """One service: what it is, how to use it, and what nobody has confirmed yet."""
    lines = [turn.say("service-head", number=service.number, name=service.name)]
    known = (
        ("how", service.how),
        ("when", service.when),
        ("where", service.where),
        ("who", service.who),
    )
    lines += [turn.say(f"service-{id}", text=text) for id, text in known if text]
    if not service.confirmed:
        lines.append(turn.say("service-unconfirmed"))
    elif centre.card:
        lines.append(turn.say("service-card", card=centre.card.short))
    choices = () if service.confirmed else (_typed(turn.choice("ask-me")),)
    if way_in := bookings.way_in(turn, service):
        choices = (_typed(way_in), *choices)
    turn.ask("service", choices, topic=service.id)
    return Reply(text="\n".join(lines), choices=choices)


def card(turn: Turn, card: Card) -> Reply:
    """The 一卡通: who gets it, from whom; for everybody else an honest «not known»."""
    facts = {"name": card.name, "issuer": card.issuer, "eligible": card.eligible}
    said = turn.say("card-facts", benefit=card.benefit, **facts)
    return Reply(text=said, choices=(turn.choice("ask-me"),))


def _named(turn: Turn, centre: Centre) -> Service | None:
    return desk.named(centre, turn.office.understanding.spelled(turn.words))


def _head(turn: Turn, centre: Centre) -> str:
    count, card = len(centre.services), centre.card
    if card is None:
        return turn.say("services-head-free", name=centre.name, count=count)
    return turn.say(
        "services-head", name=centre.name, count=count, card=card.short, eligible=card.eligible
    )


def _typed(choice: Choice) -> Choice:
    """A choice beside a numbered list: its words, not a number, so that digits mean the list."""
    return replace(choice, word=choice.say)


def _names(services: list[Service]) -> str:
    return "、".join(f"{s.number} {s.name}" for s in services)
