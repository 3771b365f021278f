"""Registers and folders of submissions in; packs out, every unmatched centre and file named."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from auditor.batch import BadRegister, blank_register, matched, read_register
from auditor.batch.register import Line
from auditor.cli import cli
from auditor.model import CentreType, Nation, Reason

HEAD = "id,name,types,nation,local authority,region,accreditation,files\n"
POLICY = "# Safeguarding policy\n\nOur safeguarding lead is Morwenna Ashby, 01632 960123.\n"


def submitted(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POLICY, encoding="utf-8")
    return folder


def register(folder: Path, text: str, name="centres.csv", encoding="utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def packs(folder: Path, lines: str) -> dict[str, tuple[tuple[str, ...], tuple[tuple[str, Reason], ...]]]:
    """centre id -> (its files, its failures) for a register of these lines."""
    path = register(folder, HEAD + lines)
    return {
        p.centre.id: (tuple(str(Path(f).relative_to(folder)) for f in p.paths),
                      tuple((f.source, f.reason) for f in p.shut))
        for p in matched(read_register(path), [folder], path)
    }  # fmt: skip


def test_register_line_says_all_about_a_centre(tmp_path):
    text = HEAD + "C1,Tŷ Gwyn,supported; Local Authority,Wales,Powys,Mid Wales,accredited,a.pdf; b.docx\n"
    assert read_register(register(tmp_path, text)) == (
        Line(2, "Tŷ Gwyn", "C1", (CentreType.SUPPORTED, CentreType.LOCAL_AUTHORITY), Nation.WALES, "Powys",
             "Mid Wales", "accredited", ("a.pdf", "b.docx")),
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-8"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_register_is_read_as_spreadsheets_save_it(tmp_path, encoding, separator):
    text = f"# a note, with a comma\n\nName{separator}NATION\nCafé{separator}northern ireland\n"
    assert [(one.name, one.nation) for one in read_register(register(tmp_path, text, encoding=encoding))] == [
        ("Café", Nation.NORTHERN_IRELAND)
    ]


def test_register_in_excel_is_the_same(tmp_path):
    book = openpyxl.Workbook()
    for row in (["# a note"], ["ID", "Name", "Types", "Files"], [17, "Ash Lane", "both", None], [], [18, "Birch"]):
        book.active.append(row)
    book.save(tmp_path / "centres.xlsx")
    both = (CentreType.SUPERVISED, CentreType.SUPPORTED)
    assert read_register(tmp_path / "centres.xlsx") == (Line(3, "Ash Lane", "17", both), Line(5, "Birch", "18"))


def test_register_with_faults_names_every_line(tmp_path):
    path = register(tmp_path, HEAD + "1,Ash,supported,England\n1,Birch,magic,England\n2,,,\n3,Cedar,,France\n1,Elm\n")
    with pytest.raises(BadRegister) as bad:
        read_register(path)
    said = str(bad.value).splitlines()
    assert [line.removeprefix(f"{path}:")[:2] for line in said] == ["3:", "4:", "5:", "6:"]
    assert all(word in str(bad.value) for word in ("'magic'", "no name", "'France'", "the id '1' stands on line 2"))


@pytest.mark.parametrize("data", [b"", b"# only a note\n", b"id,files\n1,a.pdf\n", HEAD.encode(), b"\xff\xfe\x00"])
def test_register_that_is_none_is_refused_in_a_sentence(tmp_path, data):
    path = tmp_path / "centres.csv"
    path.write_bytes(data)
    with pytest.raises(BadRegister, match="no column 'name'|column names|no CSV"):
        read_register(path)


def test_register_that_is_a_broken_workbook_is_refused(tmp_path):
    (tmp_path / "centres.xlsx").write_bytes(b"PK nonsense")
    with pytest.raises(BadRegister, match="no Excel workbook"):
        read_register(tmp_path / "centres.xlsx")


def test_blank_register_is_read_as_one_without_centres(tmp_path):
    with pytest.raises(BadRegister, match="no centre in it"):
        read_register(register(tmp_path, blank_register()))


def test_centres_get_what_is_named_like_them(tmp_path):
    submitted(tmp_path, "Ash Lane/policy.md", "Ash Lane/annex.md", "C2 policy.md", "c2-contacts.md",
              "Elm Child Contact Centre.md", "ash lane west/policy.md")  # fmt: skip
    assert packs(tmp_path, "C1,Ash Lane Contact Centre\nC2,Birch\nC3,Ash Lane West\nC4,Elm Contact Centre Ltd\n") == {
        "C1": (("Ash Lane/annex.md", "Ash Lane/policy.md"), ()),
        "C2": (("C2 policy.md", "c2-contacts.md"), ()),
        "C3": (("ash lane west/policy.md",), ()),
        "C4": (("Elm Child Contact Centre.md",), ()),
    }


def test_centres_get_the_files_that_the_register_names(tmp_path):
    submitted(tmp_path, "pile/one.md", "pile/Two.md", "x/three.md")
    found = packs(tmp_path, "A,Ash,,,,,,pile/two.md; X\nB,Birch,,,,,,PILE\\one.md\n")
    assert found == {"A": (("pile/Two.md", "x/three.md"), ()), "B": (("pile/one.md",), ())}


def test_every_unmatched_centre_and_file_is_named(tmp_path):
    submitted(tmp_path, "Stray/policy.md", "Stray.md", "pile/one.md", "pile/two.md", "pile/three.md")
    assert packs(tmp_path, "A,Ash,,,,,,pile/one.md;gone.md\nB,Birch\n") == {
        "A": (("pile/one.md",), (("gone.md", Reason.NO_DOCUMENT),)),
        "B": ((), (("Birch", Reason.NO_DOCUMENT),)),
        "Stray": ((), (("Stray", Reason.NO_CENTRE),)),
        "Stray-2": ((), (("Stray", Reason.NO_CENTRE),)),
        "pile--three-md--two-md": ((), (("pile: three.md, two.md", Reason.NO_CENTRE),)),
    }


def test_file_that_two_centres_could_have_sent_is_given_to_neither(tmp_path):
    submitted(tmp_path, "Ash policy.md")
    found = packs(tmp_path, "1,Ash\n2,Ash\n")
    assert found["Ash-policy"] == ((), (("Ash policy", Reason.NO_CENTRE),)) and found["1"][0] == found["2"][0] == ()


@pytest.mark.parametrize("name", ["../secret.md", "/etc/hostname", "a/../../secret.md", "link/x.md"])
def test_register_reaches_no_file_outside_the_folder(tmp_path, name):
    folder = submitted(tmp_path / "in", "a/policy.md")
    submitted(tmp_path, "secret.md", "out/x.md")
    (folder / "link").symlink_to(tmp_path / "out")
    assert packs(folder, f"A,Zed,,,,,,{name}\n")["A"] == ((), ((name, Reason.NO_DOCUMENT),))


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [str(w) for w in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_audit_finds_the_register_and_shows_what_is_unmatched(tmp_path):
    folder = submitted(tmp_path / "in", "Ash/policy.md", "Stray.md")
    register(folder, HEAD + "C7,Ash,supported,england,Powys,North,accredited\nC8,Birch House\n")
    code, said = run("audit", folder, "--out", tmp_path / "out", "--date", "2026-11-22", "--workers", 1)
    assert code == 3 and "Register:" in said and "3 centres checked" in said
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert all(words in page for words in ("Birch House", "no document was found for it", "Stray", "fits no centre"))
    assert '"local_authority": "Powys"' in (tmp_path / "out" / "C7.json").read_text("utf-8")
    book = openpyxl.load_workbook(tmp_path / "out" / "results.xlsx")
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"Birch House", "Stray"} < cells


def test_init_writes_a_register_once(tmp_path):
    assert run("init", tmp_path / "new")[0] == 0
    assert (tmp_path / "new" / "centres.csv").read_text("utf-8") == blank_register()
    code, said = run("init", tmp_path / "new")
    assert code == 2 and "is there already" in said


def test_audit_with_a_faulty_register_leaves_with_2(tmp_path):
    path = register(submitted(tmp_path, "a.md"), HEAD + "1,Ash,magic\n")
    code, said = run("audit", tmp_path, "--register", path, "--out", tmp_path / "out")
    assert code == 2 and "centres.csv:2" in said and not (tmp_path / "out").exists()
