"""A translation comes back on the Documents screen: taken in whole, or refused in clear lines."""

import html
import re
import zipfile
from io import BytesIO

from hostile import HOSTILE
from interview.engine import Session, spoken
from interview.steps import exported, go, words
from translator import TURKISH, TURKIYE, translator

from docassemble.ocragreement.interview_words import answer_label, answer_words
from docassemble.ocragreement.xliff_reader import MAXIMUM_XLIFF

SHEET = "translation_file"
LINK = 'data-perform="return_translation"'


def at_documents(answers: str = TURKIYE, language: str = "en") -> Session:
    session = Session(language)
    assert session.send({"beginning": "file", "pasted": answers}) == ""
    return go(session, "draft")


def shown(session: Session) -> str:
    """The words of the screen, as a browser shows them."""
    return html.unescape(re.sub(r"<[^>]+>", " ", session.text))


def document(session: Session, ending: str) -> bytes:
    """The one document that is offered under a name with this ending."""
    with session.request():
        draft = session.answers["draft"]
        (name,) = re.findall(rf'download="([^"]*{ending})"', draft.documents_offered())
        return draft.document(name)


def sent_out(session: Session, code: str = "tr") -> bytes:
    return document(session, f"-{code}.xlf")


def come_back(session: Session, content: bytes, name: str = "back.xlf") -> str:
    session.follow("return_translation")
    assert session.screen == "a translation comes back"
    return session.send({SHEET: session.upload(name, content, SHEET)})


def notice(session: Session) -> str:
    return spoken(session.status.extras["pre text"])


def complete(content: bytes) -> bytes:
    return translator(content, TURKISH, "TR ")


def test_it_stands_in_the_draft_the_originals_and_the_preview() -> None:
    session = at_documents()
    assert "Turkish: 0 of 66 texts are translated." in shown(session)
    assert come_back(session, complete(sent_out(session))) == ""
    assert session.screen == "draft"
    assert "Turkish: 66 texts taken in, of 66." in notice(session)
    assert "Turkish: 66 of 66 texts are translated." in shown(session)
    for ending in ("agreement-turkiye-tr.docx", "original-turkiye.docx"):
        assert "Aşağıdaki hususlarda anlaşmaya varmışlardır:" in words(document(session, ending))
    with session.request():
        assert 'lang="tr"' in session.answers["draft"].previews()
    record = exported(session)["translations"]["tr"]
    assert record["units"]["agreed.1"]["text"] == TURKISH["agreed.1"]
    # As the history of a draft says it, which cannot show a whole agreement.
    assert answer_label("translations.tr", "es") == "Traducción al turco"
    assert answer_words("translations.tr", record, "es") == "textos traducidos: 66"


def test_what_is_missing_is_said_and_what_came_before_stays() -> None:
    session = at_documents(language="es")
    out = sent_out(session)
    some = re.sub(rb"(<unit id=.title\.1.*?)<target.*?</target>", rb"\1", complete(out), flags=re.S)
    assert come_back(session, some) == ""
    said = notice(session)
    assert "Turco: 65 textos incorporados, de 66." in said
    assert "Sin traducción, y en blanco en el proyecto: 1." in said
    assert "Turco: 65 de 66 textos están traducidos." in shown(session)
    assert come_back(session, complete(out)) == ""
    assert "Turco: 66 de 66" in shown(session)


def test_every_problem_is_named_by_article_and_words_and_nothing_is_taken() -> None:
    session = at_documents()
    damaged = re.sub(rb"(<target[^>]*>[^<]*)<ph [^>]*/>", rb"\1", complete(sent_out(session)))
    said = spoken(come_back(session, damaged))
    assert "Nothing was taken from the file." in said
    lines = re.findall(r"<li>(.*?)</li>", said)
    assert len(lines) > 3
    assert all("does not have the same placeholders" in line for line in lines[:-1])
    assert any(line.startswith("Artículo") and "“" in line for line in lines)
    assert session.screen == "a translation comes back"
    assert "translations" not in exported(session)


ENTITY = b'<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff>&e;</xliff>'
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;&b;&b;</x>'
WRONG = {
    "not XML": (b"PK\x03\x04 binary", "the file is not XML"),
    "a web page": (b"<html/>", "the file is not XLIFF 2"),
    "external entity": (ENTITY, "DOCTYPE"),
    "entity bomb": (BOMB, "DOCTYPE"),
    "too large": (b"<x>" + b"a" * MAXIMUM_XLIFF + b"</x>", "larger than 5120 KB"),
    "empty": (b"", "the file is not XML"),
    "deep": (b"<x>" * 5000, "the file is not XML"),
}


def test_what_is_no_translation_is_refused_in_one_line() -> None:
    session = at_documents()
    for kind, (content, sentence) in WRONG.items():
        said = spoken(come_back(session, content))
        assert sentence in said, kind
        assert "<li>" not in said
        assert len(said) < 300
        assert session.screen == "a translation comes back"
        assert "translations" not in exported(session)


def other(text: bytes, old: str, new: str) -> bytes:
    assert old.encode() in text
    return text.replace(old.encode(), new.encode())


def test_what_belongs_elsewhere_is_refused_in_one_line() -> None:
    session = at_documents()
    out = sent_out(session)
    back = complete(out)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("back.xlf", back)
    for content, sentence in (
        (
            other(back, 'trgLang="tr"', 'trgLang="ar"'),
            "into Arabic; this draft waits for one into Turkish",
        ),
        (
            other(back, 'trgLang="tr"', 'trgLang="fr"'),
            "into French; this draft waits for one into Turkish",
        ),
        (other(back, 'trgLang="tr"', 'trgLang="xx"'), "trgLang is “xx”"),
        (other(back, 'srcLang="es"', 'srcLang="de"'), "the source is in “German”"),
        (
            other(back, 'original="TR"', 'original="EG"'),
            "of a draft with “Egypt”, and this one is with “Türkiye”",
        ),
        (re.sub(rb'unit id="', b'unit id="x', back), "none of its texts is one of this draft"),
        (out, "nothing in it has been translated yet"),
        (packed.getvalue(), "the file is not XML"),
    ):
        said = spoken(come_back(session, content))
        assert sentence in said
        assert "<li>" not in said
        assert "translations" not in exported(session)


def test_what_a_translator_has_written_is_text_and_nothing_else() -> None:
    session = at_documents()
    shown_as_typed = ("script", "Mako", "Jinja2", "YAML", "Markdown", "emoji")
    written = " ".join(HOSTILE[kind] for kind in shown_as_typed)
    out = sent_out(session)
    refused = spoken(come_back(session, translator(out, {}, HOSTILE["direction"])))
    assert "U+202E, which cannot stand in a document" in refused
    assert come_back(session, translator(out, {}, f"{written} ")) == ""
    assert written in words(document(session, "agreement-turkiye-tr.docx"))
    with session.request():
        previews = session.answers["draft"].previews()
    assert written in html.unescape(re.sub(r"<[^>]+>", " ", previews))


def test_the_file_of_a_program_that_names_the_original_otherwise_is_taken() -> None:
    session = at_documents()
    back = other(complete(sent_out(session)), 'original="TR"', 'original="C:\\work\\tr.docx"')
    assert come_back(session, back) == ""


def test_more_text_than_an_answer_file_holds_is_refused() -> None:
    session = at_documents()
    long = translator(sent_out(session), {}, "x" * 19_000)
    assert "longer than 256 KB" in spoken(come_back(session, long))


def test_there_is_no_such_way_where_the_library_has_every_text() -> None:
    session = at_documents("counterpart: {state: CL}\n")
    with session.request():
        assert LINK not in session.answers["draft"].documents_offered()
    session.follow("return_translation")
    assert session.screen == "draft"


def test_who_may_only_read_takes_nothing_in() -> None:
    session = at_documents()
    back = complete(sent_out(session))
    session.follow("return_translation")
    session.answers["draft"].sheet = {"identity": "", "level": "read", "revision": 1}
    said = spoken(session.send({SHEET: session.upload("back.xlf", back, SHEET)}))
    assert "not to change it" in said
    session.answers["draft"].sheet = {}
    assert "translations" not in exported(session)


def test_a_text_that_is_written_from_right_to_left_is_shown_so() -> None:
    session = at_documents("counterpart: {state: EG}\nlanguages: {authentic: [es, ar]}\n")
    back = translator(sent_out(session, "ar"), {"heading": "المادة {#}"}, "نص ")
    assert come_back(session, back) == ""
    with session.request():
        assert (
            '<article class="agreement" lang="ar" dir="rtl">' in session.answers["draft"].previews()
        )
