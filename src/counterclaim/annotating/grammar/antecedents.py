"""What a relative pronoun, a description or "it" in a report's own clause stands for."""

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import SUBJECT_DEPS, coordinated, subject_of

RELATIVE = frozenset({"which", "that", "who", "whom"})
_BODIES = word_set("role_words.toml", "bodies") | word_set("role_words.toml", "naming_parties")
_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "«", "``", "''"})
_INCLUDING = frozenset({"including", "among", "of"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})


def resolved(token: Token | None) -> Token | None:
    """The noun that a relative pronoun, or "it" in "the army denied it had", stands for."""
    if token is not None and token.lower_ in RELATIVE and token.dep_ in SUBJECT_DEPS | {"dobj"}:
        clause = token.head
        while clause.dep_ == "conj":
            clause = clause.head
        if clause.dep_ == "relcl":
            return cleft(clause.head)
    if (
        token is not None
        and token.lower_ in _PRONOUNS
        and token.dep_ in SUBJECT_DEPS
        and token.head.dep_ == "ccomp"
        and token.head.head.pos_ == "VERB"
    ):
        above = subject_of(token.head.head)
        return above if above is not None and _may_mean(token, above) else token
    return token


def _may_mean(pronoun: Token, noun: Token) -> bool:
    """Whether a pronoun can go back to whoever says it: in number, and in no quotation.

    Whoever is quoted says "we" of himself: "'They burned the mill,' the officer said".
    """
    if any(t.text in _MARKS for t in pronoun.doc[max(pronoun.i - 2, 0) : pronoun.i]):
        return False
    many = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.rights)
    if pronoun.lower_ == "they":
        return many or noun.pos_ == "PROPN" or noun.lemma_.lower() in _BODIES
    if noun.pos_ == "PRON":
        return noun.lower_ == pronoun.lower_
    return not many


def cleft(noun: Token) -> Token:
    """What a description is said of: "X is a faction that ..." tells of X, "it is X that" of X."""
    if noun.dep_ != "attr" or noun.head.pos_ not in ("AUX", "VERB"):
        return noun
    described = subject_of(noun.head)
    return noun if described is None or described.lower_ in ("it", "there") else described


def included_in(noun: Token) -> Token:
    """Of whom "some" tells in "rebel groups, including some backed by X": of the groups."""
    part = noun
    while part.dep_ == "conj" and part.head.tag_ == "DT":
        part = part.head
    if part.tag_ != "DT" or part.dep_ != "pobj" or part.head.lower_ not in _INCLUDING:
        return noun
    whole = part.head.head
    return whole if whole.pos_ in ("NOUN", "PROPN") else noun


def relative_antecedent(verb: Token) -> Token | None:
    """What an object relative is about: "the village (that) the army shelled"."""
    subject = subject_of(verb)
    if verb.dep_ != "relcl" or subject is None or subject.lower_ in RELATIVE:
        return None
    return verb.head


def nearest_listed(relative: Token) -> Token | None:
    """The last of a list for which "who" or "that" stands: "X and the forces that"."""
    if relative.tag_ not in ("WDT", "WP") or relative.i == 0 or relative.head.dep_ != "relcl":
        return None
    before = relative.nbor(-1)
    head = relative.head.head
    if before is not head and before.dep_ == "conj" and before in coordinated(head):
        return before
    return None
