"""What is shown as nearest where something was not found."""

from dataclasses import replace
from datetime import date

from auditor.catalogue import load
from auditor.evidence import Finder
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
