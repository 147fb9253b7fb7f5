"""What the server remembers of the names of variables is what docassemble would say again."""

import pytest

from docassemble.ocragreement.server_names import remembering, running


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


def test_a_line_does_the_same_each_time_to_whatever_names_it_is_given() -> None:
    ran, looked_up = running(exec, "exec"), running(eval, "eval")
    for level in ("'states'", "'governments'", "None", "'a text, with more than a name'"):
        for _ in range(2):
            names = {"draft": {}}
            ran(f"draft['level'] = {level}", names)
            assert names["draft"] == {"level": eval(level)}
            assert looked_up("draft['level']", names) == eval(level)
            with pytest.raises(KeyError):
                looked_up("draft['state']", names)


def test_a_line_that_is_none_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(SyntaxError):
            running(exec, "exec")("draft.[", {})


def test_a_line_without_names_has_those_of_where_it_stands() -> None:
    here = "seen"
    assert running(eval, "eval")("here") == here
