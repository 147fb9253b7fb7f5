"""Whatever is written about a draft comes out as it was written, or is refused in one line."""

import re
from collections.abc import Callable

from browser.lawyer import Lawyer
from browser.office import forged
from browser.test_drafts import begin, leave_for_desk
from hostile import HOSTILE
from running_server import DESK, INTERVIEW, RunningServer


def sent(someone: Lawyer, label: str, text: str) -> bool:
    """Write into the field of a screen and send it; if it is refused, in one clear line."""
    before = someone.screen
    someone.field(label).fill(text)
    someone.page.locator("#da-continue-button").click()
    someone.page.wait_for_function(
        """screen => !window.daSubmitting && (!document.body.matches(`.question-${screen}`)
           || document.querySelector(".da-has-error:not(:empty), .alert-danger"))""",
        arg=before,
    )
    if someone.screen != before:
        return True
    said = someone.page.locator(".da-has-error:visible, .alert-danger:visible").first.inner_text()
    assert len(said.strip().splitlines()) == 1, said
    assert len(said) < 400, said
    assert "Traceback" not in said
    return False


def plain(text: str) -> str:
    return " ".join(text.split())


def test_names_comments_notes_and_addresses_are_text(
    at_desk: Callable[..., Lawyer], server: RunningServer
) -> None:
    someone = at_desk()
    begin(someone, "niger", "Nigeria")
    leave_for_desk(someone)
    row = someone.page.locator("tr[data-draft]").first
    draft = row.get_attribute("data-draft") or ""
    row = someone.page.locator(f"tr[data-draft='{draft}']")
    for kind, text in HOSTILE.items():
        refused = kind in ("control", "direction", "length")
        row.get_by_role("link", name=re.compile("^Rename")).click()
        someone.wait_for("rename")
        assert sent(someone, "Name", text) is not refused, kind
        someone.page.goto(server.desk_url)
        someone.wait_for("desk")
        if not refused:
            assert plain(row.locator("th").inner_text()) == plain(text), kind
        row.get_by_role("link", name=re.compile("^Share")).click()
        someone.wait_for("share")
        assert plain(text) in plain(someone.page.inner_text("body")) or refused, kind
        colleague = "E-mail with which the colleague signs in here"
        assert not sent(someone, colleague, text), "nobody is called so"
        someone.page.goto(server.desk_url)
        someone.wait_for("desk")
    row.locator("th a").click()
    someone.wait_for("languages")
    for kind, text in HOSTILE.items():
        someone.page.goto(forged(server, INTERVIEW, "comment"))
        someone.wait_for("comment")
        assert sent(someone, "Comment", text) is (kind not in ("control", "direction", "length"))
    for name in ("\0", "\ud800", "<script>alert(1)</script>", "${1/0}", "x" * 2000):
        someone.page.goto(forged(server, INTERVIEW, "resolve_comment", comment=name))
        someone.page.goto(forged(server, DESK, "rename", draft=name))
        someone.wait_for("desk")
        assert "no such draft" in someone.page.get_by_role("status").inner_text()
    row.locator("th a").click()
    someone.wait_for("languages")
    for screen in ("texts", "names", "authorities", "instruments", "signature", "review"):
        someone.go_on(screen)
    comments = [
        plain(each) for each in someone.page.locator(".comments blockquote").all_inner_texts()
    ]
    assert comments == [
        plain(text)
        for kind, text in HOSTILE.items()
        if kind not in ("control", "direction", "length")
    ]
    someone.go_on("draft")
    someone.page.locator("a[data-perform=keep_version]").click()
    someone.wait_for("keep-a-version")
    for kind in ("control", "direction", "length"):
        assert not sent(someone, "What is to be noted", HOSTILE[kind]), kind
        someone.page.reload()
        someone.wait_for("keep-a-version")
