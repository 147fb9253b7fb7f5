# pre-load
"""Every name that the blocks of the interview use, in any language, in one module.

docassemble imports each module of an interview anew for every screen.
"""

from .interview import Draft, heading, label
from .interview_addresses import address
from .interview_choices import (
    all_instruments,
    document_choices,
    instrument_choices,
    language_choices,
    practice_of_level,
    prevailing_choices,
    prevailing_language,
    proposed_second_language,
    state_choices,
    state_names,
)
from .interview_clauses import section_of, settled
from .interview_look import glossary, language_menu
from .interview_names import (
    home_language,
    home_name,
    language_in_text,
    name_of_language,
    name_of_state,
    official_languages,
)
from .interview_review import (
    shown_date,
    shown_instruments,
    shown_languages,
    shown_signatory,
    shown_texts,
)

__all__ = [
    "Draft",
    "address",
    "all_instruments",
    "document_choices",
    "glossary",
    "heading",
    "home_language",
    "home_name",
    "instrument_choices",
    "label",
    "language_choices",
    "language_in_text",
    "language_menu",
    "name_of_language",
    "name_of_state",
    "official_languages",
    "practice_of_level",
    "prevailing_choices",
    "prevailing_language",
    "proposed_second_language",
    "section_of",
    "settled",
    "shown_date",
    "shown_instruments",
    "shown_languages",
    "shown_signatory",
    "shown_texts",
    "state_choices",
    "state_names",
]
