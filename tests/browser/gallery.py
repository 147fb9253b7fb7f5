"""Keeps a picture of every screen in each language, from a server that it starts.

    python tests/browser/gallery.py [FOLDER]     # var/gallery unless given

Says at the end which questions of the interviews it has not come to, and then fails.
"""

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.lawyer import ARGUMENTS, CHROMIUM, Lawyer
from browser.office import Office
from browser.test_library import LACKING, SECRECY
from browser.test_library_review import in_versions
from browser.test_together import chile, place, share, sign
from playwright.sync_api import Browser, sync_playwright
from running_server import RunningServer

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES, say
from docassemble.ocragreement.states import load_states

ROOT = Path(__file__).parents[2]
QUESTION = re.compile(r"^id: (.+)$(?=(?:\n(?!---).*)*\nquestion:)", re.MULTILINE)


class Gallery:
    """Pictures of the screens in one language."""

    def __init__(
        self, browser: Browser, server: RunningServer, language: str, folder: Path
    ) -> None:
        self.office = Office(browser, server)
        self.server = server
        self.language = language
        self.someone = Lawyer(browser, server.desk_url, language, folder / language, "desk")

    def keep(self, name: str = "", of: Lawyer | None = None) -> None:
        """Keep what is on the screen of somebody."""
        lawyer = of or self.someone
        seen.add(lawyer.screen)
        if lawyer.page.locator(".beside[data-clause]").count():
            lawyer.page.locator(".beside:visible article").first.wait_for()
        if lawyer is not self.someone:
            lawyer.pictures, lawyer.taken = self.someone.pictures, self.someone.taken
            self.someone.taken += 1
        lawyer.picture(name or lawyer.screen)

    def to_desk(self) -> None:
        self.someone.page.goto(self.server.desk_url)
        self.someone.wait_for("desk")

    def on_the_way(self) -> None:
        """The list of drafts, and every screen of the full way to the documents."""
        someone = self.someone
        self.keep("desk-first")
        for label, screen in (("From an answer file", "import"), ("From an example", "example")):
            someone.press(label, screen)
            self.keep()
            self.to_desk()
        someone.page.goto(self.server.interview_url)
        someone.wait_for("beginning")
        brazil = load_states()["BR"].short_names[self.language]
        for screen in someone.screens("full", ("BR", brazil)):
            if screen == "authorities":
                someone.choose("Several authorities of a Party")
                someone.page.locator("select:visible").first.select_option("2")
            self.keep(screen)
        someone.page.locator(".glossary-link").click()
        someone.wait_for("glossary")
        self.keep()

    def with_a_draft(self) -> None:
        """What can be done with a draft that is kept, alone."""
        someone = self.someone
        self.to_desk()
        chile(someone)
        self.keep("review-chile")
        self.to_desk()
        self.keep("desk")
        draft = someone.drafts[0]
        for label, screen in (
            ("Rename", "rename"),
            ("Share", "share"),
            ("Who changed what", "history"),
            ("Delete", "delete"),
        ):
            someone.with_draft(label, draft, screen)
            self.keep()
            self.to_desk()
        someone.page.get_by_role("link", name=draft, exact=True).click()
        someone.wait_for("review")
        someone.go_on("draft")
        for _ in range(2):
            someone.page.locator("a[data-perform=keep_version]").click()
            someone.wait_for("keep-a-version")
            self.keep()
            someone.go_on("draft")
            someone.page.locator(".the-set[data-state=ready]").wait_for(timeout=180_000)
        self.keep("draft-versions")
        someone.page.locator("a[data-perform=compare_versions]").click()
        someone.wait_for("compare-versions")
        self.keep()
        self.to_desk()
        someone.press("From an answer file", "import")
        viet_nam = ROOT / "examples" / "viet-nam.yml"
        someone.page.locator("input[type=file]").set_input_files(viet_nam)
        someone.go_on("review")
        someone.go_on("draft")
        self.keep("draft-viet-nam")
        someone.page.locator("a[data-perform=return_translation]").click()
        someone.wait_for("a-translation-comes-back")
        self.keep()

    def of_several(self) -> None:
        """What two people see of one draft, and who has no access."""
        names = [self.office.hire(name, "author") for name in ("ana", "benito", "carla")]
        one, two, three = (self.office.sign_in(each, self.language) for each in names)
        address = chile(one)
        state = load_states()["CL"].short_names[self.language]
        draft = say("desk.heading", self.language, state=state, number=1)
        share(one, draft, names[1], "change it too")
        share(one, draft, names[2], "read it and comment on it")
        one.page.goto(address)
        two.page.goto(address)
        for each in (one, two):
            each.wait_for("review")
        place(two, "Iquique")
        sign(one, "Antofagasta")
        two.go_on("two-answers")
        self.keep(of=two)
        three.page.goto(address)
        three.wait_for("reading")
        self.keep(of=three)
        three.press("Comment on the draft", "comment")
        self.keep(of=three)
        stranger = self.office.sign_in(self.office.hire("eva", "author"), self.language)
        stranger.page.goto(address)
        stranger.wait_for("refused")
        self.keep(of=stranger)

    def of_the_librarian(self, folder: Path) -> None:
        """The house library: what is wrong is mended, seen, activated, and rolled back."""
        someone = self.someone
        self.to_desk()
        chile(someone)
        draft = someone.page.url
        self.to_desk()
        someone.press("House library", "library")
        self.keep("library-first")
        file = folder / "secrecy.yml"
        file.write_text(LACKING, encoding="utf-8")
        someone.press("Upload files", "upload")
        self.keep()
        someone.page.locator("input[type=file]").set_input_files(file)
        someone.go_on("library")
        self.keep("library-problems")
        someone.page.locator(".house-problems a").click()
        someone.wait_for("mend")
        self.keep()
        someone.page.locator("textarea").fill(SECRECY)
        someone.go_on("library")
        someone.press("Preview", "preview")
        self.keep()
        someone.press("Back to the library", "library")
        someone.press("Activate", "activate")
        self.keep()
        someone.field("What changes, and why").fill("As the minister asks")
        someone.go_on("library")
        self.keep()
        someone.page.goto(draft)
        someone.page.locator(".alert-info a").click()
        someone.wait_for("move")
        self.keep()
        self.to_desk()
        someone.press("House library", "library")
        someone.page.locator('tr[data-version="0"] a').click()
        someone.wait_for("make-current")
        self.keep()
        someone.field("Why").fill("It was a trial")
        someone.go_on("library")

    def of_the_reviewer(self, folder: Path) -> None:
        """A version of the house library that is submitted, seen and reviewed."""
        librarian = self.office.sign_in(self.office.hire("lidia", "librarian"), self.language)
        file = folder / "secrecy.yml"
        file.write_text(SECRECY.replace("maximum: 30", "maximum: 20"), encoding="utf-8")
        librarian.press("House library", "library")
        librarian.press("Upload files", "upload")
        librarian.page.locator("input[type=file]").set_input_files(file)
        librarian.go_on("library")
        librarian.press("Submit for review", "submit")
        self.keep(of=librarian)
        librarian.field("What changes, and why").fill("As the minister asks")
        librarian.go_on("library")
        newest = librarian.page.locator("tr[data-version]").first.get_attribute("data-version")
        in_versions(librarian, "What it changes", int(newest or 0), "see-a-version")
        self.keep(of=librarian)
        reviewer = self.office.sign_in(self.office.hire("rita", "reviewer"), self.language)
        reviewer.press("House library", "library-for-a-reviewer")
        self.keep(of=reviewer)
        in_versions(reviewer, "Review", int(newest or 0), "review-a-version")
        self.keep(of=reviewer)

    def close(self) -> None:
        for each in (self.someone, *self.office.lawyers):
            each.close()


def questions() -> set[str]:
    """The ids of all questions of the interviews, as the screens bear them."""
    files = (ROOT / "interviews").glob("*.yml")
    found = (name for file in files for name in QUESTION.findall(file.read_text("utf-8")))
    return {name.replace(" ", "-") for name in found}


if __name__ == "__main__":
    place_of_pictures = Path(*(sys.argv[1:] or [str(ROOT / "var" / "gallery")]))
    seen: set[str] = set()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with RunningServer(Path(temporary) / "var") as running:
            for each_language in INTERFACE_LANGUAGES:
                gallery = Gallery(chromium, running, each_language, place_of_pictures)
                gallery.on_the_way()
                gallery.with_a_draft()
                gallery.of_several()
                gallery.of_the_librarian(Path(temporary))
                gallery.of_the_reviewer(Path(temporary))
                gallery.close()
        chromium.close()
    print(f"{len(list(place_of_pictures.rglob('*.png')))} pictures in {place_of_pictures}")
    missing = sorted(questions() - seen)
    if missing:
        sys.exit(f"Not come to: {', '.join(missing)}")
