"""The same answers give the same bytes, in whatever process."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ANSWERS = """
counterpart: {state: CA}
languages: {authentic: [es, en, fr], prevailing: en}
articles: {numbers: roman, titles: below}
clauses:
  offences: {variant: named_offences, named: [cybercrime, kidnapping, corruption]}
  asset_sharing: full_regime
  definitions: convention
  refusal: {text: {es: "Según [[offences, confiscation, commission]]."}}
"""


def drafted(seed: str, *arguments: str) -> bytes:
    command = [sys.executable, "-m", "docassemble.ocragreement.cli", "draft", "-", "--stdout"]
    made = subprocess.run(
        [*command, *arguments],
        input=ANSWERS.encode(),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    return made.stdout


def test_two_processes_give_the_same_bytes() -> None:
    for arguments in (
        ["--format", "json", "--language", "es"],
        ["--format", "html", "--language", "fr"],
    ):
        first, second = (drafted(seed, *arguments) for seed in ("1", "2"))
        assert len(first) > 10_000
        assert first == second
