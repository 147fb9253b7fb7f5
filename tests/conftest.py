"""What several kinds of test share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from running_server import RunningServer

# How long an example takes says something of the machine, nothing of what is tested.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server for all tests that only use it: started as the README says, stopped at the end."""
    with RunningServer(tmp_path_factory.mktemp("server") / "var") as running:
        yield running
