"""Which handler answers: first by what kind of thing came in, then by what its words mean.

The tables are explicit; a new intent is a line here and a function in its family's file.
"""

from collections.abc import Awaitable, Callable

from domain.message import Reply
from handlers import dialogue, following, lost, smalltalk
from handlers.emergency import answers, calls, deciding, errands, mode, post, running, widening
from handlers.meetings import duty, meetings, minutes, notices, swaps
from handlers.own import appointments, followed, own_cases, progress, ratings, taking_back
from handlers.person import consents, people, tongue
from handlers.reporting import appeals, corrections, desk_items, emergencies, media, photos, pins
from handlers.staff import (
    asking,
    behalf,
    belonging,
    binding,
    calling_back,
    checking,
    deferring,
    finishing,
    joining,
    joint,
    labels,
    leave,
    noting,
    on_the_spot,
    roster,
    routing,
    screening,
    station_keeping,
    supervising,
    taking,
    telephoning,
    workbench,
)
from handlers.street import attendance, bookings, centre, community, micro_wishes, stations
from handlers.turn import Turn
from services.people import seats

MINE_AND_HUMAN = "我的·人工"
"""The third button of the menu, where it has no buttons below it."""

Handler = Callable[[Turn], Awaitable[Reply]]


async def by_words(turn: Turn) -> Reply:
    """Words: an answer, a correction or more of the same matter first, else what they mean."""
    for read in READINGS:
        answered = await read(turn)
        if answered is not None:
            return answered
    verb = turn.command.verb if turn.command else ""
    heard = turn.heard
    danger = heard.intent == "appeal" and heard.urgency == "emergency"
    intent = "emergency" if danger else heard.intent
    handler = VERBS.get(verb) or INTENTS.get(intent, lost.other)
    return await handler(turn)


READINGS: tuple[Callable[[Turn], Awaitable[Reply | None]], ...] = (
    answers.spoken,
    dialogue.answered,
    calls.spoken,
    photos.said_whose,
    corrections.correction,
    ratings.spoken,
    own_cases.awaited,
    appointments.spoken,
    following.following,
)
"""What a message may be before it is a matter of its own, in this order."""


async def pressed(turn: Turn) -> Reply:
    """A key of the account's menu: a command word, or one that this house does not know."""
    if turn.incoming.text == MINE_AND_HUMAN:
        return await progress.mine_and_human(turn)
    return await (by_words if turn.command else smalltalk.guide)(turn)


async def asked(turn: Turn) -> Reply:
    """「问 7 几号楼?」 asks a reporter; a resident's 「问」 opens a sentence like any other."""
    return await _of_staff(turn, asking.ask)


async def phoned(turn: Turn) -> Reply:
    """「电话 7 说了什么」 is the desk's; a resident's 「电话 6…」 is what follows the word."""
    return await _of_staff(turn, telephoning.telephoned)


async def _of_staff(turn: Turn, handler: Handler) -> Reply:
    if await seats.of_person(turn.office.store, turn.person):
        return await handler(turn)
    _, _, words = turn.words.partition(" ")
    turn.instead(words or turn.words[1:])
    return await by_words(turn)


def of_staff(handler: Handler) -> Handler:
    """A word of the street's people; from anybody else it opens a sentence like any other."""

    async def heard(turn: Turn) -> Reply:
        if await seats.of_person(turn.office.store, turn.person):
            return await handler(turn)
        words = turn.command.rest if turn.command else ""
        if not words:
            return turn.reply("staff-only")
        turn.instead(words)
        return await by_words(turn)

    return heard


async def booked(turn: Turn) -> Reply:
    """「预约 理发」; what is no service of the centre opens a sentence like any other."""
    reply = await bookings.book(turn)
    if reply is not None:
        return reply
    turn.instead(turn.command.rest if turn.command else turn.words)
    return await by_words(turn)


async def wished(turn: Turn) -> Reply:
    """「许愿 …」; danger is no wish."""
    words = turn.command.rest if turn.command else ""
    if turn.office.understanding.understand(words).urgency != "emergency":
        return await micro_wishes.made(turn)
    turn.instead(words)
    return await by_words(turn)


VERBS: dict[str, Handler] = {
    "bind": binding.bind,
    "todo": workbench.todo,
    "agree": belonging.agree,
    "quit": belonging.leave,
    "bind_more": belonging.one_more,
    "roster": roster.roster,
    "leave": leave.away,
    "back": leave.back,
    "duty": duty.duty,
    "meetings": of_staff(meetings.meetings),
    "minutes": of_staff(minutes.minutes),
    "remind": of_staff(notices.remind),
    "swap": of_staff(swaps.swap),
    "swap_yes": of_staff(swaps.agree),
    "swap_no": of_staff(swaps.refuse),
    "report": binding.report,
    "report_for": behalf.report_for,
    "self_done": on_the_spot.self_done,
    "book": booked,
    "bookings": bookings.mine,
    "unbook": bookings.cancel,
    "book_list": of_staff(attendance.expected),
    "absent": of_staff(attendance.absent),
    "card_bind": attendance.card_bind,
    "card_code": of_staff(attendance.card_code),
    "card_used": of_staff(attendance.card_used),
    "wishes": micro_wishes.listed,
    "wish_make": wished,
    "my_wishes": micro_wishes.mine,
    "wish_claim": micro_wishes.act,
    "wish_back": micro_wishes.act,
    "wish_give": micro_wishes.act,
    "wish_thank": micro_wishes.act,
    "wish_not_yet": micro_wishes.act,
    "wish_say": micro_wishes.act,
    "wish_withdraw": micro_wishes.act,
    "wish_publish": of_staff(micro_wishes.act),
    "wish_refuse": of_staff(micro_wishes.act),
    "build": station_keeping.build,
    "build_yes": station_keeping.approve,
    "build_no": station_keeping.refuse,
    "verify_site": station_keeping.verify,
    "sign": taking.sign,
    "contact": taking.contact,
    "detail": taking.detail,
    "add": noting.note,
    "handled": finishing.handled,
    "return": routing.give_back,
    "transfer": routing.transfer,
    "reassign": routing.reassign,
    "dismiss": routing.dismiss,
    "divert": routing.divert,
    "ask": asked,
    "phone": phoned,
    "whistle": joint.whistle,
    "appoint": appointments.appoint,
    "extend": deferring.extend,
    "shelve": deferring.shelve,
    "resume": deferring.resume,
    "pass": checking.passed,
    "fail": checking.failed,
    "order": checking.order,
    "refuse": checking.refuse,
    "review": checking.review,
    "callback": calling_back.called_back,
    "muster": calls.muster,
    "drill": calls.drill,
    "call_confirm": deciding.confirm,
    "call_announce": deciding.announce,
    "call_change": calls.change,
    "call_cancel": deciding.cancel,
    "call_update": running.update,
    "call_more": widening.more,
    "call_count": running.count,
    "call_ring": errands.ring,
    "pasted": errands.pasted,
    "stand_down": running.stand_down,
    "mode_on": mode.begin,
    "mode_off": mode.end,
    "five": labels.mode,
    "secretary": labels.secretary,
    "ambiguous": labels.ambiguous,
    "often": labels.often,
    "merge": joining.merge,
    "unmerge": joining.unmerge,
    "incident": joining.incident,
    "not_urgent": emergencies.calm,
    "ask_for_me": desk_items.ask_for_me,
    "never_mind": dialogue.cancel,
    "help": smalltalk.guide,
    "speak_up": smalltalk.how_to_report,
    "supervise": supervising.supervise,
    "release": screening.release,
    "withhold": screening.withhold,
    "mine": progress.mine,
    "unfollow": followed.unfollow,
}
"""Command words that do not follow from an intent alone; all other commands go by intent."""

INTENTS: dict[str, Handler] = {
    "appeal": appeals.appeal,
    "emergency": emergencies.emergency,
    "case_status": progress.status,
    "case_urge": own_cases.urge,
    "case_add": own_cases.add,
    "case_withdraw": taking_back.withdraw,
    "case_rate": ratings.rate,
    "station_find": stations.find,
    "station_report": stations.report,
    "centre_services": centre.services,
    "centre_info": centre.info,
    "suggestion": community.suggestion,
    "wish": micro_wishes.wish,
    "volunteer": community.volunteer,
    "course": community.offered,
    "route": community.offered,
    "activity": community.offered,
    "faq": community.question,
    "human": desk_items.human,
    "privacy": people.privacy,
    "language": people.language,
    "help": smalltalk.greet,
    "thanks": smalltalk.thanks,
    "ack": answers.ack,
    "duty_card": post.mine,
    "staff": binding.unknown,
    "other": lost.other,
}

KINDS: dict[str, Handler] = {
    "text": by_words,
    "button": by_words,
    "menu": pressed,
    "voice": media.voice,
    "photo": media.photo,
    "video": media.photo,
    "pin": pins.pin,
    "link": media.link,
    "contact": people.phone,
    "follow": smalltalk.welcome,
    "scan": smalltalk.scanned,
    "leave": people.leave,
    "enter": smalltalk.entered,
    "position": smalltalk.silence,
    "consent": consents.consented,
    "unknown": smalltalk.unreadable,
}


async def handle(turn: Turn) -> Reply:
    """The answer to one message."""
    tongue.listen(turn)
    if turn.incoming.edits:
        return await media.edited(turn)
    if turn.incoming.kind == "voice" and turn.words:
        return await by_words(turn)
    if turn.incoming.kind in ("photo", "video") and turn.words:
        return await by_words(turn)
    return await KINDS[turn.incoming.kind](turn)
