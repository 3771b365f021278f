"""The text of a page in, whether it makes no sense out: a file can show letters and say that they are others."""

import re
from collections import Counter

FEW_LETTERS = 40  # a scanner's stamp or a page number says nothing of the page
ENOUGH = 200  # letters from which words can be judged
LOST_SHAPES = re.compile(r"[\ufffd\ufffe\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
WORD = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
VOWEL = re.compile(r"[aeiouywàáâãäåæèéêëìíîïòóôõöøùúûüýÿ]", re.IGNORECASE)
COMMONEST = frozenset("aeionàáâäãåèéêëìíîïòóôöõ")  # in every tongue written in Latin letters
USUAL = frozenset(
    "the and for are with that this not from will all any may must should have has been who can their they you our "
    "your which when what was were use more other child children policy staff page date "
    # Welsh, for policies in both tongues
    "yn yr ar am bod mae eu ei gan neu gyda wrth fod sydd hyn nid fel plant plentyn unrhyw gael".split()
)


def is_garbled(text: str) -> bool:
    """Whether most shapes have no letter, or the letters make no words of any tongue written in Latin letters."""
    signs = "".join(text.split())
    if len(text) > FEW_LETTERS and len(LOST_SHAPES.findall(text)) > len(signs) * 0.3:
        return True
    return len(signs) > ENOUGH and (_is_signs(signs) or _is_no_tongue(text))


def _is_signs(signs: str) -> bool:
    """Hardly a letter or a number among the signs, and not a row of dots or lines to write on."""
    said = [sign for sign in signs if sign not in "._-–—…*=•·|☐☑✓"]
    return len(said) > ENOUGH and sum(sign.isalnum() for sign in said) < len(said) * 0.4


def _is_no_tongue(text: str) -> bool:
    """No usual word, and letters as no tongue uses them: the commonest is no vowel, or there are too few of those."""
    words = WORD.findall(text)
    letters = Counter("".join(words).lower())
    count = sum(letters.values())
    if count < ENOUGH or sum(word.lower() in USUAL for word in words) > len(words) * 0.02:
        return False
    commonest = min(letters, key=lambda letter: (-letters[letter], letter))
    vowels = sum(letters[letter] for letter in letters if VOWEL.match(letter))
    mute = sum(not VOWEL.search(word) for word in words)
    return commonest not in COMMONEST or vowels < count * 0.3 or mute > len(words) * 0.25
