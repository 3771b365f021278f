"""A message's name in, our sentence out: what the Word, Excel and marked files say, kept apart for another language."""

# A message is a string, or a pair (for one, for any other number) chosen by `n`; `tell` fills in the {names}.

from auditor.model import Basis, Outcome, Weight

OFFICE: dict[str, str | tuple[str, str]] = {
    # The action plan
    "plan_title": "What to add to the safeguarding policy: {centre}",
    "plan_cover": (
        "Checked on {day}. This is a computer reading of one document; an assessor decides.",
        "Checked on {day}. This is a computer reading of {n} documents; an assessor decides.",
    ),
    "plan_count": (
        "{n} thing to add, {critical} of them critical. The most urgent come first.",
        "{n} things to add, {critical} of them critical. The most urgent come first.",
    ),
    "plan_nothing": "Nothing was found missing. Check the points that are left for a person.",
    "plan_legend": "Words in bold came from your own policy: check that they are right. Fill in every [blank], and "
    "change the words until they say what your centre really does.",
    "plan_unread": "Not everything could be read: {what}. Look there before you add anything.",
    "plan_unread_pages": "{name}, page(s) {pages}",
    "plan_unread_file": "{name} ({reason})",
    "plan_actions": "What to add",
    "plan_hand": "Check by hand",
    "plan_hand_intro": "The reading could not settle these. Answer each question, then tick it off.",
    "plan_foot": "auditor {tool}; criteria {catalogue} ({sha}). If a child is in danger now, call 999.",
    "col_add": "What to add",
    "col_why": "Why",
    "col_words": "Words to start from",
    "col_who": "Who",
    "col_when": "By when",
    "col_done": "Done",
    "col_question": "Question",
    "col_look": "Where to look",
    "col_answer": "Answer",
    "yes_no": "☐ Yes   ☐ No   ☐ Cannot tell",
    "yes_some_no": "☐ Yes, all of it   ☐ Some of it   ☐ No   ☐ Cannot tell",
    "not_settled": "not settled: {missing}",
    "box": "☐",
    "status": "{result}, {weight}",
    "place_it": "Where: in the section “{heading}”.",
    "source": "From: {source}",
    "no_model": "No words are offered for this one.",
    # The marked copy
    "author": "Policy check",
    "initials": "PC",
    "mark_found": "{result}: {title} ({id})",
    "mark_missing": "{result} ({weight}): {gap} ({id})",
    "mark_asks": "Missing: {asks}.",
    "mark_do": "What to do: {advice}",
    "mark_words": "Words to start from: {words}",
    "mark_question": "Question: {question}",
    "mark_unplaced": (
        "Not found anywhere, and no section is the plain place for it:",
        "Not found anywhere, and no section is the plain place for these:",
    ),
    "mark_moved": "The words could not be found again in this copy; they are said to stand {place}: “{quote}”",
    # Why a copy cannot be marked
    "cannot_other_file": "This file is not one of the documents that were checked. Choose the very same file.",
    "cannot_kind": "Only Word (.docx) and PDF files can be marked.",
    "cannot_open": "This file cannot be marked. Save it again from Word as a .docx, or as a PDF without a password.",
    # The workbook
    "book_title": "Safeguarding policy checks",
    "sheet_read_me": "Read me",
    "sheet_centres": "Centres",
    "sheet_matrix": "Matrix",
    "sheet_gaps": "Gaps",
    "sheet_common": "Common gaps",
    "sheet_differ": "Disagreements",
    "sheet_unread": "Could not read",
    "sheet_criteria": "Criteria",
    "read_me_run": (
        "{n} centre, checked on {day}; {unread} could not be read.",
        "{n} centres, checked on {day}; {unread} could not be read.",
    ),
    "read_me_made": "Made by auditor {tool} with criteria {catalogue}.",
    "read_me_box": "These are computer readings. An assessor decides.",
    "read_me_not_found": "“Not found” means that the words were not found in what was read. They may stand elsewhere.",
    "read_me_centres": "Centres: one row a centre, with links to its report and its action plan. Keep this file in "
    "its folder, or the links lead nowhere.",
    "read_me_matrix": "Matrix: every centre and every criterion. {legend}.",
    "read_me_gaps": "Gaps: one row for each centre and criterion that is not met or must be checked by hand. "
    "Choose your own result, the reason and when it is due in the last three columns; other words than those "
    "offered are taken too.",
    "read_me_common": "Common gaps: what most centres lack, as a share of the centres that are asked.",
    "read_me_differ": "Disagreements: what two documents of one centre say differently, both quoted.",
    "read_me_unread": "Could not read: files and pages that a person must read.",
    "read_me_criteria": "Criteria: what is asked, why, and words that a centre could start from.",
    "read_me_score": "Score: critical 3, major 2, minor 1; met earns the whole weight, partly met half. Check by "
    "hand and does not apply are left out.",
    "centre": "Centre",
    "types": "Kinds of centre",
    "nation": "Nation",
    "region": "Region",
    "authority": "Local authority",
    "score": "Score %",
    "critical": "Critical not found",
    "which": "Which critical",
    "reviewed": "Last reviewed",
    "review": "Review",
    "pages_unread": "Pages unread",
    "files_unread": "Files not read",
    "report": "Report",
    "plan": "Action plan",
    "open": "Open",
    "not_read": "not read",
    "criterion": "Criterion",
    "section": "Section",
    "title": "What is asked",
    "weight": "Weight",
    "result": "Result",
    "missing": "What is missing",
    "where": "Where we found words",
    "reason": "Why we say so",
    "right": "How often this is right",
    "about": "About",
    "page": "Page",
    "says": "It says",
    "own_words": "In its own words",
    "assessor": "Assessor's result",
    "assessor_reason": "Reason",
    "assessor_due": "Due",
    "not_found_in": "Not found in",
    "partly_in": "Partly met in",
    "of": "Asked of",
    "share": "Not found %",
    "file": "File",
    "why_unread": "Why",
    "do": "What to do",
    "page_unread": "page(s) {pages} could not be read",
    "page_advice": "Ask for a copy with real text, or read the page yourself.",
    "basis": "Rests on",
    "why": "Why it is asked",
    "from": "Source",
    "advice": "What to do",
    "words": "Words to start from",
    "none": "None",
    "print_foot": "Page &P of &N",
}

RESULT_CHOICES = tuple(outcome.words for outcome in Outcome)
REASON_CHOICES = (
    "Found in this document", "Found in another document", "Words too weak", "Does not apply here",
    "Agreed with the centre", "Reading was wrong",
)  # fmt: skip
DUE_CHOICES = ("Before the next session", "Within 4 weeks", "Within 3 months", "At the next review")

LETTERS = {
    Outcome.MET: "M", Outcome.PARTIAL: "P", Outcome.NOT_MET: "N", Outcome.REVIEW: "H", Outcome.NOT_APPLICABLE: "–",
}  # fmt: skip
WEIGHTS = {Weight.CRITICAL: "critical", Weight.MAJOR: "major", Weight.MINOR: "minor"}
BASES = {basis: basis.value for basis in Basis}

# A file's name with one of these words in it names a document, not a centre.
DOCUMENT_WORDS = frozenset(
    "policy policies procedure procedures safeguarding protection document final draft version copy template scan "
    "statement handbook".split()
)

# Words of headings that say nothing of what a section is about.
COMMON_WORDS = frozenset(
    "child children childs contact centre centres center policy policies procedure procedures safeguarding safeguard "
    "protect protection statement appendix section nothing says say said what when where that this with from they "
    "their there have must about other others each every which will your does".split()
)


def tell(key: str, /, **values) -> str:
    """A message as plain text. Raises KeyError for an unknown message or a value left out."""
    message = OFFICE[key]
    if not isinstance(message, str):
        message = message[0] if values["n"] == 1 else message[1]
    return message.format(**values)
