"""An audit in, its page out: what it says, and that hostile words stay words."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path

import pytest
from html_outline import Outline
from jinja2 import UndefinedError
from report_builder import ANNEX, POLICY, audit, criterion, evidence, fact, sample, scored, two_minds, verdict

from auditor.model import FactKind, Gap, Note, NoteCode, Outcome, Reliability, Source, Span, Stance, Weight
from auditor.report import centre_page, committee_page, wording
from auditor.report.article import HEADINGS, NEAREST
from auditor.report.drawing import environment
from auditor.report.messages import ENGLISH, FACT_WORDS, STANCE_WORDS
from auditor.report.page import anchors
from auditor.report.quotes import MOST as QUOTES

HOSTILE = (
    "<script>alert(1)</script>", "{{7*7}}", "{% raw %}", '"onmouseover="alert(1)', "'><img src=x onerror=alert(1)>",
    "\u202egnitirw", "javascript:alert(1)", "</style></title>", "\x00\x1b[31m", "&lt;b&gt;", "{n}", "half \ud800",
)  # fmt: skip


def poisoned(value, words: str):
    """The same audit with these words at the end of every text that comes from outside."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value + words
    if isinstance(value, tuple):
        return tuple(poisoned(item, words) for item in value)
    if is_dataclass(value):
        return replace(value, **{f.name: poisoned(getattr(value, f.name), words) for f in fields(value)})
    return value


@pytest.fixture(scope="module")
def page() -> str:
    return centre_page(sample())


def test_page_is_the_same_text_each_time(page):
    assert centre_page(sample()) == page


@pytest.mark.parametrize("made", [sample(), audit(), audit(sources=())], ids=["sample", "no criteria", "no sources"])
def test_page_is_well_formed(made):
    outline = Outline(centre_page(made))
    ids = outline.values("id")
    assert outline.faults == []
    assert len(ids) == len(set(ids))
    assert outline.all("html") == [{"lang": "en-GB"}]
    assert [outline.levels.count(1), outline.levels[0]] == [1, 1]
    assert all(after - before <= 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False))
    assert {"header", "main", "footer"} <= {tag for tag, _ in outline.tags}


def test_page_links_lead_to_places_on_it(page):
    outline = Outline(page)
    assert {link["href"][1:] for link in outline.all("a")} <= set(outline.values("id"))
    labels = " ".join(outline.values("aria-labelledby")).split()
    assert set(labels) <= set(outline.values("id"))


def test_page_tables_have_captions_and_scopes(page):
    outline = Outline(page)
    assert len(outline.all("caption")) == len(outline.all("table")) > 0
    assert all(head.get("scope") in ("row", "col") for head in outline.all("th"))


def test_page_reaches_nothing_outside_and_runs_nothing(page):
    outline = Outline(page)
    assert not {"script", "link", "img", "iframe", "form", "object", "base"} & {tag for tag, _ in outline.tags}
    assert not {"style", "src", "srcset", "action"} & {name for _, attributes in outline.tags for name in attributes}
    assert not [name for _, attributes in outline.tags for name in attributes if name.startswith("on")]
    assert not re.search(r"https?:|//|url\(|@import", page.replace("<!DOCTYPE html>", ""))


def test_page_policy_allows_its_one_style_and_nothing_more(page):
    styles = re.findall(r"<style>(.*?)</style>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    policy = [meta for meta in Outline(page).all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert len(styles) == 1
    assert [meta["content"] for meta in policy] == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


def test_page_prints_what_is_folded(page):
    assert "details::details-content { content-visibility: visible; block-size: auto; }" in page


@pytest.mark.parametrize("words", HOSTILE)
def test_page_keeps_hostile_words_as_words(words):
    made = poisoned(sample(), words)
    drawn = centre_page(made)
    outline = Outline(drawn)
    clean = Outline(centre_page(poisoned(sample(), "harmless")))
    assert outline.faults == []
    assert [tag for tag, _ in outline.tags] == [tag for tag, _ in clean.tags]
    assert [sorted(a) for _, a in outline.tags] == [sorted(a) for _, a in clean.tags]
    assert wording.shown(words).split()[0] in outline.text
    drawn.encode("utf-8")


@pytest.mark.parametrize("words", ["\u202e", "\u2066", "\u200f", "\x00", "\x1b", "\x9b", "\u200b", "\ufeff", "\ud800"])
def test_page_shows_control_characters_by_their_number(words):
    drawn = centre_page(poisoned(sample(), words))
    assert words not in drawn
    assert f"[U+{ord(words):04X}]" in drawn


def test_page_isolates_the_direction_of_names_and_quotes():
    drawn = centre_page(poisoned(sample(), "שלום"))
    outline = Outline(drawn)
    loose = {where[-1] for where, words in outline.texts if "שלום" in words and "bdi" not in where}
    assert loose <= {"title", "td", "text"}  # a title and a picture hold no elements; a fingerprint has a cell alone


def test_page_with_an_unknown_name_in_a_template_is_refused():
    with pytest.raises(UndefinedError):
        environment().from_string("{{ audit.centre.nmae }}").render(audit=sample())


def test_page_escapes_by_default():
    assert environment().from_string("{{ x }}").render(x="<b>'\"&") == "&lt;b&gt;&#39;&#34;&amp;"


def test_page_puts_the_answer_first_and_the_score_after_the_critical_list(page):
    outline = Outline(page)
    order = [i for i in outline.values("id") if i in ("answer", "reading", "critical", "score", "first", "all", "how")]
    assert order == ["answer", "reading", "critical", "score", "first", "all", "how"]


@pytest.mark.parametrize("says", [
    "This is a computer reading of 2 documents. An assessor decides.",
    "1 of 5 criteria met. 1 critical criterion was not found.",
    "Date of the policy: Last reviewed March 2024",
    "Checked on 5 March 2026",
    "old-policy.doc was not read: needs a password.",
    "safeguarding-policy.pdf: pages 9, 10 could not be read.",
    "safeguarding-policy.pdf, page 3: hidden text. White letters",
    "4.5 of 11 points (40%)",
    "Weights: critical 3, major 2, minor 1.",
    "It speaks of somebody else: the one who acts is “the council”",
    "safeguarding-policy.pdf: page 8, under “Allegations”",
    "recording-procedure.docx: under “Concern forms”",
    "Is there a signature and a date on page 12?",
    "version 2026.1, fingerprint cdcdcdcdcdcd",
    "The centre offers no video contact.",
    "1 criterion does not apply to this centre.",
])  # fmt: skip
def test_page_says(page, says):
    assert says in Outline(page).text


def test_page_shows_every_verdict_and_every_quote(page):
    text = Outline(page).text
    for found in sample().verdicts:
        assert found.reason in text
        assert all(e.quote in text and e.because in text for e in found.evidence)
        assert all(gap.asks in text for gap in found.missing)
        assert all(e.quote in text and e.because in text for gap in found.missing for e in gap.rejected)


def test_page_of_one_document_does_not_repeat_its_name():
    text = Outline(centre_page(audit((criterion(), verdict(evidence=(evidence(page=3),)))))).text
    assert "Where: page 3, under “Policy”" in text and f"{POLICY}: page" not in text
    assert "This is a computer reading of one document." in text


def test_page_without_trouble_has_no_callout():
    drawn = centre_page(audit((criterion(), verdict(evidence=(evidence(),)))))
    assert 'id="reading"' not in drawn and "No critical criterion is missing." in drawn


def test_page_tells_a_note_on_an_unread_page_once_at_the_top():
    made = audit(
        sources=(Source(POLICY, "ab", "pdf", 3, (2,)),),
        notes=((POLICY, Note(NoteCode.PAGE_UNREAD, "A picture.", 2)), (POLICY, Note(NoteCode.WELSH, "In Welsh."))),
    )
    top = centre_page(made).split('id="critical"')[0]
    assert "A picture." not in top and "page 2 could not be read" in Outline(top).text and "In Welsh." in top


def test_page_with_a_critical_criterion_to_check_by_hand_says_so():
    made = scored((Weight.CRITICAL, Outcome.REVIEW))
    text = Outline(centre_page(made)).text
    assert text.count("1 critical criterion is not settled: a person must read it") == 2
    assert "No critical criterion is missing" not in text and "1 more is left to a person" in text
    summary = Outline(committee_page(made)).text
    assert "1 critical criterion is not settled" in summary and "No critical criterion is missing" not in summary


def test_page_does_not_hide_what_it_leaves_out():
    names = "abcdefgh"
    many = tuple(evidence(f"Quote {name * 9}.", n, element=name) for n, name in enumerate(names, 1))
    near = tuple(evidence(f"Near {n}.", span=Span(n, n + 9), stance=Stance.NEGATED) for n in range(NEAREST + 1))
    parts = tuple(f"Part {n}" for n in range(HEADINGS + 5))
    made = audit(
        (criterion("A1"), verdict("A1", evidence=many)),
        (criterion("A2"), verdict("A2", Outcome.NOT_MET, missing=(Gap("first", "that", near),), looked_in=parts)),
        (criterion("A3"), verdict("A3", Outcome.NOT_MET, missing=(Gap("first", "that"),), looked_in=("All", *parts))),
    )  # fmt: skip
    text = Outline(centre_page(made)).text
    assert f"{len(names) - QUOTES} more passages like these are in the record" in text
    assert "1 more passage like these is in the record" in text
    assert "and 5 more headings" in text and text.count("Part 24") == 1
    assert f"and {QUOTES - 4} more places" in text


def test_headings_that_were_searched_for_everything_are_listed_once():
    lacking = verdict("A1", Outcome.NOT_MET, missing=(Gap("first", "that"),), looked_in=("One", "Two"))
    page = centre_page(audit((criterion("A1"), lacking), (criterion("A2"), replace(lacking, criterion="A2"))))
    assert page.count("<bdi>Two</bdi>") == 1 and page.count('href="#headings"') == 2
    assert page.partition('id="headings"')[2].count("<bdi>Two</bdi>") == 1


LIKE = evidence("The grown-up in charge is told.", element="first", signal="resembles")


@pytest.mark.parametrize("like, says", [((), "Nothing came near what is missing"), ((LIKE,), "Nothing else came near")])
def test_page_does_not_say_that_nothing_came_near_below_a_passage_that_did(like, says):
    lacking = verdict(outcome=Outcome.REVIEW, missing=(Gap("first", "that", like),), evidence=like)
    own = text_of(centre_page(audit((criterion(), lacking))).partition("<article")[2].partition("</article>")[0])
    assert says in own and len(re.findall(r"came near\b", own)) == 1 and own.count(LIKE.quote) == len(like)


def test_page_says_nothing_of_what_came_near_where_nothing_is_missing():
    page = centre_page(audit((criterion(), verdict(outcome=Outcome.REVIEW, evidence=(evidence(),)))))
    own = page.partition("<article")[2].partition("</article>")[0]
    assert "came near" not in own and "looked" not in own and "We write it down." in own


def test_page_cuts_an_endless_quote_and_counts_the_rest():
    made = audit((criterion(), verdict(evidence=(evidence("x" * 5000),))))
    assert "[4100 more characters, see the document]" in Outline(centre_page(made)).text


def test_anchors_never_meet():
    made = audit((criterion("A 1"), verdict("A 1")), (criterion("A.1"), verdict("A.1")), (criterion("é"), verdict("é")))
    assert anchors(made) == {"A 1": "criterion-A-1", "A.1": "criterion-A-1-again", "é": "criterion-"}


@pytest.mark.parametrize("made, says", [
    (evidence(page=3, path=()), "page 3"),
    (evidence(page=0, path=("One", "Two")), "under “Two”"),
    (evidence(page=3, path=("One", "Two")), "page 3, under “Two”"),
    (evidence(page=0, path=()), "in the document"),
])  # fmt: skip
def test_place_is_said_in_words(made, says):
    assert wording.place(made, False) == says
    assert wording.place(replace(made, source=ANNEX), True) == f"{ANNEX}: {says}"


@pytest.mark.parametrize("value, says", [
    ("2026-03-05", "5 March 2026"), ("2026-03", "March 2026"), ("2026", "2026"), ("2026-13", "2026-13"),
    ("soon", "soon"), ("", ""), ("2026-٣", "2026-٣"), ("1-2-3-4", "1-2-3-4"),
])  # fmt: skip
def test_day_of_a_fact_is_said_in_words_or_left_alone(value, says):
    assert wording.day_of(value) == says


@pytest.mark.parametrize("kind", [k for k in FactKind if k != FactKind.REVIEW])
def test_fact_of_every_kind_is_shown_once_with_words(kind):
    made = audit(facts=(fact(kind, "7001", "some detail", quote="as 7001"),))
    text = Outline(centre_page(made)).text
    apart = (FactKind.PHONE, FactKind.EMAIL, FactKind.CONTACT, FactKind.OUTDATED)
    assert FACT_WORDS[kind, ""] in text or kind in apart
    assert text.count("7001") == 1


def test_facts_show_a_few_of_a_kind_and_count_the_rest():
    made = audit(facts=tuple(fact(FactKind.EMAIL, f"lead{n}@centre.example") for n in range(7)))
    text = Outline(centre_page(made)).text
    assert "lead3@centre.example" in text and "lead4@centre.example" not in text and "3 more like it" in text


def test_every_stance_has_words():
    assert set(STANCE_WORDS) == set(Stance)


def test_no_message_is_written_twice():
    written = Counter(key for file in Path(wording.__file__).parent.glob("messages*.py")
                      for key in re.findall(r'^    "(\w+)":', file.read_text("utf-8"), re.M)
                      if file.stem != "messages_office")  # fmt: skip
    assert [key for key, times in written.items() if times > 1] == []


def test_every_message_is_spoken_somewhere():
    room = environment()
    drawn = " ".join(room.loader.get_source(room, name)[0] for name in room.list_templates())
    rooms = [p for p in Path(wording.__file__).parent.glob("*.py") if not p.name.startswith("messages")]
    code = " ".join(path.read_text("utf-8") for path in rooms)
    put_together = tuple(re.findall(r'(?:say\(f?|tell\(f)"(\w+_)["{]', drawn + code))  # say("word_" ~ outcome)
    silent = [key for key in ENGLISH if f'"{key}"' not in drawn + code and not key.startswith(put_together)]
    assert silent == []


def text_of(html: str) -> str:
    """The words of some HTML, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_page_quotes_both_sides_where_documents_disagree():
    page = centre_page(two_minds())
    part = text_of(page.partition('<h2 id="differ">')[2].partition("</section>")[0])
    assert Outline(page).faults == [] and '<a href="#differ">' in page
    assert part.startswith("These documents disagree They say different things about 2 matters.")
    assert "Next review of the safeguarding policy 4 May 2026 Next review: 4 May 2026." in part
    assert f"May 2027 To be reviewed in May 2027. {ANNEX} Safeguarding lead: who it is" in " ".join(part.split())
    assert "Safeguarding lead: who it is Morag Ellery Morag Ellery is our safeguarding lead." in part
    assert page.index('id="first"') < page.index('id="differ"') < page.index('id="card"')


def test_page_of_documents_that_agree_has_no_such_part(page):
    assert 'id="differ"' not in page and "#differ" not in page


def test_page_keeps_hostile_words_of_a_disagreement_as_words():
    page = centre_page(poisoned(two_minds(), "<script>alert(1)</script>\u202e"))
    part = page.partition('<h2 id="differ">')[2].partition("</section>")[0]
    assert Outline(page).faults == [] and "<script" not in page and "\u202e" not in part
    assert part.count("&lt;script&gt;") >= 10


@pytest.mark.parametrize("outcome, known, says", [
    (Outcome.NOT_MET, Reliability(188, 200), "When this check says “not found”, it was right 188 of 200 times."),
    (Outcome.MET, Reliability(1, 1), "When this check says “met”, it was right 1 of 1 time."),
    (Outcome.PARTIAL, None, "How often this is right has not been measured."),
    (Outcome.REVIEW, None, "This check leaves the answer to you."),
])  # fmt: skip
def test_page_says_beside_a_verdict_how_often_such_a_one_was_right(outcome, known, says):
    page = centre_page(audit((criterion(), verdict(outcome=outcome, reliability=known))))
    assert page.count(f'<p class="right">{says}</p>') == 1


def test_page_asks_first_about_a_passage_that_only_resembles():
    like = evidence("The grown-up in charge is told straight off.", 4, element="first", signal="resembles",
                    because="it resembles sentences that say this")  # fmt: skip
    sure = evidence("We write it down.", 2, element="other")
    made = audit((criterion(), verdict(outcome=Outcome.REVIEW, evidence=(sure, like), question="Is the lead told?")))
    page = centre_page(made)
    inside = text_of(page.partition("<article")[2].partition("</article>")[0])
    order = ["Read this and answer", "Is the lead told?", like.quote, "For: what A1 asks .",
             "counts only if you say so", "Why Reason for A1.", "Words found", sure.quote]  # fmt: skip
    assert [inside.find(words) for words in order] == sorted(inside.find(words) for words in order)
    assert inside.find(order[0]) > 0 and inside.count(like.quote) == 1 and "Why it counts: it resembles" not in page
    assert "Where: page 2, under “Policy”" in text_of(page.partition("<article")[2])
    by_hand = text_of(page.partition('<h2 id="hand">')[2].partition("</section>")[0])
    assert by_hand.index(like.quote) < by_hand.index(sure.quote)
