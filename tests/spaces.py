"""Words with the spaces that a person types, where the draft has some at which no line ends."""

__all__ = ["plain", "plain_lines"]

PLAIN = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")


def plain(text: str) -> str:
    """Return a text with ordinary spaces for all that keep a line together."""
    return text.translate(PLAIN)


def plain_lines(lines: list[str]) -> list[str]:
    """Return lines with ordinary spaces for all that keep a line together."""
    return [plain(line) for line in lines]
