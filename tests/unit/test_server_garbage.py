"""When the server looks for garbage."""

import gc
import weakref
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from docassemble.ocragreement.server_garbage import looking_between_screens


class Ring:
    """Something that only a look for garbage removes: it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_python_does() -> Iterator[None]:
    yield
    gc.enable()


def test_nobody_waits_for_a_look_for_garbage() -> None:
    rings: list[weakref.ref[Ring]] = []

    def application(_environ: dict[str, Any], _start: object) -> Iterable[bytes]:
        rings.append(weakref.ref(Ring()))
        # More objects at once than Python makes by itself before it looks.
        kept = [[number] for number in range(5000)]
        return [b"one", str(len(kept)).encode()]

    answered = looking_between_screens(application)({}, None)
    assert b"".join(answered) == b"one5000"
    assert rings[0]() is not None
    answered.close()
    assert rings[0]() is None


def test_what_has_outlived_screens_is_found_too() -> None:
    ring = Ring()
    found = weakref.ref(ring)
    gc.collect()  # now it belongs to the oldest
    application = looking_between_screens(lambda _environ, _start: [b""])
    del ring
    for _ in range(999):
        application({}, None).close()
    assert found() is not None
    application({}, None).close()
    assert found() is None
