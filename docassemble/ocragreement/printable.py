"""Which characters can stand in a document."""

import unicodedata

__all__ = ["can_be_printed"]


def can_be_printed(character: str) -> bool:
    """Tell whether Word, HTML and XML can all hold a character inside a line.

    Args:
        character: The character.

    Returns:
        Whether they can: control characters, halves of characters and breaks of lines cannot.
    """
    if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return False
    # Overrides of the direction make a text read otherwise than what it says.
    if unicodedata.bidirectional(character) in ("LRO", "RLO", "LRE", "RLE", "PDF"):
        return False
    code = ord(character)
    return code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF
