"""How long a redline takes, against python-redlines comparing the same two Word files.

    python bench/redline.py              # examples/viet-nam.yml in Spanish against the Model
    python bench/redline.py italy en

Three things are done in turn, over and over, so that a busy machine slows all of them alike:

- trees: `redline.to_redline` of two agreements that are assembled already;
- files: `word_compare.compare_files` of the two as Word files;
- python-redlines: its engine Docxodus compares the same two files. Part of its time goes into
  starting a process, which is how the library always works.

What is printed is the median of each, and how many times faster than python-redlines it is.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from python_redlines.engines import DocxodusEngine

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.redline import model_of, to_redline
from docassemble.ocragreement.word import to_docx
from docassemble.ocragreement.word_compare import compare_files

ROOT = Path(__file__).parents[1]
ROUNDS = 15


def main() -> None:
    """Measure and print."""
    name, language = (*sys.argv[1:], *("viet-nam", "es")[len(sys.argv) - 1 :])
    library = load_library()
    answers = read_answer_file((ROOT / "examples" / f"{name}.yml").read_text("utf-8"), library)
    old, new = (assemble(each, library, language) for each in (model_of(answers, library), answers))
    before, after = to_docx(old), to_docx(new)
    with tempfile.TemporaryDirectory() as folder:
        engine = DocxodusEngine(target_path=folder)
        tasks: dict[str, Callable[[], object]] = {
            "trees": lambda: to_redline(old, new),
            "files": lambda: compare_files(before, after, "en", "old.docx", "new.docx"),
            "python-redlines": lambda: engine.run_redline("Draft", before, after),
        }
        times: dict[str, list[float]] = {task: [] for task in tasks}
        for _ in range(ROUNDS):
            for task, run in tasks.items():
                start = time.perf_counter()
                run()
                times[task].append((time.perf_counter() - start) * 1000)
    medians = {task: statistics.median(taken) for task, taken in times.items()}
    print(f"redline of {name}, {language}")
    for task, median in medians.items():
        print(f"{task:15} {median:7.1f} ms  {medians['python-redlines'] / median:5.1f} x faster")


if __name__ == "__main__":
    main()
