"""An outcome's words in, a rule over found elements out: `a and (b or not c)`, `3 of (a, b, c, d)`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\s*(?:(\d+)\s+of\b|([a-z][a-z0-9_]*)|([(),]))")


class BadRule(Exception):
    """A rule that cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Need:
    """Elements of which so many are needed; where there is only one, that one."""

    names: tuple[str, ...]
    more: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A node of a rule: `op` is never, name, not, and, or, of; `count` belongs to of."""

    op: str
    name: str = ""
    parts: tuple["Rule", ...] = ()
    count: int = 0

    def holds(self, found: frozenset[str]) -> bool:
        """Whether the rule is true when exactly these elements are found."""
        match self.op:
            case "never":
                return False
            case "name":
                return self.name in found
            case "not":
                return not self.parts[0].holds(found)
            case "and":
                return all(p.holds(found) for p in self.parts)
            case "or":
                return any(p.holds(found) for p in self.parts)
        return sum(p.holds(found) for p in self.parts) >= self.count

    def counted(self) -> frozenset[str]:
        """The elements that the rule only counts (`3 of (...)`): no single one of them decides."""
        if self.op == "of":
            return self.names()
        return frozenset().union(*(p.counted() for p in self.parts))

    def wanted(self) -> frozenset[str]:
        """The elements that help the rule to hold: all but those under a `not`."""
        if self.op == "not":
            return frozenset()
        return frozenset([self.name] if self.op == "name" else []).union(*(p.wanted() for p in self.parts))

    def needs(self, found: frozenset[str], fixed: frozenset[str] = frozenset()) -> tuple[Need, ...]:
        """What would make the rule hold, beside these elements; of several ways the one that is nearest.

        `fixed` elements are as they are (how many work here, in which nation): no way that wants another of them is
        told while there is one that does not.
        """
        whole = self._needs(found, fixed)
        if whole is None:
            parts = self.parts if self.op == "and" else ()
            whole = _once(need for p in parts for need in p._needs(found, fixed) or ())
        return whole

    def _needs(self, found: frozenset[str], fixed: frozenset[str]) -> tuple[Need, ...] | None:
        """As `needs`, or None where there is no way."""
        if self.holds(found):
            return ()
        match self.op:
            case "name":
                return None if self.name in fixed else (Need((self.name,)),)
            case "and":
                each = [p._needs(found, fixed) for p in self.parts]
                return None if None in each else _once(need for needs in each for need in needs or ())
            case "or":
                ways = [(needs, len(p.wanted() & found)) for p in self.parts if (needs := p._needs(found, fixed))]
                return _nearest(ways)
            case "of":
                ways = [needs for p in self.parts if not p.holds(found) and (needs := p._needs(found, fixed))]
                names = tuple(dict.fromkeys(name for needs in ways for need in needs for name in need.names))
                more = self.count - sum(p.holds(found) for p in self.parts)
                return tuple(Need((name,)) for name in names) if more >= len(names) else (Need(names, more),)
        return None

    def names(self) -> frozenset[str]:
        """Every element that the rule mentions."""
        return frozenset([self.name] if self.op == "name" else []).union(*(p.names() for p in self.parts))


def _nearest(ways: list[tuple[tuple[Need, ...], int]]) -> tuple[Need, ...] | None:
    """The needs of the way that takes least, of those alike the one of which most is there; single ones together."""
    if not ways:
        return None
    size = [sum(need.more for need in needs) for needs, _ in ways]
    near = [way for way, n in zip(ways, size, strict=True) if n == min(size)]
    if min(size) == 1:
        return (Need(tuple(dict.fromkeys(name for needs, _ in near for need in needs for name in need.names))),)
    return max(near, key=lambda way: way[1])[0]


def _once(needs: Iterable[Need]) -> tuple[Need, ...]:
    """The needs without those that another one brings with it."""
    some = tuple(dict.fromkeys(needs))
    sure = {need.names[0] for need in some if len(need.names) == 1}
    return tuple(need for need in some if len(need.names) == 1 or need.more > len(sure.intersection(need.names)))


@lru_cache(maxsize=4096)
def rule(text: str) -> Rule:
    """The rule that a text says; an empty text is a rule that never holds. Raises BadRule."""
    if not text.strip():
        return Rule("never")
    tokens = _tokens(text)
    found, rest = _either(tokens)
    if rest:
        raise BadRule(f"cannot read from '{rest[0][1]}' on in '{text}'")
    return found


@lru_cache(maxsize=4096)
def wanted(text: str) -> frozenset[str]:
    """The elements that help the rule that a text says to hold."""
    return rule(text).wanted()


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if not match:
            raise BadRule(f"cannot read '{text[at:].strip()}'")
        count, name, mark = match.groups()
        kind = "of" if count else mark or (name if name in ("and", "or", "not") else "name")
        tokens.append((kind, count or name or mark))
        at = match.end()
    return tokens


def _either(tokens: list[tuple[str, str]]) -> tuple[Rule, list[tuple[str, str]]]:
    return _joined(tokens, "or", lambda t: _joined(t, "and", _single))


def _joined(tokens, word, part):
    first, rest = part(tokens)
    parts = [first]
    while rest and rest[0][0] == word:
        more, rest = part(rest[1:])
        parts.append(more)
    return (parts[0] if len(parts) == 1 else Rule(word, parts=tuple(parts))), rest


def _single(tokens: list[tuple[str, str]]) -> tuple[Rule, list[tuple[str, str]]]:
    if not tokens:
        raise BadRule("something is missing at the end")
    kind, word = tokens[0]
    if kind == "name":
        return Rule("name", word), tokens[1:]
    if kind == "not":
        part, rest = _single(tokens[1:])
        return Rule("not", parts=(part,)), rest
    if kind == "of":
        return _count(int(word), tokens[1:])
    if kind == "(":
        inside, rest = _either(tokens[1:])
        return inside, _close(rest)
    raise BadRule(f"'{word}' is out of place")


def _count(count: int, tokens: list[tuple[str, str]]) -> tuple[Rule, list[tuple[str, str]]]:
    if not tokens or tokens[0][0] != "(":
        raise BadRule(f"'{count} of' needs a list in brackets")
    parts, rest = [], [(",", ","), *tokens[1:]]
    while rest and rest[0][0] == ",":
        part, rest = _either(rest[1:])
        parts.append(part)
    if not 0 < count <= len(parts):
        raise BadRule(f"'{count} of' a list of {len(parts)}")
    return Rule("of", parts=tuple(parts), count=count), _close(rest)


def _close(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if not tokens or tokens[0][0] != ")":
        raise BadRule("a bracket is not closed")
    return tokens[1:]
