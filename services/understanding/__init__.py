"""Understanding a message: what it wants, about what, how urgent, where.

Rules over an Aho-Corasick lexicon and a small classifier fitted at start, both fed from YAML in
the street packs. The contract is `domain.understanding.Understood`.
"""

from services.understanding.commands import Command
from services.understanding.lexicon import Lexicon, load_lexicon
from services.understanding.lines import understand_lines
from services.understanding.places import PlaceFound
from services.understanding.understanding import Understanding

__all__ = [
    "Command",
    "Lexicon",
    "PlaceFound",
    "Understanding",
    "load_lexicon",
    "understand_lines",
]
