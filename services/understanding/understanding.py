"""One message understood: the only entrance of this package for handlers and commands."""

import unicodedata
from pathlib import Path

from domain.session import Language
from domain.street import Street
from domain.understanding import Problem, Understood, Urgency
from services.understanding.commands import Command, Commands
from services.understanding.decide import Decision, decide
from services.understanding.evidence import Evidence, Witness
from services.understanding.facilities import facilities_of
from services.understanding.lexicon import Lexicon
from services.understanding.memory import recalled
from services.understanding.normalise import Normaliser, clip
from services.understanding.places import Gazetteer, PlaceFound, only_place
from services.understanding.problems import problems_of, several
from services.understanding.references import case_in, perhaps_case_in
from services.understanding.tongue import Tongue
from services.understanding.typos import SHORTEST, Typos

_COMMAND_REACH = 4000


class Understanding:
    """Built once a street from its pack and lexicon; afterwards pure, total and deterministic.

    `keep` is the folder where what was learnt is kept for the next start, None for nowhere.
    """

    def __init__(self, street: Street, lexicon: Lexicon, *, keep: Path | None = None) -> None:
        self._plain = Normaliser(lexicon.dialect, lexicon.emoji)
        learned = recalled(street, lexicon, self._plain, keep)
        self._tongue = Tongue(self._plain.script)
        self._gazetteer = Gazetteer(street, self._plain, lexicon.not_places)
        self._witness = Witness(street, lexicon, self._plain, learned)
        self._commands = Commands(lexicon.commands)
        self._typos = Typos(
            lexicon.sounds,
            _mendable(self._gazetteer.names, self._witness.terms),
            lexicon.short,
            lexicon.slips,
            self._witness.terms,
        )

    def understand(self, text: str, *, staff: bool = False) -> Understood:
        """What the message means. From `staff`, 上报 and the like need no space after the word."""
        plain = self._typos.mend(self._plain(text))
        found = self._gazetteer.find(plain)
        evidence = self._witness.hear(found.rest)
        command = self.parse_command(text, staff=staff)
        case = command.case if command else case_in(plain, found.spans)
        if command:
            decision = _commanded(command, evidence)
        elif only_place(found):
            decision = Decision("other", None, "low", 0.3)
        else:
            decision = decide(evidence, self._witness.urgency, case)
            perhaps = None if case else perhaps_case_in(plain, text, found.spans)
            if perhaps:
                about = decide(evidence, self._witness.urgency, perhaps)
                if about.intent.startswith("case_"):
                    decision, case = about, perhaps
        return self._understood(text, found, evidence, decision, case)

    def place_of(self, text: str) -> PlaceFound:
        """Read an answer to 「在哪里?」 alone."""
        return self._gazetteer.find(self._typos.mend(self._plain(text)), answer=True)

    def parse_command(self, text: str, *, staff: bool = False) -> Command | None:
        """The command word a message begins with, taken apart; None where it is none."""
        head = text[:_COMMAND_REACH]
        written = unicodedata.normalize("NFKC", head)
        return self._commands.parse(written, self._plain.spell(head), loose=staff)

    def spelled(self, words: str) -> str:
        """The words in one script, width and case, as names are compared; `words` if that moves them."""
        spelled = self._plain.spell(words)
        return spelled if len(spelled) == len(words) else words

    def written_in(self, text: str) -> Language | None:
        """The language somebody writes; None where the words leave a doubt."""
        return self._tongue.of(clip(text))

    def urgency_of(self, topic: str) -> Urgency:
        """How urgent a topic is by itself."""
        return self._witness.urgency[topic]

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word the rules and the gazetteer know."""
        return frozenset(self._witness.terms) | frozenset(self._gazetteer.names)

    def _understood(
        self,
        text: str,
        found: PlaceFound,
        evidence: Evidence,
        decision: Decision,
        case: str | None,
    ) -> Understood:
        appeal = decision.intent in ("appeal", "emergency")
        return Understood(
            text=text,
            intent=decision.intent,
            topic=decision.topic,
            urgency=decision.urgency,
            grid=found.grid,
            place=found.place,
            facilities=facilities_of(evidence) if decision.intent == "station_find" else (),
            case=case,
            confidence=decision.confidence,
            door=found.door,
            ambiguous=found.ambiguous,
            outside=found.outside,
            problems=self._problems(text, decision.topic, evidence) if appeal else (),
        )

    def _problems(self, text: str, topic: str | None, evidence: Evidence) -> tuple[Problem, ...]:
        """Split by clause only where the whole message speaks plainly of more than one thing."""
        if several(evidence):
            return problems_of(clip(text), topic, self._topic_of)
        return (Problem(topic, text.strip()),) if topic else ()

    def _topic_of(self, clause: str) -> tuple[str | None, float]:
        """The topic a clause names in so many words, and how strongly."""
        evidence = self._witness.hear(
            self._gazetteer.find(self._typos.mend(self._plain(clause))).rest
        )
        topic = evidence.topic()
        return topic, evidence.ruled.get(f"topic.{topic}", 0.0) if topic else 0.0


def _mendable(names: tuple[str, ...], terms: tuple[str, ...]) -> set[str]:
    """Words worth hearing homophones of: place names, and terms long enough to be no accident."""
    return {n for n in names if len(n) >= SHORTEST} | {t for t in terms if len(t) > SHORTEST}


def _commanded(command: Command, evidence: Evidence) -> Decision:
    topic = evidence.topic() if command.rest else None
    sure = topic if topic and evidence.ruled.get(f"topic.{topic}", 0.0) > 2 else None
    return Decision(command.intent, sure, "low" if command.intent != "staff" else "normal", 0.99)
