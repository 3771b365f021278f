"""An organisation's name in, the words that tell it from other centres out."""

import re

# Words that many centres, policies and files have in their names, so that they tell none from another.
SHARED = frozenset(
    "the and for with child children childs childrens kids contact centre centres center family families time service "
    "services supervised supported supervision handover handovers policy policies procedure procedures safeguarding "
    "safeguard protection protecting document documents final draft version copy template scan scanned statement "
    "handbook new old updated update revised review reviewed signed approved annual ltd limited cic charity trust "
    "foundation project group association church saturday sunday house friends community council county city borough "
    "january february march april may june july august september october november december adult adults "
    "our naccc pdf doc docx saint online".split()
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def telling_words(name: str) -> frozenset[str]:
    """The words of a name that few others have, without case, possessives or accents' marks apart: may be empty."""
    folded = name.casefold().replace("’", "'").replace("'s", "")
    return frozenset(_WORD.findall(folded)) - SHARED
