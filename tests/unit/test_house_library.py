"""A ministry's own clause files, laid over ours."""

import re
from pathlib import Path

import pytest
from spaces import plain

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.library import Library
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text
from docassemble.ocragreement.problems import ProblemsError

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
PACK = ROOT / "tests" / "data" / "italian" / "language-it.yml"

STRICT = """
clause: confidentiality
default: strict
variants:
  strict:
    label: {en: The minister's wording, es: La redacción del ministro}
    use: {en: Always., es: Siempre.}
    source: Instruction of the minister's office
    parameters:
      years: {type: integer, label: {en: Years, es: Años}, minimum: 1, maximum: 50, default: 21}
    text:
      es:
        wording: ours
        body: ["Cada Parte guardará secreto por {years} años, según [[offences]]."]
      en:
        wording: ours
        body: ["Each Party shall keep secrecy for {years} years, under [[offences]]."]
"""

CEREMONY = """
clause: ceremony
part: article
order: 135
title: {en: Ceremony, es: Ceremonia, fr: Cérémonie, pt: Cerimônia}
default: model
variants:
  model:
    label: {en: Ours, es: Nuestra}
    use: {en: Always., es: Siempre.}
    source: House wording
    text:
      es: {wording: ours, body: ["Habrá una ceremonia {en counterpart}."]}
      en: {wording: ours, body: ["There shall be a ceremony in {counterpart}."]}
      fr: {wording: ours, body: ["Une cérémonie a lieu {en counterpart}."]}
      pt: {wording: ours, body: ["Haverá uma cerimônia {em counterpart}."]}
"""

WRONG = {
    "a reference to an article that is not there": (
        STRICT.replace("según [[offences]]", "según [[offences, piracy]]"),
        "house.yml, line 12, confidentiality.variants.strict.text.es: [[offences, piracy]] refers",
    ),
    "a condition that asks of no clause": (
        STRICT.replace(
            "    parameters:", "    requires: {clauses.piracy: present}\n    parameters:"
        ),
        "house.yml, line 9, confidentiality.variants.strict.requires: ",
    ),
    "a figure that one language lacks": (
        STRICT.replace("for {years} years", "for many years"),
        (
            "house.yml, line 15, confidentiality.variants.strict.text.en: "
            "the text does not have {years}, which"
        ),
    ),
    "an expression": (
        STRICT.replace("for {years} years", "for {years.__class__} years"),
        (
            "house.yml, line 17, confidentiality.variants.strict.text.en.body[0]: "
            "{years.__class__} names nothing."
        ),
    ),
    "a template of another kind": (
        STRICT.replace("for {years} years", "for {{ 7*7 }} years"),
        "braces or brackets do not form a name",
    ),
    "a tag": (
        STRICT.replace("default: strict", "default: !!str strict"),
        "tags (“!”) are not read",
    ),
    "an alias": (STRICT.replace("default: strict", "default: &x strict"), "anchors and aliases"),
    "a clause without a name": (STRICT.replace("clause: confidentiality", ""), "“clause” is miss"),
    "another part for our clause": (STRICT + "part: recital\n", "part: no such key."),
    "a default that is nowhere": (
        STRICT.replace("default: strict", "default: loose"),
        "house.yml, line 3, confidentiality.default: “loose” is not known.",
    ),
}


def house(folder: Path, **files: str) -> Library:
    for name, content in files.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    return load_library(str(folder))


def draft(library: Library, data: dict[str, object], language: str) -> str:
    return plain(to_text(assemble(read_answers(data, library), library, language)))


def test_what_a_house_says_in_two_languages_is_said_in_english_in_the_others(
    tmp_path: Path,
) -> None:
    strict = house(tmp_path, strict=STRICT).clauses["confidentiality"].variants["strict"]
    assert strict.label["es"] == "La redacción del ministro"
    assert strict.label["pt"] == strict.label["fr"] == "The minister's wording"
    assert strict.parameters["years"].label["fr"] == "Years"


def test_the_diff_tells_no_words_that_the_house_has_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path, strict=STRICT)
    assert main(["library", "diff", str(tmp_path)]) == 0
    told = re.findall(r"(?:label|use)\.\w\w", capsys.readouterr().out)
    assert told == ["label.en", "label.es", "use.en", "use.es"]


def test_a_house_variant_becomes_the_default(tmp_path: Path) -> None:
    library = house(tmp_path, house=STRICT)
    assert "guardará secreto por veintiún años, según el artículo 2." in draft(library, {}, "es")
    assert "secrecy for twenty-one years, under Article 2." in draft(library, {}, "en")


def test_our_own_wording_can_still_be_chosen(tmp_path: Path) -> None:
    library = house(tmp_path, house=STRICT)
    text = draft(library, {"clauses": {"confidentiality": "model"}}, "en")
    assert "Each Party shall keep the data supplied by the other Party confidential" in text


def test_a_language_in_which_the_house_has_not_written_is_said(tmp_path: Path) -> None:
    library = house(tmp_path, house=STRICT)
    with pytest.raises(ProblemsError) as caught:
        draft(library, {}, "fr")
    assert str(caught.value) == (
        "clauses.confidentiality: the wording “strict” has no text in “fr”. "
        "Write it there, or choose another."
    )


def test_answers_that_ask_for_such_a_language_are_refused(tmp_path: Path) -> None:
    library = house(tmp_path, house=STRICT)
    read_answers({"documents": ["es", "en"]}, library)
    with pytest.raises(ProblemsError, match="“strict” has no text in “fr”"):
        read_answers({"languages": {"authentic": ["es", "fr"]}}, library)


def test_a_new_clause_takes_its_place_and_the_later_ones_move(tmp_path: Path) -> None:
    library = house(tmp_path, ceremony=CEREMONY)
    data = {"counterpart": {"state": "ES"}}
    agreement = assemble(read_answers(data, library), library, "es")
    assert [a.identity for a in agreement.articles][-2:] == ["ceremony", "final_provisions"]
    assert "Habrá una ceremonia en el Reino de España." in to_text(agreement)


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_house_file_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, expected = WRONG[name]
    (tmp_path / "house.yml").write_text(content, encoding="utf-8")
    assert main(["library", "check", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert expected in said
    assert said.count("\n") == 1


def test_a_protocol_that_a_house_wording_cites_must_be_joined(tmp_path: Path) -> None:
    cites = STRICT.replace("secreto por", "secreto, según el Protocolo sobre armas de fuego, por")
    library = house(tmp_path, house=cites)
    for instruments, expected in (
        (["convention"], ["clauses.confidentiality"]),
        (["convention", "firearms"], []),
    ):
        answers = read_answers({"instruments": instruments, "documents": ["es", "en"]}, library)
        findings = check(answers, library)
        assert [e.place for e in findings if e.key == "instrument_not_joined"] == expected


def test_no_wording_of_ours_cites_a_protocol_that_is_not_joined(tmp_path: Path) -> None:
    # Ours are not searched in a draft without a house library.
    library = house(tmp_path, house=CEREMONY)
    for clause in library.clauses.values():
        for variant in clause.variants:
            data = {"instruments": ["convention"], "clauses": {clause.identity: variant}}
            try:
                answers = read_answers(data, library)
            except ProblemsError:
                continue  # it stands only beside another
            found = [each.place for each in check(answers, library) if "instrument" in each.key]
            assert found == [], (clause.identity, variant)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("{First} pagará a {second}.", ["clauses.confidentiality"]),
        ("Rige {en first} y {en second}.", []),
        ("{Home} pagará a {counterpart}.", []),
    ],
)
def test_a_duty_that_a_house_wording_gives_to_whoever_stands_first_is_found(
    tmp_path: Path, said: str, wrong: list[str]
) -> None:
    library = house(
        tmp_path, house=STRICT.replace("Cada Parte guardará secreto", f"{said} Se hará así")
    )
    data = {"counterpart": {"state": "IT"}, "documents": ["es"]}
    found = check(read_answers(data, library), library)
    assert [each.place for each in found if each.key == "originals_differ"] == wrong


def test_the_command_line_drafts_with_the_house_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house.yml").write_text(STRICT, encoding="utf-8")
    answers = tmp_path / "answers"
    answers.write_text("counterpart: {state: CL}")
    monkeypatch.setenv("OCRAGREEMENT_LIBRARY", str(tmp_path))
    assert main(["draft", str(answers), "--stdout", "--language", "es"]) == 0
    assert "guardará secreto por veintiún años" in capsys.readouterr().out


def test_the_library_is_checked_listed_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "house.yml").write_text(STRICT, encoding="utf-8")
    folder = str(tmp_path)
    assert main(["library", "check", folder]) == 0
    assert main(["library", "list", "--library", folder]) == 0
    assert main(["library", "show", "asset_sharing", "--language", "es"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The library is sound: ")
    assert "  * strict: The minister's wording [Instruction of the minister's office]" in said
    assert "Repartirse, caso por caso" in said
    assert "      37 of 411 terms are of three years\n" in said


def test_show_tells_what_a_wording_asks_for_and_leaves_open(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(["library", "show", "asset_sharing", "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert "   Stands only with: clauses.confiscation: present.\n" in said
    assert "   days: Days to request sharing (1-730); 180 unless you decide.\n" in said
    assert "   share: Share for the fund (per cent) (0-100); open unless you decide.\n" in said
    assert "   Equal shares are the default." in said
    assert "   Wording in en: the Model’s own words.\n" in said


def test_every_clause_of_the_library_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    library = load_library()
    for identity, clause in library.clauses.items():
        assert main(["library", "show", identity]) == 0
        said = capsys.readouterr().out
        assert [line.split(":")[0] for line in said.splitlines() if line.startswith("== ")] == [
            f"== {variant}" for variant in clause.variants
        ]


def test_a_folder_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "check", "nowhere"]) == 2
    assert capsys.readouterr().err == (
        "nowhere: no such folder of clause files, nor such a file with the ending .yml.\n"
    )


PARAGRAPHS = """
clause: refusal
default: paragraphs
variants:
  paragraphs:
    label: {en: In paragraphs, es: En párrafos}
    use: {en: Always., es: Siempre.}
    source: House wording
    text:
      es:
        wording: ours
        phrases: {reasons: {choose: [{when: {items.reasons: present}, text: ", según [[refusal.reasons]]"}, {text: ""}]}}
        body:
          - numbers:
              - id: reasons
                text: "Una Parte podrá denegar una solicitud:"
                items: [si afecta su soberanía;, {text: "si:", items: [es tardía; o, es oscura.]}]
              - id: notice
                text: "La denegación será fundada{reasons}."
      en:
        wording: ours
        phrases: {reasons: {choose: [{when: {items.reasons: present}, text: " under [[refusal.reasons]]"}, {text: ""}]}}
        body:
          - numbers:
              - id: reasons
                text: "A Party may decline a request:"
                items: [if it affects its sovereignty;, {text: "if it is:", items: [late; or, unclear.]}]
              - id: notice
                text: "Reasons shall be given{reasons}."
"""  # noqa: E501


def test_numbered_paragraphs_have_items_below_and_are_referred_to(tmp_path: Path) -> None:
    library = house(tmp_path, house=PARAGRAPHS)
    assert (
        "1. Una Parte podrá denegar una solicitud:\n"
        "   a. si afecta su soberanía;\n"
        "   b. si:\n"
        "      i. es tardía; o\n"
        "      ii. es oscura.\n"
        "2. La denegación será fundada, según el párrafo 1."
    ) in draft(library, {}, "es").replace("\n\n", "\n")
    assert "2. Reasons shall be given under paragraph 1." in draft(library, {}, "en")
    moved: dict[str, object] = {"clauses": {"refusal": {"order": ["notice", "reasons"]}}}
    assert "1. Reasons shall be given under paragraph 2.\n\n2. A Party" in draft(
        library, moved, "en"
    )
    dropped: dict[str, object] = {"clauses": {"refusal": {"drop": ["reasons"]}}}
    assert "1. Reasons shall be given.\n" in draft(library, dropped, "en")


def test_diff_says_what_the_house_lays_over_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("OCRAGREEMENT_LIBRARY", raising=False)
    ours = (TEMPLATES / "article-applicable-law.yml").read_text(encoding="utf-8")
    law = ours[ours.index("variants:") :].replace("leyes y los reglamentos", "leyes y las normas")
    for name, content in {
        "strict": STRICT,
        "ceremony": CEREMONY,
        "law": f"clause: applicable_law\n{law}",
    }.items():
        (tmp_path / f"{name}.yml").write_text(content, encoding="utf-8")
    (tmp_path / PACK.name).write_bytes(PACK.read_bytes())
    assert main(["library", "diff", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert (
        "confidentiality, Confidentiality [strict.yml]\n"
        "  stands unless decided otherwise: strict (ours: model)\n"
        "  strict, The minister's wording: a new variant\n"
    ) in said
    assert "    + es: Cada Parte guardará secreto por {years} años, según [[offences]].\n" in said
    assert "    + parameters.years: integer 1-50, default: 21\n" in said
    assert (
        "ceremony, Ceremony: a new clause [ceremony.yml]\n"
        "  stands in the part “article” at 135; unless decided otherwise: model\n"
    ) in said
    assert (
        "    - es: {law} = “las leyes y los reglamentos vigentes {en first} y {en second}”\n"
        "    + es: {law} = “las leyes y las normas vigentes {en first} y {en second}”\n"
    ) in said
    assert " en: {law}" not in said
    added = re.search(r"^it: a language added, with texts of 22 of (\d+) wordings$", said, re.M)
    assert added
    assert int(added[1]) > 22


def test_diff_and_check_take_a_single_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    file = tmp_path / "strict.yml"
    file.write_text(STRICT, encoding="utf-8")
    (tmp_path / "broken.yml").write_text("clause: [", encoding="utf-8")
    assert main(["library", "check", str(file)]) == 0
    assert main(["library", "diff", str(file)]) == 0
    assert "the minister's office" in capsys.readouterr().out
    assert main(["library", "check", str(tmp_path / "gone.yml")]) == 2
    assert capsys.readouterr().err == "gone.yml: no such file. Check the name and the folder.\n"


def test_diff_of_nothing_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("OCRAGREEMENT_LIBRARY", raising=False)
    assert main(["library", "diff", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "The house library changes nothing of ours.\n"
    assert main(["library", "diff"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("no house library is named.")
    assert said.count("\n") == 1
