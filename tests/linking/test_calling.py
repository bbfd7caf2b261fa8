"""What an account calls the parties, and where another calls one otherwise."""

from collections import Counter

import pytest

from counterclaim.linking.accounts import Account
from counterclaim.linking.calling import called, called_otherwise
from counterclaim.linking.clashes import ClashType, clashes
from counterclaim.model.claim import ClaimKind
from tests.linking.making import Writer


def account(*sentences: str, outlet: str = "A") -> Account:
    """A report that says these things; only the first is of the event."""
    writer = Writer(" ".join(sentences), outlet)
    told, *beside = [
        writer.tells(words, kind=ClaimKind.STATEMENT, event_type=None, sub_event_type=None)
        for words in sentences
    ]
    return Account((told,), tuple(beside))


@pytest.mark.parametrize(
    ("ours", "theirs", "clash"),
    [
        ("The rebels left Dara.", "Terrorists left Dara.", ("rebel", "terrorist")),
        ("The rebels left Dara.", "A rebel convoy left Dara.", None),
        ("The rebels left Dara.", "The regime left Dara.", None),  # another party
        ("The government fled.", "The army fled.", None),  # a part of it
        ("The army fled.", "The regime fled.", ("army", "regime")),
        ("The government fled.", "The Regime fled.", ("government", "regime")),
        ("The Hill Front left.", "The gunmen left.", None),  # a name is no such word
        ("ISIS left Dara.", "Daesh left Dara.", ("ISIS", "Daesh")),
        ("IS left Dara.", "The Islamic State left Dara.", None),  # one word, spelt short
        ("Daesh is gone.", "Daesh is here.", None),  # a verb
        ("A jihadi fell.", "The jihadists fell.", None),
    ],
)
def test_other_words_for_one_party(ours: str, theirs: str, clash: tuple[str, str] | None) -> None:
    found = clashes(account(ours), account(theirs, outlet="B"))
    assert [(c.ours, c.theirs) for c in found if c.type is ClashType.LABEL] == [clash][
        : bool(clash)
    ]


def test_the_word_used_most_is_the_usual_one() -> None:
    ours = {"state": Counter({"regime": 1, "junta": 2})}
    both = Counter({"junta": 2, "regime": 1}), Counter({"regime": 1})
    assert called_otherwise(ours, {"state": both[0]}, ()) is None
    assert called_otherwise(ours, {"state": both[1]}, ()) == ("junta", "regime")


def test_few_words_count_only_where_both_tell_of_the_party() -> None:
    ours, theirs = {"state": Counter({"junta": 2})}, {"state": Counter({"army": 1})}
    assert called_otherwise(ours, theirs, ()) is None
    assert called_otherwise(ours, theirs, ["state"]) == ("junta", "army")


def test_what_is_said_beside_the_event_counts() -> None:
    ours = account("Dara was shelled.", "The rebels blamed the army for what befell the rebels.")
    theirs = account("Shells hit Dara.", "Terrorists fired on terrorists.", outlet="B")
    [clash] = clashes(ours, theirs)
    assert (clash.type, clash.ours, clash.theirs) == (ClashType.LABEL, "rebel", "terrorist")
    assert (clash.our_claims, clash.their_claims) == (
        (ours.beside[0].id,),
        (theirs.beside[0].id,),
    )


def test_a_word_in_two_claims_counts_once() -> None:
    writer = Writer("The rebels shelled a market held by the rebels, killing 9.")
    claims = [writer.tells(), writer.tells("a market held by the rebels")]
    assert called(claims) == {"armed opposition": Counter({"rebel": 2})}
