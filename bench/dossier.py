"""How long a whole set of documents takes, and how much of that is LibreOffice's own work.

    python bench/dossier.py            # examples/brazil.yml, two languages
    python bench/dossier.py canada

In one run, in turn, so that a busy machine slows all alike:

- dossier: answers and a loaded library become every document, its PDF, and the zip file;
  LibreOffice runs already, as on a server;
- LibreOffice: the same LibreOffice converts the same Word files one after the other, and nothing is
  done around it;
- one PDF warm: it converts one of them; one PDF cold: a LibreOffice is started for that, with a new
  profile;
- without PDF: the dossier without LibreOffice.

What is printed is the median of each, by the clock and in the processor's time of this process and
all it started, for which other programs of a busy machine count less; and the share of the dossier.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from docassemble.ocragreement import office
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.zip_file import zipped

ROOT = Path(__file__).parents[1]
ROUNDS = 9


def convert_warm(documents: list[bytes]) -> None:
    """Let the LibreOffice that is kept running convert documents."""
    assert all(map(office.convert, documents)), "LibreOffice could not be kept running"


def convert_cold(document: Path) -> None:
    """Start a LibreOffice with a new profile for a document, with the options of `office.py`."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                office.find_office() or "soffice",
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", office.FILTER),
                *("--outdir", folder, document),
            ],
            check=True,
            capture_output=True,
        )


def processor() -> float:
    """Return the processor's seconds of this process and of all that it started."""
    running = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return sum(os.times()[:4]) + sum(each.user + each.system for each in running)


def main() -> None:
    """Measure and print."""
    (name,) = sys.argv[1:] or ["brazil"]
    library = load_library()
    answers = read_answer_file((ROOT / "examples" / f"{name}.yml").read_bytes(), library)
    files = make_dossier(answers, library, "en").files
    documents = [content for each, content in files.items() if each.endswith(".docx")]
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "draft.docx")
        document.write_bytes(documents[0])
        tasks: dict[str, Callable[[], object]] = {
            "dossier": lambda: zipped(make_dossier(answers, library, "en").files),
            "LibreOffice": lambda: convert_warm(documents),
            "one PDF warm": lambda: convert_warm(documents[:1]),
            "one PDF cold": lambda: convert_cold(document),
            "without PDF": lambda: zipped(make_dossier(answers, library, "en", pdf=False).files),
        }
        times: dict[str, list[tuple[float, float]]] = {task: [] for task in tasks}
        for _ in range(ROUNDS):
            for task, run in tasks.items():
                start = time.perf_counter(), processor()
                run()
                times[task].append((time.perf_counter() - start[0], processor() - start[1]))
    medians = {
        task: [statistics.median(each) * 1000 for each in zip(*taken, strict=True)]
        for task, taken in times.items()
    }
    print(f"{name}: {len(files)} files, {len(documents)} of them Word documents with a PDF")
    whole, whole_processor = medians["dossier"]
    for task, (clock, taken) in medians.items():
        print(
            f"{task:12} {clock:6.0f} ms, {clock / whole:4.0%} of the dossier;"
            f" processor {taken:6.0f} ms, {taken / whole_processor:4.0%}"
        )
    ratio = medians["one PDF cold"][0] / medians["one PDF warm"][0]
    print(f"one PDF cold takes {ratio:.2f} x as long as warm")


if __name__ == "__main__":
    main()
