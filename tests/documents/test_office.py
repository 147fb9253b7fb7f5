"""LibreOffice is kept running: its PDFs are the same, it is replaced, and it never stays behind."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest
from running_server import wait_for

from docassemble.ocragreement import office
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.pdf import Conversion, PdfError

EXAMPLES = Path(__file__).parents[2] / "examples"
# Whoever runs the tests in the background of a shell has Ctrl-C ignored, and all their children.
OWNER = """
import os, signal, sys
from pathlib import Path
from docassemble.ocragreement.office import convert

signal.signal(signal.SIGINT, signal.default_int_handler)
document = Path(sys.argv[1]).read_bytes()
print(bool(convert(document)), flush=True)
if os.fork() == 0:
    sys.stdin.read()
    os._exit(0)
while convert(document):
    pass
"""


@pytest.fixture(scope="module")
def words() -> dict[str, bytes]:
    """The Word files of a set."""
    library = load_library()
    answers = read_answer_file((EXAMPLES / "chile.yml").read_bytes(), library)
    files = make_dossier(answers, library, "es", pdf=False).files
    return {name: content for name, content in files.items() if name.endswith(".docx")}


@pytest.fixture(scope="module")
def pdfs(words: dict[str, bytes]) -> dict[str, bytes]:
    """Their PDFs, made by a LibreOffice that is started for them and ends."""
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv(office.KEPT, "no")
        made = converted(words)
        assert not offices(os.getpid())
    return made


@pytest.fixture(autouse=True)
def none_running_before() -> None:
    for each in offices(os.getpid()):
        each.kill()
        each.wait(30)


def converted(words: dict[str, bytes]) -> dict[str, bytes]:
    with Conversion() as conversion:
        for name, content in words.items():
            conversion.add(name, content)
        return dict(conversion.results())


def offices(owner: int) -> list[psutil.Process]:
    """Return the LibreOffice that a process keeps running."""
    return [
        child
        for child in psutil.Process(owner).children()
        if child.status() != psutil.STATUS_ZOMBIE
        and any(argument.endswith("office_process.py") for argument in child.cmdline())
    ]


def folder_of(process: psutil.Process) -> Path:
    return Path(process.cmdline()[-2])


def gone(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.status() == psutil.STATUS_ZOMBIE
    return True


def test_kept_running_it_gives_the_same_bytes(
    words: dict[str, bytes], pdfs: dict[str, bytes]
) -> None:
    assert len(pdfs) == len(words) > 4
    assert converted(words) == pdfs
    (kept,) = offices(os.getpid())
    assert converted(words) == pdfs
    assert offices(os.getpid()) == [kept]


def test_killed_in_the_middle_it_is_replaced_and_no_document_is_lost(
    words: dict[str, bytes], pdfs: dict[str, bytes]
) -> None:
    made = {}
    killed = []
    with Conversion() as conversion:
        for name, content in words.items():
            conversion.add(name, content)
        for name, content in conversion.results():
            made[name] = content
            if len(made) in {1, 4}:  # LibreOffice is at one of the next
                for running in offices(os.getpid()):
                    killed.append(folder_of(running))
                    running.kill()
    assert made == pdfs
    assert converted(words) == pdfs
    assert killed
    assert not any(folder.exists() for folder in killed)


def test_one_that_has_ended_meanwhile_is_replaced(
    words: dict[str, bytes], pdfs: dict[str, bytes]
) -> None:
    name, content = next(iter(words.items()))
    assert converted({name: content}) == {name: pdfs[name]}
    (ended,) = offices(os.getpid())
    folder = folder_of(ended)
    ended.kill()
    ended.wait(30)
    assert converted({name: content}) == {name: pdfs[name]}
    (kept,) = offices(os.getpid())
    assert kept != ended
    assert not folder.exists()


@pytest.mark.parametrize("kept", ["yes", "no"])
def test_a_document_that_cannot_be_converted_is_named_and_the_others_are_converted(
    words: dict[str, bytes], pdfs: dict[str, bytes], kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(office.KEPT, kept)
    first, second, third = list(words)[:3]
    documents = {first: words[first], second: b"PK\x03\x04 not a zip file", third: words[third]}
    made = {}
    with Conversion() as conversion, pytest.raises(PdfError) as failure:  # noqa: PT012
        for name, content in documents.items():
            conversion.add(name, content)
        for name, content in conversion.results():
            made[name] = content
    assert failure.value.values == {"names": second}
    assert made == {first: pdfs[first], third: pdfs[third]}


def test_two_sets_at_the_same_time_share_one(
    words: dict[str, bytes], pdfs: dict[str, bytes]
) -> None:
    results: list[dict[str, bytes]] = []
    threads = [threading.Thread(target=lambda: results.append(converted(words))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [pdfs, pdfs]
    assert len(offices(os.getpid())) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_its_owner_and_leaves_no_file(
    words: dict[str, bytes], tmp_path: Path, number: signal.Signals
) -> None:
    """Even in the middle of a document, and though a fork of its owner lives on."""
    document = tmp_path / "draft.docx"
    document.write_bytes(next(iter(words.values())))
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", OWNER, str(document)]
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=temporary(tmp_path)
    ) as owner:
        try:
            assert owner.stdin
            assert owner.stdout
            assert owner.stdout.readline() == b"True\n"
            (kept,) = offices(owner.pid)
            assert folder_of(kept).is_relative_to(tmp_path)
            wait_for(lambda: len(psutil.Process(owner.pid).children()) == 2, 30)
            owner.send_signal(number)
            owner.wait(30)
            wait_for(lambda: list(tmp_path.iterdir()) == [document], 30)
            wait_for(lambda: gone(kept), 30)
            owner.stdin.close()
        finally:
            owner.kill()


def temporary(folder: Path) -> dict[str, str]:
    return {**os.environ, "TMPDIR": str(folder)}


def test_a_command_leaves_neither_process_nor_file(tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    target = tmp_path / "set.zip"
    subprocess.run(
        [
            *(sys.executable, "-m", "docassemble.ocragreement.cli", "dossier"),
            *(str(EXAMPLES / "chile.yml"), "-o", str(target)),
        ],
        check=True,
        env=temporary(tmp_path / "temporary"),
    )
    assert target.is_file()
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not [
        process.info
        for process in psutil.process_iter(["cmdline"])
        if any(str(tmp_path) in argument for argument in process.info["cmdline"] or ())
    ]
