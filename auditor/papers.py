"""What one document says in, whether it is mostly about something else out."""

from auditor.evidence import Findings
from auditor.judge import came_to
from auditor.model import LEVEL, Catalogue

LITTLE = 8  # of two for each core criterion that is met and one for each partly met: no policy of 165 that is thin in
# words of safeguarding had less than nine, no paper about something else more than six


def mostly_else(findings: Findings, catalogue: Catalogue) -> bool:
    """Whether a document speaks seldom of safeguarding and says little of what every safeguarding policy says.

    Such are complaints procedures, privacy notices, handbooks for staff: some of what they say may count, and much
    that sounds alike is meant for their own matter. Without core criteria nothing can be told, and it is False.
    """
    if not catalogue.core or not findings.matter.thin:
        return False
    pairs = zip(catalogue.criteria, findings.found, strict=True)
    core = [(criterion, one) for criterion, one in pairs if criterion.id in catalogue.core]
    said = (came_to(criterion, frozenset(e.element for e in one.counted)) for criterion, one in core)
    return sum(LEVEL.get(outcome, 0) for outcome in said) < LITTLE
