"""What is shown as nearest where something was not found."""

from dataclasses import replace
from datetime import date

from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.evidence.lexical import Phrases
from auditor.evidence.nearest import nearest
from auditor.evidence.phrases import index_of
from auditor.evidence.plans import plan_of
from auditor.model import Group, Signal, SignalKind
from auditor.normalise import normalise
from auditor.readers.text import read_markdown
from auditor.shipped import shipped

TEXT = """# Annual business of the trustees

Cakes are sold. The trustees look at the accounts each year.

The trustees review the rota each year. The trustees look at the keys annually.
"""


def test_sentences_are_nearer_than_a_heading():
    catalogue = load(shipped("criteria"))
    asked = next(c for c in catalogue.criteria if c.id == "QUAL-REV-1")
    finder = Finder(replace(catalogue, criteria=(asked,)))
    (found,) = finder.find(normalise(read_markdown(TEXT.encode(), "a.md")), date(2026, 1, 1)).found
    near = [e.quote for e in found.rejected if e.element == "yearly" and e.because.startswith("nothing here says")]
    assert len(near) == 3 and not any(quote.startswith("Annual business") for quote in near)


def test_one_of_two_groups_that_is_everywhere_is_near_to_nothing():
    asked = Signal(SignalKind.NEAR, (Group(["safeguarding"]), Group(["adults"])))
    phrases = Phrases(index_of(asked.groups))
    text = "Safeguarding is for all. " * 9 + "We think of adults."
    marked = phrases.mark(normalise(read_markdown(text.encode(), "a.md")))
    assert [n for n, _, _ in nearest([plan_of(asked, phrases)], marked)] == [9]
