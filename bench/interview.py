"""How long the server takes for each screen, against a one-question interview on the same server.

    python bench/interview.py            # 100 lawyers one after another, then 20 at once

A server is started as `make serve` does. Lawyers walk the full way, and between them others answer
docassemble's own example of a text field, so that a busy machine slows both alike. What is timed is
one request: the answers of a screen are sent, and the next screen comes back whole. Nothing renders
it. Printed are median and 95th percentile of each screen, and each as a ratio to the bare one.

Then twenty lawyers go the short way at the same time, each with a text of their own; whoever meets
an error, or the text of another, is counted. Last, what a session costs in
memory.
"""

import base64
import http.cookiejar
import json
import statistics
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
from lxml import html

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from running_server import INTERVIEW, RunningServer

BARE = "docassemble.base:data/questions/examples/text-field.yml"
ROUNDS = 100
EVERY = 5
AT_ONCE = 20
STATES = ("CL", "BR", "CA", "IT", "VN", "UY", "PE", "ES", "FR", "PT")


class Visitor:
    """Somebody's browser without a window: keeps cookies, reads forms, sends them."""

    def __init__(self, server: RunningServer, interview: str) -> None:
        """Open the interview in a new session."""
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.opener.addheaders = [("Accept-Language", "en")]
        self.address = f"{server.url}/interview?i={interview}"
        self.seen = ""
        self._read(self._open(f"{self.address}&new_session=1"))

    @property
    def screen(self) -> str:
        """The id of the question, and of the clause if it is about one."""
        name = next((each[9:] for each in self.classes if each.startswith("question-")), "")
        clause = self.page.xpath("string(//@data-clause)")
        return f"{name} {clause}" if name == "clause" else name

    def send(self, **answers: str) -> float:
        """Send the form as it is proposed, but for some answers, and return the milliseconds.

        Args:
            **answers: By the variable's name behind "draft.".
        """
        data = {**self._proposed(), **{_encoded(f"draft.{k}"): v for k, v in answers.items()}}
        start = time.perf_counter()
        text = self._open(self.address, urllib.parse.urlencode(data, doseq=True).encode())
        taken = (time.perf_counter() - start) * 1000
        self._read(text)
        return taken

    def _open(self, address: str, data: bytes | None = None) -> str:
        with self.opener.open(urllib.request.Request(address, data), timeout=120) as answer:
            return str(answer.read().decode("utf-8"))

    def _read(self, text: str) -> None:
        if text.startswith("{"):
            answer = json.loads(text)
            text = (
                f'<html><body class="{answer.get("bodyclass", "")}">{answer["body"]}</body></html>'
            )
        self.seen = text
        self.page = html.fromstring(text)
        self.classes = str(self.page.xpath("string(//body/@class)")).split()

    def _proposed(self) -> dict[str, Any]:
        form = self.page.get_element_by_id("daform")
        button = self.page.get_element_by_id("da-continue-button")
        sent = {button.get("name", ""): button.get("value", "")}
        # A browser sends an empty field too; lxml leaves it out.
        empty = form.xpath(".//input[@type='text' or @type='date'][@name]/@name")
        sent |= dict.fromkeys(map(str, empty), "")
        for name, value in form.form_values():
            sent[name] = value
        return {"ajax": "1", **sent}


def _encoded(variable: str) -> str:
    return base64.b64encode(variable.encode()).decode().rstrip("=")


def walk(
    visitor: Visitor, way: str, state: str, mark: str, between: Callable[[], None] = lambda: None
) -> dict[str, float]:
    """Walk from the first screen to the last, and return the milliseconds of each sending.

    Args:
        visitor: Who walks, on the first screen.
        way: "short" or "full".
        state: Code of the counterpart.
        mark: What the lawyer types that no other does.
        between: What is done after every few screens.
    """
    times: dict[str, float] = {}
    given = {
        "beginning": {"way": way},
        "party": {"state": state},
        # No two drafts are the same, so that nothing is remembered of another's.
        "authorities": {"counterpart_authority['es']": f"la Autoridad de {mark}"},
        "signature": {"home_signatory": mark},
    }
    while visitor.page.xpath("//*[@id='da-continue-button']"):
        screen = visitor.screen
        times[screen] = visitor.send(**given.get(screen, {}))
        if visitor.screen == screen:
            raise RuntimeError(f"the screen {screen} is not left")
        if len(times) % EVERY == 0:
            between()
    return times


def line(name: str, times: list[float], bare: list[float]) -> str:
    """Median and 95th percentile, and both as ratios."""
    median, high = statistics.median(times), percentile(times)
    return (
        f"{name:38.38} {median:7.0f} {high:7.0f}"
        f" {median / statistics.median(bare):6.1f}x {high / percentile(bare):6.1f}x"
    )


def percentile(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]


def web_memory(server: RunningServer) -> float:
    """Megabytes of the process that answers browsers."""
    command = "docassemble.ocragreement.server_web"
    processes = [each for each in server.processes() if command in each.cmdline()]
    return float(sum(psutil.Process(each.pid).memory_info().rss for each in processes) / 2**20)


def one_lawyer(server: RunningServer, number: int) -> str:
    """Go the short way; return what went wrong, or nothing."""
    mark = f"Lawyer number {number:03}"
    try:
        visitor = Visitor(server, INTERVIEW)
        walk(visitor, "short", STATES[number % len(STATES)], mark)
    except (OSError, RuntimeError, KeyError) as error:
        return f"{mark}: {type(error).__name__}: {error}"
    if mark not in visitor.seen:
        return f"{mark}: the draft lacks what was typed"
    others = [f"Lawyer number {each:03}" for each in range(AT_ONCE) if each != number]
    return next((f"{mark} sees {each}" for each in others if each in visitor.seen), "")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "var"
        folder.mkdir()
        # docassemble's own examples are refused otherwise.
        (folder / "settings.yml").write_text("allow demo: True\n")
        with RunningServer(folder) as server:
            measure(server)


def measure(server: RunningServer) -> None:
    """Measure on a running server, and print."""
    bare: list[float] = []
    times: dict[str, list[float]] = {}

    def one_question() -> None:
        bare.append(Visitor(server, BARE).send())

    for number in range(ROUNDS + 1):
        taken = walk(Visitor(server, INTERVIEW), "full", "BR", f"Round {number:03}", one_question)
        if not number:  # the first round fills the caches of both
            bare.clear()
        else:
            for screen, each in taken.items():
                times.setdefault(screen, []).append(each)
    print(f"{'sent, and the next screen (ms)':38} {'median':>7} {'p95':>7} {'ratio to bare':>14}")
    print(line("one-question interview", bare, bare))
    for screen, each in times.items():
        print(line(screen, each, bare))
    print(line("all screens", [each for found in times.values() for each in found], bare))
    before, start = web_memory(server), time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        wrong = list(filter(None, pool.map(lambda each: one_lawyer(server, each), range(AT_ONCE))))
    seconds = time.perf_counter() - start
    print(f"{AT_ONCE} lawyers at once, the short way: {seconds:.0f} s, {len(wrong)} with a problem")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    grown = (web_memory(server) - before) / AT_ONCE
    print(f"memory: {before:.0f} MB before, {grown:.1f} MB a session")


if __name__ == "__main__":
    main()
