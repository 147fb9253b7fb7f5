"""Takes the pictures of documents that the guides show, from the examples, with LibreOffice.

python tests/documents/pages.py
"""

import subprocess
import tempfile
from pathlib import Path

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
PAGES = {
    "page-original": ("canada", "01-original-argentina.pdf", 1),
    "page-signature": ("canada", "01-original-argentina.pdf", 5),
    "page-facing-columns": ("brazil", "05-facing-columns-es-pt.pdf", 1),
    "redline": ("viet-nam", "06-changes-to-the-model-en.pdf", 3),
    "page-memorandum": ("viet-nam", "07-memorandum.pdf", 1),
    "page-check-sheet": ("canada", "03-check-of-the-originals.pdf", 1),
}
"""Of each picture: the example, the file of its set, and the page."""

if __name__ == "__main__":
    library = load_library()
    for name, (example, file, page) in PAGES.items():
        answers = read_answer_file((ROOT / "examples" / f"{example}.yml").read_bytes(), library)
        with tempfile.TemporaryDirectory() as folder:
            pdf = Path(folder, file)
            pdf.write_bytes(make_dossier(answers, library, "en").files[file])
            only = ["-f", str(page), "-l", str(page), "-singlefile"]
            subprocess.run(["pdftoppm", "-r", "80", "-png", *only, pdf, IMAGES / name], check=True)
        print(f"{name}.png: {(IMAGES / name).with_suffix('.png').stat().st_size // 1024} KB")
