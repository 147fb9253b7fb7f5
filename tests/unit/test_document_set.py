"""A set that is made in the background, and what is asked of it."""

import time

import pytest

from docassemble.ocragreement.document_set import DocumentSets


class Memory:
    """Keeps bytes by name."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def set(self, name: str, value: bytes, ex: int) -> None:
        self.kept[name] = value


def test_a_version_that_waited_long_for_the_worker_keeps_its_note(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = Memory()
    DocumentSets(memory, "secret").begin("token", "First round", "2027-05-12")
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    found = DocumentSets(memory, "secret").state("token")
    assert (found.state, found.note, found.date) == ("failed", "First round", "2027-05-12")
    assert not any(b"First" in value for value in memory.kept.values())
