"""One person's turn in a conversation: what they said, what is remembered, what changes."""

from typing import NamedTuple

from msgspec.structs import replace

from domain.case import Actor, Case, Words
from domain.message import Choice, Incoming, Media, Reply
from domain.people import Identity, Role
from domain.session import Question, Session
from domain.understanding import Understood
from domain.workflow import Who
from services.cases.intake import series
from services.office import Office
from services.people.names import Names
from services.understanding import Command
from services.unit import Unit

PHOTO_WAIT = 10 * 60_000
"""Photos (and a bare pin) wait this long for the words that belong to them, ms."""

MOST_PHOTOS = 9
"""So many photos wait for their words at most; later ones push out the first."""

TALK_LIFE = 24 * 3_600_000
"""A pending question survives a day's pause, ms (product.md, Conversation)."""

SURE = 0.9
"""Confidence from which a message is taken for a new problem in the middle of another one."""

HEARD, HEARD_LENGTH = 3, 300
"""The last lines a conversation keeps for the desk, and their length in characters."""


class Draws:
    """Numbers drawn from series for one delivery: a re-run gets the same ones again."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._drawn: list[tuple[str, int]] = []
        self._used = 0

    def rewind(self) -> None:
        """Begin again with the numbers that were drawn before."""
        self._used = 0

    async def number(self, series: str) -> int:
        """The next number of this delivery in `series`."""
        if self._used == len(self._drawn):
            self._drawn.append((series, await self._office.store.next(series)))
        self._used += 1
        return self._drawn[self._used - 1][1]


class SpokenFor(NamedTuple):
    """A person without an account for whom one of the street's people speaks, from which seat."""

    person: str
    phone: str
    role: Role


class Turn:
    """Everything a handler needs for one message, and where it leaves what changes.

    `told` counts the bound seats that were told of the case this message made, `twins` are the
    open cases like it. `chosen` is what
    the offered answer means that they chose, "" where they chose none. `speaks_for` is whose case
    this is about to be, where they report for somebody else. `names` are all that they are known by.
    """

    def __init__(
        self,
        *,
        office: Office,
        incoming: Incoming,
        identity: Identity,
        session: Session,
        unit: Unit,
        draws: Draws,
        heard: Understood,
        command: Command | None,
        now: int,
        names: Names = (),
    ) -> None:
        self.office = office
        self.incoming = incoming
        self.identity = identity
        self.session = session
        self.unit = unit
        self.heard = heard
        self.command = command
        self.now = now
        self.names = names or (identity.person,)
        self.told = 0
        self.twins: list[Case] = []
        self.chosen = ""
        self.speaks_for: SpokenFor | None = None
        self._draws = draws
        self._asked = False

    @property
    def person(self) -> str:
        """Who speaks, from whichever of their accounts."""
        return self.identity.whole

    @property
    def own(self) -> str:
        """The name under which is kept what they do from this account."""
        return self.identity.person

    @property
    def words(self) -> str:
        """What they said, as they said it."""
        return self.incoming.text.strip()

    @property
    def question(self) -> Question | None:
        """The question that waits for them, unless it is too old."""
        asked = self.session.question
        return asked if asked and self.now - asked.asked_at < TALK_LIFE else None

    @property
    def waiting(self) -> tuple[Media, ...]:
        """Photos that were sent a moment ago and wait for their words."""
        return self.session.photos if self.now - self.session.photos_at < PHOTO_WAIT else ()

    @property
    def scanned(self) -> str:
        """The place a QR code named a moment ago, "" without one."""
        return self.session.place if self.now - self.session.place_at < PHOTO_WAIT else ""

    @property
    def message_key(self) -> str:
        """The platform's own id of this message, unique across chats; "" without one."""
        return f"{self.identity.id}:{self.incoming.message}" if self.incoming.message else ""

    @property
    def sure(self) -> bool:
        """Whether they name a problem in so many words, not one that only sounds like it."""
        return self.heard.confidence >= SURE

    @property
    def free(self) -> bool:
        """Whether they speak freely: no command, no case number, no offered answer, no menu."""
        named = self.command or self.chosen or self.wanted_case
        return not (named or self.incoming.kind == "menu")

    @property
    def wanted_case(self) -> str:
        """The case number they named, "" without one."""
        named = (self.command.case if self.command else None) or self.heard.case
        return named or ""

    def with_message(self, words: Words, media: tuple[Media, ...], phone: str) -> Words:
        """Words together with what else this message carries."""
        return replace(
            words, media=media, pin=self.incoming.pin, phone=phone, message=self.message_key
        )

    def actor(self, role: Who | str = "resident") -> Actor:
        """The speaker as an actor of the case history; for the street they are one person."""
        for_themselves = role in ("resident", "follower")
        name, also = (self.own, self.names) if for_themselves else (self.person, ())
        return Actor(name, role, self.incoming.channel, also)  # type: ignore[arg-type]

    def say(self, id: str, **facts: str | int) -> str:
        """A sentence in the speaker's language."""
        return self.office.texts.say(self.session.language, id, **facts)

    def reply(self, id: str, **facts: str | int) -> Reply:
        """A reply of one message without choices."""
        return Reply(text=self.say(id, **facts))

    def choice(self, id: str, **facts: str | int) -> Choice:
        """An offered answer: the message `id` on the button, `id`-say as what it sends."""
        said = f"{id}-say"
        say = self.say(said, **facts) if self.office.texts.has(self.session.language, said) else ""
        label = self.say(id, **facts)
        return Choice(label, say or label, means=id)

    def remember(self, **changes: object) -> None:
        """Keep something for the next messages."""
        self.session = replace(self.session, **changes)

    def ask(
        self,
        kind: str,
        choices: tuple[Choice, ...] = (),
        *,
        case: str = "",
        words: str = "",
        topic: str = "",
    ) -> None:
        """Leave a question open; digits answer its choices."""
        self._asked = True
        self.remember(
            question=Question(
                kind=kind, asked_at=self.now, choices=choices, case=case, words=words, topic=topic
            )
        )

    def instead(self, words: str) -> None:
        """Take these words for what was said: an offered answer, a command in full."""
        understanding = self.office.understanding
        self.incoming = replace(self.incoming, text=words)
        self.heard = understanding.understand(words)
        self.command = understanding.parse_command(words)

    def ask_again(self, asked: Question | None) -> None:
        """Put the open question once more; `again` keeps it from being put a third time."""
        if asked is None:
            return
        self._asked = True
        self.remember(question=replace(asked, again=True, asked_at=self.now))

    def settle(self) -> None:
        """The open question is answered or dropped."""
        self.remember(question=None)

    def close(self, reply: Reply) -> None:
        """End of the turn: choices of a reply without a question become a menu to answer."""
        if reply.choices and not self._asked:
            self.ask("menu", reply.choices)
        if self.words:
            self.remember(heard=(*self.session.heard, self.words[:HEARD_LENGTH])[-HEARD:])

    async def serial(self) -> int:
        """A running number for a new case."""
        return await self.drawn(series(self.office, self.now))

    async def drawn(self, series: str) -> int:
        """The next number of a series; a re-run of this turn gets the same one."""
        return await self._draws.number(series)

    def keep_case(self, case: Case) -> None:
        """Remember the case that 「还有…」 and later photos belong to."""
        self.remember(
            last_case=case.id, last_case_at=self.now, photos=(), photos_at=0, pin=None, pin_at=0
        )
