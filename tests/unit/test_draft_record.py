"""What two versions of a draft differ in, and how two people's changes are put together."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from docassemble.ocragreement.draft_changes import changes_between, merge, merge_progress, told
from docassemble.ocragreement.draft_record import Progress, counterpart_of

BASE: dict[str, Any] = {
    "counterpart": {"state": "TR"},
    "level": "states",
    "languages": {"authentic": ["es", "tr", "en"], "prevailing": "en"},
    "authorities": {"counterpart": {"es": "el Ministerio", "en": "the Ministry"}},
    "clauses": {"asset_sharing": {"variant": "shares", "share": 50}, "offences": "model"},
    "place": "Ankara",
}

answers = st.fixed_dictionaries(
    {},
    optional={
        "counterpart": st.fixed_dictionaries({"state": st.sampled_from(["CL", "TR"])}),
        "level": st.sampled_from(["states", "governments"]),
        "place": st.one_of(
            st.sampled_from(["Lima", "Ankara"]),
            st.dictionaries(st.sampled_from(["es", "en"]), st.sampled_from(["Lima", "Quito"])),
        ),
        "clauses": st.dictionaries(
            st.sampled_from(["offences", "costs"]),
            st.one_of(
                st.sampled_from(["model", "omitted"]),
                st.fixed_dictionaries({"variant": st.just("x"), "days": st.integers(1, 3)}),
            ),
        ),
    },
)


def changed(**values: Any) -> dict[str, Any]:
    return {**BASE, **values}


def paths(before: dict[str, Any], after: Any) -> list[str]:
    return [change.path for change in changes_between(before, after)]


def test_a_change_names_the_answer_and_what_it_was() -> None:
    (change,) = changes_between(
        BASE, changed(authorities={"counterpart": {"es": "la Fiscalía", "en": "the Ministry"}})
    )
    assert change.path == "authorities.counterpart.es"
    assert (change.before, change.after) == ("el Ministerio", "la Fiscalía")


def test_one_text_for_all_languages_is_told_as_the_text_in_each() -> None:
    by_language = {"place": {"es": "Estambul", "en": "Ankara", "fr": "Ankara"}}
    (change,) = told(changes_between({"place": "Ankara"}, by_language))
    assert (change.path, change.before, change.after) == ("place.es", "Ankara", "Estambul")
    (change,) = told(changes_between(by_language, {"place": "Ankara"}))
    assert (change.path, change.before, change.after) == ("place.es", "Estambul", "Ankara")
    (change,) = told(changes_between({"place": "Ankara"}, {"level": "states", "place": "Ankara"}))
    assert change.path == "level"
    assert [each.after for each in told(changes_between({"place": "Ankara"}, {}))] == [None]


def test_an_open_answer_is_the_same_as_none() -> None:
    assert changes_between({"place": None, "date": "", "clauses": {}}, {}) == []
    (change,) = changes_between(BASE, changed(place=None))
    assert (change.before, change.after) == ("Ankara", None)


def test_a_clause_and_a_party_are_answers_of_one_piece() -> None:
    after = changed(
        counterpart={"state": "CL", "name": {"es": "Chile"}},
        clauses={"asset_sharing": {"variant": "shares", "share": 40}, "offences": "model"},
    )
    assert paths(BASE, after) == ["counterpart", "clauses.asset_sharing"]


def test_different_answers_are_merged() -> None:
    mine = changed(place="Buenos Aires", clauses={**BASE["clauses"], "costs": "omitted"})
    theirs = changed(level="governments", authorities={})
    merged = merge(BASE, mine, theirs)
    assert merged.collisions == ()
    assert merged.answers["place"] == "Buenos Aires"
    assert merged.answers["level"] == "governments"
    assert merged.answers["clauses"] == {**BASE["clauses"], "costs": "omitted"}
    assert "authorities" not in merged.answers


def test_the_same_answer_changed_twice_is_for_a_person_to_decide() -> None:
    merged = merge(
        BASE, changed(place="Buenos Aires"), changed(place="Estambul", level="governments")
    )
    (collision,) = merged.collisions
    assert (collision.path, collision.mine, collision.theirs) == (
        "place",
        "Buenos Aires",
        "Estambul",
    )
    assert merged.decided([])["place"] == "Estambul"
    assert merged.decided(["place"]) == changed(place="Buenos Aires", level="governments")


def test_two_who_change_it_alike_agree() -> None:
    merged = merge(BASE, changed(place="Lima"), changed(place="Lima"))
    assert merged.collisions == ()
    assert merged.answers["place"] == "Lima"


def test_one_text_for_all_languages_collides_with_one_by_language() -> None:
    mine = changed(place={"es": "Estambul", "en": "Istanbul"})
    merged = merge(BASE, mine, changed(place="Izmir"))
    (collision,) = merged.collisions
    assert collision.path == "place"
    assert merged.decided(["place"])["place"] == {"es": "Estambul", "en": "Istanbul"}
    assert merged.decided([])["place"] == "Izmir"


@given(answers, answers, answers)
def test_nothing_that_either_changed_gets_lost_unseen(base: Any, mine: Any, theirs: Any) -> None:
    merged = merge(base, mine, theirs)
    seen = tuple(each.path for each in merged.collisions)
    result = changes_between({}, merged.answers)
    for made in (mine, theirs):
        for change in changes_between(base, made):
            if not any(change.path.startswith(path) for path in seen):
                held = {each.path: each.after for each in result}.get(change.path)
                # An answer taken out may have made room for one below or above it.
                assert held == change.after
    mine_stands = merge(base, mine, base)
    assert changes_between(mine_stands.answers, mine) == []


@given(answers, answers)
def test_what_all_changed_alike_or_one_alone_stands(base: Any, mine: Any) -> None:
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert merged.collisions == ()
        assert changes_between(merged.answers, mine) == []


def test_screens_answered_by_either_are_answered_and_what_is_asked_again_is_not() -> None:
    base = Progress("short", ("party", "languages", "texts"), ("state",))
    mine = Progress("full", ("party", "languages", "texts", "signature"), ("state", "place.es"))
    theirs = Progress("short", ("party", "languages", "names"), ("state",))
    merged = merge_progress(base, mine, theirs)
    assert merged.way == "full"
    assert set(merged.answered) == {"party", "languages", "signature", "names"}
    assert merged.known == ("state", "place.es")
    aside = [replace(each, set_aside={each.way: ["model"]}) for each in (mine, theirs)]
    assert set(merge_progress(base, *aside).set_aside) == {"full", "short"}
    assert Progress.from_data(merged.to_data()) == merged


def test_the_other_state_is_found_however_the_file_says_it() -> None:
    assert counterpart_of({"counterpart": "CL"}) == counterpart_of(
        BASE | {"counterpart": {"state": "CL"}}
    )
    assert counterpart_of({}) == counterpart_of({"counterpart": {"kind": "organisation"}}) == ""
