"""Zip folders of policies in: their files, or the one right reason why not."""

import io
import stat
import warnings
import zipfile

import pytest
from word_builder import pack, paragraph, word

from auditor.batch import packs_in
from auditor.batch.worker import files_at
from auditor.model import Reason
from auditor.readers import Unreadable, read
from auditor.readers.archive import is_archive, unpack

GOOD = word(paragraph("Tell the lead at once."))


def refused(data: bytes) -> Reason:
    with pytest.raises(Unreadable) as caught:
        unpack(data, "pack.zip")
    return caught.value.reason


def with_entry(name: str, content: bytes = b"x", mode: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        folder.writestr(entry, content)
    return out.getvalue()


def test_members_come_out_in_order_with_the_folder_in_their_name():
    data = pack({"b.docx": GOOD, "sub/a.txt": "Hello", "empty/": ""})
    assert unpack(data, "pack.zip") == (("pack.zip/b.docx", GOOD), ("pack.zip/sub/a.txt", b"Hello"))


@pytest.mark.parametrize("data, found", [
    (pack({"policy.docx": GOOD}), True),
    (GOOD, False),
    (pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), False),
    (b"plain text", False),
    (b"PK\x03\x04 and no more", False),
])
def test_zip_folder_is_told_from_a_document_made_as_a_zip(data, found):
    assert is_archive(data) is found


@pytest.mark.parametrize("name", ["~$policy.docx", "__MACOSX/._policy.docx", ".DS_Store", "sub/Thumbs.db"])
def test_lock_files_and_what_a_computer_adds_are_passed_over(name):
    assert [n for n, _ in unpack(pack({name: "x", "policy.txt": "Hello"}), "p.zip")] == ["p.zip/policy.txt"]


@pytest.mark.parametrize("name, shown", [
    ("../../etc/policy.txt", "p.zip/etc/policy.txt"),
    ("/policy.txt", "p.zip/policy.txt"),
    ("..\\..\\policy.txt", "p.zip/policy.txt"),
    ("po\u202etxt.exe", "p.zip/po\ufffdtxt.exe"),
    ("x" * 300 + ".txt", "p.zip/" + "x" * 196 + ".txt"),
])
def test_member_name_leads_nowhere(name, shown):
    assert [n for n, _ in unpack(with_entry(name), "p.zip")] == [shown]


def test_members_of_one_name_are_both_kept():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as folder:
            for name in ("policy.txt", "policy.txt", "POLICY.txt"):
                folder.writestr(name, name)
    assert [n for n, _ in unpack(out.getvalue(), "p")] == ["p/policy.txt", "p/policy.txt (2)", "p/POLICY.txt (3)"]


def test_locked_folder_needs_a_password():
    data = bytearray(pack({"policy.txt": "Hello"}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) == Reason.PASSWORD


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_link_or_device_in_a_folder_is_refused(kind):
    assert refused(with_entry("policy.txt", b"/etc/passwd", kind | 0o644)) == Reason.UNSAFE


def test_folder_that_unpacks_to_too_much_is_refused():
    assert refused(pack({f"{n}.txt": bytes(50 << 20) for n in range(5)})) == Reason.TOO_LARGE


def test_one_swollen_member_is_refused():
    assert refused(pack({"a.txt": bytes(12 << 20)})) == Reason.TOO_LARGE


def test_sizes_are_counted_not_believed():
    """The directory says that a member is small; what comes out is not."""
    data = bytearray(pack({"a.txt": bytes(12 << 20)}))
    at = data.find(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    assert refused(bytes(data)) in (Reason.TOO_LARGE, Reason.DAMAGED)


def test_too_many_members_are_refused():
    assert refused(pack({f"{n}.txt": "x" for n in range(201)})) == Reason.TOO_LARGE


def test_folder_of_nothing_says_so():
    assert (refused(pack({"~$a.docx": "x"})), refused(pack({}))) == (Reason.EMPTY, Reason.EMPTY)


def test_folder_in_a_folder_is_not_opened():
    (_, inner), = unpack(pack({"inner.zip": pack({"policy.txt": "Hello"})}), "p.zip")
    with pytest.raises(Unreadable) as caught:
        read(inner, "inner.zip")
    assert caught.value.reason == Reason.NOT_A_DOCUMENT


def test_broken_folder_is_damaged():
    data = bytearray(pack({"policy.txt": "Hello there, all of you. " * 40}))
    data[45:60] = bytes(15)
    assert refused(bytes(data)) == Reason.DAMAGED


def test_zip_among_a_centres_files_is_replaced_by_its_members(tmp_path):
    path = tmp_path / "all.zip"
    path.write_bytes(pack({"policy.docx": GOOD, "plan.txt": "Hello"}))
    (centre,) = packs_in([path])
    files = [file for one in centre.paths for file in files_at(tmp_path / one)]
    assert [name for name, _ in files] == ["all.zip/policy.docx", "all.zip/plan.txt"]
