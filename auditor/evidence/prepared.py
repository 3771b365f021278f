"""A catalogue in, the same catalogue with what takes seconds to work out of it, so that it can be kept, out."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from auditor import language
from auditor.evidence import literals, phrases
from auditor.evidence.phrases import index_of
from auditor.language import fold, words_of
from auditor.model import Catalogue, Element, Group, Prepared, SignalKind, Words

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def prepared(catalogue: Catalogue) -> Catalogue:
    """The catalogue made ready for a Finder; the very same one where it was already, by this code."""
    if catalogue.prepared.made_by == _made_by():
        return catalogue
    signals = [s for e in elements_of(catalogue) for s in e.signals]
    patterns = dict.fromkeys(s.pattern for s in signals if s.kind == SignalKind.PATTERN)
    made = Prepared(
        _made_by(),
        index_of(groups_of(catalogue)),
        {pattern: literals.needed(pattern) for pattern in patterns},
        {text: bag(text) for text in dict.fromkeys(own_texts(catalogue))},
    )
    return replace(catalogue, prepared=made)


def elements_of(catalogue: Catalogue) -> list[Element]:
    """The elements of all criteria and types."""
    return [*(e for c in catalogue.criteria for e in c.elements), *catalogue.types]


def groups_of(catalogue: Catalogue) -> Iterator[Group]:
    """Every group of phrases that a signal or a stance asks for."""
    for element in elements_of(catalogue):
        for signal in element.signals:
            for part in (signal.groups, signal.section, signal.without):
                yield from part
    yield from map(cue_group, catalogue.stances)


def cue_group(words: Words) -> Group:
    """The group of phrases that a list of cue words stands for."""
    return Group("=" + phrase for phrase in words.phrases)


def own_texts(catalogue: Catalogue) -> Iterator[str]:
    """What the catalogue says of its criteria: titles, gaps, what is asked; the sentences of why, advice, question."""
    for criterion in catalogue.criteria:
        yield criterion.title
        yield criterion.gap
        for element in criterion.elements:
            yield element.asks
        yield from sentences_of(f"{criterion.why} {criterion.advice} {criterion.question}")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text of our own."""
    return _SENTENCE.split(text)


def bag(text: str) -> tuple[str, ...]:
    """The different stems of a text's words and numbers."""
    words = words_of(fold(text))
    pairs = zip(words.texts, words.stems, strict=True)
    return tuple(sorted({stem for written, stem in pairs if written[:1].isalnum()}))


@lru_cache(maxsize=1)
def _made_by() -> str:
    """The code and the library that this comes from: what others made is made again."""
    digest = hashlib.sha256()
    home = Path(language.__file__).parent
    code = (literals.__file__, phrases.__file__, __file__)
    for file in (*sorted(home.glob("*.py")), *sorted(home.glob("*.json")), *map(Path, code)):
        digest.update(file.read_bytes())
    return digest.hexdigest()
