"""A verdict in, the heading under which its missing words belong out."""

import re
from collections import Counter

from auditor.report.messages_office import COMMON_WORDS
from auditor.report.score import Line

FEW = 3  # headings; where there are more, the first is the title of the whole, which is no place for a rule
STEM = 5  # letters: records and recording, train and training
WORD = re.compile(r"[a-z]{4,}")


def home(line: Line) -> tuple[str, ...]:
    """The headings down to the section where the missing words belong; () when no section is the plain place.

    First the section of what is there already, then that of the nearest passage that was rejected, then the section
    whose heading speaks of the same thing.
    """
    verdict = line.verdict
    title = verdict.looked_in[:1] if len(verdict.looked_in) > FEW else ("",)
    near = _most_often([it.path for it in verdict.evidence if it.path and it.path != title])
    if not near:
        rejected = [it for gap in verdict.missing for it in gap.rejected if it.path and it.path != title]
        near = next((it.path for it in sorted(rejected, key=lambda it: -it.score)), ())
    return near or _by_heading(line)


def document_of(line: Line) -> str:
    """The name of the document in which the words that came nearest stand; "" when none came near."""
    verdict = line.verdict
    near = [*verdict.evidence, *(it for gap in verdict.missing for it in gap.rejected)]
    return near[0].source if near else ""


def _most_often(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The section that holds most of them; on a draw a section rather than the title, then the first."""
    counted = Counter(paths)
    return max(counted, key=lambda path: (counted[path], len(path) > 1), default=())


def _by_heading(line: Line) -> tuple[str, ...]:
    it = line.criterion
    wanted = _stems(" ".join((it.title, it.gap, *(gap.asks for gap in line.verdict.missing))))
    best, most = (), 0.0
    for heading in line.verdict.looked_in:
        own = _stems(heading)
        shared = len(own & wanted)
        worth = shared * shared / len(own) if own else 0.0
        if worth >= 1 and worth > most:
            best, most = (heading,), worth
    return best


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in WORD.findall(text.casefold()) if word not in COMMON_WORDS)
