"""What is wrong with a street pack, and where."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One mistake in a pack: the file as the operator knows it, the line (from 1), what to mend."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """The form that editors turn into a link."""
        return f"{self.file}:{self.line}: {self.message}"
