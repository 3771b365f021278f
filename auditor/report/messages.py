"""A message's name in, our sentence out: every sentence that the pages speak, so that another language can be added."""

# A message is a string, or a pair (for one, for any other number) chosen by `n`; `wording` fills in the {names}.

from auditor.model import FactKind, NoteCode, Outcome, Stance, Weight
from auditor.report.messages_centre import CENTRE, CONTACT_WORDS, SEVERITY_WORDS
from auditor.report.messages_evaluation import EVALUATION
from auditor.report.messages_portfolio import PORTFOLIO

__all__ = ["CONTACT_WORDS", "ENGLISH", "FACT_WORDS", "LANGUAGE", "NOTE_WORDS", "OUTCOME_WORDS", "ROLE_WORDS",
           "SEVERITY_WORDS", "STANCE_WORDS", "WEIGHT_WORDS"]  # fmt: skip

LANGUAGE = "en-GB"

ENGLISH: dict[str, str | tuple[str, str]] = {
    # The centre's page: top
    "page_title": "Safeguarding policy check: {centre}",
    "skip": "Skip to the result",
    "what_was_read": ("Document: {names}", "Documents: {names}"),
    "nothing_read": "No document could be read.",
    "checked_on": "Checked on {day}",
    "policy_dated": "Date of the policy: {dates}",
    "policy_undated": "Date of the policy: no date found",
    "box_title": "Before you rely on this",
    "box": (
        "This is a computer reading of one document. An assessor decides.",
        "This is a computer reading of {n} documents. An assessor decides.",
    ),
    "box_more": "It reads what is written. It cannot see what the centre does. “Not found” means that the words were "
    "not found here: they may stand in another document.",
    # The answer
    "answer_h": "The answer",
    "met_of": ("{met} of {n} criterion met.", "{met} of {n} criteria met."),
    "critical_none": "No critical criterion is missing.",
    "critical_some": ("{n} critical criterion was not found.", "{n} critical criteria were not found."),
    "critical_by_hand": (
        "{n} critical criterion is not settled: a person must read it before anyone relies on this.",
        "{n} critical criteria are not settled: a person must read them before anyone relies on this.",
    ),
    "critical_none_yet": "No critical criterion was marked “not found”.",
    "bar_title": "How the criteria came out",
    "bar_desc": "Met {met}, partly met {partial}, not found {not_met}, check by hand {review}.",
    "not_applicable_left_out": (
        "{n} criterion does not apply to this centre. It is in no count and no score.",
        "{n} criteria do not apply to this centre. They are in no count and no score.",
    ),
    "critical_h": "Critical criteria not found",
    "critical_list_none": "None.",
    "robust": "While any critical criterion is not found, do not call the policy robust, whatever its score.",
    "score_h": "Score",
    "score_points": "{earned} of {possible} points",
    "score_percent": "{percent}%",
    "score_nothing": "No score: nothing could be judged.",
    "score_weights": "Weights: critical 3, major 2, minor 1. Met earns the whole weight, partly met half of it, not "
    "found nothing. Check by hand and does not apply are left out.",
    "score_full": "A full score means that words were found for everything asked. It does not mean that children are "
    "safe.",
    "sections_caption": "Result and score of each section",
    "col_section": "Section",
    "col_points": "Points",
    "col_score": "Score",
    "no_score": "none",
    # Reading
    "reading_h": "Not everything could be read",
    "reading_advice": "What stands there was not judged. Ask for a copy with real text, or read it yourself.",
    "unread_pages": ("{name}: page {pages} could not be read.", "{name}: pages {pages} could not be read."),
    "unread_file": "{name} was not read: {reason}. {advice}",
    "note": "{name}: {code}. {text}",
    "note_page": "{name}, page {page}: {code}. {text}",
    "heed_h": "Look at these yourself",
    # What to do first
    "first_h": "What to do first",
    "first_none": "No criterion is missing or partly met. Check the ones that are left for a person.",
    "first_intro": "The most urgent first: critical before major, not found before partly met.",
    "words_to_start": "Words you could start from",
    "words_warning": "Change them until they say what your centre really does. Fill in every blank.",
    "source": "Source: {source}",
    "see_criterion": "See the reading of criterion {id}",
    # Facts
    "facts_caption": "Dates, people and numbers, as they are written",
    "col_fact": "What",
    "col_value": "As found",
    "col_where": "Where",
    "facts_more": ("{n} more like it", "{n} more like it"),
    "months": ("every {n} month", "every {n} months"),
    "words": ("{n} word", "{n} words"),
    # Every criterion
    "all_h": "Every criterion",
    "all_intro": "Open a line to see the words it rests on. How often a check was right is counted on policies that "
    "people have marked and that nobody had learned from.",
    "section": "{letter}. {title}",
    "section_other": "Other criteria",
    "section_line": "{met} of {n} met; {points}.",
    "score_open": ("{n} more is left to a person and not in this score",
                   "{n} more are left to a person and not in this score"),
    "asks_weight": "Criterion {id}, {weight}",
    "where": "Where: {places}",
    "where_nowhere": "Where: no place found",
    "details_found": "The words it rests on, and why",
    "details_missing": "What is missing, where we looked, and what came nearest",
    "details_hand": "What we saw, and why a person must look",
    "unsure_h": "What we did not recognise",
    "other_h": "Other passages that we looked at, and why they were not counted",
    "details_na": "Why it does not apply",
    "reason_h": "Why",
    "quoted_h": "Words found",
    "for_element": "For: {asks}",
    "because": "Why it counts: {because}",
    "missing_h": "What is missing",
    "nearest_h": "What came nearest, and why it does not count",
    "nearest_none": "Nothing came near what is missing.",
    "nearest_none_else": "Nothing else came near.",
    "rejected_because": "{stance}: {because}",
    "looked_h": "Where we looked",
    "looked_nowhere": "The whole document: it has no headings to name.",
    "more_headings": ("and {n} more heading", "and {n} more headings"),
    "more_passages": (
        "{n} more passage like these is in the record of this audit.",
        "{n} more passages like these are in the record of this audit.",
    ),
    "tried_h": "Wordings tried",
    "why_asked_h": "Why this is asked",
    "advice_h": "What to do",
    "place_page": "page {page}",
    "place_under": "under “{heading}”",
    "place_whole": "in the document",
    "more_places": ("and {n} more place", "and {n} more places"),
    "place_in": "{name}: {place}",
    "not_judged": (
        "{n} criterion was not checked this time: {ids}.",
        "{n} criteria were not checked this time: {ids}.",
    ),
    # By hand, met
    "hand_h": "Check by hand",
    "hand_intro": "The reading cannot settle these. Answer each question yourself.",
    "hand_none": "Nothing is left to check by hand.",
    "hand_no_question": "Read the passages and decide.",
    "met_h": "Already met",
    "met_open": ("Show the {n} criterion that is met", "Show the {n} criteria that are met"),
    "met_none": "None yet.",
    # How it was checked
    "how_h": "How this was checked",
    "how_caption": "What made this page, so that it can be made again",
    "how_tool": "Tool",
    "how_catalogue": "Criteria",
    "how_catalogue_value": "version {version}, fingerprint {sha}",
    "how_pipeline": "Language pipeline",
    "how_option": "Option {name}",
    "how_centre": "Kinds of centre",
    "how_centre_unknown": "not known",
    "how_nation": "Nation",
    "how_form": "Form of the record",
    "files_caption": "Files",
    "col_file": "File",
    "col_format": "Kind",
    "col_pages": "Pages",
    "col_sha": "Fingerprint (SHA-256)",
    "no_pages": "no pages",
    "notes_h": "Remarks of the reader",
    "notes_none": "None.",
    "danger": "If a child is in danger now, call 999.",
    # Shared marks
    "cut": (" … [{n} more character, see the document]", " … [{n} more characters, see the document]"),
    "joined": ", ",
    "and_joined": "; ",
} | CENTRE | PORTFOLIO | EVALUATION

OUTCOME_WORDS = {outcome: outcome.words for outcome in Outcome}
WEIGHT_WORDS = {Weight.CRITICAL: "critical (3)", Weight.MAJOR: "major (2)", Weight.MINOR: "minor (1)"}
NOTE_WORDS = {code: str(code) for code in NoteCode}

STANCE_WORDS = {
    Stance.ASSERTED: "It says so",
    Stance.NEGATED: "It says that this is not so",
    Stance.DENIED: "It says that the whole of this is not so",
    Stance.FUTURE: "It is only a plan",
    Stance.HYPOTHETICAL: "It only says “if” or “might”",
    Stance.PAST: "It tells of the past",
    Stance.OTHERS: "It speaks of somebody else",
    Stance.QUOTED: "It repeats guidance and makes no rule",
    Stance.HEADING: "It is only a heading",
    Stance.MENTION: "It only mentions it",
    Stance.PASTED: "It only repeats or lists words",
    Stance.TEMPLATE: "It is a blank from a template",
    Stance.HIDDEN: "A reader of the page cannot see it",
    Stance.BESIDE: "The document is about something else",
}

# A key with a detail comes before the key of its kind alone. The order is the order on the page.
FACT_WORDS = {
    (FactKind.REVIEW, ""): "Review of this policy",
    (FactKind.DATE, "reviewed"): "Last reviewed",
    (FactKind.DATE, "next"): "Next review",
    (FactKind.DATE, "approved"): "Approved",
    (FactKind.DATE, "adopted"): "Adopted",
    (FactKind.DATE, "issued"): "Issued",
    (FactKind.INTERVAL, ""): "Said to be reviewed",
    (FactKind.PERSON, "lead"): "Safeguarding lead",
    (FactKind.PERSON, "deputy"): "Deputy",
    (FactKind.PERSON, "oversight"): "Trustee or manager who oversees it",
    (FactKind.PERSON, ""): "Person named",
    (FactKind.CONTACT, ""): "Contact",
    (FactKind.PHONE, ""): "Phone number",
    (FactKind.EMAIL, ""): "E-mail",
    (FactKind.CONTROL, ""): "Document control",
    (FactKind.OUTDATED, ""): "Words that may be out of date",
    (FactKind.PLACEHOLDER, ""): "Blank left to fill in",
    (FactKind.ORGANISATION, ""): "Name in the policy",
    (FactKind.ELSEWHERE, ""): "Perhaps another area’s or centre’s",
    (FactKind.CLASH, ""): "A second, different number",
    (FactKind.LENGTH, ""): "Length",
    (FactKind.READING, ""): "Reading age",
    (FactKind.DATE, ""): "Other date",
    (FactKind.DIAGRAM, ""): "Drawing or flowchart",
}

ROLE_WORDS = {"lado": "LADO or designated officer", "naccc": "NACCC", "children's services": "children’s services"}
