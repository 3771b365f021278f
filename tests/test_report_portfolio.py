"""Entries of a run in, what its page says of them out: attention, maps, plots and the sector picture."""

from dataclasses import replace
from datetime import date

import pytest
from report_builder import criterion, two_minds

from auditor.model import Failure, Kinship, Outcome, Reason, Trace, Weight
from auditor.report.attention import leftovers, points
from auditor.report.entry import Entry, summarise
from auditor.report.heat_map import pictures
from auditor.report.plots import histogram, months_past, scale, strips
from auditor.report.score import Score
from auditor.report.sector import sector

NO_KIN = Kinship()
TODAY = date(2026, 3, 15)
SECTIONS = (("A", "Core"), ("B1", "Review"), ("B2", "Escalation"))
CRITERIA = (
    criterion("A1", Weight.CRITICAL), criterion("R1", section="B1"), criterion("E1", section="B2"),
    criterion("E2", section="B2"),
)  # fmt: skip
COUNTS = tuple((outcome, 1) for outcome in Outcome)


def entry(name, letters="MMMM", percent=50, kind="supported", **changes) -> Entry:
    return replace(Entry(name, f"{name}.html", kind, Score(percent, 100, COUNTS), letters), **changes)


def traced(*names, own=1, shingles="") -> tuple[Trace, ...]:
    return (Trace("policy.pdf", 900, shingles, tuple((name, 1) for name in names), own),)


def told(entries, kin=NO_KIN) -> list[tuple[str, str, str]]:
    return [(point.kind, point.entry.name, point.saw) for point in points(entries, kin)]


def test_points_come_by_kind_and_nothing_is_said_of_a_plain_centre():
    shut = Failure("scan.pdf", Reason.SCAN, "Ask for the Word file.")
    nobody = Failure("stray.pdf", Reason.NO_CENTRE, "Add the centre to the list.")
    entries = (
        entry("Ash", traces=traced(own=0)), entry("Beech", traces=traced()), entry("Cedar", unread_pages=2),
        Entry("Elm", failures=(shut,)), Entry("stray", failures=(nobody,)),
    )  # fmt: skip
    assert told(entries) == [
        ("unread", "Elm", "a scan: pictures of pages, no text"), ("pages", "Cedar", "2 pages unread"),
        ("no_centre", "stray", Reason.NO_CENTRE.value),
        ("unmatched", "Ash", "No word of the name “Ash” comes in the text."),
    ]  # fmt: skip


def test_centres_whose_documents_disagree_need_a_person():
    entries = (entry("Ash", differ=("Ratio", "Next review", "LADO: the phone number", "DBS checks")), entry("Beech"))
    saw = "They say different things. Ratio; Next review; LADO: the phone number and 1 more"
    assert told(entries) == [("differ", "Ash", saw)]
    assert summarise(two_minds(), "a.html").differ == (
        "Next review of the safeguarding policy", "Safeguarding lead: who it is")  # fmt: skip


def test_a_policy_that_names_somebody_else_is_shown_with_the_name():
    entries = (entry("Safeguarding policy", traces=traced("Elder House", own=0)),)
    saw = ("The name “Safeguarding policy” tells no centre, so we cannot check whose policy this is. The text names: "
           "Elder House.")  # fmt: skip
    assert told(entries) == [("unmatched", "Safeguarding policy", saw)]


def test_one_centre_under_several_names_of_files_is_told_once():
    entries = (entry("Elder House policy"), entry("Elder policy v2 final"), entry("Other"), entry("Policy"),
               entry("Policy 2"))  # fmt: skip
    assert told(entries) == [
        ("twice", "Elder House policy", "A like name: Elder policy v2 final."),
    ]
    many = tuple(entry(f"Elder {n}") for n in range(1000))
    assert told(many) == [("twice", "Elder 0", "A like name: Elder 1, Elder 2, Elder 3 and 996 more.")]


def test_two_versions_in_one_centre_are_told():
    entries = (entry("Ash"), entry("Beech"))
    kin = Kinship((), ((1, "draft.docx", "final.docx"),))
    assert told(entries, kin) == [("twice", "Beech", "Much the same text as final.docx, handed in by this centre too.")]


def test_the_same_file_and_the_same_words_in_two_centres_are_told():
    text = "A" * 400
    entries = (
        entry("Ash", prints=("aa",)), entry("Beech", prints=("aa",)), entry("Cedar", traces=traced(shingles=text)),
        entry("Elm", traces=traced(shingles=text)), entry("Fir", traces=traced(shingles="short")),
        entry("Gorse", traces=traced(shingles="short")),
    )  # fmt: skip
    assert told(entries) == [
        ("same", "Ash", "Word for word the text of Beech."), ("same", "Cedar", "Word for word the text of Elm."),
    ]


@pytest.mark.parametrize("name, whose", [
    ("Elder House Contact Centre", "Elder House"), ("Elder Park", ""),
    ("Marlbrook Family Time", "Marlbrook Family Time"), ("Fernbank Contact Centre", ""),
    ("Rowan and Elder Contact Centre", ""),
])  # fmt: skip
def test_a_leftover_is_another_centres_whole_name_and_never_ones_own(name, whose):
    entries = (entry("Rowan", traces=traced(name)), entry("Elder House"), entry("Marlbrook Family Time"))
    assert [(it.entry.name, it.whose) for it in leftovers(entries)] == ([("Rowan", whose)] if whose else [])


def test_a_centre_that_is_told_to_act_is_a_leftover_though_it_is_not_in_the_run():
    found = leftovers((entry("Rowan", elsewhere=("Fernbank",)),))
    assert [(it.name, it.whose) for it in found] == [("Fernbank", "")]


def test_map_draws_one_stroke_a_run_of_cells_lowest_score_first_commonest_gap_first():
    entries = (entry("Ash", "MPNN", 60), entry("Beech", "MM-N", 20))
    (made,) = pictures(entries, CRITERIA, SECTIONS)
    assert [row.name for row in made.rows] == ["Beech", "Ash"]
    assert [(c.id, c.rate) for c in made.columns] == [("A1", 0), ("R1", 0), ("E1", 100), ("E2", 100)]
    assert [(b.letter, b.width) for b in made.bands] == [("A", 12), ("B1", 12), ("B2", 25)]
    paths = dict(made.paths)
    first, second = (f"{row.y:g}" for row in made.rows)
    assert paths["N"] == f"M268 {first}h12M255 {second}h25"
    assert paths["P"] == f"M235 {second}h12" and paths["H"] == ""


def test_map_leaves_out_what_applies_to_nobody_and_cuts_long_names():
    (made,) = pictures((entry("A very long name of a contact centre in a small town", "M-MM"),), CRITERIA, SECTIONS)
    assert [column.id for column in made.columns] == ["A1", "E1", "E2"]
    assert made.rows[0].name == "A very long name of a contact cen…"


def test_map_of_very_many_centres_draws_those_with_most_to_do_and_counts_the_rest():
    many = tuple(entry(f"C{n:03}", percent=n % 100, kind="supported" if n < 300 else "other") for n in range(400))
    made = pictures((*many, entry("B", kind="both")), CRITERIA, SECTIONS, most=40)
    assert [(p.kinds, len(p.rows), p.left_out) for p in made] == [
        (("supported",), 29, 271), (("other",), 9, 91), (("both",), 1, 0)]
    assert max(row.percent for row in made[0].rows) == 9
    assert pictures((), CRITERIA, SECTIONS) == ()


@pytest.mark.parametrize("due, months", [
    ("2026-03-15", 0), ("2026-03-14", 0), ("2026-02-15", 1), ("2026-03-16", -1), ("2025-03", 11), ("2025", 2),
    ("", None), ("soon", None), ("2026-03-15-1", None),
])  # fmt: skip
def test_months_past_a_due_date(due, months):
    assert months_past(due, TODAY) == months


def test_histogram_holds_every_policy_once():
    dues = ("2030-01-01", "2026-04-01", "2026-03-01", "2025-08-01", "1999", "")
    made = histogram(tuple(entry("A", due=due) for due in dues), TODAY)
    assert [(c.start, c.end, c.count) for c in made if c.count] == [
        (None, -12, 1), (-6, 0, 1), (0, 6, 1), (6, 12, 1), (60, None, 1), (None, None, 1)]
    assert {c.height for c in made if c.count} == {150.0}


def test_strips_stack_dots_that_would_lie_on_each_other():
    along = scale(100, 20)
    (made,) = strips([("Supported", [50, 50, 100])], along)
    assert (made.count, made.middle, made.x) == (3, 50, 400.0)
    assert made.path == "M400 12.5h0M400 21.5h0M800 17h0"
    assert [value for _, value in along.marks] == [0, 20, 40, 60, 80, 100]
    assert scale(1800, 500).high == 2000


def group(kind, number, letters="MMMM", percent=50, words=1000):
    return tuple(entry(f"{kind}{n}", letters, percent, kind, words=words) for n in range(number))


def test_sector_counts_policies_that_meet_all_some_or_nothing_of_a_theme():
    run = (*group("supported", 5), *group("supervised", 5, "MNPN"), *group("both", 5, "MHNN"))
    made = sector(run, CRITERIA, SECTIONS)
    assert [(t.letter, t.counts, t.of, t.middle) for t in made.themes] == [
        ("B1", (("all", 5), ("most", 0), ("some", 0), ("none", 5)), 10, 0),
        ("B2", (("all", 5), ("most", 0), ("some", 5), ("none", 5)), 15, 0)]
    assert [(g.kinds, g.detail) for g in made.groups] == [
        (("supported",), (100, 100)), (("supervised",), (0, 0)), (("both",), (None, 0))]
    assert made.themes[1].rarest.criterion.id == "E1"


def test_sector_tells_half_of_a_theme_from_less():
    half, less = sector(group("supported", 5, "MMMN"), CRITERIA, SECTIONS), group("supported", 5, "MMPN")
    assert dict(half.themes[1].counts)["most"] == 5
    assert dict(sector(less, CRITERIA, SECTIONS).themes[1].counts)["some"] == 5


def test_sector_shows_no_group_of_fewer_than_five_and_lets_none_be_worked_out():
    alone = sector((*group("supported", 6), *group("other", 4, "NNNN")), CRITERIA, SECTIONS)
    assert (alone.shown, alone.left_out, alone.groups) == (6, 4, ())
    assert {theme.of for theme in alone.themes} == {6}
    together = sector((*group("supported", 6), *group("other", 3), *group("both", 2)), CRITERIA, SECTIONS)
    assert (together.left_out, [g.kinds for g in together.groups]) == (0, [("supported",), ("both", "other")])


def test_sector_is_not_drawn_for_few_policies_or_other_criteria():
    assert sector(group("supported", 4), CRITERIA, SECTIONS) is None
    assert sector(group("supported", 2) + group("other", 3), CRITERIA, SECTIONS) is not None
    assert sector(group("supported", 9, "M"), CRITERIA[:1], SECTIONS[:1]) is None


def test_sector_sets_strong_beside_thin():
    strong, thin = group("supported", 8, "MMMM", 90, 4000), group("supported", 8, "MNMN", 10, 700)
    made = sector((*thin, *strong), CRITERIA, SECTIONS).extremes
    assert (made.strong.words, made.thin.words) == (4000, 700)
    assert [(d.criterion.id, d.strong, d.thin) for d in made.differences] == [("E2", 100, 0), ("R1", 100, 0)]
    assert sector(group("supported", 14), CRITERIA, SECTIONS).extremes is None
