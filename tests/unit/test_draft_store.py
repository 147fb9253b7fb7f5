"""Where drafts are kept: for whom, against whom, and that nobody overwrites anybody."""

import dataclasses
import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE
from sqlalchemy import create_engine

from docassemble.ocragreement.draft_record import Progress, Share
from docassemble.ocragreement.draft_seal import Seal, SealBroken
from docassemble.ocragreement.draft_store import Conflict, DraftStore, NotAllowed, UnknownDraft
from docassemble.ocragreement.problems import ProblemsError

ANA, BENITO, CARLA = "ana@example.org", "benito@example.org", "carla@example.org"
CHILE: dict[str, Any] = {"counterpart": {"state": "CL"}, "place": "Santiago de Chile"}
SECRET = "a secret of this server"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "drafts.db"


@pytest.fixture
def store(database: Path) -> DraftStore:
    return DraftStore(create_engine(f"sqlite:///{database}"), SECRET)


@pytest.fixture
def draft(store: DraftStore) -> str:
    return store.create(ANA, CHILE, name="Para la embajadora").identity


def change(store: DraftStore, identity: str, who: str, **answers: Any) -> None:
    record = store.get(identity, who)
    made = dataclasses.replace(record, answers={**record.answers, **answers})
    store.save(made, record.revision, who)


# Keeping drafts


def test_a_draft_is_found_again_as_it_was(database: Path) -> None:
    aside = {"costs": [{"variant": "meetings", "reason": "Agreed."}]}
    progress = Progress("full", ("party", "clause:offences"), ("state", "place.es"), aside)
    made = DraftStore(create_engine(f"sqlite:///{database}"), SECRET).create(
        "Ana@Example.org ", CHILE, progress, house_version=3
    )
    again = DraftStore(create_engine(f"sqlite:///{database}"), SECRET)
    found = again.get(made.identity, ANA)
    assert (found.owner, found.level, found.revision) == (ANA, "own", 1)
    assert (found.answers, found.progress, found.house_version) == (CHILE, progress, 3)
    assert found.created.tzinfo is not None


def test_drafts_with_one_state_are_numbered_and_one_that_changes_state_is_numbered_anew(
    store: DraftStore,
) -> None:
    made = [store.create(ANA, CHILE) for _ in range(2)]
    blank = store.create(ANA, {})
    assert [each.number for each in made] == [1, 2]
    assert (blank.counterpart, blank.number) == ("", 1)
    change(store, blank.identity, ANA, **CHILE)
    assert store.get(blank.identity, ANA).number == 3
    assert store.create(BENITO, CHILE).number == 1


def test_the_list_has_ones_own_and_shared_drafts_the_last_changed_first(
    store: DraftStore, draft: str
) -> None:
    other = store.create(BENITO, {"counterpart": {"state": "IT"}}, name="Italia").identity
    store.create(CARLA, {})
    store.share(other, BENITO, ANA, "read")
    change(store, draft, ANA, place="Valparaíso")
    assert [(each.name, each.level, each.counterpart) for each in store.list_for(ANA)] == [
        ("Para la embajadora", "own", "CL"),
        ("Italia", "read", "IT"),
    ]
    assert store.list_for("") == []


def test_a_draft_is_renamed_duplicated_and_deleted(store: DraftStore, draft: str) -> None:
    store.rename(draft, "  Chile,\n con anexo ", ANA)
    assert store.get(draft, ANA).name == "Chile, con anexo"
    store.add_comment(draft, ANA, "", "Verificar el lugar")
    store.approve(draft, ANA, "costs", "a wording")
    store.add_version(draft, ANA, "", {"a.docx": b"1"}, CHILE)
    copy = store.duplicate(draft, ANA)
    assert (copy.name, copy.number, copy.answers, copy.revision) == ("", 2, CHILE, 1)
    assert store.comments(copy.identity, ANA) == store.versions(copy.identity, ANA) == []
    assert store.approvals(copy.identity, ANA) == []
    store.delete(draft, ANA)
    assert [each.identity for each in store.list_for(ANA)] == [copy.identity]
    with pytest.raises(UnknownDraft):
        store.get(draft, ANA)
    with pytest.raises(ProblemsError, match="longer than 200"):
        store.rename(copy.identity, "x" * 201, ANA)


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_written_about_a_draft_is_kept_as_written_or_refused(
    store: DraftStore, draft: str, kind: str
) -> None:
    text = HOSTILE[kind]
    refused = kind in ("control", "direction")
    for write, read, longest in (
        (lambda: store.rename(draft, text, ANA), lambda: store.get(draft, ANA).name, 200),
        (
            lambda: store.add_comment(draft, ANA, "", text),
            lambda: store.comments(draft, ANA)[0].text,
            5000,
        ),
        (
            lambda: store.add_version(draft, ANA, text, {}, CHILE),
            lambda: store.versions(draft, ANA)[0].note,
            500,
        ),
    ):
        if refused or len(text) > longest:
            with pytest.raises(ProblemsError, match=r"which cannot stand|longer than"):
                write()
        else:
            write()
            assert read() == text.strip()


@pytest.mark.parametrize("name", ["\0", "\ud800", "a\0b", "' or 1=1 --", "\u202e", "x" * 10_000])
def test_a_name_that_no_draft_comment_or_person_has_is_of_nobody(
    store: DraftStore, draft: str, name: str
) -> None:
    with pytest.raises(UnknownDraft):
        store.get(name, ANA)
    with pytest.raises(UnknownDraft):
        store.get(draft, name)
    store.resolve_comment(draft, name, ANA)
    store.unshare(draft, ANA, name)
    assert store.access(draft, ANA) == []


def test_a_draft_can_be_kept_by_an_identity_that_is_free(store: DraftStore, draft: str) -> None:
    free = "0123456789abcdef" * 2
    assert store.is_free(free)
    assert store.create(BENITO, CHILE, identity=free).identity == free
    for taken in (free, draft):
        assert not store.is_free(taken)
        with pytest.raises(UnknownDraft):
            store.create(CARLA, {}, identity=taken)
    assert store.get(draft, ANA).answers == CHILE


def test_deleting_leaves_no_row_behind(store: DraftStore, draft: str, database: Path) -> None:
    store.share(draft, ANA, BENITO, "edit")
    store.add_comment(draft, ANA, "", "Verificar")
    store.approve(draft, ANA, "costs", "a wording")
    store.add_version(draft, ANA, "", {"a.docx": b"1"}, CHILE)
    store.delete(draft, ANA)
    with sqlite3.connect(database) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        assert len(tables) == 7
        for (table,) in tables:
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


# Who may what

READS: list[Callable[[DraftStore, str, str], object]] = [
    lambda store, draft, who: store.get(draft, who),
    lambda store, draft, who: store.duplicate(draft, who),
    lambda store, draft, who: store.history(draft, who),
    lambda store, draft, who: store.at_revision(draft, 1, who),
    lambda store, draft, who: store.access(draft, who),
    lambda store, draft, who: store.versions(draft, who),
    lambda store, draft, who: store.version_file(draft, 1, "a.docx", who),
    lambda store, draft, who: store.comments(draft, who),
    lambda store, draft, who: store.add_comment(draft, who, "offences", "¿Por qué?"),
    lambda store, draft, who: store.approvals(draft, who),
    lambda store, draft, who: store.approve(draft, who, "offences", "a wording"),
    lambda store, draft, who: store.withdraw_approval(draft, who, "offences"),
]
EDITS: list[Callable[[DraftStore, str, str], object]] = [
    lambda store, draft, who: store.save(store.get(draft, ANA), 1, who),
    lambda store, draft, who: store.rename(draft, "Mío", who),
    lambda store, draft, who: store.add_version(draft, who, "", {}, {}),
    lambda store, draft, who: store.resolve_comment(
        draft, store.comments(draft, ANA)[0].identity, who
    ),
]
OWNS: list[Callable[[DraftStore, str, str], object]] = [
    lambda store, draft, who: store.share(draft, who, CARLA, "read"),
    lambda store, draft, who: store.unshare(draft, who, ANA),
    lambda store, draft, who: store.delete(draft, who),
]


@pytest.fixture
def furnished(store: DraftStore, draft: str) -> str:
    store.add_version(draft, ANA, "", {"a.docx": b"1"}, CHILE)
    store.add_comment(draft, ANA, "", "Verificar")
    return draft


@pytest.mark.parametrize("act", [*READS, *EDITS, *OWNS])
@pytest.mark.parametrize("who", [BENITO, "", "ana@example.org.evil", "%", "local"])
def test_a_stranger_learns_nothing_of_a_draft(
    store: DraftStore, furnished: str, act: Callable[..., object], who: str
) -> None:
    with pytest.raises(UnknownDraft) as refused:
        act(store, furnished, who)
    with pytest.raises(UnknownDraft) as unknown:
        store.get("0" * 32, ANA)
    assert str(refused.value) == str(unknown.value)
    assert store.level_of(furnished, who) is None


@pytest.mark.parametrize("act", READS)
def test_a_reader_reads_and_comments(
    store: DraftStore, furnished: str, act: Callable[..., object]
) -> None:
    store.share(furnished, ANA, BENITO, "read")
    act(store, furnished, BENITO)
    assert store.level_of(furnished, BENITO) == "read"


@pytest.mark.parametrize("act", [*EDITS, *OWNS])
def test_a_reader_changes_nothing(
    store: DraftStore, furnished: str, act: Callable[..., object]
) -> None:
    store.share(furnished, ANA, BENITO, "read")
    before = store.get(furnished, ANA)
    with pytest.raises(NotAllowed):
        act(store, furnished, BENITO)
    assert store.get(furnished, ANA) == before
    assert store.access(furnished, ANA) == [Share(BENITO, "read")]


@pytest.mark.parametrize("act", [*READS, *EDITS])
def test_an_editor_reads_and_changes(
    store: DraftStore, furnished: str, act: Callable[..., object]
) -> None:
    store.share(furnished, ANA, BENITO, "edit")
    act(store, furnished, BENITO)


@pytest.mark.parametrize("act", OWNS)
def test_an_editor_neither_shares_nor_deletes(
    store: DraftStore, furnished: str, act: Callable[..., object]
) -> None:
    store.share(furnished, ANA, BENITO, "edit")
    with pytest.raises(NotAllowed):
        act(store, furnished, BENITO)
    assert store.level_of(furnished, CARLA) is None


def test_access_is_changed_and_taken_back_and_given_up(store: DraftStore, draft: str) -> None:
    store.share(draft, ANA, " Benito@Example.ORG", "read")
    store.share(draft, ANA, BENITO, "edit")
    store.share(draft, ANA, CARLA, "read")
    assert store.access(draft, CARLA) == [Share(BENITO, "edit"), Share(CARLA, "read")]
    store.unshare(draft, CARLA, CARLA)
    store.unshare(draft, ANA, BENITO)
    assert store.access(draft, ANA) == []
    with pytest.raises(UnknownDraft):
        store.get(draft, BENITO)


@pytest.mark.parametrize(("whom", "level"), [(ANA, "read"), ("  ", "read"), (BENITO, "own")])
def test_what_cannot_be_shared_so(store: DraftStore, draft: str, whom: str, level: str) -> None:
    with pytest.raises(ProblemsError):
        store.share(draft, ANA, whom, level)
    assert store.access(draft, ANA) == []


def test_whoever_commented_can_take_care_of_it(store: DraftStore, draft: str) -> None:
    store.share(draft, ANA, BENITO, "read")
    comment = store.add_comment(draft, BENITO, "offences", " Falta el tráfico de armas. ")
    (kept,) = store.comments(draft, ANA)
    assert (kept.place, kept.text, kept.who) == ("offences", "Falta el tráfico de armas.", BENITO)
    assert kept.resolved_by == ""
    store.resolve_comment(draft, comment, BENITO)
    assert store.comments(draft, ANA)[0].resolved_by == BENITO
    with pytest.raises(ProblemsError, match="empty"):
        store.add_comment(draft, BENITO, "", "\n ")
    with pytest.raises(ProblemsError, match="5000"):
        store.add_comment(draft, BENITO, "", "x" * 5001)


def test_a_comment_is_not_resolved_through_another_draft(store: DraftStore, draft: str) -> None:
    comment = store.add_comment(draft, ANA, "", "Verificar")
    own = store.create(BENITO, {}).identity
    store.resolve_comment(own, comment, BENITO)
    assert store.comments(draft, ANA)[0].resolved_by == ""


def test_the_last_word_of_each_person_on_each_clause_counts(store: DraftStore, draft: str) -> None:
    store.share(draft, ANA, BENITO, "read")
    store.approve(draft, BENITO, "offences", "one")
    store.approve(draft, ANA, "offences", "one")
    store.approve(draft, BENITO, "costs", "one")
    store.approve(draft, BENITO, "offences", "two")
    store.withdraw_approval(draft, BENITO, "costs")
    store.withdraw_approval(draft, ANA, "costs")  # which Ana has never approved
    assert [(each.clause, each.wording, each.who) for each in store.approvals(draft, ANA)] == [
        ("offences", "one", ANA),
        ("offences", "two", BENITO),
    ]
    assert [
        (each.path, each.before, each.after, each.who) for each in store.history(draft, ANA)
    ] == [
        ("approvals.costs", True, False, BENITO),
        ("approvals.offences", True, True, BENITO),
        ("approvals.costs", False, True, BENITO),
        ("approvals.offences", False, True, ANA),
        ("approvals.offences", False, True, BENITO),
    ]


# Two people


def test_nobody_overwrites_anybody(store: DraftStore, draft: str) -> None:
    store.share(draft, ANA, BENITO, "edit")
    ana = store.get(draft, ANA)
    change(store, draft, BENITO, place="Valparaíso")
    with pytest.raises(Conflict) as conflict:
        store.save(dataclasses.replace(ana, answers={}), ana.revision, ANA)
    assert conflict.value.record.answers["place"] == "Valparaíso"
    assert conflict.value.record.changed_by == BENITO
    assert BENITO in str(conflict.value)
    assert store.get(draft, ANA).answers["place"] == "Valparaíso"


def test_of_many_who_save_at_once_one_wins(store: DraftStore, draft: str) -> None:
    record = store.get(draft, ANA)
    barrier = threading.Barrier(4)
    outcomes: list[str] = []

    def save(place: str) -> None:
        barrier.wait(10)
        try:
            store.save(dataclasses.replace(record, answers={"place": place}), 1, ANA)
        except Conflict:
            outcomes.append("conflict")
        else:
            outcomes.append(place)

    threads = [threading.Thread(target=save, args=(f"place {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = [each for each in outcomes if each != "conflict"]
    assert len(outcomes) == 4
    assert store.get(draft, ANA).answers == {"place": winner}
    assert store.get(draft, ANA).revision == 2


def test_what_was_deleted_is_not_saved_back(store: DraftStore, draft: str) -> None:
    record = store.get(draft, ANA)
    store.delete(draft, ANA)
    with pytest.raises(UnknownDraft):
        store.save(record, record.revision, ANA)
    assert store.list_for(ANA) == []


def test_the_history_says_who_changed_which_answer_when(store: DraftStore, draft: str) -> None:
    store.share(draft, ANA, BENITO, "edit")
    change(store, draft, ANA, level="governments")
    change(store, draft, BENITO, place="Valparaíso", level="governments")
    newest, older = store.history(draft, ANA)
    assert (newest.path, newest.before, newest.after) == (
        *("place", "Santiago de Chile"),
        "Valparaíso",
    )
    assert (newest.who, newest.revision, older.who, older.revision) == (BENITO, 3, ANA, 2)
    assert newest.when is not None
    assert older.when is not None
    assert newest.when >= older.when
    answers, _progress = store.at_revision(draft, 2, ANA)
    assert answers == {**CHILE, "level": "governments"}
    with pytest.raises(UnknownDraft):
        store.at_revision(draft, 9, ANA)


# Versions


def test_versions_are_numbered_and_keep_their_files(store: DraftStore, draft: str) -> None:
    first = store.add_version(
        draft, ANA, " Primera ronda ", {"a.docx": b"one", "b.pdf": b""}, CHILE
    )
    second = store.add_version(draft, ANA, "", {"a.docx": b"two"}, {})
    assert (first, second) == (1, 2)
    newest, oldest = store.versions(draft, ANA)
    assert (newest.number, newest.files) == (2, ("a.docx",))
    assert (oldest.note, oldest.files, oldest.answers) == (
        "Primera ronda",
        ("a.docx", "b.pdf"),
        CHILE,
    )
    assert store.version_file(draft, 1, "a.docx", ANA) == b"one"
    assert store.version_file(draft, 1, "b.pdf", ANA) == b""
    for number, name in ((2, "b.pdf"), (3, "a.docx"), (1, "../a.docx")):
        with pytest.raises(ProblemsError, match="no file"):
            store.version_file(draft, number, name, ANA)


# What lies in the database, and in the log


def test_nothing_that_was_typed_lies_in_the_database_in_clear(
    store: DraftStore, database: Path
) -> None:
    typed = [f"palabra{n}secreta" for n in range(10)]
    draft = store.create(ANA, {"place": typed[0]}, name=typed[1]).identity
    change(store, draft, ANA, place=typed[2], clauses={"costs": {"text": {"es": typed[3]}}})
    store.rename(draft, typed[4], ANA)
    store.add_comment(draft, ANA, "costs", typed[5])
    store.add_version(draft, ANA, typed[6], {typed[7]: typed[8].encode()}, {"place": typed[0]})
    store.approve(draft, ANA, "costs", typed[9])
    raw = database.read_bytes()
    assert ANA.encode() in raw
    assert not [word for word in typed if word.encode() in raw]


def test_rows_are_of_use_neither_with_another_key_nor_in_another_place(
    store: DraftStore, draft: str, database: Path
) -> None:
    other = DraftStore(create_engine(f"sqlite:///{database}"), "another secret")
    with pytest.raises(SealBroken):
        other.get(draft, ANA)
    own = store.create(BENITO, {}).identity
    with sqlite3.connect(database) as connection:
        connection.execute(
            "UPDATE ocragreement_drafts SET (heading, content) ="
            " (SELECT heading, content FROM ocragreement_drafts WHERE identity = ?)"
            " WHERE identity = ?",
            (draft, own),
        )
    with pytest.raises(SealBroken):
        store.get(own, BENITO)


def test_a_changed_byte_is_noticed() -> None:
    seal = Seal(SECRET)
    sealed = seal.close(b"la Rep\xc3\xbablica de Chile", "here")
    assert seal.open(sealed, "here").decode() == "la República de Chile"
    assert seal.close(b"x", "here") != seal.close(b"x", "here")
    for position in range(len(sealed)):
        broken = bytearray(sealed)
        broken[position] ^= 1
        with pytest.raises(SealBroken):
            seal.open(bytes(broken), "here")


def test_the_audit_log_names_accounts_and_drafts_and_nothing_that_was_drafted(
    store: DraftStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="ocragreement.audit")
    draft = store.create(ANA, CHILE, name="Embajadora").identity
    change(store, draft, ANA, place="Valparaíso")
    store.share(draft, ANA, BENITO, "read")
    with pytest.raises(NotAllowed):
        store.delete(draft, BENITO)
    with pytest.raises(UnknownDraft):
        store.get(draft, "eva\nsaved draft=0")
    store.delete(draft, ANA)
    assert caplog.messages == [
        f"created draft={draft} who={ANA}",
        f"saved draft={draft} who={ANA} revision=2",
        f"shared draft={draft} who={ANA} whom={BENITO} level=read",
        f"refused draft={draft} who={BENITO} needed=own",
        f"refused draft={draft} who=eva_saved_draft_0 needed=read",
        f"deleted draft={draft} who={ANA}",
    ]
