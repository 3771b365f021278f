"""Files that ask for something from elsewhere in: not one connection and no other file's words out."""

import subprocess
import sys
from pathlib import Path

import pytest
from pdf_builder import page_of, pages, stream
from word_builder import pack, paragraph, word

ROOT = Path(__file__).resolve().parent.parent
WORDS = "Everyone at the centre tells the lead for safeguarding at once. " * 3
# Run before the tool in a process of its own: a connection by us, a library or a forked child of ours ends the run. One
# thing is let through: urllib3, which spaCy imports, asks this computer at its import whether it knows IPv6.
GUARD = """
import os, sys
def refuse(event, arguments):
    probe = event == "socket.__new__" and arguments[1:3] == (10, 1)
    probe = probe or event == "socket.bind" and arguments[1] == ("::1", 0)
    if not probe and event.startswith(("socket.", "urllib.", "ftplib.", "smtplib.", "webbrowser.")):
        os.write(2, f"NETWORK {event} {arguments}".encode()[:300])
        os._exit(99)
sys.addaudithook(refuse)
from auditor.__main__ import main
main()
"""


def asking(url: str, secret: Path) -> dict[str, bytes]:
    """A file of each kind that asks for a picture, a template or a text from elsewhere."""
    outside = f'<Relationship Id="p" Type="t/image" Target="{url}" TargetMode="External"/>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    odf = "urn:oasis:names:tc:opendocument:xmlns:"
    odt = (f'<office:document-content xmlns:office="{odf}office:1.0" xmlns:text="{odf}text:1.0" '
           f'xmlns:draw="{odf}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
           f'<text:p>{WORDS}<draw:frame><draw:image xlink:href="{url}"/></draw:frame></text:p>'
           f'</office:text></office:body></office:document-content>')
    link = f"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({url}) >> >>".encode()
    launch = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/true) >> >>"
    picture = "<w:p><w:r><w:drawing><a:blip r:link='p'/></w:drawing></w:r></w:p>"
    return {
        "a.docx": word(paragraph(WORDS) + picture, **{"word/_rels/document.xml.rels": relations.format(outside)}),
        "b.html": f'<html><body><p>{WORDS}</p><img src="{url}"><iframe src="{secret.as_uri()}"></iframe>'
                  f'<link rel="stylesheet" href="{url}"></body></html>'.encode(),
        "c.odt": pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": odt}),
        "d.rtf": (rf'{{\rtf1 {WORDS}\par {{\field{{\*\fldinst INCLUDETEXT "{secret}"}}{{\fldrslt x}}}}'
                  rf'{{\field{{\*\fldinst INCLUDEPICTURE "{url}"}}{{\fldrslt y}}}}{{\*\template {url}}}}}').encode(),
        "e.pdf": pages(stream(page_of(WORDS)), more={1: launch, 8: link}, page=b"/Annots [8 0 R]"),
        "f.md": f"# Policy\n\n{WORDS}\n\n![x]({url})\n".encode(),
    }


@pytest.fixture(scope="module")
def answered(tmp_path_factory):
    """The whole tool over those files under guard: its answer, and the folder of what it wrote."""
    here = tmp_path_factory.mktemp("quiet")
    secret = here / "canary.txt"
    secret.write_text("CANARY-4711", encoding="utf-8")
    (here / "in").mkdir()
    for name, data in asking("http://127.0.0.1:9/canary.png", secret).items():
        (here / "in" / name).write_bytes(data)
    command = [sys.executable, "-c", GUARD, "audit", str(here / "in"), "--out", str(here / "out")]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    return answer, here / "out"


def test_no_connection_is_opened_for_any_document(answered):
    answer, _ = answered
    assert [sign for sign in ("NETWORK", "Traceback") if sign in answer.stderr] == []
    assert answer.returncode == 0


def test_words_of_another_file_are_in_no_output(answered):
    _, out = answered
    written = [path for path in out.rglob("*") if path.is_file()]
    assert len([path for path in written if path.suffix == ".html"]) >= 7
    assert [path.name for path in written if b"CANARY-4711" in path.read_bytes()] == []


def test_guard_sees_a_connection():
    """The guard itself works: a program that does open a socket is ended."""
    code = GUARD.partition("from auditor")[0] + "import socket; socket.create_connection(('127.0.0.1', 9))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (answer.returncode, "NETWORK socket." in answer.stderr) == (99, True)
