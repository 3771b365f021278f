"""What is kept with a catalogue changes no finding; phrases as words are found wherever they stand."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import document

from auditor.catalogue import load
from auditor.evidence import Finder, prepared
from auditor.evidence.phrases import forms
from auditor.evidence.trie import Trie
from auditor.shipped import shipped
from auditor.trial import example_document

ONE = frozenset({"NACCC-TRAIN-1"})
WORDS = st.lists(st.sampled_from("abc"), max_size=9)


@given(st.lists(WORDS, max_size=6), WORDS)
def test_a_trie_finds_every_place_of_every_phrase(phrases, words):
    starts = {}
    for number, phrase in enumerate(filter(None, phrases)):
        starts.setdefault(phrase[0], []).append(f"{number} {' '.join(phrase)}")
    trie = Trie({first: "\n".join(lines) for first, lines in starts.items()})
    places = [
        (number, start, end)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        for number, phrase in enumerate(filter(None, phrases))
        if phrase == words[start:end]
    ]
    assert list(trie.places(words)) == places


def test_forms_are_stems_or_what_is_written():
    assert forms("follow-up reports") == ("follow - up report", "follow up report")
    assert forms("=Reported") == ("reported",)
    assert forms("=DSL") == ("DSL",)


def test_a_prepared_catalogue_finds_the_same():
    plain = load(shipped("criteria"), ONE)
    ready, when = prepared(plain), plain.examples_date
    assert ready.prepared.index.groups and ready.prepared.needs and ready.prepared.bags
    one, other = Finder(plain), Finder(ready)
    texts = [example_document(e) for e in plain.criteria[0].examples] + [document(plain.criteria[0].advice)]
    for text in texts:
        assert one.find(text, when) == other.find(text, when)


def test_what_was_prepared_is_kept_and_what_other_code_prepared_is_made_again(tmp_path):
    made = []

    def prepare(catalogue):
        made.append(prepared(catalogue) is not catalogue)
        return prepared(catalogue)

    first = load(shipped("criteria"), cache=tmp_path, prepare=prepare)
    again = load(shipped("criteria"), cache=tmp_path, prepare=prepare)
    assert made == [True, False]
    assert again == first and again.prepared.index == first.prepared.index
    other = replace(again, prepared=replace(again.prepared, made_by="other code"))
    assert prepared(other).prepared == first.prepared
