"""Phrases in, one group of alternatives out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any


class Group(Sequence[str]):
    """Phrases of which any will do, held as one text with a line each: thousands are kept and loaded at once.

    Equal to another group of the same phrases in the same order. A line end in a phrase is a space.
    """

    __slots__ = ("text",)

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self.text = "\n".join(phrase.replace("\n", " ") for phrase in phrases)

    @classmethod
    def of(cls, text: str) -> "Group":
        """The group that this text, a line for each phrase, stands for."""
        made = cls()
        made.text = text
        return made

    def phrases(self) -> list[str]:
        """Its phrases in order."""
        return self.text.split("\n") if self.text else []

    def __getitem__(self, place):
        return self.phrases()[place]

    def __len__(self) -> int:
        return self.text.count("\n") + 1 if self.text else 0

    def __iter__(self) -> Iterator[str]:
        return iter(self.phrases())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Group) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: Any) -> dict[str, Any]:
        """To pydantic a list of strings. https://docs.pydantic.dev/latest/concepts/types/"""
        strings = handler(tuple[str, ...])
        shown = {"type": "function-plain", "function": tuple, "return_schema": strings}
        made = {"type": "no-info", "function": cls}
        return {"type": "function-after", "function": made, "schema": strings, "serialization": shown}

    def __repr__(self) -> str:
        return f"Group({self.phrases()})"
