"""Who answers what: every kind, every intent and every command word has its handler."""

from typing import get_args

import pytest

from domain.message import Kind
from handlers import lost
from handlers.table import INTENTS, KINDS, VERBS
from services.understanding import load_lexicon
from tests.street import understanding

LABELS = """
    appeal emergency case_status case_urge case_add case_withdraw case_rate station_find
    station_report centre_services centre_info suggestion wish volunteer course route activity faq
    human privacy language help thanks ack duty_card staff other
""".split()
"""Every intent that the understanding may name."""

COMMANDS = load_lexicon().commands
WITH_CASE = {verb for verb, word in COMMANDS.items() if word.form in ("case", "case?")}
WITH_WORDS = {verb for verb, word in COMMANDS.items() if word.form == "rest"}
WITH_CALL = {verb for verb, word in COMMANDS.items() if word.form == "call"}


def test_every_kind_of_message_is_answered() -> None:
    assert set(KINDS) == set(get_args(Kind))


def test_every_intent_is_answered_and_no_other() -> None:
    assert set(INTENTS) == set(LABELS)


def test_only_what_was_not_understood_is_answered_as_such() -> None:
    assert [intent for intent, one in INTENTS.items() if one is lost.other] == ["other"]


def test_every_verb_with_a_handler_is_a_word_people_can_say() -> None:
    assert set(VERBS) <= set(COMMANDS)


def test_every_command_word_is_answered() -> None:
    assert {word.intent for verb, word in COMMANDS.items() if verb not in VERBS} <= set(INTENTS)


@pytest.mark.parametrize("verb", COMMANDS)
def test_a_command_is_understood_as_what_it_stands_for(verb: str) -> None:
    """The table goes by intent where no verb is named: both readings of one text must agree."""
    for spelling in COMMANDS[verb].words:
        text = f"{spelling} 7" if verb in WITH_CASE else spelling
        text = f"{spelling} 甲乙丙" if verb in WITH_WORDS else text
        text = f"{spelling} 集3" if verb in WITH_CALL else text
        command = understanding().parse_command(text)
        assert command is not None, text
        meant = {command.intent, understanding().understand(text).intent}
        assert meant == {COMMANDS[verb].intent}, text
