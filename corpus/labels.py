"""Label notes and built documents in, label files and their faults out.

A label note, `sources/<slug>.labels`, opens with `types: SUPT, ACC` and `nation: England`; then for each criterion
`ID LABEL [alt LABEL]`, under it `" quote` lines (`start ~ end` stands for the whole span between) and at most one
`- what is missing` line. Pages are found in the built document.
"""
import json
import pathlib

import docx
import pypdfium2
from docx.oxml.ns import qn

HERE = pathlib.Path(__file__).parent
SOURCES, DOCUMENTS, LABELS = HERE / "sources", HERE / "synthetic/documents", HERE / "synthetic/labels"
CRITERIA = dict(line.split() for line in (HERE / "criteria.txt").read_text().splitlines())
AUDIT_DATE, GAP = "2026-11-22", " ~ "
WORDS = ("MET", "PARTIAL", "NOT_MET", "NA")


def fold(text):
    return " ".join(text.split())


def pages(path):
    """A built document in, [(page number, its folded text)] out; a DOCX has one page, numbered 0."""
    if path.suffix == ".pdf":
        sheets = enumerate(pypdfium2.PdfDocument(path), 1)
        return [(number, fold(sheet.get_textpage().get_text_bounded())) for number, sheet in sheets]
    document = docx.Document(path)
    edges = [p.text for s in document.sections[:1] for p in (*s.header.paragraphs, *s.footer.paragraphs)]
    nodes = document.element.body.iter(qn("w:t"), qn("w:p"))
    words = [node.text or "" if node.tag == qn("w:t") else " " for node in nodes]
    return [(0, fold("".join(words) + " " + " ".join(edges)))]


def locate(quote, texts):
    """A quote note and pages in, {"text", "page"} out, or None if it stands nowhere."""
    start, gap, end = quote.partition(GAP)
    for number, text in texts:
        at = text.find(start)
        stop = text.find(end, at + len(start)) if gap else at + len(start)
        if at >= 0 and stop >= 0:
            return {"text": text[at:stop + len(end)], "page": number}
    return None


def compile_note(note):
    """A label note in, its label file written."""
    path = next(DOCUMENTS.glob(f"{note.stem}.*"))
    texts, entries = pages(path), []
    lines = note.read_text(encoding="utf-8").splitlines()
    head = dict(line.split(": ") for line in lines[:2])
    for line in filter(None, lines[2:]):
        if line.startswith('" '):
            quote = line[2:].strip()
            entries[-1]["quotes"].append(locate(quote, texts) or {"text": quote, "page": None})
        elif line.startswith("- "):
            entries[-1]["missing"] = line[2:]
        else:
            criterion, label, *alt = line.split()
            entries.append({"criterion": criterion, "label": label, "alt": alt[1] if alt else None,
                            "quotes": [], "missing": None})
    found = {"doc": note.stem, "annotator": "author", "audit_date": AUDIT_DATE,
             "centre_types": head["types"].split(", "), "nation": head["nation"], "labels": entries}
    (LABELS / f"{note.stem}.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def compile_all():
    for note in sorted(SOURCES.glob("*.labels")):
        compile_note(note)


def applies(criterion, found):
    if criterion == "ESC-LADO-1":
        return found["nation"] != "Scotland"
    return CRITERIA[criterion] in ("ALL", *found["centre_types"])


def entry_faults(entry, found, texts):
    """One label and its file in, what is wrong with it out."""
    criterion, label = entry["criterion"], entry["label"]
    if label not in WORDS or entry["alt"] not in (None, *WORDS):
        yield f"{criterion}: unknown label {label} / {entry['alt']}"
    if (label == "NA") == applies(criterion, found):
        yield f"{criterion}: {label} does not fit the centre's types"
    if label in ("MET", "PARTIAL") and not entry["quotes"]:
        yield f"{criterion}: {label} without a quote"
    if label in ("PARTIAL", "NOT_MET") and not entry["missing"]:
        yield f"{criterion}: {label} does not say what is missing"
    for quote in entry["quotes"]:
        if not any(quote["text"] in text for number, text in texts if number == quote["page"]):
            yield f"{criterion}: not on page {quote['page']}: {quote['text'][:90]}"


def check(path):
    """One label file in, its faults out, each with the file's name."""
    found = json.loads(path.read_text(encoding="utf-8"))
    document = next(DOCUMENTS.glob(f"{path.stem}.*"), None)
    if document is None:
        return [f"{path.name}: no document"]
    texts = pages(document)
    faults = [f for entry in found["labels"] for f in entry_faults(entry, found, texts)]
    if [entry["criterion"] for entry in found["labels"]] != list(CRITERIA):
        have = [entry["criterion"] for entry in found["labels"]]
        faults.append(f"not the 65 criteria in order: lacks {[c for c in CRITERIA if c not in have]}")
    return [f"{path.name}: {fault}" for fault in faults]


def check_all():
    return [fault for path in sorted(LABELS.glob("*.json")) for fault in check(path)]
