"""What several kinds of test share."""

from collections.abc import Iterator

import pytest
from running_server import RunningServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server for all tests that only use it: started as the README says, stopped at the end."""
    with RunningServer(tmp_path_factory.mktemp("server") / "var") as running:
        yield running
