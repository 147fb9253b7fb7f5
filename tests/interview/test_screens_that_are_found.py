"""What the server spares docassemble on the way to a screen changes nothing on it."""

import pickle
from typing import Any

import pytest
from interview.engine import Session, parse
from interview.steps import CHILE, go

from docassemble.ocragreement.server_texts import giving_what_is_used
from docassemble.ocragreement.server_validation import asking, assembling

TEXTS = [
    "${ city }, ${ day.year if day else none }",
    "% for each in names:\n${ loop.index }: ${ each } of ${ city }\n% endfor",
    "% if day:\n${ day }\n% else:\n${ missing }\n% endif",
    "${ ', '.join(name.upper() for name in names if name != city) }",
    "${ (lambda first: first + city)('a') } ${ f'{city}!' | h }",
    "<%def name='said()'>${ city }</%def>${ said() }",
    "<% place = city %>${ place }",
    "${ context.get('city') } ${ sorted(pageargs)[0] }",
    "nothing but words",
]
ANSWERS = {"beginning": {"way": "full"}, "party": CHILE}
NAMES = {"city": "Asunción", "names": ["Ana", "Asunción"], "day": None, "none": "-", "other": 1}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_reads_the_same_with_no_more_names_than_it_uses(text: str) -> None:
    interview = Session().interview
    written = parse.TextObject.text.__wrapped__
    made = parse.TextObject(text, question=interview.questions_list[0])
    try:
        expected = written(made, NAMES)
    except NameError as error:
        with pytest.raises(NameError, match=str(error)):
            giving_what_is_used(written)(made, NAMES)
        assert "missing" in text
    else:
        assert giving_what_is_used(written)(made, NAMES) == expected


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_screen_that_is_only_found_leaves_every_answer_as_it_was(language: str) -> None:
    session = Session(language)
    found: list[str] = []
    while session.screen != "review":
        question = session.status.question
        if question.validation_code is not None:
            written, unwritten = (_assembled(session, only_found) for only_found in (False, True))
            assert unwritten[0].question is written[0].question is question
            assert unwritten[0].sought == written[0].sought
            assert unwritten[1] == written[1] != {}
            assert (written[0].question_text, unwritten[0].question_text) == (
                session.status.question_text,
                None,
            )
            found.append(session.screen)
        refused = session.send(ANSWERS.get(session.screen, {}))
        assert not refused
    assert {"party", "texts", "authorities", "clause", "form", "signature"} <= {*found}


def test_a_screen_on_the_way_to_the_one_that_was_sent_is_written() -> None:
    session = go(Session(), "authorities", party=CHILE)
    sent = session.interview.questions_by_name["ID signature"]
    status, _answers = _assembled(session, True, sent)
    assert status.question_text == session.status.question_text


def _assembled(
    session: Session, only_found: bool, sent: Any = None
) -> tuple[parse.InterviewStatus, Any]:
    """The status after docassemble has looked where the interview stands, and the answers."""
    before = session._stored()
    question = sent or session.status.question
    ask, assemble = parse.Question.ask, parse.Interview.assemble
    session.answers = pickle.loads(before)
    with session.request():
        status = parse.InterviewStatus(current_info=session.status.current_info)
        if only_found:
            parse.Question.ask = asking(ask)
            assemble = assembling(assemble, lambda _interview: question)
        try:
            assemble(session.interview, session.answers, status)
        finally:
            parse.Question.ask = ask
        after = _plain(pickle.loads(session._stored()))
    session.answers = pickle.loads(before)
    return status, after


def _plain(value: Any) -> Any:
    """Answers as plain data, to be compared."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, set):
        return sorted(map(str, value))
    if hasattr(value, "__dict__"):
        return [type(value).__name__, _plain(vars(value))]
    return repr(value)
