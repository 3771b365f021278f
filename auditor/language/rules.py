"""The installed spaCy in, the rules by which it cuts English text into words out."""

import json
from pathlib import Path

NOTE = "The English tokeniser of spaCy (MIT licence, copyright ExplosionAI GmbH), as rules; written by `auditor train`"


def spacy_rules() -> dict:
    """The patterns for what is cut off and cut apart, and the special cases with their pieces."""
    import spacy
    from spacy.attrs import ORTH

    cutter = spacy.blank("en").tokenizer
    asked = {"prefix": cutter.prefix_search, "suffix": cutter.suffix_search, "infix": cutter.infix_finditer}
    return {
        "note": NOTE,
        "spacy": spacy.__version__,
        **{name: function.__self__.pattern for name, function in asked.items()},
        "url": cutter.url_match.__self__.pattern,
        "specials": {text: [piece[ORTH] for piece in pieces] for text, pieces in sorted(cutter.rules.items())},
    }


def write_rules(path: Path) -> None:
    """Keeps the rules in a file."""
    path.write_text(json.dumps(spacy_rules(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
