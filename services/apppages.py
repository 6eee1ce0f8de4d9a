"""Pages of the street's mini-program that messages lead to, as its own code names them (app.json)."""

from domain.case import Case
from domain.message import AppPage
from services.office import Office
from services.people.names import accounts_of

MAP = "pages/map/map"
CASES = "pages/cases/cases"
CASE = "pages/case/case"


def at(office: Office, path: str) -> AppPage | None:
    """The page at `path`; None where the street has no mini-program."""
    return AppPage(office.miniprogram, path) if office.miniprogram else None


async def of_case(office: Office, case: Case, person: str) -> AppPage | None:
    """Where `person` sees the case there; None for who never opened the mini-program.

    It would know them as a stranger, and show them nothing.
    """
    page = at(office, f"{CASE}?number={case.number}")
    if page is None:
        return None
    accounts = await accounts_of(office.store, person)
    return page if any(one.address.account == page.app for one in accounts) else None
