"""Street packs: a street in a folder of YAML files.

`load` gives the street or raises; `check` prints what an operator has to mend. A pack inherits
from others (`inherits: [common, shanghai]` in street.yaml) id by id: a street that wants one
topic routed otherwise writes that one topic.
"""

from pathlib import Path

from domain.errors import BadSettings
from domain.street import Street
from services.pack.building import built
from services.pack.fault import Fault
from services.pack.production import unfit
from services.pack.reading import drafted
from services.pack.rules import judged

__all__ = ["Fault", "check", "load"]


def load(name_or_path: str | Path, *, production: bool = False) -> Street:
    """The street of the pack `name_or_path` (one of ours by name, any other by its folder).

    Raises BadSettings with every fault in `facts["faults"]`. In `production` samples and words
    for danger that nobody confirmed are faults too. Outlines are left to `check`, which takes
    longer than a start may.
    """
    draft, faults = drafted(name_or_path)
    found = {*faults, *judged(draft), *(unfit(draft) if production else ())}
    if found:
        faults = sorted(found)
        raise BadSettings("\n".join(map(str, faults)), faults=faults)
    return built(draft)


def check(name_or_path: str | Path, *, production: bool = False) -> list[Fault]:
    """Every fault of the pack by file and line; empty if there is nothing to mend."""
    from services.pack.geometry import crossed

    draft, faults = drafted(name_or_path)
    found = {*faults, *judged(draft), *crossed(draft), *(unfit(draft) if production else ())}
    return sorted(found)
