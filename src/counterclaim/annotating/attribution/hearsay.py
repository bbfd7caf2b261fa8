"""Sayings that name nobody and still say that somebody says so: "reportedly", "it was reported"."""

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import is_passive
from counterclaim.annotating.lexicon.reporting_words import reporting_words

_TELLING = frozenset({"say", "claim"})
_NOUNS = word_set("source_words.toml", "hearsay")


def is_hearsay(cue: Token) -> bool:
    """Whether a cue without a source tells of sayings: an adverb, a passive, a noun for reports.

    "Estimated" and "seems" are the writer's own.
    """
    if cue.pos_ == "ADV":
        return True
    if cue.pos_ == "NOUN":  # "dismissed reports that": then whoever dismisses them speaks
        refused = reporting_words().get(("V", cue.head.lemma_.lower()))
        return cue.lemma_.lower() in _NOUNS and (refused is None or refused.kind != "deny")
    word = reporting_words().get(("V", cue.lemma_.lower()))
    told = word is not None and word.kind in _TELLING
    return told and cue.tag_ == "VBN" and (is_passive(cue) or cue.dep_ in ("acl", "advcl"))
