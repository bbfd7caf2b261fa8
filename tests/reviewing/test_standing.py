"""What stands of a claim: cases worked out by hand, and any order of decisions against a naive
model."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model.abstained import Abstained, Because, Blank
from counterclaim.model.actor import Actor
from counterclaim.model.decision import Act, Decision, Field, State, Value, value_of
from counterclaim.model.identity import content_of, value_hash
from counterclaim.model.words import Words
from counterclaim.reviewing.standing import corrected, standing, standing_hash, standing_of_report
from tests.reviewing.making import REPORT, place, read_claim, said
from tests.reviewing.naive import FIELDS, Naive

VALUES: dict[Field, tuple[Value, ...]] = {
    Field.PLACE: (place("Dara"), place("Halden"), place("Harrow"), None),
    Field.EVENT_MODE: ("aerial", "ground", None),
}
ACCEPT, REJECT, UNSURE = Act.ACCEPT, Act.REJECT, Act.UNSURE
ANA, BO, CY = "ana", "bo", "cy"

# A log as words: "ana edits Halden", "ana accepts", ..., "back 1" (by entry, from 1); what stands:
# state, the place's name, whether it was read otherwise since.
CASES: dict[str, tuple[str, State, str]] = {
    "nothing": ("", State.UNREVIEWED, "Dara"),
    "accepted": ("ana accepts", State.ACCEPTED, "Dara"),
    "edited": ("ana Halden", State.EDITED, "Halden"),
    "edited to what it was": ("ana Dara", State.ACCEPTED, "Dara"),
    "the newest of one's own": ("ana Halden; ana Harrow", State.EDITED, "Harrow"),
    "an edit left by accepting": ("ana Halden; ana accepts", State.EDITED, "Halden"),
    "rejected": ("ana rejects", State.REJECTED, "Dara"),
    "a verdict is a word on all": ("ana Halden; ana rejects", State.REJECTED, "Dara"),
    "an edit after rejecting": ("ana rejects; ana Halden", State.EDITED, "Halden"),
    "cannot tell": ("ana unsure", State.UNSURE, "Dara"),
    "a note": ("ana notes", State.UNREVIEWED, "Dara"),
    "two agree": ("ana Halden; bo Halden", State.EDITED, "Halden"),
    "two differ": ("ana Halden; bo Harrow", State.DIFFER, "Dara"),
    "an edit and what was read": ("ana accepts; bo Halden", State.DIFFER, "Dara"),
    "accepting takes it as it stood": ("ana Halden; bo accepts", State.EDITED, "Halden"),
    "and keeps it": ("ana Halden; bo accepts; back 1", State.EDITED, "Halden"),
    "so its maker differs": ("ana Halden; bo accepts; ana Harrow", State.DIFFER, "Dara"),
    "until they agree": ("ana Halden; bo Harrow; bo Halden", State.EDITED, "Halden"),
    "a third does not outvote": ("ana Halden; bo Halden; cy Harrow", State.DIFFER, "Dara"),
    "one stands by it, one does not": ("ana accepts; bo rejects", State.DIFFER, "Dara"),
    "both reject": ("ana rejects; bo rejects", State.REJECTED, "Dara"),
    "one cannot tell": ("ana accepts; bo unsure", State.DIFFER, "Dara"),
    "taken back": ("ana Halden; back 1", State.UNREVIEWED, "Dara"),
    "the one before counts again": ("ana Halden; ana Harrow; back 2", State.EDITED, "Halden"),
    "an older one taken back": ("ana Halden; ana Harrow; back 1", State.EDITED, "Harrow"),
    "a rejection taken back": ("ana rejects; back 1", State.UNREVIEWED, "Dara"),
    "one's own edit taken back from under one's accepting": (
        "ana Halden; ana accepts; back 1",
        State.ACCEPTED,
        "Dara",
    ),
    "a taking back is not taken back": ("ana Halden; back 1; back 2", State.UNREVIEWED, "Dara"),
    "accepting while two differ takes what was read": (
        "ana Halden; bo Harrow; cy accepts",
        State.DIFFER,
        "Dara",
    ),
}


def log_of(words: str) -> list[Decision]:
    """The decisions of a case, each with the hash of what stood."""
    made: list[Decision] = []
    for seq, part in enumerate(filter(None, words.split("; ")), 1):
        who, what = part.split()
        if who == "back":
            made.append(said(seq, ANA, Act.TAKE_BACK, takes_back=int(what)))
            continue
        acts = {"accepts": ACCEPT, "rejects": REJECT, "unsure": UNSURE, "notes": Act.NOTE}
        act, field = acts.get(what, Act.EDIT), None if what in acts else Field.PLACE
        stood = standing(read_claim(), made, REPORT.text).claim
        value = place(what) if field else None
        made.append(said(seq, who, act, field, value, standing_hash(stood, field)))
    return made


@pytest.mark.parametrize(("words", "state", "name"), CASES.values(), ids=CASES.keys())
def test_what_stands(words: str, state: State, name: str) -> None:
    found = standing(read_claim(), log_of(words), REPORT.text)
    assert found.claim.place is not None
    assert (found.state, found.claim.place.name, found.changed) == (state, name, False)


@pytest.mark.parametrize(
    ("words", "state", "name", "changed"),
    [
        ("ana accepts", State.UNREVIEWED, "Harrow", True),
        ("ana rejects", State.REJECTED, "Harrow", True),
        ("ana Halden", State.EDITED, "Halden", True),
        ("ana Harrow", State.ACCEPTED, "Harrow", False),  # the program came to read it so
        ("ana Halden; ana accepts", State.EDITED, "Halden", True),
        ("ana rejects; ana accepts", State.UNREVIEWED, "Harrow", True),
        ("ana notes", State.UNREVIEWED, "Harrow", False),
        ("ana Halden; back 1", State.UNREVIEWED, "Harrow", False),
    ],
)
def test_a_claim_read_otherwise_since(words: str, state: State, name: str, changed: bool) -> None:
    now = read_claim(place=place("Harrow"))
    found = standing(now, log_of(words), REPORT.text, entry=9)
    assert found.claim.place is not None
    assert (found.state, found.claim.place.name, found.changed) == (state, name, changed)


def test_another_field_read_otherwise_leaves_an_edit_alone() -> None:
    now = read_claim(event_mode="ground")
    found = standing(now, log_of("ana Halden"), REPORT.text)
    assert (found.state, found.changed, found.claim.place) == (State.EDITED, False, place("Halden"))


def test_whoever_looks_again_has_seen_what_changed() -> None:
    now = read_claim(place=place("Harrow"))
    log = log_of("ana rejects")
    log.append(said(9, BO, ACCEPT, standing=content_of(now)))
    assert not standing(now, log, REPORT.text, entry=8).changed


def test_who_corrected_what_from_which_entry() -> None:
    log = log_of("ana Halden; bo accepts")
    [made] = standing(read_claim(), log, REPORT.text).corrections
    assert (made.field, made.coder, made.seq) == (Field.PLACE, ANA, 1)
    [made] = standing(
        read_claim(), [*log, said(3, ANA, Act.TAKE_BACK, takes_back=1)], REPORT.text
    ).corrections
    assert (made.coder, made.seq) == (BO, 2)


def test_a_corrected_claim_has_the_hash_of_what_it_says() -> None:
    found = standing(read_claim(), log_of("ana Halden"), REPORT.text).claim
    assert found.content == content_of(found) != read_claim().content


def test_corrected_words_are_the_reports() -> None:
    edit = said(1, ANA, Act.EDIT, Field.WORDS, Words(0, 7))
    found = standing(read_claim(), [edit], REPORT.text).claim
    assert (found.start, found.verbatim) == (0, "Rebels ")


def test_a_field_that_fits_the_claim_no_longer_is_left_as_read() -> None:
    edit = said(1, ANA, Act.EDIT, Field.WORDS, Words(0, 100_000))
    assert standing(read_claim(), [edit], REPORT.text).claim == read_claim()


def test_without_a_first_doer_there_is_no_second_and_what_is_filled_is_not_blank() -> None:
    someone = Actor(mention="", start=0, end=0, name="Marsh Brigade")
    blank = Abstained(field=Blank.TARGET, candidates=(), reason=Because.SEVERAL)
    claim = replace(
        read_claim(), actor=someone, co_actors=(someone,), target=None, abstained=(blank,)
    )
    assert corrected(claim, Field.ACTOR, None, REPORT.text).co_actors == ()
    assert corrected(claim, Field.TARGET, someone, REPORT.text).abstained == ()
    assert corrected(claim, Field.EVENT_MODE, "aerial", REPORT.text).abstained == (blank,)


def test_words_that_mean_the_same_are_no_difference() -> None:
    other = replace(place("Halden"), mention="entered", start=7, end=14)
    log = [said(1, ANA, Act.EDIT, Field.PLACE, place("Halden"))]
    log.append(said(2, BO, Act.EDIT, Field.PLACE, other))
    found = standing(read_claim(), log, REPORT.text)
    assert (found.state, found.claim.place) == (State.EDITED, other)


ADDED = (
    ([], State.ADDED),
    ([said(1, ANA, Act.ADD)], State.ADDED),
    ([said(1, ANA, Act.NOTE)], State.ADDED),
    ([said(1, ANA, Act.ADD), said(2, BO, ACCEPT)], State.ADDED),
    ([said(1, ANA, Act.ADD), said(2, BO, REJECT)], State.DIFFER),
    ([said(1, ANA, Act.ADD), said(2, ANA, REJECT)], State.REJECTED),
    ([said(1, ANA, Act.ADD), said(2, ANA, Act.TAKE_BACK, takes_back=1)], State.REJECTED),
    ([said(1, ANA, Act.ADD), said(2, ANA, Act.EDIT, Field.PLACE, None)], State.ADDED),
    ([said(1, ANA, Act.ADD), said(2, BO, Act.EDIT, Field.PLACE, None)], State.DIFFER),
)


@pytest.mark.parametrize(("log", "state"), ADDED)
def test_a_claim_that_a_person_added(log: list[Decision], state: State) -> None:
    assert standing(read_claim(person=True), log, REPORT.text).state is state


@pytest.mark.parametrize(
    ("log", "stands", "changed"),
    [
        ([], None, None),
        ([said(1, ANA, ACCEPT)], State.ACCEPTED, True),
        ([said(1, ANA, REJECT)], None, None),
        ([said(1, ANA, UNSURE)], None, None),
        ([said(1, ANA, Act.NOTE)], None, None),
        ([said(1, ANA, ACCEPT), said(2, ANA, Act.TAKE_BACK, takes_back=1)], None, None),
        ([said(1, ANA, ACCEPT), said(9, BO, ACCEPT)], State.ACCEPTED, False),  # seen since
    ],
)
def test_a_claim_that_is_read_no_more(
    log: list[Decision], stands: State | None, changed: bool | None
) -> None:
    once = read_claim()
    log = [replace(each, claim=once.id) for each in log]
    found = standing_of_report([], {once.id: once}, log, REPORT.text, reading=5)
    assert [(each.state, each.gone, each.changed) for each in found] == (
        [(stands, True, changed)] if stands else []
    )


def test_each_claim_of_a_report_by_its_own_decisions() -> None:
    one, two = read_claim(), read_claim(person=True)
    log = [said(1, ANA, REJECT, claim=one.id), said(2, BO, ACCEPT, claim="c-elsewhere")]
    found = standing_of_report([(1, one), (2, two)], {}, log, REPORT.text)
    assert {each.claim.id: each.state for each in found} == {
        one.id: State.REJECTED,
        two.id: State.ADDED,
    }


Step = tuple[str, Act, int, int, bool]
STEPS = st.lists(
    st.tuples(
        st.sampled_from((ANA, BO, CY)),
        st.sampled_from((Act.EDIT, Act.EDIT, Act.EDIT, *Act)),
        st.integers(0, 11),
        st.integers(1, 9),
        st.sampled_from((True, True, True, False)),
    ),
    max_size=9,
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=STEPS,
    person=st.booleans(),
    later=st.sampled_from((None, *VALUES[Field.PLACE])),
    entry=st.integers(0, 9),
)
def test_any_order_of_decisions(steps: list[Step], person: bool, later: Value, entry: int) -> None:
    read = read_claim(person=person)
    log: list[Decision] = []
    for seq, (coder, act, pick, back, honest) in enumerate(steps, 1):
        stood = standing(read, log, REPORT.text).claim
        if act is Act.TAKE_BACK:
            log.append(said(seq, coder, act, takes_back=back))
        elif act is Act.EDIT:
            field = FIELDS[pick % 2]
            value = VALUES[field][pick // 2 % len(VALUES[field])]
            hashed = value_hash(value_of(stood, field)) if honest else "0" * 16
            log.append(said(seq, coder, act, field, value, hashed))
        elif act is not Act.ADD or person:
            log.append(said(seq, coder, act, standing=content_of(stood) if honest else "0" * 16))
    for now in (read, read_claim(person=person, place=later)):
        expected = Naive(now, log, REPORT.text, entry)
        found = standing(now, log, REPORT.text, entry=entry)
        assert replace(found.claim, content="") == replace(expected.claim(), content="")
        assert found.state is expected.state()
        assert found.changed is expected.changed()
        assert list(found.decisions) == expected.live()
