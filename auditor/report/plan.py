"""An Audit in, the centre's action plan as a Word file out: what to add, why, words to start from, who, by when."""

from functools import lru_cache

from auditor.model import Audit, Outcome, Source, Weight
from auditor.report.certificate import counted, suspects
from auditor.report.filled import Kind, Known, fill, known
from auditor.report.messages_office import WEIGHTS, tell
from auditor.report.placing import home
from auditor.report.score import Line, first_things, paired
from auditor.report.word_shell import whole
from auditor.report.word_text import BLANK, BOLD, paragraph, table
from auditor.report.wording import day, named, places, shown

ACTIONS = (("col_add", 7.6), ("col_why", 4.8), ("col_words", 8.2), ("col_who", 2.4), ("col_when", 2.2),
           ("col_done", 1.5))  # fmt: skip
BY_HAND = (("col_question", 8.4), ("col_look", 8.8), ("col_answer", 3.0), ("col_who", 2.6), ("col_when", 2.4),
           ("col_done", 1.5))  # fmt: skip
LOOKS = {Kind.PLAIN: "", Kind.FILLED: BOLD, Kind.BLANK: BLANK}
TITLE = 255  # characters that a file's title may have


def action_plan(audit: Audit) -> bytes:
    """The bytes of a .docx, A4 landscape; same audit, same bytes. Raises ValueError as `score.paired` does."""
    todo = first_things(audit, len(audit.criteria))
    by_hand = tuple(line for line in paired(audit) if line.verdict.outcome is Outcome.REVIEW)
    body = [_cover(audit, todo)]
    if todo:
        facts = known(audit)
        body.append(table(_heads(ACTIONS), [_action(line, facts) for line in todo]))
    if by_hand:
        many = len(audit.sources) > 1
        body += [paragraph(tell("plan_hand"), style="Heading2"), paragraph(tell("plan_hand_intro"))]
        body.append(table(_heads(BY_HAND), [_question(line, many) for line in by_hand]))
    body.append(paragraph())  # Word wants a paragraph behind the last table
    made = audit.provenance
    foot = tell("plan_foot", tool=made.tool, catalogue=made.catalogue, sha=made.catalogue_sha256[:12])
    title = tell("plan_title", centre=named(audit.centre.name))
    return whole("".join(body), shown(foot), title[:TITLE], tell("author"), audit.audit_date)


def _heads(columns: tuple[tuple[str, float], ...]) -> list[tuple[str, float]]:
    return [(tell(name), width) for name, width in columns]


def _cover(audit: Audit, todo: tuple[Line, ...]) -> str:
    title = paragraph(tell("plan_title", centre=named(audit.centre.name)), style="Heading1")
    lines = [title, paragraph(tell("plan_cover", n=len(audit.sources), day=day(audit.audit_date)))]
    unread = _unread(audit)
    if unread:
        lines.append(paragraph((tell("plan_unread", what=unread), BOLD)))
    if not todo:
        return "".join((*lines, paragraph(tell("plan_nothing"))))
    critical = sum(line.criterion.weight is Weight.CRITICAL for line in todo)
    count = tell("plan_count", n=len(todo), critical=critical)
    return "".join((*lines, paragraph(f"{count} {tell('plan_legend')}")))


def _unread(audit: Audit) -> str:
    pages = [tell("plan_unread_pages", name=named(s.name), pages=_pages(s)) for s in audit.sources if s.unreadable]
    files = [tell("plan_unread_file", name=named(f.source), reason=f.reason) for f in audit.failures]
    return "; ".join(pages + files)


def _pages(source: Source) -> str:
    return ", ".join(map(str, source.unreadable))


def _action(line: Line, facts: Known) -> tuple[str, ...]:
    it, verdict = line.criterion, line.verdict
    what = [
        paragraph((shown(it.gap if verdict.outcome is Outcome.NOT_MET else it.title), BOLD)),
        paragraph(tell("status", result=verdict.outcome.words, weight=WEIGHTS[it.weight]) + f" ({named(it.id)})"),
        paragraph(shown(it.advice)),
    ]
    if verdict.outcome is Outcome.PARTIAL:
        what.append(paragraph(shown(verdict.reason)))
    path = home(line)
    if path:
        what.append(paragraph(tell("place_it", heading=named(path[-1]))))
    words = _words(it.model_wording.strip(), facts)
    return "".join(what), _why(it.why, it.source), words, "", "", paragraph(tell("box"))


@lru_cache(maxsize=1024)
def _why(why: str, source: str) -> str:
    return paragraph(shown(why)) + paragraph(tell("source", source=shown(source)))


def _words(wording: str, facts: Known) -> str:
    if not wording:
        return paragraph(tell("no_model"))
    return paragraph(*((shown(text, 4000), LOOKS[kind]) for kind, text in fill(wording, facts)))


def _question(line: Line, many: bool) -> tuple[str, ...]:
    it, verdict = line.criterion, line.verdict
    asked = paragraph((shown(verdict.question or it.question or it.title), BOLD))
    asked += paragraph(tell("status", result=named(it.id), weight=WEIGHTS[it.weight]))
    look = paragraph(shown(verdict.reason))
    if verdict.evidence:
        look += paragraph(places((*suspects(verdict), *counted(verdict)), many))
    answer = paragraph(tell("yes_some_no" if verdict.circumstances else "yes_no"))
    return asked, look, answer, "", "", paragraph(tell("box"))
