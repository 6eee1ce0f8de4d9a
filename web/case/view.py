"""What a case's page shows: masked, in the reader's language, the same timeline as in chat."""

from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from domain.case import Case, Part, Words
from domain.screening import TEXT
from domain.session import Language
from services import when
from services.cases import lookup
from services.cases.telling import alerts, promise
from services.cases.telling.timeline import for_follower, timeline
from services.cases.where import to_building
from services.delivery import consenting
from services.masking import masked
from services.media import showing
from services.office import Office
from services.screening import withheld
from services.screening.withheld import Withheld
from services.texts import LANGUAGES
from web.case.acts import LONGEST, offered
from web.case.opening import Opened

MOST = 12
"""So many photos, voices and films are shown of what was sent, and of what was done."""

OWN: tuple[Part, ...] = ("report", "note", "answer", "reason")


class Shot(msgspec.Struct, frozen=True):
    """Something that was sent: `small` is "" where it cannot be shown as a picture."""

    label: str
    url: str
    small: str = ""


class Step(msgspec.Struct, frozen=True):
    """One line of the timeline: when for people and for machines, and what."""

    at: str
    iso: str
    what: str


class View(msgspec.Struct, frozen=True):
    """Everything the template needs; all of it is text.

    `withheld` says that some of what they sent is for staff only so far, "" where nothing is.
    """

    language: Language
    number: str
    serial: int
    title: str
    state: str
    answer: str
    late: bool
    steps: tuple[Step, ...]
    now: str
    next: str
    said: str
    result: str
    words: str
    done: tuple[Shot, ...]
    sent: tuple[Shot, ...]
    offers: tuple[str, ...]
    closed: bool
    again: str
    follower: bool
    tell_me: str
    withheld: str = ""
    longest: int = LONGEST


async def view(office: Office, found: Opened, asked: str, said: str) -> View:
    """The page's content. `asked` is a language, `said` what was just done; both may be nonsense."""
    case = found.case
    language = await _language(office, found, asked)
    tell = for_follower if found.follower else timeline
    went = await tell(office, case, language)
    words = await lookup.words(office.store, case)
    if found.follower:
        words = [replace(w, media=()) for w in words if w.part == "result"]
    own = [w for w in words if w.part in OWN and w.said_by == case.reporter]
    over = case.state == "handled" or not case.opened
    done = [w for w in words if w.part == "result"] if over else []
    calendar, now = office.calendar, office.clock.now()
    offers = offered(found, now)
    kept_back = {} if found.follower else await withheld.of_case(office.store, case)
    return View(
        language=language,
        number=case.number,
        serial=case.serial,
        title=_title(office, case, language),
        state=office.texts.say(language, f"state-{case.state.replace('_', '-')}"),
        answer=promise.answer_by(office, case, language) if _promised(case) else "",
        late=promise.late(case, now),
        steps=tuple(
            Step(
                when.moment(line.at, now, calendar, language),
                calendar.local(line.at).isoformat(timespec="minutes"),
                line.text,
            )
            for line in went.lines
        ),
        now=went.now,
        next=went.next,
        said=said if said in ("fine", "not-fine", "review", "add") else "",
        result=masked(done[-1].text) if done else "",
        words=masked(next((w.text for w in words if w.part == "report"), "")),
        done=await _shots(office, case, done[-1:], language, kept_back),
        sent=await _shots(office, case, own, language, kept_back),
        offers=offers if found.may_act else (),
        closed=not case.opened,
        again=office.texts.say(language, "which-status-say", number=_called(found))
        if offers
        else "",
        follower=found.follower,
        tell_me=await _tell_me(office, found, language),
        withheld=office.texts.say(language, "case-withheld") if _told_of(kept_back) else "",
    )


def _told_of(kept_back: Withheld) -> bool:
    """Whether somebody would miss something; a text that is just being asked about passes unseen."""
    return any(n != TEXT or fate in ("look", "hidden") for (_, n), fate in kept_back.items())


async def _tell_me(office: Office, found: Opened, language: Language) -> str:
    """The page where they allow one notice more, while there is something to tell."""
    asked = found.case.opened and await consenting.person_can_be_asked(office, found.claim.person)
    return consenting.address(office, language) if asked else ""


def _called(found: Opened) -> str:
    """By which number they ask for it in chat: a follower's own cases have others."""
    return found.case.number if found.follower else str(found.case.serial)


def _promised(case: Case) -> bool:
    return case.opened and case.state not in ("handled", "waiting_resident")


def _title(office: Office, case: Case, language: Language) -> str:
    return alerts.headline(office, to_building(case), language)


async def _language(office: Office, found: Opened, asked: str) -> Language:
    """The one they ask for, else the one they speak with us."""
    wanted = next((language for language in LANGUAGES if language == asked), None)
    reader = None if wanted else await alerts.reader_of(office, found.case, found.claim.person)
    return wanted or (reader.language if reader else "zh-Hans")


async def _shots(
    office: Office, case: Case, words: list[Words], language: Language, kept_back: Withheld
) -> tuple[Shot, ...]:
    """What was sent with these words, could be fetched, and is not for staff only."""
    shots: list[Shot] = []
    everything = [(w, n, m) for w in words for n, m in enumerate(w.media)]
    kept = [(w, n, m) for w, n, m in everything if m.file and (w.id, n) not in kept_back]
    addresses = await showing.links(office, case.reporter)
    for number, (said, n, media) in enumerate(kept[:MOST], 1):
        kind = office.texts.say(language, f"media-{media.kind}")
        label = office.texts.say(language, "media-called", what=kind, number=number)
        whole = addresses.to(said, n)
        small = addresses.to(said, n, small=True) if media.preview else ""
        shots.append(Shot(label, urlsplit(whole).path, urlsplit(small).path))
    return tuple(shots)
