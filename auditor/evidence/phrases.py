"""Groups of phrases in, an index out that a document's words can be looked up in, and that loads at once."""

import re
from collections.abc import Iterable

from auditor.language import fold, words_of
from auditor.model import Group, PhraseIndex

_ACRONYM = re.compile("[A-Z]{2,5}")
WAYS = 3  # by stems, as written, in capitals only


def index_of(groups: Iterable[Group]) -> PhraseIndex:
    """The index of these groups; those alike are one, and so are phrases."""
    groups = tuple(dict.fromkeys(groups))
    phrases = Group(sorted({phrase for group in groups for phrase in group}))
    numbers = {phrase: n for n, phrase in enumerate(phrases)}
    groups_of: list[list[int]] = [[] for _ in numbers]
    for number, group in enumerate(groups):
        for phrase in group:
            groups_of[numbers[phrase]].append(number)
    starts: tuple[dict[str, list[str]], ...] = tuple({} for _ in range(WAYS))
    for phrase, number in numbers.items():
        for form in filter(None, forms(phrase)):
            starts[way_of(phrase)].setdefault(form.partition(" ")[0], []).append(f"{number} {form}")
    return PhraseIndex(
        groups,
        phrases,
        "\n".join(" ".join(map(str, some)) for some in groups_of),
        tuple({first: "\n".join(lines) for first, lines in way.items()} for way in starts),
    )


def way_of(phrase: str) -> int:
    """How a phrase is looked for: 0 by stems, 1 as written (`=`), 2 in capitals only (`=` before capitals)."""
    if not phrase.startswith("="):
        return 0
    return 2 if _ACRONYM.fullmatch(phrase.lstrip("=")) else 1


def forms(phrase: str) -> tuple[str, ...]:
    """The ways to write a phrase, each as the words that are looked for, one space apart."""
    way, plain = way_of(phrase), fold(phrase.lstrip("="))
    texts = dict.fromkeys((plain, plain.replace("-", " ")))
    cut = ((words.stems, words.lowers, words.texts)[way] for words in map(words_of, texts))
    return tuple(" ".join(words) for words in cut if not any(word.isspace() for word in words))
