"""What is built from the repository is a docassemble package like any other."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
from running_server import ROOT

DATA = "docassemble/ocragreement/data"
FOLDERS = {"questions": "interviews", "templates": "templates"}
FLAT = ("sources", "static")


def source_files() -> dict[str, bytes]:
    """Return every data file of the repository, by the place where docassemble looks for it."""
    found = {}
    for place, folder in FOLDERS.items():
        for file in sorted((ROOT / folder).iterdir()):
            found[f"{DATA}/{place}/{file.name}"] = file.read_bytes()
    for place in FLAT:
        for file in sorted((ROOT / DATA / place).glob("*")):
            found[f"{DATA}/{place}/{file.name}"] = file.read_bytes()
    return found


def copy_of_repository(target: Path, *, links: bool) -> Path:
    """Copy what git knows of and what it does not ignore, with or without its links."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        source, copy = ROOT / name, target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink() and not links:
            # What a zip file of the repository leaves of a link when it is unpacked.
            copy.write_text(str(source.readlink()))
        elif source.is_symlink() or source.exists():
            shutil.copy2(source, copy, follow_symlinks=False)
    return target


def build(repository: Path, target: Path, *kinds: str) -> None:
    """Build packages without the network: with the setuptools of this environment."""
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", target, repository],
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    target = tmp_path_factory.mktemp("dist")
    build(copy_of_repository(tmp_path_factory.mktemp("clone"), links=True), target)
    return target


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment with the wheel, and docassemble lent to it."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    wheel = next(built.glob("*.whl"))
    uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
    subprocess.run(
        [uv, "pip", "install", "--offline", "--no-deps", "--python", python, wheel],
        check=True,
        capture_output=True,
    )
    # A path in a .pth file is searched, but its own .pth files are not read: the editable install
    # of the repository stays out.
    place = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    (Path(place) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_the_wheel_holds_the_data_as_real_files(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        entries = {entry.filename: entry for entry in wheel.infolist()}
        for name, content in source_files().items():
            assert name in entries, name
            assert not stat.S_ISLNK(entries[name].external_attr >> 16), name
            assert wheel.read(name) == content, name
    assert not [name for name in entries if name.startswith(("tests/", "tools/", "bench/"))]
    assert "docassemble/__init__.py" not in entries


def test_the_sdist_holds_the_data_as_real_files(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        top = sdist.getnames()[0].split("/")[0]
        assert not [member.name for member in sdist if member.issym() or member.islnk()]
        for name, content in source_files().items():
            file = sdist.extractfile(f"{top}/{name}")
            assert file is not None, name
            assert file.read() == content, name


def test_a_wheel_from_the_sdist_is_the_same(built: Path, tmp_path: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        sdist.extractall(tmp_path, filter="data")
    build(next(tmp_path.iterdir()), tmp_path / "again", "--wheel")
    with (
        zipfile.ZipFile(next(built.glob("*.whl"))) as first,
        zipfile.ZipFile(next((tmp_path / "again").glob("*.whl"))) as second,
    ):
        assert {entry.filename: entry.CRC for entry in first.infolist()} == {
            entry.filename: entry.CRC for entry in second.infolist()
        }


def test_a_zip_file_of_the_repository_can_be_installed(tmp_path: Path) -> None:
    repository = copy_of_repository(tmp_path / "unpacked", links=False)
    build(repository, tmp_path / "dist", "--wheel")
    with zipfile.ZipFile(next((tmp_path / "dist").glob("*.whl"))) as wheel:
        assert source_files().keys() <= set(wheel.namelist())


def test_docassemble_finds_the_files_in_its_standard_places(
    installed: Path, tmp_path: Path
) -> None:
    configuration = tmp_path / "docassemble.yml"
    (tmp_path / "nltk.sock").touch()
    configuration.write_text(json.dumps({"nltk socket": str(tmp_path / "nltk.sock")}))
    program = """
import json, sys
from docassemble.ocragreement.server_compat import stand_in_for_missing_libraries
stand_in_for_missing_libraries()
from docassemble.base.config import load
load(filename=sys.argv[1])
from docassemble.base import functions
find = {
    "questions": functions.package_question_filename,
    "templates": functions.package_template_filename,
    "sources": functions.package_data_filename,
    "static": functions.package_data_filename,
}
print(json.dumps({
    name: find[name.split("/")[1]]("docassemble.ocragreement:" + name)
    for name in json.loads(sys.argv[2])
}))
"""
    names = [name.removeprefix("docassemble/ocragreement/") for name in source_files()]
    answer = subprocess.run(
        [installed, "-c", program, configuration, json.dumps(names)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout.splitlines()[-1])
    environment = installed.parent.parent.resolve()
    for name, content in source_files().items():
        path = found[name.removeprefix("docassemble/ocragreement/")]
        assert path is not None, name
        assert Path(path).resolve().is_relative_to(environment), path
        assert Path(path).read_bytes() == content, name


def test_the_installed_command_drafts(installed: Path, tmp_path: Path) -> None:
    command = installed.with_name("ocragreement")
    schema = subprocess.run(
        [command, "schema"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert json.loads(schema.stdout)["$schema"]
    example = sorted((ROOT / "examples").glob("*.yml"))[0]
    subprocess.run([command, "draft", example, "-o", tmp_path / "out"], check=True)
    assert list((tmp_path / "out").glob("*.docx"))


def test_locks_name_no_index_and_pin_every_file() -> None:
    for lock in (ROOT / DATA / "sources/server-requirements.txt", ROOT / "tests/requirements.txt"):
        text = lock.read_text()
        assert "://" not in text
        assert "python-ldap" not in text
        pins = text.replace("\\\n", " ").splitlines()
        for pin in (line for line in pins if line and not line.startswith("#")):
            assert "==" in pin, pin
            assert "--hash=sha256:" in pin, pin
