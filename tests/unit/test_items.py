"""Lettered items that the lawyer takes out or adds."""

from typing import Any

import pytest
from spaces import plain_lines

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.answer_file import read_answer_file, write_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError

ADDED = {
    "es": ["Un boletín común {de home} y de la otra Parte, según [[offences]]."],
    "en": ["A joint bulletin of {home} and of the other Party, under [[offences]]."],
}

WRONG = {
    "an unknown item": (
        {"drop": ["holidays"]},
        (
            "clauses.technical_cooperation.drop[0]: “holidays” is not an item of this wording. "
            "Write one of: training, research, exchanges, agreement."
        ),
    ),
    "a letter that the wording does not have": (
        {"drop": ["e"]},
        "clauses.technical_cooperation.drop[0]: “e” is not an item of this wording.",
    ),
    "every item": (
        {"drop": ["training", "research", "exchanges", "agreement"]},
        "clauses.technical_cooperation.drop: no item is left.",
    ),
    "the order of an unknown item": (
        {"order": ["d", "f"]},
        (
            "clauses.technical_cooperation.order[1]: “f” is not an item of this wording. "
            "Write one of: training, a, research, b, exchanges, c, agreement, d."
        ),
    ),
    "an item twice in the order": (
        {"order": ["d", "d"]},
        "clauses.technical_cooperation.order[1]: “d” is there twice. Write it once.",
    ),
    "an item by name and letter in the order": (
        {"order": ["agreement", "a", "d"]},
        "clauses.technical_cooperation.order[2]: “d” is there twice. Write it once.",
    ),
    "an unknown name": (
        {"add": {"es": ["para {chile}"]}},
        "clauses.technical_cooperation.add.es: {chile} names nothing.",
    ),
}


def with_items(**own: Any) -> dict[str, Any]:
    return {"clauses": {"technical_cooperation": own}}


def lines(data: dict[str, Any], language: str) -> list[str]:
    library = load_library()
    agreement = assemble(read_answers(data, library), library, language)
    clause = next(c for c in agreement.clauses if c.identity == "technical_cooperation")
    return plain_lines(to_lines(Agreement(language, True, "", "", (clause,), ()))[2:])


def test_the_later_items_move_up() -> None:
    found = lines(with_items(drop=["exchanges"]), "en")
    assert [line[:12] for line in found] == ["a. Cooperati", "b. Planning ", "c. The signi"]


def test_an_item_is_dropped_by_its_letter_too() -> None:
    assert lines(with_items(drop=["c"]), "en") == lines(with_items(drop=["exchanges"]), "en")


def test_a_reference_to_a_dropped_item_says_what_it_meant() -> None:
    (english, *_rest) = lines(with_items(drop=["training"]), "en")
    assert "the offenses mentioned in Article 2 of the present Agreement; this can" in english
    (spanish, *_rest) = lines(with_items(drop=["training"]), "es")
    assert "los delitos mencionados en el artículo 2 del presente Acuerdo; podrán" in spanish
    assert "preceding paragraph" in lines({}, "en")[1]


def test_an_item_is_added_at_the_end_with_names_and_references() -> None:
    *_before, last = lines(with_items(add=ADDED), "es")
    assert (
        last
        == "e. Un boletín común de la República Argentina y de la otra Parte, según el artículo 2."
    )
    *_before, last = lines(with_items(add=ADDED), "en")
    assert last == (
        "e. A joint bulletin of the Argentine Republic and of the other Party, under Article 2."
    )


def test_an_item_added_in_one_language_is_an_error_of_the_draft() -> None:
    library = load_library()
    data = {**with_items(add={"es": ADDED["es"]}), "documents": ["es", "en"]}
    (error,) = [
        f for f in check(read_answers(data, library), library) if f.key == "added_not_followed"
    ]
    assert error.severity == "error"


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_is_refused(name: str) -> None:
    own, expected = WRONG[name]
    with pytest.raises(ProblemsError) as caught:
        read_answers(with_items(**own), load_library())
    assert str(caught.value).startswith(expected)


def starts(own: dict[str, Any], language: str = "en") -> list[str]:
    return [line[:9] for line in lines(with_items(**own), language)]


def test_items_stand_in_the_order_asked_for() -> None:
    assert starts({}) == ["a. Cooper", "b. Planni", "c. Exchan", "d. The si"]
    assert starts({"order": ["d", "a", "b", "c"]}) == [
        "a. The si",
        "b. Cooper",
        "c. Planni",
        "d. Exchan",
    ]
    # Two exchange places, the others stay; a name does as well as a letter.
    assert starts({"order": ["agreement", "a"]}) == starts({"order": ["d", "b", "c", "a"]})


def test_added_and_dropped_items_are_reordered_too() -> None:
    own = {"add": ADDED, "order": ["e", "a", "b", "c", "d"], "drop": ["exchanges"]}
    assert starts(own) == ["a. A join", "b. Cooper", "c. Planni", "d. The si"]
    assert starts(own, "es") == ["a. Un bol", "b. La coo", "c. La pla", "d. La fir"]


def test_a_reference_to_an_item_that_moved_says_where_it_is() -> None:
    assert "mentioned in the preceding paragraph; this can" in lines({}, "en")[1]
    moved = lines(with_items(order=["research", "training"]), "en")
    assert "mentioned in paragraph b; this can" in moved[0]
    spanish = lines(with_items(order=["research", "training"]), "es")
    assert "mencionados en el apartado b; podrán" in spanish[0]


def test_items_end_as_their_new_place_asks() -> None:
    library = load_library()
    data = {"clauses": {"offences": {"order": ["d", "a"]}}}
    for language, end in (("en", "; or"), ("es", "; o"), ("fr", "\N{NO-BREAK SPACE}; ou")):
        agreement = assemble(read_answers(data, library), library, language)
        clause = next(c for c in agreement.clauses if c.identity == "offences")
        *_before, a, b, c, d = to_lines(Agreement(language, True, "", "", (clause,), ()))
        assert a[-1] == b[-1] == ";"
        assert c.endswith(end)
        assert d.endswith(("State.", "Estado.", "État."))
        assert not d.endswith((";.", "..", " ."))


def test_items_added_to_a_list_with_an_and_take_it_over() -> None:
    library = load_library()
    data = {"clauses": {"offences": {"add": {"en": ["It is committed at sea."]}}}}
    agreement = assemble(read_answers(data, library), library, "en")
    clause = next(c for c in agreement.clauses if c.identity == "offences")
    *_before, b, c, d, e = to_lines(Agreement("en", True, "", "", (clause,), ()))
    assert (b[-1], c[-6:], d[-4:], e) == (";", "State;", "; or", "e. It is committed at sea.")


def test_both_originals_and_all_languages_have_the_same_order() -> None:
    library = load_library()
    data = {**with_items(order=["agreement", "training"]), "documents": ["es", "en", "fr", "pt"]}
    findings = check(read_answers(data, library), library)
    assert not [finding for finding in findings if finding.severity == "error"]
    (said,) = [finding for finding in findings if finding.key == "reordered"]
    assert said.say("en").endswith(
        "the items of “As in the Model” stand in another order: d, b, c, a."
    )


def test_a_clause_without_lettered_items_is_refused() -> None:
    with pytest.raises(ProblemsError, match="no lettered items to add to"):
        read_answers({"clauses": {"cooperation": {"add": {"es": ["Algo."]}}}}, load_library())


def test_items_travel_in_the_answer_file() -> None:
    library = load_library()
    answers = read_answers(
        with_items(drop=["research"], add=ADDED, order=["e", "a"], reason="Brief."), library
    )
    assert read_answer_file(write_answer_file(answers, library), library) == answers


@pytest.mark.parametrize("clause", ["technical_cooperation", "operational_cooperation"])
def test_each_lettered_item_of_articles_3_and_4_can_go(clause: str) -> None:
    library = load_library()
    variant = library.clauses[clause].variants["model"]
    for language, text in variant.texts.items():
        names = [
            item.identity for block in text.body if hasattr(block, "items") for item in block.items
        ]
        for name in names:
            answers = read_answers({"clauses": {clause: {"drop": [name]}}}, library)
            agreement = assemble(answers, library, language)
            article = next(each for each in agreement.articles if each.identity == clause)
            (items,) = [block for block in article.blocks if block.kind == "list"]
            assert len(items.items) == len(names) - 1


def test_an_added_item_without_an_end_gets_that_of_its_place() -> None:
    added = {"es": ["El intercambio de publicaciones"], "en": ["The exchange of publications"]}
    assert lines(with_items(add=added), "en")[-1] == "e. The exchange of publications."
    first = with_items(add=added, order=["e", "a", "b", "c", "d"])
    assert lines(first, "es")[-5] == "a. El intercambio de publicaciones."
    clauses = {
        "joint_investigations": {"variant": "teams", "add": {"fr": ["la langue de travail"]}},
    }
    order = {"order": ["a", "f", "b", "c", "d", "e"]}
    for extra, end in (({}, "."), (order, " ;")):
        own = {"joint_investigations": {**clauses["joint_investigations"], **extra}}
        answers = read_answers({"clauses": own, "documents": ["fr"]}, load_library())
        text = "\n".join(to_lines(assemble(answers, load_library(), "fr")))
        assert f"la langue de travail{end}\n" in text.replace("\u00a0", " ").replace("\u202f", " ")
