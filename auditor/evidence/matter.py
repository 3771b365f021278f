"""A marked document in, how much it speaks of safeguarding out."""

from dataclasses import dataclass

from auditor.evidence.lexical import Marked

ENOUGH = 300  # tokens; a shorter document may be one sheet of a pack, such as a list of numbers
LEAST = 3  # different words of the matter: the poorest of 165 policies has six, the dozen papers of corpus/beside one
THIN = 13  # words of the matter in a thousand: twenty papers on other matters have 1 to 12, most policies 14 to 60
EVERYDAY = 25  # likewise: of 39 policies that nothing was learned from "not found" was right 0.89 times in the seven
# that have more, 0.71 times in the others
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

    @property
    def beside(self) -> bool:
        """Whether a document of some length has hardly one of the words and is of no contact centre."""
        return self.tokens >= ENOUGH and self.kinds < LEAST and not self.of_centre

    @property
    def thin(self) -> bool:
        """Whether the words are so few for its length that it may be about something else."""
        return self._fewer(THIN)

    @property
    def everyday(self) -> bool:
        """Whether they are so few that a policy says much of it in other words."""
        return self._fewer(EVERYDAY)

    def _fewer(self, share: int) -> bool:
        return self.tokens >= ENOUGH and self.words * 1000 < share * self.tokens


def matter_of(marked: Marked, group: int | None) -> Matter:
    """How often the group's words come, once a sentence; a catalogue without such a group takes every text as on it."""
    if group is None:
        return Matter(0, 0, 0)
    found = [bits.bit_count() for phrase in marked.phrases.members(group) if (bits := marked.phrase_in.get(phrase))]
    return Matter(len(marked.offsets), sum(found), len(found))
