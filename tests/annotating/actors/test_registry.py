"""The shipped registry: its shape, its even hand, and actors that share a name."""

import re
from collections import Counter
from itertools import combinations

import pytest
import spacy

from counterclaim.annotating.actors.finding import Finder
from counterclaim.annotating.actors.registry import (
    LOCAL_FORM,
    SHORT_FORM,
    Alias,
    Entry,
    Registry,
    registry_with,
)
from counterclaim.annotating.actors.setting import Setting
from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.model.actor import ActorCategory
from counterclaim.model.errors import UsageError

SHIPPED = registry_with(None)
STATE_FORCES, GOVERNMENT = ActorCategory.STATE_FORCES, ActorCategory.GOVERNMENT
TOKENS = spacy.blank("en")
ENTRIES = tuple(SHIPPED.entries.values())
OTHERS_WORDS = re.compile(  # what one side calls another
    r"\b(?:terror\w*|rebels?|insurgents?|militants?|extremists?|jihadis?t?s?|separatists?|takfiris?"
    r"|bandits?|gangs?|gangsters?|thugs?|criminals?|mercenar(?:y|ies)|regime|junta|occupation"
    r"|so-called|self-(?:proclaimed|styled)|illegal|puppet)\b",
    re.IGNORECASE,
)
OWN_WORDS = {  # so the actor itself
    "mz-rmj",  # Junta Militar
    "co-erpac",  # Ejército ... Antiterrorista
    "ht-gsf",  # the Security Council's name for it
    "iq-cts",
    "so-arpct",
    "mx-erpi",
    "icc",
}
USERS = {"opponents", "government", "press"}


def test_ids_and_names_are_of_one_actor_each() -> None:
    ids = Counter(row[0] for row in tsv_rows(read_text("actors.tsv")))
    names = Counter(entry.name.casefold() for entry in ENTRIES)
    assert [word for word, count in (ids + names).items() if count > 1] == []


def test_parents_exist_and_nobody_is_his_own() -> None:
    for entry in ENTRIES:
        above: list[str] = []
        parent = entry.parent
        while parent is not None:
            assert parent in SHIPPED.entries, f"{entry.id}: no {parent}"
            assert parent not in (entry.id, *above), f"{entry.id} is part of itself"
            above.append(parent)
            parent = SHIPPED.entries[parent].parent


def test_dates_run_forwards() -> None:
    assert [e.id for e in ENTRIES if _before(e.until, e.since)] == []


def _before(one: str | None, other: str | None) -> bool:
    """Whether a year, month or day lies wholly before another."""
    return one is not None and other is not None and one < other[: len(one)]


def test_countries_are_states() -> None:
    codes = {row[0] for row in tsv_rows(read_text("states.tsv"))}
    named = {code for e in ENTRIES for code in (e.country, *e.elsewhere) if code is not None}
    assert named - codes == set()


def test_no_name_is_another_sides_word() -> None:
    loaded = [e.id for e in ENTRIES if OTHERS_WORDS.search(e.name) and e.id not in OWN_WORDS]
    assert loaded == []


def test_whoever_uses_a_name_is_a_known_kind_of_user() -> None:
    users = {alias.by for aliases in SHIPPED.names.values() for alias in aliases if alias.by}
    assert users <= USERS


def _apart(one: Alias, other: Alias) -> bool:
    """Whether country or dates always tell the two: at most one counts anywhere."""
    first, second = one.entry, other.entry
    if _before(first.until, second.since) or _before(second.until, first.since):
        return True
    return LOCAL_FORM in (one.mark, other.mark) and first.country != second.country


def test_actors_that_share_a_name_are_told_apart() -> None:
    mixed = []
    for words, aliases in SHIPPED.names.items():
        mixed += [
            (" ".join(words), one.entry.id, other.entry.id)
            for one, other in combinations(aliases, 2)
            if one.entry is not other.entry and not _apart(one, other)
        ]
    assert mixed == []


def test_short_names_are_never_the_only_ones() -> None:
    full = {a.entry.id for aliases in SHIPPED.names.values() for a in aliases if not a.mark}
    alone = {
        a.entry.id for aliases in SHIPPED.names.values() for a in aliases if a.mark == SHORT_FORM
    }
    assert alone - full == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cd-upc", "cd-fni"),
        ("cd-codeco", "cd-zaire"),
        ("in-arambai", "in-kuki-volunteers"),
        ("sl-cdf", "ci-jeunes-patriotes"),
        ("sb-ifm", "sb-mef"),
        ("et-asf", "et-oromia"),
        ("so-jubaland", "so-ssc"),
        ("sy-fsa", "sy-sdf"),
        ("sy-ndf", "iq-pmf"),
        ("sv-ms13", "sv-b18"),
        ("br-pcc", "br-cv"),
        ("gb-uvf", "gb-uda"),
        ("ua-dnr", "ge-abkhazia"),
        ("bd-chhatra-league", "bd-shibir"),
        ("sd-shield", "sd-joint"),
    ],
)
def test_those_who_face_each_other_are_of_one_kind(one: str, other: str) -> None:
    assert SHIPPED.entries[one].category is SHIPPED.entries[other].category


def _found(text: str, registry: Registry, day: str | None, *codes: str) -> list[str | None]:
    counts = Counter(codes)
    finder = Finder(TOKENS.make_doc(text), registry, Setting(day, counts, counts))
    return [f.entry.id if f.entry else None for f in finder.all()]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("ADF fighters", "CM", ["cm-ambazonia"]),
        ("ADF fighters", "UG", ["ug-adf"]),
        ("ADF", "AU", []),
        ("PDF fighters", "MM", ["mm-pdf"]),
        ("PDF fighters", "SD", ["sd-pdf"]),
        ("A PDF of the plan", "FR", []),
        ("SNA troops", "SO", ["so-forces"]),
        ("SNA troops", "SY", ["sy-sna"]),
        ("UPC", "CF", ["cf-upc"]),
        ("UPC", "CD", ["cd-upc"]),
        ("PCC", "BR", ["br-pcc"]),
        ("PCC", "CN", []),
        ("RUF", "SL", ["sl-ruf"]),
        ("RUF", "DE", []),
        ("MLC", "CD", ["cd-mlc"]),
        ("MLC", "US", []),
        ("National Liberation Army", "CO", ["co-eln"]),
        ("National Liberation Army", "MK", ["mk-nla"]),
        ("National Liberation Army", "NO", [None]),
        ("al-Shabaab", "KE", ["so-shabaab"]),
        ("al-Shabaab", "MZ", ["is-mozambique"]),
        ("Jundallah", "PK", ["pk-jundallah"]),
        ("Jundallah", "IR", ["ir-jundallah"]),
        ("Los Lobos", "EC", ["ec-lobos"]),
        ("Los Lobos", "US", []),
        ("Red Shirts", "TH", ["th-red-shirts"]),
        ("Knights Templar", "MX", ["mx-templarios"]),
        ("Knights Templar", "IL", []),
        ("New Forces", "CI", ["ci-fn"]),
        ("Eastern Front", "SD", ["sd-eastern"]),
        ("FACT", "SE", []),
    ],
)
def test_a_name_of_several_is_the_countrys(
    text: str, country: str, expected: list[str | None]
) -> None:
    assert _found(f"{text} came.", SHIPPED, None, country) == expected


def test_a_name_of_two_is_the_one_already_named() -> None:
    text = "The National Redemption Front met. NRF men left."
    assert _found(text, SHIPPED, None) == ["sd-nrf", "sd-nrf"]
    text = "The Karvost Resistance Front (NRF) met. The NRF left."
    assert _found(text, SHIPPED, None) == [None, None, None]


def test_a_name_of_two_times_is_the_days() -> None:
    for day, expected in (("2003-05-01", "sd-splma"), ("2014-05-01", "ss-forces")):
        assert _found("The SPLA came.", SHIPPED, day, "SD", "SS") == [expected]


@pytest.mark.parametrize(
    ("day", "active"),
    [("2011-03-15", True), ("2011-02-28", False), ("2014-12-31", True), ("2015-01-01", False)],
)
def test_since_and_until_are_included(day: str, active: bool) -> None:
    kind = ENTRIES[0].category
    entry = Entry("guard", "Guard", kind, None, since="2011-03", until="2014")
    assert entry.active(day) is active
    assert entry.active(None)


def test_a_wrong_date_is_named() -> None:
    with pytest.raises(UsageError, match="mine, line 1: May 2011 is no year"):
        Registry().add("guard\tGuard\trebel group\t\t\t\tMay 2011\n", "mine")


BODY_WORDS = {
    "forces": (
        "army|military|armed forces|air force|navy|forces|troops|soldiers|special forces|"
        "ground forces|warplanes|general staff|army command"
    ),
    "police": (
        "police|security forces|intelligence service|intelligence services|intelligence agency|"
        "border guards|border police|gendarmerie|police force"
    ),
    "government": (
        "government|authorities|parliament|presidency|cabinet|defence ministry|defense ministry|"
        "foreign ministry|interior ministry|health ministry|ministry of defence|"
        "ministry of defense|ministry of foreign affairs|ministry of the interior|"
        "ministry of health"
    ),
}
GROUPS_SO_CALLED = {"Lebanese Forces", "Soldiers Of Egypt"}  # by their own names, in capitals
STATES = [(row + [""] * 4)[:4] for row in tsv_rows(read_text("states.tsv")) if "," not in row[1]]


@pytest.mark.parametrize("state", STATES, ids=[state[0] for state in STATES])
def test_a_states_bodies_are_its_own_and_never_a_groups(state: list[str]) -> None:
    code, name, _, demonyms = state
    wrong = []
    for binds, words in BODY_WORDS.items():
        for number, noun in enumerate(words.split("|")):
            title = " ".join(w if w in ("of", "the") else w.capitalize() for w in noun.split())
            texts = [f"the {noun} of {name}", f"{name}'s {noun}"]
            texts += [f"the {demonym} {title}" for demonym in filter(None, demonyms.split("|"))]
            if number == 0:  # each writing once a kind of body
                texts += [f"the {title} of {name}", f"{name}’s {noun}"]
                for demonym in filter(None, demonyms.split("|")):
                    texts += [f"the {demonym} {noun}", f"{demonym} {noun}".upper()]
            for text in texts:
                if text.removeprefix("the ").title() in GROUPS_SO_CALLED:
                    continue
                found = _found(f"{text} came.", SHIPPED, None)
                first = SHIPPED.entries.get(found[0] or "") if found else None
                category = first.category if first else None
                own = bool(found) and (found[0] or "").startswith(f"{code.lower()}-")
                if not own or category not in (None, STATE_FORCES, GOVERNMENT):
                    wrong.append((text, found, binds))
    assert wrong == []


def test_only_rows_of_other_days_are_a_states_bodies() -> None:
    for identity, named in SHIPPED.bodies.items():
        kind = GOVERNMENT if identity.endswith("-government") else STATE_FORCES
        assert {entry.category for entry in named.values()} == {kind}
