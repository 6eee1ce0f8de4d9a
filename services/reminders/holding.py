"""Whether reminders wait: in an emergency people hear of nothing that can wait (平 / 战)."""

from services.mode import changing
from storage.port import Store


async def held(store: Store) -> bool:
    """Whether everything not marked `always` is held now. Raises `Unavailable`.

    What is held stays due; once it may go, it goes by its rule for what is late.
    """
    return (await changing.current(store)).alert
