# pre-load
"""Keeps a draft: the session of the interview is a desk, the draft itself lies in the database."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from docassemble.base.functions import set_save_status
from docassemble.base.thread_context import this_thread
from docassemble.base.util import (
    DADict,
    command,
    get_language,
)
from flask import g, has_request_context, request

from .answer_reader import read_answers
from .draft_changes import Merged, all_to_decide, changes_between, merge, merge_progress
from .draft_record import DraftRecord
from .draft_store import Conflict, NotAllowed, UnknownDraft
from .house_store import NONE
from .interface import say
from .interview_account import account, agreement_url, desk_url, draft_store
from .interview_answer import refuse
from .interview_answers import BY_KEY
from .interview_collisions import CollidingDraft, plain_collisions
from .interview_comments import CommentedDraft
from .interview_kept import ALL, kept_answers, kept_progress, restored
from .interview_screens import CLAUSE, SCREENS, foundations
from .interview_words import draft_heading
from .library_loader import load_library
from .problems import ProblemsError

__all__ = ["KeptDraft"]

_IDENTITY = re.compile(r"[0-9a-f]{32}")

# Actions of the screens that change nothing and come often.
_GLANCES = (
    *("clause_preview", "remedy_preview", "state_names", "document", "set_state", "set_file"),
    *("version_file", "version_set", "version_redline"),
)
_IN_THE_BACKGROUND = ("set_made", "version_made")


class KeptDraft(CollidingDraft, CommentedDraft):
    """The part of a draft that is kept, and shared with others."""

    chosen: dict[str, Any]
    clause_answered: Any
    stands: Any

    def sit_down(self, url_args: dict[str, Any]) -> None:
        """Open the draft that the address names, or keep what has been answered since.

        Args:
            url_args: What the addresses of this session have asked for.
        """
        asked = str(url_args.get("draft", ""))
        if not asked and account().who and not account().author:
            # What nobody keeps is for visitors without an account, where the server admits any.
            self._refuse(NotAllowed("author"))
        action = this_thread.current_info.get("action")
        if not asked or action in _GLANCES or action in _IN_THE_BACKGROUND:
            return
        at_hand = self._sheet.get("identity", "")
        if not at_hand:
            self._open(asked, url_args)
        elif asked != at_hand:
            # One session is for one draft: another tab may still be at work on this one.
            url_args["draft"] = at_hand
            command("leave", url=agreement_url(asked))
        else:
            self._guarded(self._keep)

    def admit(self) -> None:
        """Give nothing of the draft to who has lost access to it while a page was open."""
        if not self.is_kept or this_thread.current_info.get("action") not in _GLANCES:
            return
        try:
            draft_store().get(self.identity, account().who)
        except UnknownDraft as error:
            set_save_status("ignore")
            refuse([each.say(get_language()) for each in error.problems], 404)

    def keep_now(self) -> None:
        """Keep what has just been answered: more screens of a section may follow at once."""
        if has_request_context():
            g.ocragreement_answers_taken = True
        if self.is_kept:
            self._guarded(self._keep)

    def session_name(self) -> str:
        """Return docassemble's name for this session, by which a window stays with its draft."""
        return str(this_thread.current_info.get("session") or "")

    def leave(self) -> None:
        """Go back to the list of drafts; the session has nothing that is not kept."""
        command("exit", url=desk_url())

    # Inside

    def _open(self, asked: str, url_args: Mapping[str, Any]) -> None:
        # docassemble offers no way back on the first screen of a session; here there is one.
        this_thread.internal["steps_offset"] = -1
        person = account()
        try:
            if not _IDENTITY.fullmatch(asked):
                raise UnknownDraft
            record = draft_store().get(asked, person.who)
        except UnknownDraft as error:
            free = bool(_IDENTITY.fullmatch(asked)) and draft_store().is_free(asked)
            if free and url_args.get("new") and person.author:
                self._sheet.update(identity=asked, revision=0, level="own")
                self.begun = True
                self.way = "full" if url_args.get("way") == "full" else "short"
            else:
                self._refuse(error)
        else:
            self._guarded(lambda: self._load(record))

    def _keep(self) -> None:
        """Save what has been answered since; take over what others have changed."""
        store, person = draft_store(), account()
        try:
            answers = kept_answers(self.values())
        except ProblemsError:
            # A screen that does not fit the others has been refused, and comes again.
            return
        progress = kept_progress(self.values())
        if not self.is_kept:
            if progress.answered:
                made = store.create(
                    person.who,
                    answers,
                    progress,
                    identity=self.identity,
                    house_version=self.made_with(),
                )
                self._note(made)
            return
        record = store.get(self.identity, person.who)
        newer = record.revision != self._sheet["revision"]
        if newer and _is_being_sent():
            return
        if newer:
            self._follow_house(record)
        here = (answers, progress, self.made_with())
        unchanged = here == (record.answers, record.progress, record.house_version or NONE)
        if record.level == "read" or not person.author:
            if newer or not unchanged:
                self._load(record)
            if not newer and answers != record.answers:
                self._say(NotAllowed("edit").problems[0].say(get_language()))
        elif newer:
            self._join(record, answers)
        elif not unchanged:
            changed = replace(record, answers=answers, progress=progress)
            self._save(changed, record.revision)

    def _join(self, record: DraftRecord, answers: Mapping[str, Any]) -> None:
        """Put together what has been answered here with what somebody else has saved."""
        merged, progress = self._merged(record)
        mine = changes_between(self._base(record)[0], answers)
        if merged.collisions:
            self._sheet.update(
                collisions=plain_collisions(merged.collisions), other=record.changed_by
            )
            self.__dict__.pop("collisions_decided", None)
        elif mine:
            joined = replace(record, answers=merged.answers, progress=progress)
            self._save(joined, record.revision)
            self._say(say("desk.joined", get_language(), who=record.changed_by))
        else:
            self._load(record)

    def _merged(self, record: DraftRecord) -> tuple[Merged, Any]:
        """What is at hand and what somebody else has saved, put together."""
        base, base_progress = self._base(record)
        answers, progress = kept_answers(self.values()), kept_progress(self.values())
        merged = merge(base, answers, record.answers)
        if not merged.collisions:
            try:
                read_answers(merged.answers, load_library())
            except ProblemsError:
                merged = all_to_decide(base, answers, record.answers)
        return merged, merge_progress(base_progress, progress, record.progress)

    def _base(self, record: DraftRecord) -> tuple[Mapping[str, Any], Any]:
        """The answers that the session and the record both come from."""
        revision = self._sheet["revision"]
        return draft_store().at_revision(record.identity, revision, account().who)

    def _follow_house(self, record: DraftRecord) -> None:
        """Use the version of the house library that a colleague has moved the draft to."""
        if (record.house_version or NONE) != self._sheet.get("house_version", NONE):
            self.house_version = record.house_version or NONE
            self.use_house()

    def _save(self, record: DraftRecord, expected: int) -> None:
        record = replace(record, house_version=self.made_with())
        try:
            saved = draft_store().save(record, expected, account().who)
        except Conflict as conflict:
            self._join(conflict.record, record.answers)
        else:
            if saved.answers == kept_answers(self.values()):
                self._note(saved)
            else:
                self._load(saved)

    def _load(self, record: DraftRecord) -> None:
        """Take over the answers and the progress of a record."""
        self.house_version = record.house_version or NONE
        self.use_house()
        answers = read_answers(record.answers, load_library())
        taken = restored(answers, record.progress)
        for name in restored(answers, replace(record.progress, known=(ALL,))):
            if name in BY_KEY:
                self.__dict__[name].elements.clear()
            else:
                self.__dict__.pop(name, None)
        self.chosen = {}
        for name, value in taken.items():
            self._set(name, value)
        for screen in SCREENS:
            self.__dict__.pop(f"{screen}_answered", None)
        self.clause_answered.elements.clear()
        for flag in record.progress.answered:
            if flag.startswith(CLAUSE):
                self.clause_answered.elements[flag.removeprefix(CLAUSE)] = True
            elif flag in SCREENS:
                setattr(self, f"{flag}_answered", True)
        self.begun = True
        self.way = record.progress.way
        self.followed = foundations(self.values())
        self._note(record)

    def _note(self, record: DraftRecord) -> None:
        """Note which state of the draft is at hand."""
        level = record.level if account().author else "read"
        heading = draft_heading(record, get_language())
        self._sheet.update(
            identity=record.identity,
            revision=record.revision,
            level=level,
            heading=heading,
            house_version=record.house_version or NONE,
        )
        for name in ("collisions", "other", "refusal"):
            self._sheet.pop(name, None)

    def _set(self, name: str, taken: Any) -> None:
        if name in BY_KEY:
            self.__dict__[name].elements = dict(taken)
        elif name in ("documents", "instruments"):
            boxes = DADict(
                f"{self.instanceName}.{name}",  # type: ignore[attr-defined]
                auto_gather=False,
                gathered=True,
            )
            boxes.elements = dict(taken)
            setattr(self, name, boxes)
        else:
            setattr(self, name, taken)


def _is_being_sent() -> bool:
    """Whether a screen has been sent whose answers docassemble has not taken yet.

    Until it has, what colleagues have changed stays out: it would count as what the screen was
    filled in on, and be overwritten without a word.
    """
    sent = has_request_context() and "_question_name" in request.form
    return sent and not g.get("ocragreement_answers_taken", False)
