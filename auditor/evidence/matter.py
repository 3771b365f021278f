"""A marked document in, how much it speaks of safeguarding out."""

from collections.abc import Container
from dataclasses import dataclass

from auditor.evidence.lexical import Marked
from auditor.evidence.sets import bits_of

ENOUGH = 300  # tokens; a shorter document may be one sheet of a pack, such as a list of numbers
LEAST = 3  # different words of the matter: the poorest of 165 policies has six, the dozen papers of corpus/beside one
THIN = 13  # words of the matter in a thousand: twenty papers on other matters have 1 to 12, most policies 14 to 60
EVERYDAY = 20  # likewise: of 39 policies that nothing was learned from "not found" was right 0.82 times in the thirteen
# that have more, 0.69 times in the others
WELSH = frozenset(("yn", "yr", "mae", "neu", "gan", "sy", "wedi", "hwn", "eich", "ein", "rhaid", "bydd", "dylai"))
MOSTLY = 0.05  # of the words: enough that a text is in Welsh, at least in great part
BESIDE = "it hardly speaks of safeguarding"


@dataclass(frozen=True, slots=True)
class Matter:
    """The tokens of a document, how many of the matter's words are among them, and how many different ones.

    `of_centre` says that it speaks of a contact centre.
    """

    tokens: int
    words: int
    kinds: int
    of_centre: bool = False
    welsh: bool = False

    @property
    def beside(self) -> bool:
        """Whether a document of some length has hardly one of the words and is of no contact centre."""
        return self.tokens >= ENOUGH and self.kinds < LEAST and not (self.of_centre or self.welsh)

    @property
    def thin(self) -> bool:
        """Whether the words are so few for its length that it may be about something else."""
        return self._fewer(THIN)

    @property
    def everyday(self) -> bool:
        """Whether they are so few that a policy says much of it in other words."""
        return self._fewer(EVERYDAY)

    def _fewer(self, share: int) -> bool:
        return self.tokens >= ENOUGH and self.words * 1000 < share * self.tokens and not self.welsh


def matter_of(marked: Marked, group: int | None, pasted: Container[int] = ()) -> Matter:
    """How often the group's words come, once a sentence; a catalogue without such a group takes every text as on it.

    Sentences that say nothing of their own (`pasted`), and those that were there before, add nothing.
    """
    if group is None:
        return Matter(0, 0, 0)
    own = _own(marked, pasted)
    found = [marked.phrase_in.get(phrase, 0) & own for phrase in marked.phrases.members(group)]
    words, kinds = sum(bits.bit_count() for bits in found), sum(map(bool, found))
    return Matter(len(marked.offsets), words, kinds, welsh=_in_welsh(marked.document.text))


def _own(marked: Marked, pasted: Container[int]) -> int:
    """The set of sentences that are no copies, of our words or of each other."""
    first: dict[str, int] = {}
    for n, sentence in enumerate(marked.document.sentences):
        if n not in pasted:
            first.setdefault(marked.document.quote(sentence.span), n)
    return bits_of(first.values(), len(marked.first))


def _in_welsh(text: str) -> bool:
    words = text.lower().split()
    return sum(word in WELSH for word in words) > MOSTLY * len(words)
