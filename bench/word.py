"""How long one Word document takes, against the least it could take and against docxtpl.

    python bench/word.py              # examples/chile.yml in Spanish
    python bench/word.py viet-nam en

Three things are done in turn, over and over. What is measured is the processor's time, so that
other programs of a busy machine do not count:

- ours: `word.to_docx` of an agreement that is assembled already. Parts that are the template's
  own are deflated at the first file and remembered, as a server that writes many does;
- floor: serialise the XML of that very file and deflate all of it, nothing else;
- docxtpl: render a Word template of the same treaty, with our styles and ten placeholders, as an
  author of docassemble interviews would. It does less: no fields, lists, bookmarks or controls.

What is printed is the median of each, and how many times the floor it is.
"""

import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docxtpl import DocxTemplate
from lxml import etree

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.word import to_docx

ROOT = Path(__file__).parents[1]
ROUNDS = 60
PLACEHOLDERS = 10


def floor_of(file: bytes) -> Callable[[], object]:
    """Return what no writer of this file can do without."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}

    def write() -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, root in parts.items():
                archive.writestr(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
        return target.getvalue()

    return write


def docxtpl_of(file: bytes) -> Callable[[], object]:
    """Return docxtpl at work on the same text."""
    document = docx.Document(str(ROOT / "templates" / "treaty.docx"))
    for number, paragraph in enumerate(docx.Document(io.BytesIO(file)).paragraphs):
        name = paragraph.style.name if paragraph.style else None
        written = document.add_paragraph(paragraph.text, style=name)
        if number < PLACEHOLDERS:
            written.add_run(f"{{{{ answer_{number} }}}}")
    template = io.BytesIO()
    document.save(template)
    answers = {f"answer_{number}": "words & words" for number in range(PLACEHOLDERS)}

    def render() -> bytes:
        template.seek(0)
        rendered = DocxTemplate(template)
        rendered.render(answers, autoescape=True)
        target = io.BytesIO()
        rendered.save(target)
        return target.getvalue()

    return render


def main() -> None:
    """Measure and print."""
    name, language = (*sys.argv[1:], *("chile", "es")[len(sys.argv) - 1 :])
    library = load_library()
    answers = read_answer_file((ROOT / "examples" / f"{name}.yml").read_text("utf-8"), library)
    agreement = assemble(answers, library, language)
    file = to_docx(agreement)
    tasks: dict[str, Callable[[], object]] = {
        "floor": floor_of(file),
        "ours": lambda: to_docx(agreement),
        "docxtpl": docxtpl_of(file),
    }
    times: dict[str, list[float]] = {task: [] for task in tasks}
    for _ in range(ROUNDS):
        for task, run in tasks.items():
            start = time.process_time()
            run()
            times[task].append((time.process_time() - start) * 1000)
    medians = {task: statistics.median(taken) for task, taken in times.items()}
    print(f"{name}, {language}: {len(agreement.articles)} articles, {len(file):,} bytes")
    for task, median in medians.items():
        print(f"{task:8} {median:6.2f} ms  {median / medians['floor']:5.1f} x floor")


if __name__ == "__main__":
    main()
