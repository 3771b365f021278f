"""An Audit in, one A4 side for the trustees out: the three fixes to make first, who, by when, and where to get help."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from auditor.model import Audit, FactKind, Outcome
from auditor.readability import reading_age
from auditor.report import card
from auditor.report.drawing import draw
from auditor.report.filled import Kind, fill, known
from auditor.report.messages import CONTACT_WORDS, ENGLISH
from auditor.report.placing import home
from auditor.report.score import URGENCY, Line, critical_by_hand, critical_not_met, overall, paired

FIXES = 3
LIMIT = 300  # characters of a reason and the rest of an advice together: the page is one side
MINUTES_A_WORD, MINUTES_A_BLANK, MINUTES_TO_AGREE = 0.1, 5, 5  # to adapt a word, to find a detail out, to agree a text
HELP = ("committee_help_council", "committee_help_naccc", "committee_help_nspcc")
LOCAL = ("children's services", "out of hours", "lado")


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing to put right: the act, the reason, the place, and the work in minutes and details to find out."""

    line: Line
    act: str
    rest: str
    why: str
    heading: str
    minutes: int
    blanks: int


def committee_page(audit: Audit, report: str = "") -> str:
    """One A4 side as HTML; `report` is the address of the centre's page. Raises ValueError as `score.paired` does."""
    total, critical, unsettled = overall(audit), critical_not_met(audit), critical_by_hand(paired(audit))
    return draw(
        "committee.html.j2", "committee.css", audit=audit, total=total, critical=critical, fixes=fixes(audit),
        open=total.count(Outcome.REVIEW), critical_by_hand=unsettled, review=card.review(audit), report=quote(report),
        help=HELP, local=_local(audit), age=own_age(),
    )  # fmt: skip


def fixes(audit: Audit, most: int = FIXES) -> tuple[Fix, ...]:
    """The fixes to make first: the gravest gaps, and of gaps that are as grave those that take the least work."""
    facts = known(audit)
    made = (_fix(line, facts) for line in paired(audit) if line.verdict.outcome in (Outcome.NOT_MET, Outcome.PARTIAL))
    return tuple(sorted(made, key=_order)[:most])


def _order(fix: Fix) -> tuple:
    return URGENCY.index((fix.line.criterion.weight, fix.line.verdict.outcome)), fix.minutes


def _fix(line: Line, facts) -> Fix:
    act, _, rest = line.criterion.advice.strip().partition(". ")
    pieces = fill(line.criterion.model_wording.strip(), facts)
    blanks = sum(kind is Kind.BLANK for kind, _ in pieces)
    words = sum(len(text.split()) for _, text in pieces)
    half = 0.5 if line.verdict.outcome is Outcome.PARTIAL else 1
    minutes = MINUTES_TO_AGREE + half * (words * MINUTES_A_WORD + blanks * MINUTES_A_BLANK)
    path = home(line)
    why = _cut(line.criterion.why, LIMIT)
    return Fix(line, _cut(act.rstrip(".") + ".", LIMIT, 1), _cut(rest, LIMIT - len(why), 0), why,
               path[-1] if path else "", 5 * round(minutes / 5), blanks)  # fmt: skip


@lru_cache(maxsize=1024)
def _cut(text: str, most: int, least: int = 1) -> str:
    """Whole sentences up to so many characters, but at least so many sentences."""
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(text.split()))
    kept = sentences[:least]
    for sentence in sentences[least:]:
        if len(" ".join((*kept, sentence))) > most:
            break
        kept.append(sentence)
    return " ".join(kept)


def _local(audit: Audit) -> tuple[card.FactRow, ...]:
    """The policy's own numbers for the bodies that help, where it gives them one way."""
    doubtful = {f.fact.detail for f in audit.facts if f.fact.kind in (FactKind.CLASH, FactKind.ELSEWHERE)}
    wanted = {CONTACT_WORDS[role] for role in LOCAL if role not in doubtful}
    rows = [row for row in card.numbers(audit) if row.label in wanted]
    return tuple({row.label: row for row in reversed(rows)}.values())[::-1]


@lru_cache
def own_age() -> int:
    """The reading age of this page's own words."""
    own = [words for key, words in ENGLISH.items() if key.startswith("committee_")]
    return reading_age([part for words in own for part in ([words] if isinstance(words, str) else words)]) or 0
