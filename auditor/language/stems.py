"""English words in, their stems out; typographic letters in, plain ones out."""

import re

_FOLD = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
    }
)
_VOWEL = re.compile("[aeiouy]")
_KEEP = ("ss", "us", "is")
_LOST_E = re.compile("[^aeiouy][aeiou][^aeiouxwy]")  # noted, caring: three letters left of a word that had an e
_DOUBLE = re.compile(r"([bdfgmnprt])\1$")


def fold(text: str) -> str:
    """The text with typographic quotes, dashes and white space made plain, the same length as before."""
    return text.translate(_FOLD)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(_KEEP):
        return word[:-1]
    return word


def _plain(word: str) -> str:
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) > 2 and _VOWEL.search(root):
            if ending == "ed" and root.endswith("i"):
                return root[:-1] + "y"
            return root + "e" if _LOST_E.fullmatch(root) else _DOUBLE.sub(r"\1", root)
    return word


def stem(word: str) -> str:
    """A word without its inflection: report, reports, reported and reporting give one stem."""
    word = word.lower()
    if len(word) < 4 or not word.isalpha():
        return word
    word = _plain(_singular(word))
    return word[:-1] if len(word) > 4 and word.endswith("e") else word

