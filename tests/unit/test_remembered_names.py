"""What the server remembers of the names of variables is what docassemble would say again."""

import pytest

from docassemble.ocragreement.server_names import remembering


def test_what_was_said_of_a_name_is_said_again_and_of_no_other() -> None:
    asked: list[str] = []

    def illegal(name: str) -> bool:
        asked.append(name)
        return "(" in name

    judged = remembering(illegal)
    names = ["draft.state", "__import__('os')", "draft.state ", "draft.field['a']"]
    for _ in range(3):
        assert [judged(name) for name in names] == [False, True, False, False]
    assert asked == names


def test_what_cannot_be_decoded_is_refused_each_time() -> None:
    def decoded(text: str) -> str:
        return bytes.fromhex(text).decode()

    made = remembering(decoded)
    for _ in range(2):
        assert made("6162") == "ab"
        with pytest.raises(ValueError, match="hex"):
            made("no name")


def test_a_long_name_takes_no_place() -> None:
    asked: list[str] = []

    def length(name: str) -> int:
        asked.append(name)
        return len(name)

    made = remembering(length)
    for _ in range(2):
        assert made("x" * 1_000_000) == 1_000_000
    assert len(asked) == 2
