"""A reader's notes of drawings in, facts out: where a flowchart stands, though its words are not in order."""

from auditor.model import Document, Fact, FactKind, NoteCode

_KINDS = {NoteCode.DIAGRAM: "diagram", NoteCode.PICTURE_TEXT: "picture"}
_NAMES = ("flow", "diagram", "chart", "what to do")


def find_diagrams(document: Document) -> tuple[Fact, ...]:
    """One fact for each page with a drawing or a picture that may hold words, at the words that name it."""
    facts = []
    for note in document.notes:
        if note.code in _KINDS and document.sentences:
            n = _sentence(document, note.page)
            facts.append(Fact(FactKind.DIAGRAM, str(note.page), document.sentences[n].span, n, _KINDS[note.code]))
    return tuple(facts)


def _sentence(document: Document, page: int) -> int:
    there = [n for n, s in enumerate(document.sentences) if s.page == page] or [0]
    named = (n for n in there if any(w in document.quote(document.sentences[n].span).lower() for w in _NAMES))
    return next(named, there[0])
