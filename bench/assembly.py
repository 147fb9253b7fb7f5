"""How long assembling one language of an agreement takes, against Jinja2 rendering the same text.

    python bench/assembly.py

In one run, in turn, so that a busy machine slows all alike:

- assembly: answers and a loaded library become the tree of a full agreement;
- Jinja2: docxtpl's template engine renders a compiled template of the same words, in which every
  word with a figure is a placeholder; it knows no grammar, no conditions and no tree;
- loading: the library is read from its files and checked, cold.

Assembly and loading are done once more with a library of ten times the variants.
"""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library, read_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.safe_yaml import dump, parse

ROOT = Path(__file__).parents[1]
ROUNDS = 60
TIMES = 10


def jinja_of(text: str) -> Callable[[], object]:
    """Return Jinja2 at work on the same text."""
    values: dict[str, str] = {}
    template: list[str] = []
    for word in text.split(" "):
        if any(character.isdigit() for character in word):
            name = f"answer_{len(values)}"
            values[name] = word
            template.append("{{ " + name + " }}")
        else:
            template.append(word)
    compiled = Environment(autoescape=True).from_string(" ".join(template))
    return lambda: compiled.render(values)


def grow_library(folder: Path) -> None:
    """Copy the library with each variant ten times."""
    shutil.copytree(ROOT / "templates", folder)
    for path in folder.glob("*.yml"):
        data = parse(path.read_bytes()).data
        if "variants" in data:
            for name, variant in list(data["variants"].items()):
                for number in range(1, TIMES):
                    data["variants"][f"{name}_{number}"] = variant
            path.write_text(dump(data), encoding="utf-8")


def medians(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Do every task in turn and return the median of each, in milliseconds."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _round in range(rounds):
        for name, task in tasks.items():
            started = time.perf_counter()
            task()
            taken[name].append(1000 * (time.perf_counter() - started))
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    """Print the medians and their ratios."""
    library = load_library()
    example = ROOT / "examples" / "viet-nam.yml"
    answers = read_answer_file(example.read_bytes(), library)
    text = "\n".join(to_lines(assemble(answers, library, "es")))
    with tempfile.TemporaryDirectory() as folder:
        grown = Path(folder) / "templates"
        grow_library(grown)
        large = read_library(grown)
        quick = {
            "assembly": lambda: assemble(answers, library, "es"),
            "assembly, 10x variants": lambda: assemble(answers, large, "es"),
            "Jinja2": jinja_of(text),
        }
        slow = {
            "loading": lambda: read_library(ROOT / "templates"),
            "loading, 10x variants": lambda: read_library(grown),
        }
        found = medians(quick, ROUNDS) | medians(slow, 5)
    for name, median in found.items():
        print(f"{name:24} {median:8.2f} ms")
    for one, other in (
        ("assembly", "Jinja2"),
        ("assembly, 10x variants", "assembly"),
        ("loading, 10x variants", "loading"),
    ):
        print(f"{one} / {other}: {found[one] / found[other]:.2f}")


if __name__ == "__main__":
    main()
