"""The versions of a ministry's house library: uploaded, checked, activated, rolled back."""

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.house_folders import place_files
from docassemble.ocragreement.house_store import HouseStore, NotLibrarian, NotReviewer
from docassemble.ocragreement.house_upload import MAXIMUM_UPLOAD, read_upload
from docassemble.ocragreement.language_pack import set_house, using_house
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text
from docassemble.ocragreement.problems import ProblemsError

LIBRARIAN, ROLES = "lib@example.org", frozenset({"librarian"})
REVIEWER = ("rita@example.org", frozenset({"reviewer"}))

SECRECY = """\
clause: confidentiality
default: strict
variants:
  strict:
    label: {en: The minister's wording, es: La redacción del ministro}
    use: {en: Always., es: Siempre.}
    source: ours
    parameters:
      years:
        type: integer
        label: {en: Years, es: Años}
        minimum: 1
        maximum: 30
        default: 10
    text:
      es:
        wording: ours
        body: ["Cada Parte guardará secreto durante {years} años."]
      en:
        wording: ours
        body: ["Each Party shall keep secrecy for {years} years."]
"""
LACKING = SECRECY.replace("secrecy for {years} years", "secrecy")


@pytest.fixture
def store(tmp_path: Path) -> HouseStore:
    return HouseStore(create_engine(f"sqlite:///{tmp_path / 'house.db'}"), tmp_path / "folders")


def activate(store: HouseStore, files: Mapping[str, str], note: str = "The minister asks") -> int:
    return store.activate(files, note, LIBRARIAN, ROLES, store.current()).number


def said(error: pytest.ExceptionInfo[ProblemsError]) -> list[str]:
    return [each.say("en") for each in error.value.problems]


def english(store: HouseStore, number: int) -> str:
    with using_house(store.folder(number) if number else ""):
        library = load_library()
        return to_text(assemble(read_answers({}, library), library, "en"))


# Checking and activating


def test_a_parameter_that_one_language_lacks_is_named_with_file_and_line(store: HouseStore) -> None:
    report = store.check({"secrecy.yml": LACKING})
    (line,) = [each.say("en") for each in report.problems]
    assert line == (
        "secrecy.yml, line 19, confidentiality.variants.strict.text.en: "
        "the text does not have {years}, which the text in “es” has. Add it."
    )
    assert LACKING.splitlines()[18].strip() == "en:"


def test_what_is_wrong_in_each_file_is_said_at_once(store: HouseStore) -> None:
    files = {"a.yml": LACKING, "b.yml": "clause: costs\ndefault: nowhere\n", "c.yml": "a: [\n"}
    problems = store.check(files).problems
    assert [each.file for each in problems] == ["a.yml", "b.yml", "c.yml"]


def test_wordings_without_a_text_are_listed_by_language(store: HouseStore) -> None:
    report = store.check({"secrecy.yml": SECRECY})
    assert report.is_sound
    assert report.unwritten == {
        "fr": ("confidentiality.strict",),
        "pt": ("confidentiality.strict",),
    }


def test_what_has_an_error_is_not_activated(store: HouseStore) -> None:
    with pytest.raises(ProblemsError, match=r"does not have .years"):
        activate(store, {"secrecy.yml": LACKING})
    assert store.current() == 0
    assert store.versions() == []


def test_new_drafts_have_the_new_wording_and_old_versions_keep_theirs(store: HouseStore) -> None:
    first = activate(store, {"secrecy.yml": SECRECY})
    second = activate(store, {"secrecy.yml": SECRECY.replace("secrecy", "silence")}, "Softer")
    assert (first, second, store.current()) == (1, 2, 2)
    assert "secrecy for ten years" in english(store, 1)
    assert "silence for ten years" in english(store, 2)
    assert "for ten years" not in english(store, 0)


def test_versions_say_who_made_them_when_and_why(store: HouseStore) -> None:
    activate(store, {"secrecy.yml": SECRECY}, "  As the minister\nasks ")
    activate(store, {"secrecy.yml": SECRECY}, "Again")
    newest, first = store.versions()
    assert (newest.number, newest.is_current, first.is_current) == (2, True, False)
    assert (first.made_by, first.note) == (LIBRARIAN, "As the minister asks")
    assert first.made.tzinfo is not None
    assert store.files(1) == {"secrecy.yml": SECRECY}


def test_a_roll_back_says_from_where(store: HouseStore) -> None:
    activate(store, {"secrecy.yml": SECRECY})
    activate(store, {}, "Nothing of our own")
    store.make_current(1, "It was needed after all", LIBRARIAN, ROLES, expected=2)
    assert store.current() == 1
    last = store.activations()[0]
    assert (last.version, last.before, last.who) == (1, 2, LIBRARIAN)
    store.make_current(0, "None of them", LIBRARIAN, ROLES, expected=1)
    assert store.current() == 0
    assert activate(store, {"secrecy.yml": SECRECY}) == 3


def test_two_librarians_do_not_overwrite_each_other(store: HouseStore) -> None:
    activate(store, {"secrecy.yml": SECRECY})
    with pytest.raises(ProblemsError, match="somebody else has activated"):
        store.activate({}, "Mine", "other@example.org", ROLES, expected=0)
    with pytest.raises(ProblemsError, match="somebody else has activated"):
        store.make_current(0, "Mine", "other@example.org", ROLES, expected=3)
    assert [each.number for each in store.versions()] == [1]


def test_a_note_is_needed(store: HouseStore) -> None:
    with pytest.raises(ProblemsError, match="the note is empty"):
        activate(store, {"secrecy.yml": SECRECY}, " \n ")
    with pytest.raises(ProblemsError, match="longer than 500"):
        activate(store, {"secrecy.yml": SECRECY}, "x" * 501)


def test_the_current_version_and_an_unknown_one_are_refused(store: HouseStore) -> None:
    activate(store, {"secrecy.yml": SECRECY})
    with pytest.raises(ProblemsError, match="version 1 is the current one already"):
        store.make_current(1, "Why not", LIBRARIAN, ROLES, expected=1)
    with pytest.raises(ProblemsError, match="no version 7"):
        store.make_current(7, "Why not", LIBRARIAN, ROLES, expected=1)
    with pytest.raises(ProblemsError, match="no version 7"):
        store.folder(7)


# Who may


@pytest.mark.parametrize("roles", [(), ("user",), ("author", "reviewer")])
def test_only_a_librarian_or_the_administrator_decides(
    store: HouseStore, roles: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "ocragreement.audit")
    activate(store, {"secrecy.yml": SECRECY})
    with pytest.raises(NotLibrarian, match="only a librarian"):
        store.activate({}, "Mine", "ana@example.org", roles, expected=1)
    with pytest.raises(NotLibrarian):
        store.make_current(0, "Mine", "ana@example.org", roles, expected=1)
    assert store.current() == 1
    assert "library refused to make version 0 current who=ana@example.org" in caplog.text


def test_a_visitor_without_an_account_decides_nothing(store: HouseStore) -> None:
    with pytest.raises(NotLibrarian):
        store.activate({}, "Mine", " ", ROLES, expected=0)


def test_the_administrator_decides(store: HouseStore) -> None:
    store.activate({"secrecy.yml": SECRECY}, "Mine", "admin@example.org", {"admin"}, expected=0)
    assert store.current() == 1


# Reviewing


@pytest.fixture
def careful(tmp_path: Path) -> HouseStore:
    """The library of a ministry in which nothing becomes current unless somebody else approves."""
    engine = create_engine(f"sqlite:///{tmp_path / 'house.db'}")
    return HouseStore(engine, tmp_path / "folders", reviewed=True)


def submit(store: HouseStore, note: str = "The minister asks") -> int:
    return store.submit({"secrecy.yml": SECRECY}, note, LIBRARIAN, ROLES).number


def test_nothing_is_drafted_with_a_submitted_version_until_it_is_approved_and_activated(
    careful: HouseStore,
) -> None:
    assert submit(careful) == 1
    assert careful.current() == 0
    with pytest.raises(ProblemsError, match="version 1 has not been approved"):
        careful.make_current(1, "Now", LIBRARIAN, ROLES, expected=0)
    careful.review(1, False, "Twelve years, not ten", *REVIEWER)
    with pytest.raises(ProblemsError, match="or has been sent back"):
        careful.make_current(1, "Now", LIBRARIAN, ROLES, expected=0)
    careful.review(1, True, "Ten after all", *REVIEWER)
    assert careful.current() == 0
    careful.make_current(1, "Now", LIBRARIAN, ROLES, expected=0)
    assert careful.current() == 1
    said = [(each.approved, each.who, each.note) for each in careful.reviews()]
    assert said == [
        (True, "rita@example.org", "Ten after all"),
        (False, "rita@example.org", "Twelve years, not ten"),
    ]


def test_where_reviews_are_asked_for_nobody_activates_files_alone(careful: HouseStore) -> None:
    with pytest.raises(ProblemsError, match="Submit them for review"):
        activate(careful, {"secrecy.yml": SECRECY})
    assert careful.versions() == []


def test_where_none_is_asked_for_a_submitted_version_is_activated_without(
    store: HouseStore,
) -> None:
    store.make_current(submit(store), "Now", LIBRARIAN, ROLES, expected=0)
    assert store.current() == 1


def test_what_was_current_before_comes_back_without_a_review(
    store: HouseStore, careful: HouseStore
) -> None:
    activate(store, {"secrecy.yml": SECRECY})
    careful.make_current(0, "A trial", LIBRARIAN, ROLES, expected=1)
    careful.make_current(1, "After all", LIBRARIAN, ROLES, expected=0)
    assert careful.current() == 1


def test_nobody_reviews_what_they_have_made(store: HouseStore) -> None:
    number = submit(store)
    with pytest.raises(ProblemsError, match="you made version 1 yourself"):
        store.review(number, True, "Mine is good", LIBRARIAN.upper(), {"admin"})
    assert store.reviews() == []


@pytest.mark.parametrize("roles", [(), ("author",), ("librarian",)])
def test_only_a_reviewer_or_the_administrator_reviews(
    store: HouseStore, roles: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "ocragreement.audit")
    number = submit(store)
    with pytest.raises(NotReviewer, match="only a reviewer"):
        store.review(number, True, "Fine", "ana@example.org", roles)
    assert store.reviews() == []
    assert "library refused to review version 1 who=ana@example.org" in caplog.text


def test_a_review_says_why_and_of_which_version(store: HouseStore) -> None:
    number = submit(store)
    with pytest.raises(ProblemsError, match="the note is empty"):
        store.review(number, True, " ", *REVIEWER)
    with pytest.raises(ProblemsError, match="no version 7"):
        store.review(7, True, "Fine", *REVIEWER)
    assert store.reviews() == []


@pytest.mark.parametrize("roles", [(), ("author",), ("reviewer",)])
def test_only_a_librarian_or_the_administrator_submits(
    store: HouseStore, roles: tuple[str, ...]
) -> None:
    with pytest.raises(NotLibrarian):
        store.submit({}, "Mine", "ana@example.org", roles)
    assert store.versions() == []


def test_what_has_an_error_is_not_submitted(store: HouseStore) -> None:
    with pytest.raises(ProblemsError, match=r"does not have .years"):
        store.submit({"secrecy.yml": LACKING}, "Mine", LIBRARIAN, ROLES)
    assert store.versions() == []


# Folders


def test_a_folder_holds_the_files_of_its_version_for_its_owner_alone(
    store: HouseStore, tmp_path: Path
) -> None:
    number = activate(store, {"secrecy.yml": SECRECY})
    folder = Path(store.folder(number))
    assert {each.name: each.read_text() for each in folder.iterdir()} == {"secrecy.yml": SECRECY}
    assert stat.S_IMODE((tmp_path / "folders").stat().st_mode) == 0o700
    assert [each.name for each in (tmp_path / "folders").iterdir()] == [folder.name]


def test_a_folder_that_somebody_has_changed_is_made_anew(tmp_path: Path) -> None:
    folder = place_files(tmp_path / "folders", {"a.yml": "a: 1\n"})
    (folder / "a.yml").write_text("a: 2\n")
    (folder / "b.yml").write_text("b: 2\n")
    assert place_files(tmp_path / "folders", {"a.yml": "a: 1\n"}) == folder
    assert {each.name: each.read_text() for each in folder.iterdir()} == {"a.yml": "a: 1\n"}


def test_no_half_written_folder_stays(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"missing|No such"):
        place_files(tmp_path / "folders", {"a.yml": "a: 1\n", "missing/b.yml": "b: 1\n"})
    assert list((tmp_path / "folders").iterdir()) == []


def test_a_version_is_set_until_another_is(store: HouseStore) -> None:
    number = activate(store, {"secrecy.yml": SECRECY})
    with using_house(""):
        set_house(store.folder(number))
        assert load_library().clauses["confidentiality"].default == "strict"
        set_house(None)
        assert load_library().clauses["confidentiality"].default == "model"


# Uploads


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return written.getvalue()


def test_a_zip_of_a_folder_is_taken_and_what_is_no_clause_file_left_out() -> None:
    upload = read_upload(
        "house.zip",
        zipped(
            {
                "house/": b"",
                "house/secrecy.yml": SECRECY.replace("\n", "\r\n").encode("utf-8-sig"),
                "house/costs.YAML": b"clause: costs",
                "house/README.md": b"# Ours",
                "__MACOSX/._secrecy.yml": b"\x00\x01",
                ".git/config.yml": b"x",
            }
        ),
    )
    assert upload.files == {"secrecy.yml": SECRECY, "costs.yml": "clause: costs\n"}
    assert upload.left_out == ("house/README.md",)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.zip", zipped({"../a.yml": b"a"}), "outside itself, “../a.yml”"),
        ("a.zip", zipped({"/etc/a.yml": b"a"}), "outside itself"),
        ("a.zip", zipped({"C:\\a.yml": b"a"}), "outside itself"),
        ("a.zip", zipped({"a/x.yml": b"a", "b/x.yml": b"b"}), "two files in the ZIP"),
        ("a.zip", zipped({"a.yml": b"a"}, zipfile.ZIP_LZMA), "packed in an unusual way"),
        ("a.zip", zipped({f"{n}.yml": b"a" for n in range(201)}), "more than 200 files"),
        ("a.zip", zipped({"a.txt": b"a"}), "no file with the ending .yml"),
        ("a.zip", zipped({"a.yml": b"a" * 40_000_000}), "unpacked, the ZIP holds more than 4096"),
        ("a.zip", b"PK\x03\x04 nothing", "not a ZIP that can be read"),
        ("a.zip", zipped({"a.yml": b"a" * 999})[:-40], "not a ZIP that can be read"),
        ("a.yml", b"a" * (MAXIMUM_UPLOAD + 1), "more than 4096 KB"),
        ("a.yml", b"a" * (2**20 + 1), "larger than 1024 KB"),
        ("a.yml", b"\xff\xfe\x00", "not text in UTF-8"),
        ("../a.yml", b"a", "the name of a clause file"),
        (".yml", b"a", "the name of a clause file"),
        ("a.docx", b"a", "the name of a clause file"),
        ("<script>.yml", b"a", "the name of a clause file"),
    ],
    # A ZIP holds the time of its making, which no name of a test may.
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_hostile_upload_is_refused_with_one_line(name: str, content: bytes, line: str) -> None:
    with pytest.raises(ProblemsError) as error:
        read_upload(name, content)
    (found,) = said(error)
    assert line in found
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("clause: !!python/object/apply:os.system [id]\n", "tags"),
        ("clause: &a confidentiality\ndefault: *a\n", "anchors and aliases"),
        ("clause: ${ 6 * 7 }\n", "not a name"),
        ("clause: {{ 6 * 7 }}\n", "not a name|must be a word|not YAML"),
    ],
)
def test_hostile_yaml_is_said_and_not_run(store: HouseStore, text: str, line: str) -> None:
    problems = store.check({"a.yml": text}).problems
    assert problems
    assert any(word in problems[0].say("en") for word in line.split("|"))


def test_a_library_that_is_too_large_is_refused_with_one_line(store: HouseStore) -> None:
    files = {f"a{n}.yml": "x" * 1_000_000 for n in range(5)}
    (problem,) = store.check(files).problems
    assert problem.say("en").startswith("more than 4096 KB")
