"""docassemble's own engine without a server: one interview, driven screen by screen.

docassemble asks its surroundings about twenty questions (where a file lies, what the configuration
says) through plug-in hooks, which the web application answers. `Surroundings` answers them here.
"""

import locale
import mimetypes
import os
import pickle
import re
import tempfile
import types
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from docassemble.ocragreement.language_pack import house_folder, using_house
from docassemble.ocragreement.server_compat import stand_in_for_missing_libraries
from docassemble.ocragreement.server_fields import remember_fields
from docassemble.ocragreement.server_markdown import remember_markdown
from docassemble.ocragreement.server_texts import give_texts_what_they_use

INTERVIEW = "docassemble.ocragreement:data/questions/agreement.yml"
FOLDER = Path(tempfile.mkdtemp(prefix="interview-engine-"))
VISITOR = "visitor"


def _prepare() -> None:
    """What docassemble wants to find before it is imported: a configuration, a locale, a socket."""
    stand_in_for_missing_libraries()
    (FOLDER / "nltk.sock").touch()
    config = FOLDER / "config.yml"
    config.write_text(f"secretkey: '{'x' * 32}'\nnltk socket: {FOLDER}/nltk.sock\ndebug: False\n")
    os.environ["DA_CONFIG_FILE"] = str(config)
    try:
        before = locale.setlocale(locale.LC_ALL)
        locale.setlocale(locale.LC_ALL, "en_US.utf8")
        locale.setlocale(locale.LC_ALL, before)
    except locale.Error:
        for neutral in ("C.utf8", "C.UTF-8"):
            system = Path("/usr/lib/locale") / neutral
            if system.is_dir():
                (FOLDER / neutral).symlink_to(system)
                (FOLDER / "en_US.utf8").symlink_to(system)
                break
        os.environ["LOCPATH"] = str(FOLDER)
    import docassemble.base.config

    docassemble.base.config.load()
    # As on the server.
    remember_markdown()
    remember_fields()
    give_texts_what_they_use()


_prepare()

from docassemble.base import parse  # noqa: E402
from docassemble.base.error import DAValidationError  # noqa: E402
from docassemble.base.functions import DANav, secure_filename_unicode_ok  # noqa: E402
from docassemble.base.interview_source import interview_source_from_string  # noqa: E402
from docassemble.base.language.control import set_language  # noqa: E402
from docassemble.base.plugin_manager import pm  # noqa: E402
from docassemble.base.thread_context import (  # noqa: E402
    empty_globals,
    global_context,
    old_user_dict_context,
    this_thread,
    user_dict_context,
)
from docassemble.base.util import DADict, DAFile, DAFileList, as_datetime  # noqa: E402
from pluggy import HookimplMarker  # noqa: E402

hook = HookimplMarker("docassemble")


class SavedFile:
    """A file that docassemble keeps, by number."""

    def __init__(self, number: int, **_: object) -> None:
        self.path = FOLDER / str(number)

    def save(self) -> None:
        self.path.touch()

    finalize = save

    def delete(self) -> None:
        self.path.unlink()


class Surroundings:
    """What the web application answers, for one process with one visitor."""

    numbers = 0

    @hook
    def get_default_language(self) -> str:
        return "en"

    @hook
    def get_default_dialect(self) -> str:
        return "us"

    @hook
    def get_default_voice(self) -> str:
        return ""

    @hook
    def get_default_locale(self) -> str:
        return "en_US.utf8"

    @hook
    def get_default_country(self) -> str:
        return "US"

    @hook
    def get_default_timezone(self) -> str:
        return "Etc/UTC"

    @hook
    def get_debug_status(self) -> bool:
        return False

    @hook
    def get_hostname(self) -> str:
        return "localhost"

    @hook
    def get_main_page_parts(self) -> dict:
        return {}

    @hook
    def get_button_class_prefix(self) -> str:
        return "btn-"

    @hook
    def get_default_table_class(self) -> str:
        return "table"

    @hook
    def get_configuration(self) -> dict:
        from docassemble.base.config import daconfig

        return daconfig

    @hook
    def absolute_filename(self, the_file: str) -> None:
        return None

    @hook
    def secure_filename(self, filename: str) -> str:
        return secure_filename_unicode_ok(filename)

    @hook
    def secure_filename_unicode_ok(self, the_filename: str) -> str:
        return secure_filename_unicode_ok(the_filename)

    @hook
    def url_finder(self, file_reference: object, kwargs: dict) -> str:
        return f"/files/{getattr(file_reference, 'filename', file_reference)}"

    @hook
    def get_new_file_number(self, user_code: str, file_name: str, yaml_file_name: str) -> int:
        Surroundings.numbers += 1
        return Surroundings.numbers

    @hook
    def get_ext_and_mimetype(self, filename: str) -> tuple:
        return Path(filename).suffix[1:], mimetypes.guess_type(filename)[0]

    @hook
    def get_saved_file_class(self) -> type:
        return SavedFile

    @hook
    def file_number_finder(self, file_number: int, filename: str) -> dict:
        path = str(FOLDER / str(file_number))
        return {"path": path, "fullpath": path, "persistent": False, "private": True}


pm.register(Surroundings())


def load_interview(translating: bool = False, file: str = "agreement.yml") -> parse.Interview:
    """Read an interview, if wanted with every phrase that can be translated."""
    with global_context(empty_globals()):
        source = interview_source_from_string(f"docassemble.ocragreement:data/questions/{file}")
        source.translating = translating
        source.update()
        return parse.Interview(source=source)


_LOADED: dict[str, parse.Interview] = {}


class Session:
    """One visitor's session of the interview.

    After every screen the answers are pickled and read back, as the server does.
    """

    def __init__(self, browser: str = "en", file: str = "agreement.yml") -> None:
        if file not in _LOADED:
            _LOADED[file] = load_interview(file=file)
        self.interview = _LOADED[file]
        self.browser = browser
        internal = {
            "session_local": {}, "device_local": {}, "user_local": {}, "dirty": {}, "progress": 0,
            "tracker": 0, "docvar": {}, "doc_cache": {}, "steps": 1, "steps_offset": 0,
            "secret": None, "informed": {}, "livehelp": {}, "answered": set(), "answers": {},
            "objselections": {}, "starttime": None, "modtime": None, "accesstime": {}, "tasks": {},
            "gather": [], "event_stack": {}, "misc": {},
        }  # fmt: skip
        self.answers: dict[str, Any] = {"_internal": internal, "url_args": {}, "nav": DANav()}
        self.history: list[bytes] = []
        self._show()

    @property
    def screen(self) -> str:
        """The id of the question on the screen."""
        return str(self.status.question.id)

    @property
    def question(self) -> str:
        """The question itself."""
        return str(self.status.question_text).strip()

    @property
    def text(self) -> str:
        """Everything that the screen says, as Markdown."""
        status = self.status
        parts = [status.question_text, status.subquestion_text, *status.labels.values()]
        parts += status.helptexts.values()
        parts += status.hints.values()
        parts += status.extras.get("note", {}).values()
        for choices in status.selectcompute.values():
            parts += [choice["label"] for choice in choices]
        return "\n".join(str(part) for part in parts if part)

    @property
    def proposed(self) -> dict[str, Any]:
        """What each field of the screen proposes, by its variable without "draft."."""
        return {
            self._variable(field).removeprefix("draft."): self.status.defaults.get(field.number)
            for field in self._fields()
        }

    def choices(self, name: str) -> dict[str, str]:
        """What can be chosen in a field: labels by value."""
        field = next(each for each in self._fields() if self._variable(each) == f"draft.{name}")
        chosen = self.status.selectcompute.get(field.number)
        if chosen is None:
            chosen = [
                {"key": each["key"].text({}), "label": each["label"].text({})}
                for each in field.choices
            ]
        return {str(each["key"]): str(each["label"]) for each in chosen}

    def send(self, values: dict[str, Any] | None = None) -> str:
        """Fill in fields, leave the others as proposed, and go on.

        Returns:
            The message with which the screen was refused, or nothing.
        """
        before = self._stored()
        self.answers = pickle.loads(before)
        given = {f"draft.{name}": each for name, each in (values or {}).items()}
        with self.request():
            for field in self._fields():
                variable = self._variable(field)
                proposal = self.status.defaults.get(field.number, "")
                self._assign(field, variable, given.pop(variable, proposal))
            assert not given, f"no such field on “{self.screen}”: {sorted(given)}"
            flag = self._flag()
            exec(f"{flag} = True", self.answers)
            try:
                if self.status.question.validation_code:
                    exec(self.status.question.validation_code, self.answers)
            except DAValidationError as error:
                self.answers = pickle.loads(before)
                return str(error)
            stack = self._stack()
            while stack and stack[0]["action"] == flag:
                stack.pop(0)
        self.history.append(before)
        self._show()
        return ""

    def follow(self, action: str, **arguments: Any) -> None:
        """Follow a link: of a section, of the review, of a button."""
        self.history.append(self._stored())
        self._stack().insert(0, {"action": action, "arguments": arguments})
        self._show()

    def back(self) -> None:
        """Press the back button, which the interview's script turns into an action."""
        self.follow("step_back")

    def back_without_script(self) -> None:
        """Press the back button in a browser without scripts: docassemble takes back the step."""
        self.answers = pickle.loads(self.history.pop())
        self._show()

    def switch(self, language: str) -> None:
        """Follow the link to the other language."""
        self.answers["url_args"]["lang"] = language
        self._show()

    def upload(self, name: str, content: bytes, field: str = "file") -> DAFileList:
        """A file as docassemble gives it to the interview after an upload."""
        with self.request():
            file = DAFile(f"draft.{field}[0]")
            file.initialize(filename=name)
            file.write(content, binary=True)
            return DAFileList(f"draft.{field}", elements=[file])

    def files(self) -> dict[str, bytes]:
        """The files that the last screen offers."""
        with self.request():
            draft = self.answers["draft"]
            offered = re.findall(r'download="([^"]+)"', draft.documents_offered())
            return {name: draft.document(name) for name in offered}

    # Inside

    @contextmanager
    def request(self) -> Iterator[None]:
        """Everything that docassemble keeps for one request."""
        user = dict.fromkeys(
            ("firstname", "lastname", "nickname", "country", "subdivisionfirst", "language",
             "subdivisionsecond", "subdivisionthird", "organization"), ""
        )  # fmt: skip
        user |= {"is_anonymous": True, "is_authenticated": False, "email": None, "theid": 1}
        user |= {"the_user_id": "t1", "roles": ["user"], "timezone": "Etc/UTC", "location": None}
        user |= {"session_uid": VISITOR, "device_id": "device"}
        info = {"user": user, "session": "session", "secret": None, "yaml_filename": INTERVIEW}
        info |= {"url": "", "url_root": "", "encrypted": True, "interface": "web", "arguments": {}}
        info |= {"headers": {"Accept-Language": self.browser}, "clientip": "127.0.0.1"}
        if self._stack():
            info |= self._stack()[0]
        with ExitStack() as contexts:
            # The library that the interview chooses ends with the request, as on the server.
            contexts.enter_context(using_house(house_folder()))
            contexts.enter_context(global_context(empty_globals()))
            contexts.enter_context(user_dict_context(self.answers))
            contexts.enter_context(old_user_dict_context({}))
            set_language("en")
            this_thread.current_info = info
            this_thread.interview = self.interview
            this_thread.internal = self.answers["_internal"]
            if hasattr(self, "status"):
                this_thread.interview_status = self.status
                this_thread.current_question = self.status.question
            yield

    def _show(self) -> None:
        self.answers = pickle.loads(self._stored())
        with self.request():
            status = parse.InterviewStatus(current_info=this_thread.current_info)
            self.interview.assemble(self.answers, status)
            self.status = status

    def _stored(self) -> bytes:
        """The answers as docassemble's server stores them."""
        left_out = ("session_local", "device_local", "user_local", "__builtins__")
        code = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)
        return pickle.dumps(
            {
                name: each
                for name, each in self.answers.items()
                if name not in left_out and not isinstance(each, code) and not callable(each)
            }
        )

    def _stack(self) -> list[dict[str, Any]]:
        return self.answers["_internal"]["event_stack"].setdefault(VISITOR, [])

    def _fields(self) -> list[Any]:
        return [
            field
            for field in self.status.get_field_list()
            if hasattr(field, "saveas") and self.status.extras["ok"][field.number]
        ]

    def _flag(self) -> str:
        """The variable that the screen's button sets."""
        question = self.status.question
        if question.question_type == "fields":
            saved = str(question.fields_saveas)
            return saved.replace("[i]", f"[{self.answers.get('i')!r}]")
        return str(question.review_saveas)

    @staticmethod
    def _variable(field: Any) -> str:
        return str(parse.from_safeid(field.saveas))

    def _assign(self, field: Any, variable: str, given: Any) -> None:
        name = variable.removeprefix("draft.")
        if getattr(field, "datatype", "") == "checkboxes":
            boxes = DADict(variable, auto_gather=False, gathered=True)
            if hasattr(given, "elements"):
                given = [key for key, on in given.elements.items() if on]
            boxes.elements = {key: key in given for key in self.choices(name)}
            given = boxes
        elif getattr(field, "datatype", "") == "date" and isinstance(given, str) and given:
            given = as_datetime(given)
        elif hasattr(field, "choicetype") and getattr(field, "inputtype", "") != "combobox":
            known = self.choices(name)
            assert given in known, f"{variable}: {given!r} is not one of {sorted(known)}"
        self.answers["_given"] = given
        exec(f"{variable} = _given", self.answers)
        del self.answers["_given"]


def spoken(text: str) -> str:
    """A screen's text with character references read, as the browser shows it."""
    return re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), text)
