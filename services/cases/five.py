"""五办: how a case is to be handled, set by rule and changeable (domain.md, Words).

抓紧办 an ordinary one, 联合办 with helpers, 统筹办 for the whole street, 跨前办 before it grows,
立刻办 in danger.
"""

from collections.abc import Mapping

from domain.case import Case, Mode

NAMES: Mapping[str, Mode] = {
    "抓紧办": "swift", "抓緊辦": "swift", "swift": "swift",
    "联合办": "joint", "聯合辦": "joint", "joint": "joint",
    "统筹办": "whole", "統籌辦": "whole", "whole": "whole",
    "跨前办": "ahead", "跨前辦": "ahead", "ahead": "ahead",
    "立刻办": "now", "立刻辦": "now", "now": "now",
}  # fmt: skip
"""What people call them."""


def mode_of(case: Case) -> Mode:
    """The label of a case: what somebody chose, else by rule from what it is and where it stands."""
    if case.mode:
        return case.mode
    if case.urgency == "emergency":
        return "now"
    if case.state == "joint" or case.tasks:
        return "joint"
    if case.secretary or case.level == "street" or case.kind == "incident":
        return "whole"
    return "ahead" if case.kind == "question" else "swift"
