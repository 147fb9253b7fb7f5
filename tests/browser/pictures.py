"""Takes the pictures of the documentation anew, from a server that it starts.

python tests/browser/pictures.py
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.lawyer import ARGUMENTS, CHROMIUM, Lawyer
from playwright.sync_api import sync_playwright
from running_server import RunningServer

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES
from docassemble.ocragreement.interview_names import name_of_language
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.states import load_states

IMAGES = Path(__file__).parents[2] / "docs" / "images"


class Photographer(Lawyer):
    """A lawyer who keeps pictures of what the window shows, not of whole pages."""

    def keep(self, name: str, height: int, width: int = 1100) -> None:
        """Keep what the window shows at a height and a width."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate("window.scrollTo(0, 0)")
        self.page.mouse.move(0, 0)
        ending = "" if self.language == "en" else f"-{self.language}"
        self.page.screenshot(path=IMAGES / f"{name}{ending}.png")


def take(someone: Photographer) -> None:
    """Go through the interview for Chile and Canada, and keep the screens worth showing."""
    language = someone.language
    chile, canada = (load_states()[code].short_names[language] for code in ("CL", "CA"))
    someone.go_on("party")
    box = someone.page.locator("input[role=combobox]")
    box.press_sequentially("chi")
    someone.page.get_by_role("option", name=chile, exact=True).wait_for()
    someone.keep("state", 560)
    someone.pick_state("CA", canada)
    someone.go_on("languages")
    french = name_of_language("fr", language)
    someone.field("A further language").select_option(label=french)
    someone.keep("languages", 560)
    for screen in ("texts", "names", "authorities", "instruments", "signature", "review"):
        someone.go_on(screen)
    someone.keep("review", 860)
    someone.open_clause(load_library().clauses["asset_sharing"].title[language])
    someone.page.set_viewport_size({"width": 1400, "height": 800})
    someone.page.locator(".beside:visible article").first.wait_for()
    someone.keep("asset-sharing", 800, 1400)
    someone.go_on("review")
    someone.go_on("draft")
    someone.keep("overview", 720)


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with RunningServer(Path(folder) / "var") as server:
            for spoken in INTERFACE_LANGUAGES:
                photographer = Photographer(chromium, server.interview_url, spoken)
                take(photographer)
                photographer.close()
        chromium.close()
    for image in sorted(IMAGES.glob("*.png")):
        print(f"{image.name}: {image.stat().st_size // 1024} KB")
