"""A message's name in, our sentence out: the parts of a centre's page after the answer, and the committee's page."""

# The same form as `messages.ENGLISH`, which takes these in.

CENTRE: dict[str, str | tuple[str, str]] = {
    # The list of parts
    "contents_h": "On this page",
    "committee_link": "One-page summary for the committee",
    # What to do first
    "where_to_put": "Where to put it: in the section “{heading}”.",
    "filled_note": "Words in bold came from your own policy: check that they are right.",
    # The facts card
    "card_h": "The policy at a glance",
    "card_review": "Review",
    "review_in_date": "In date. The next review is due by {day}.",
    "review_past": "Just past. The review was due by {day}.",
    "review_overdue": (
        "Overdue. The review was due by {day}, {n} month ago.",
        "Overdue. The review was due by {day}, {n} months ago.",
    ),
    "review_none": "No date of a review was found.",
    "line_title": "Last review, today and next review on a line",
    "line_desc": "Circle: date of the policy. Diamond: day of this check. Square: next review due.",
    "line_last": "date of the policy",
    "line_checked": "day of this check",
    "line_due": "next review due",
    "nobody_named": "no name found",
    "no_number": "no number found",
    "numbers_caption": "Numbers and addresses, as they are written",
    "numbers_none": "No number was found.",
    "number_other": "Other numbers",
    "terms_caption": "Words that may be out of date",
    "col_term": "In the policy",
    "col_instead": "Write instead",
    "col_since": "Out of date since",
    "terms_none": "No outdated law, body or word was found.",
    "term_unknown": "See the criteria.",
    "other_facts": "Show the other dates, names and facts",
    # The strip
    "strip_h": "Where the words stand",
    "strip_intro": "Each column is a page, each row a section of the criteria. A number says for how many "
    "criteria words were found there.",
    "strip_intro_parts": "The file has no fixed pages, so each column is a twentieth of the text. A number says for "
    "how many criteria words were found there.",
    "strip_key_empty": "Pale column: nothing that is asked for was found there.",
    "strip_key_unread": "Striped column: could not be read.",
    "strip_title": "Where the words stand in {name}",
    "strip_desc": "The list under this picture says the same in words.",
    "strip_same": "The same in words",
    "strip_page": "Page {page}",
    "strip_start": "start",
    "strip_end": "end",
    "strip_nothing": "nothing that is asked for",
    "strip_unread": "could not be read",
    # The route of a concern
    "route_h": "If somebody is worried about a child",
    "route_intro": "The route that the policy gives a concern, step by step. An empty step is where a worried person "
    "would get stuck.",
    "route_caption": "Steps of the route and the policy’s own words for them",
    "col_step": "Step",
    "col_words_for_it": "What the policy says",
    "slot_who": "Whom a worker tells",
    "slot_decides": "Who decides what to do",
    "slot_to_whom": "Who tells children’s services",
    "slot_number": "Their number",
    "slot_night": "Their number at night and at weekends",
    "slot_tell_by": "By when the lead is told",
    "slot_refer_by": "By when it is passed on",
    "slot_recorded": "Where and when it is written down",
    "slot_away": "If the lead is away",
    "slot_lead": "If it is about the lead",
    "slot_worker": "If it is about a worker or volunteer",
    "slot_silence": "If nothing happens, or you disagree",
    "slot_said": "Something is said, but too little to count.",
    "route_open": ("{n} step is empty.", "{n} steps are empty."),
    "route_whole": "Every step has words.",
    # The absence certificate
    "nearest_also": ("Weighed for {n} other thing asked as well.", "Weighed for {n} other things asked as well."),
    "tried_plus": "A plus sign joins words that must stand close together.",
    "looked_in_all": (
        "The whole of the text, under {n} heading:",
        "The whole of the text, under {n} headings:",
    ),
    # Check by hand
    "hand_read": ("Read this, then answer:", "Read these, then answer:"),
    "hand_answer": "☐ Yes   ☐ No   ☐ Cannot tell",
    "hand_pages": "Read the pages that could not be read: {pages}.",
    # The policy as a document
    "quality_h": "The policy as a document",
    "quality_caption": "Blanks, other areas’ words, and how hard it is to read",
    "quality_note": "How hard it is to read is for your information. It is not a gap. People who write for the public "
    "aim at a reading age of 9 to 11.",
    "reading_value": (
        "{age} years; {detail} sentence is longer than 25 words",
        "{age} years; {detail} sentences are longer than 25 words",
    ),
    # The assessor
    "assessor_h": "Assessor’s notes",
    "assessor_none": "No decision by an assessor stands in this page.",
    "assessor_space": "Room for notes on paper",
    # Words explained
    "words_h": "Words explained",
    "word_met": "The words that are asked for were found, and they say that you do it.",
    "word_partial": "Some of it was found. The reading says what is still missing.",
    "word_not_met": "The words were not found in what was read. They may stand in another document.",
    "word_review": "The reading cannot settle it. A person must look.",
    "word_not_applicable": "It is not asked of this kind of centre, or not in this nation. It counts for nothing.",
    "word_critical_h": "Critical",
    "word_critical": "Without it a child could come to harm. It counts three times, major twice, minor once.",
    "word_criterion_h": "Criterion",
    "word_criterion": "One thing that is asked of a policy, with the document that asks it.",
    "word_lado_h": "LADO or designated officer",
    "word_lado": "The person at the council who must be told when a worker or volunteer may have harmed a child.",
    "word_fingerprint_h": "Fingerprint",
    "word_fingerprint": "A long number worked out from a file. If one letter of the file changes, the number changes.",
    # The committee's page
    "committee_title": "For the next committee meeting: {centre}",
    "committee_lead": ("The thing to put right first in the safeguarding policy",
                       "The {n} things to put right first in the safeguarding policy"),
    "committee_none": "Nothing was found missing. Read the page for the centre and check what is left for a person.",
    "committee_stand": "{met} of {n} criteria met. {critical}",
    "committee_order": "The gravest gaps come first; of two that are as grave, the one that is quicker to close.",
    "committee_minutes": ("About {n} minute to write", "About {n} minutes to write"),
    "committee_find": ("{n} local detail to find out", "{n} local details to find out"),
    "committee_find_none": "nothing to look up",
    "committee_owner": "Who",
    "committee_date": "By when",
    "committee_done": "Done",
    "committee_agreed": "Agreed at the meeting of",
    "committee_signed": "Chair",
    "committee_next": "Next review of this policy",
    "committee_help_h": "Where to get help",
    "committee_help_naccc": "NACCC: its safeguarding team answers members’ questions.",
    "committee_help_council": "Your council’s safeguarding partnership: local procedures, numbers and training.",
    "committee_help_nspcc": "NSPCC helpline: 0808 800 5000.",
    "committee_full": "See the whole reading, with every quote.",
    "committee_plan": "The action plan has words to start from.",
    "committee_foot": (
        "A computer read one document on {day}. An assessor decides. Reading age of our own words here: {age}.",
        "A computer read {n} documents on {day}. An assessor decides. Reading age of our own words here: {age}.",
    ),
}

SEVERITY_WORDS = {
    "A": "gone, and the policy relies on it",
    "B": "an older edition",
    "update due": "a newer edition is out: change it at the next review",
    "C": "an old word",
    "W": "about to change",
}

# Whose number it is, in the order in which people need them.
CONTACT_WORDS = {
    "emergency": "In danger",
    "children's services": "Children’s services",
    "out of hours": "Children’s services at night and at weekends",
    "lado": "LADO or designated officer",
    "police": "Police",
    "adult services": "Adult social care",
    "naccc": "NACCC",
    "domestic abuse service": "Domestic abuse service",
    "helpline": "Helplines",
    "oversight": "Trustee or manager who oversees it",
}
