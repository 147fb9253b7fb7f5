"""How long a whole set of documents takes, and how much of that is LibreOffice's own work.

    python bench/dossier.py            # examples/brazil.yml, two languages
    python bench/dossier.py canada

In one run, in turn, so that a busy machine slows all alike:

- dossier: answers and a loaded library become every document, its PDF, and the zip file;
- LibreOffice: one start of `soffice` that converts the same Word files and does nothing else, with
  a profile that it has used before;
- one PDF cold: a start with a new profile; one PDF warm: a start with the profile kept.
"""

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
        times: dict[str, list[float]] = {task: [] for task in tasks}
        for _ in range(ROUNDS):
            for task, run in tasks.items():
                start = time.perf_counter()
                run()
                times[task].append((time.perf_counter() - start) * 1000)
    medians = {task: statistics.median(taken) for task, taken in times.items()}
    print(f"{name}: {len(files)} files, {len(documents)} of them Word documents with a PDF")
    for task, median in medians.items():
        print(f"{task:12} {median:7.0f} ms  {median / medians['dossier']:4.0%} of the dossier")


if __name__ == "__main__":
    main()
