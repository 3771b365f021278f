"""Files that crash, hang or swell a process in: what they cost out, which is themselves and nothing else."""

import sys
import zlib
from dataclasses import replace
from datetime import date

import pytest
from pdf_builder import FONT, page_of, pages, pdf, squeezed, stream
from word_builder import paragraph, word

from auditor.batch import packs_in, run, worker
from auditor.catalogue import load
from auditor.model import Audit, Measured, Outcome, Reason, Reliability
from auditor.readers import ADVICE, pages_of
from auditor.shipped import shipped

TODAY = date(2026, 11, 1)
GOOD = word(paragraph("Everyone at the centre tells the lead for safeguarding at once when a child may be at risk."))
BOMB = pages(stream(zlib.compress(zlib.compress(squeezed(3000))), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"))
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits on memory and processor time need Linux")


def endless() -> bytes:
    """One page that draws the same content half a million times."""
    page = b"<< /Type /Page /Parent 2 0 R /Contents [%s] /Resources << /Font << /F1 4 0 R >> >> >>"
    return pdf({
        1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9 9] >>",
        3: page % (b"5 0 R " * 500_000), 4: FONT, 5: stream(page_of("Tell the lead.")),
    })  # fmt: skip


@pytest.fixture(scope="module")
def catalogue():
    return load(shipped("criteria"), frozenset({"NACCC-TRAIN-1"}))


def results(folder, catalogue):
    """Each centre's name with the files read and the (file, reason) of those not."""
    found = {}
    for pack, result in run(packs_in([folder]), catalogue, TODAY, workers=2):
        failures = result.failures if isinstance(result, Audit) else result
        sources = result.sources if isinstance(result, Audit) else ()
        found[pack.centre.name] = [s.name for s in sources], {f.source: f.reason for f in failures}
    return found


def centre(folder, name, **files):
    (folder / name).mkdir()
    for file, data in files.items():
        (folder / name / file.replace("_", ".")).write_bytes(data)


@linux
def test_file_that_aborts_its_process_costs_itself_only(tmp_path, catalogue):
    centre(tmp_path, "Ash", bomb_pdf=BOMB, policy_docx=GOOD)
    centre(tmp_path, "Beech", policy_docx=GOOD)
    centre(tmp_path, "Cedar", bomb_pdf=BOMB)
    assert results(tmp_path, catalogue) == {
        "Ash": (["policy.docx"], {"bomb.pdf": Reason.MEMORY}),
        "Beech": (["policy.docx"], {}),
        "Cedar": ([], {"bomb.pdf": Reason.MEMORY}),
    }


@linux
def test_file_that_takes_too_long_costs_itself_only(tmp_path, catalogue, monkeypatch):
    monkeypatch.setattr(worker, "CPU_SECONDS", 1)
    centre(tmp_path, "Ash", endless_pdf=endless(), policy_docx=GOOD)
    centre(tmp_path, "Beech", policy_docx=GOOD)
    assert results(tmp_path, catalogue) == {
        "Ash": (["policy.docx"], {"endless.pdf": Reason.TIME}),
        "Beech": (["policy.docx"], {}),
    }


@linux
@pytest.mark.parametrize("code, reason", [(-24, Reason.TIME), (-9, Reason.TIME), (-6, Reason.MEMORY),
                                          (-11, Reason.DAMAGED), (1, Reason.DAMAGED)])
def test_end_of_a_process_tells_the_reason(code, reason):
    assert worker.ended_for(code) == reason


@pytest.mark.parametrize("stumble", ["open_documents", "assess"])
def test_fault_of_our_own_costs_the_file_that_brings_it_about(tmp_path, catalogue, monkeypatch, stumble):
    """Nobody's file is called damaged for a mistake of this tool, and no batch ends by one."""
    right = getattr(worker, stumble)

    def wrong(things, *rest):
        names = [thing[0] if stumble == "open_documents" else thing.source.name for thing in things]
        if "odd.docx" in names:
            raise LookupError("a mistake")
        return right(things, *rest)

    monkeypatch.setattr(worker, stumble, wrong)
    centre(tmp_path, "Ash", odd_docx=GOOD, policy_docx=GOOD)
    centre(tmp_path, "Beech", odd_docx=GOOD)
    worker.start(catalogue)
    shown = []
    for pack in packs_in([tmp_path]):
        result = worker.audit_pack(pack, TODAY)
        shown.append(result.failures if isinstance(result, Audit) else result)
    assert [[(f.source, f.reason, f.advice) for f in failures] for failures in shown] == [
        [("odd.docx", Reason.FAULT, ADVICE[Reason.FAULT])]] * 2


@pytest.mark.parametrize("count, seconds", [(1, 15), (60, 15), (100, 35), (400, 105)])
def test_long_documents_get_more_time_and_none_gets_two_minutes(count, seconds, monkeypatch):
    monkeypatch.setattr(worker, "pages_of", lambda data: count)
    assert worker._seconds_for(b"") == seconds


def test_pages_are_counted_without_reading_them():
    page = stream(page_of("Tell the lead."))
    assert (pages_of(pages(page, page, page)), pages_of(GOOD), pages_of(b"%PDF-1.4 nothing")) == (3, 0, 0)


def test_a_worker_that_is_started_again_judges_by_the_newest_catalogue(catalogue):
    kinds = (Measured(catalogue.criteria[0].id, Outcome.MET, Reliability(19, 20)),)
    for one in (catalogue, replace(catalogue, measured=kinds), catalogue):
        worker.start(one)
        assert worker.catalogue().measured == one.measured
