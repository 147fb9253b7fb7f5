"""How long a whole set of documents takes, and how much of that is LibreOffice's own work.

    python bench/dossier.py            # examples/brazil.yml, two languages
    python bench/dossier.py canada

In one run, in turn, so that a busy machine slows all alike:

- dossier: answers and a loaded library become every document, its PDF, and the zip file;
- LibreOffice: one start of `soffice` that converts the same Word files and does nothing else, with
  a profile that it has used before;
- one PDF cold: a start with a new profile; one PDF warm: a start with the profile kept.

What is printed is the median of each, by the clock and in the processor's time of this process
and all it started, for which other programs of a busy machine do not count; and the share of the
dossier.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docassemble.ocragreement import pdf
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.zip_file import zipped

ROOT = Path(__file__).parents[1]
ROUNDS = 9


def convert(folder: Path, documents: list[Path], profile: Path) -> None:
    """Let LibreOffice convert files, with the options of `pdf.py` and nothing around it."""
    subprocess.run(
        [
            pdf.find_office() or "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            pdf.FILTER,
            "--outdir",
            folder,
            *documents,
        ],
        check=True,
        capture_output=True,
    )


def processor() -> float:
    """Return the processor's seconds of this process and of those that it has waited for."""
    return sum(os.times()[:4])


def main() -> None:
    """Measure and print."""
    (name,) = sys.argv[1:] or ["brazil"]
    library = load_library()
    answers = read_answer_file((ROOT / "examples" / f"{name}.yml").read_bytes(), library)
    files = make_dossier(answers, library, "en").files
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        documents = [folder / each for each in files if each.endswith(".docx")]
        for document in documents:
            document.write_bytes(files[document.name])
        profile = folder / "profile"
        convert(folder, documents, profile)
        starts = iter(range(ROUNDS))
        tasks: dict[str, Callable[[], object]] = {
            "dossier": lambda: zipped(make_dossier(answers, library, "en").files),
            "LibreOffice": lambda: convert(folder, documents, profile),
            "one PDF cold": lambda: convert(folder, documents[:1], folder / f"new{next(starts)}"),
            "one PDF warm": lambda: convert(folder, documents[:1], profile),
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
