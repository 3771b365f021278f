"""A policy in, the reasons given for what counts out: whole English, an article where one belongs."""

import re
from datetime import date

from strategies import document

from auditor.audit import assess
from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.evidence.look import GIVEN
from auditor.model import Centre, FactKind
from auditor.shipped import shipped

POLICY = """
# Safeguarding policy

We follow the Children Act 1989 and the guidance of the Local Safeguarding Children Board (LSCB).
The safeguarding lead is Jo Example, telephone 01632 960123. This policy is reviewed every year.
Last reviewed: 3 May 2025. Next review: [insert date].
"""


def test_every_kind_of_fact_has_words_and_its_article():
    assert set(GIVEN) == set(FactKind)
    assert [words for words in GIVEN.values() if re.search(r"\ba [aeio]|\ban [^aeio]", words)] == []


def test_reasons_of_an_audit_name_what_was_found():
    finder, when = Finder(load(shipped("criteria"))), date(2026, 11, 1)
    audit = assess((document(POLICY),), (), Centre("lime", "Lime Tree"), finder, when)
    reasons = {e.because for verdict in audit.verdicts for e in verdict.evidence}
    assert {GIVEN[FactKind.OUTDATED], GIVEN[FactKind.PERSON], GIVEN[FactKind.INTERVAL]} <= reasons
