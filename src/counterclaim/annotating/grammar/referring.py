"""What a pronoun goes back to, by syntax alone: "the army said it was in control"."""

from spacy.tokens import Token

from counterclaim.annotating.grammar.clauses import SUBJECT_DEPS, object_of, subject_of

_ONE = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "their", "them", "themselves"})
PRONOUNS = _ONE | _MANY
_NOUNS = frozenset({"NOUN", "PROPN"})
_RESOLVED = SUBJECT_DEPS | {"poss"}  # an object may go back to any noun
_BACK = 3  # pronouns followed


def stands_for(pronoun: Token) -> Token | None:
    """The subject of a clause above the pronoun, else of the sentence before; None if none fits.

    "It" goes to no plural, "they" to a plural, a list or a name. Whether the noun can be what is
    meant is the caller's to judge.
    """
    seen = pronoun
    for _ in range(_BACK):
        if seen.lower_ not in PRONOUNS or seen.dep_ not in _RESOLVED:
            return None
        found = _above(seen) or _before(seen)
        if found is None or found.pos_ in _NOUNS:
            return found
        seen = found
    return None


def _above(pronoun: Token) -> Token | None:
    head = pronoun
    while head.head.i != head.i:
        head = head.head
        if head.pos_ in ("VERB", "AUX"):
            accused = object_of(head) if head.lemma_ == "accuse" else None
            subject = accused or subject_of(head)
            if subject is not None and subject.i < pronoun.i and _fits(pronoun, subject):
                return subject
    return None


def _before(pronoun: Token) -> Token | None:
    start = pronoun.sent.start
    if start == 0 or "\n" in pronoun.doc[start - 1].text:
        return None
    subject = subject_of(pronoun.doc[start - 1].sent.root)
    return subject if subject is not None and _fits(pronoun, subject) else None


def _fits(pronoun: Token, subject: Token) -> bool:
    if subject.lower_ in PRONOUNS:
        return (subject.lower_ in _ONE) == (pronoun.lower_ in _ONE)
    if subject.pos_ not in _NOUNS:
        return False
    many = subject.tag_ in ("NNS", "NNPS")
    if pronoun.lower_ in _MANY:
        return many or subject.pos_ == "PROPN" or any(c.dep_ == "conj" for c in subject.rights)
    return not many
