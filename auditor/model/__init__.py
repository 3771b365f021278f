"""The nouns of the house: frozen values, standard library only, no input or output."""

from auditor.model.audit import Audit, Centre, Failure, FactFound, Nation, Pack, Provenance, Reason
from auditor.model.criterion import (
    Basis,
    Catalogue,
    CentreType,
    Criterion,
    Element,
    Example,
    OutdatedTerm,
    Signal,
    SignalKind,
    Weight,
    Words,
)
from auditor.model.document import Block, BlockKind, Document, Note, NoteCode, Reading, Section, Sentence, Source, Span
from auditor.model.verdict import FACT_ROLES, Evidence, Fact, FactKind, Gap, Outcome, Stance, Verdict

__all__ = [
    "Audit", "Basis", "Block", "BlockKind", "Catalogue", "Centre", "CentreType", "Criterion", "Document", "Element",
    "Evidence", "Example", "FACT_ROLES", "Fact", "FactFound", "FactKind", "Failure", "Gap", "Nation", "Note", "NoteCode", "Outcome",
    "OutdatedTerm", "Pack", "Provenance", "Reading", "Reason", "Section", "Sentence", "Signal", "SignalKind", "Source", "Span", "Stance",
    "Verdict", "Weight", "Words",
]
