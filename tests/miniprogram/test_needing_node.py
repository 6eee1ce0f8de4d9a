"""Where there is no node these tests are skipped, but never in CI."""

import pytest

from tests.miniprogram.nodes import NodeMissing, node


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with nothing on its PATH."""
    monkeypatch.setenv("PATH", "")


def test_a_developer_without_node_is_told_where_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XINYI_REQUIRE_NODE", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install nodejs"):
        node()


def test_ci_without_node_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINYI_REQUIRE_NODE", "1")
    with pytest.raises(NodeMissing):
        node()
