"""A marked document in, whether it speaks of safeguarding at all out."""

from auditor.evidence.lexical import Marked

ENOUGH = 300  # tokens; a shorter document may be one sheet of a pack, such as a list of numbers
LEAST = 3  # different words of the matter: the poorest of 150 policies has six, the dozen papers of corpus/beside one
BESIDE = "it hardly speaks of safeguarding"


def beside_the_matter(marked: Marked, group: int | None) -> bool:
    """Whether a document of some length has hardly one of the group's words: rotas, fees, rules of a hall."""
    if group is None or len(marked.offsets) < ENOUGH:
        return False
    return sum(bool(marked.phrase_in.get(phrase)) for phrase in marked.phrases.members(group)) < LEAST
