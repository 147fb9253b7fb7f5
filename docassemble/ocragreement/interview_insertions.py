"""What can be put into a text written by hand from a list: names of the Parties, references.

Nothing here needs docassemble.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from .answers import Answers
from .grammar import load_grammar
from .interface import say
from .interview_names import home_name
from .library_loader import load_library
from .numbers import roman
from .selection import Selection

__all__ = ["insertions"]


def insertions(
    answers: Answers, identity: str, languages: Iterable[str], interface: str
) -> dict[str, Any]:
    """List what can be inserted into the text of a clause.

    Args:
        answers: What the lawyer decided.
        identity: The clause.
        languages: Languages of the draft.
        interface: Interface language.

    Returns:
        `label` and `button` of the list; `groups`, each with a label and options, of which each has
        a label and the `text` that is inserted; `words`, by language those that melt with what
        follows ("de"), and so are taken into it.
    """
    grammars = {code: load_grammar(code) for code in languages}
    return {
        "label": say("interview.insert", interface),
        "button": say("interview.insert_button", interface),
        "groups": [
            {
                "label": say("interview.insert_names", interface),
                "options": _names(answers, interface),
            },
            {
                "label": say("interview.insert_articles", interface),
                "options": _articles(answers, identity, interface),
            },
        ],
        "words": {
            code: [word for word in grammar.words if len(grammar.forms(word)) > 1]
            for code, grammar in grammars.items()
        },
    }


def _names(answers: Answers, interface: str) -> list[Mapping[str, str]]:
    other = answers.counterpart.short_name(interface) or say("interview.other_party", interface)
    parties = {"home": home_name(interface), "counterpart": other}
    words = {
        **parties,
        **{name: say(f"typed.{name}", interface) for name in ("first", "second")},
        **{
            f"{side}.authority": say(f"interview.{side}_authority", interface, party=party)
            for side, party in parties.items()
        },
    }
    return [{"label": each, "text": f"{{{name}}}"} for name, each in words.items()]


def _articles(answers: Answers, identity: str, interface: str) -> list[Mapping[str, str]]:
    """The articles that stand, with the numbers that they have now; not the one that is written."""
    shown = roman if answers.articles.numbers == "roman" else str
    return [
        {
            "label": say(
                "interview.insert_article",
                interface,
                number=shown(chosen.number),
                title=chosen.clause.title[interface],
            ),
            "text": f"[[{name}]]",
        }
        for name, chosen in Selection(answers, load_library(), interface, "home").chosen.items()
        if chosen.number and name != identity
    ]
