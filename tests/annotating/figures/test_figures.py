"""Sentences and the figures in them. Places and events are invented."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.figures.component import find_figures
from counterclaim.model.words import Words

Row = tuple[str, str, str, int | None, int | None]

SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "At least 12 people were killed and 30 others injured in a strike on a market.",
        [
            ("At least 12 people", "killed", "people", 12, None),
            ("30 others", "injured", "people", 30, 30),
        ],
    ),
    (
        "A man and his young wife were killed.",
        [
            ("A man", "killed", "men", 1, 1),
            ("his young wife", "killed", "women", 1, 1),
        ],
    ),
    (
        "Nine pupils were killed in Northville along with two teachers.",
        [
            ("Nine pupils", "killed", "civilians", 9, 9),
            ("two teachers", "killed", "civilians", 2, 2),
        ],
    ),
    (
        "Some 600 Norwegians were later killed.",
        [("Some 600 Norwegians", "killed", "people", 540, 660)],
    ),
    ("The raid cut the road, as a result locals starved.", []),
    ("All nine people aboard are presumed dead.", [("nine people", "killed", "people", 9, 9)]),
    (
        "Over 17 tanks personnel carriers were destroyed.",
        [("Over 17 tanks personnel carriers", "destroyed", "vehicles", 17, None)],
    ),
    (
        "Toll from mill blast rises to 12 40 hurt",
        [("12", "killed", "people", 12, 12), ("40", "injured", "people", 40, 40)],
    ),
    ("The death toll rose to 112.", [("112", "killed", "people", 112, 112)]),
    ("The death toll rose from 10 to 12 on Sunday.", [("12", "killed", "people", 12, 12)]),
    (
        "A blast killing 12 shook the town, leaving 30 dead in another quarter.",
        [("12", "killed", "people", 12, 12), ("30", "killed", "people", 30, 30)],
    ),
    ("Rescuers pulled out the bodies of 7 men.", [("7 men", "killed", "men", 7, 7)]),
    (
        "12 killed 30 injured in Northville blast",
        [("12", "killed", "people", 12, 12), ("30", "injured", "people", 30, 30)],
    ),
    (
        "Air strikes killed injured 12 civilians",
        [("12 civilians", "casualties", "civilians", 12, 12)],
    ),
    (
        "Raids 9 civilians 4 fighters killed in Northville",
        [("9 civilians", "killed", "civilians", 9, 9), ("4 fighters", "killed", "fighters", 4, 4)],
    ),
    (
        "Shelling killed 9 civilians and 5 soldiers.",
        [("9 civilians", "killed", "civilians", 9, 9), ("5 soldiers", "killed", "soldiers", 5, 5)],
    ),
    ("12 soldiers killed two civilians.", [("two civilians", "killed", "civilians", 2, 2)]),
    ("The group lost 13 fighters.", [("13 fighters", "killed", "fighters", 13, 13)]),
    (
        "Air strikes kill 9 IS fighters near the river.",
        [("9 IS fighters", "killed", "fighters", 9, 9)],
    ),
    (
        "Two rockets hit the square, killing at least 16 people and wounding 40.",
        [("at least 16 people", "killed", "people", 16, None), ("40", "injured", "people", 40, 40)],
    ),
    (
        "Car bomber kills 16 near mill in Northville",
        [("16", "killed", "people", 16, 16)],
    ),
    (
        "Rockets hit two streets leaving eight people injured a source said.",
        [("eight people", "injured", "people", 8, 8)],
    ),
    (
        "Around 40 rebels were rounded up and executed in the square.",
        [("Around 40 rebels", "killed", "fighters", 36, 44)],
    ),
    (
        "The blast claimed the lives of 14 worshippers.",
        [("14 worshippers", "killed", "civilians", 14, 14)],
    ),
    (
        "The strikes killed and wounded dozens of fighters.",
        [("dozens of fighters", "casualties", "fighters", 24, 99)],
    ),
    (
        "61,000 civilians were evacuated and 1,207 fighters surrendered.",
        [
            ("61,000 civilians", "evacuated", "civilians", 61000, 61000),
            ("1,207 fighters", "surrendered", "fighters", 1207, 1207),
        ],
    ),
    (
        "The fighting displaced more than 40,000 people.",
        [("more than 40,000 people", "displaced", "people", 40000, None)],
    ),
    (
        "Some 40,000 people have fled the town.",
        [("Some 40,000 people", "displaced", "people", 36000, 44000)],
    ),
    (
        "The station supplies water to a million citizens.",
        [("a million citizens", "served", "civilians", 1_000_000, 1_000_000)],
    ),
    (
        "More than 20 people have been arrested and 12 kidnapped.",
        [
            ("More than 20 people", "detained", "people", 20, None),
            ("12", "abducted", "people", 12, 12),
        ],
    ),
    (
        "Between 10 and 15 fighters were captured.",
        [("Between 10 and 15 fighters", "captured", "fighters", 10, 15)],
    ),
    (
        "Up to 300 fighters laid down their arms.",
        [("Up to 300 fighters", "surrendered", "fighters", None, 300)],
    ),
    (
        "12 dead, 5 missing after boat sinks",
        [("12", "killed", "people", 12, 12), ("5", "missing", "people", 5, 5)],
    ),
    (
        "Around 300 000 civilians were trapped in the city.",
        [("Around 300 000 civilians", "besieged", "civilians", 270000, 330000)],
    ),
    (
        "One man was killed and a woman was injured.",
        [("One man", "killed", "men", 1, 1), ("a woman", "injured", "women", 1, 1)],
    ),
    (
        "Child killed 9 civilians injured in attacks",
        [("Child", "killed", "children", 1, 1), ("9 civilians", "injured", "civilians", 9, 9)],
    ),
    (
        "The fire killed 20 stallholders and bargemen.",
        [("20 stallholders and bargemen", "killed", "people", 20, 20)],
    ),
    (
        "Three beekeepers were among the dead, the office said.",
        [("Three beekeepers", "killed", "people", 3, 3)],
    ),
    (
        "26 others were being treated for burns.",
        [("26 others", "injured", "people", 26, 26)],
    ),
    ("Five of the wounded died in hospital.", [("Five of the wounded", "killed", "people", 5, 5)]),
    ("Three of the dead were children.", [("Three of the dead", "killed", "children", 3, 3)]),
    (
        "It counted 14 dead, of whom at least four were fighters.",
        [("14", "killed", "people", 14, 14), ("at least four", "killed", "fighters", 4, None)],
    ),
    ("It said no civilians were harmed.", [("no civilians", "casualties", "civilians", 0, 0)]),
    (
        "Not a single soldier was killed in the raid.",
        [("Not a single soldier", "killed", "soldiers", 0, 0)],
    ),
    ("Police put the number of arrests at 12.", [("12", "detained", "people", 12, 12)]),
    (
        "The army still holds more than 180 of the people it seized.",
        [("more than 180 of the people", "detained", "people", 180, None)],
    ),
    ("The 212 detainees were moved north.", [("212 detainees", "detained", "prisoners", 212, 212)]),
    (
        "The school took in 340 people who have left the valley.",
        [("340 people", "displaced", "people", 340, 340)],
    ),
    (
        "The barn shelters some 2,000 displaced people.",
        [("some 2,000 displaced people", "displaced", "people", 1800, 2200)],
    ),
    (
        "Buses brought 1,700 people to the camp. The mayor gave the total as 5,100.",
        [
            ("1,700 people", "evacuated", "people", 1700, 1700),
            ("5,100", "evacuated", "people", 5100, 5100),
        ],
    ),
    ("He expects 10,000 to return by May.", [("10,000", "returned", "people", 10000, 10000)]),
    (
        "The toll from the explosion at a fish market in the old harbour quarter rose to 17.",
        [("17", "killed", "people", 17, 17)],
    ),
    (
        "Mortar fire left three patients dead and seven others injured the hospital said.",
        [
            ("three patients", "killed", "civilians", 3, 3),
            ("seven others", "injured", "civilians", 7, 7),
        ],
    ),
    (
        "Gunners killed 15 rebels and injured others.",
        [("15 rebels", "killed", "fighters", 15, 15)],
    ),
    (
        "At least 45 gunmen and 20 guards had been killed.",
        [
            ("At least 45 gunmen", "killed", "fighters", 45, None),
            ("20 guards", "killed", "soldiers", 20, None),
        ],
    ),
    (
        "Six soldiers were surrounded and killed near the dam.",
        [("Six soldiers", "killed", "soldiers", 6, 6)],
    ),
    ("The strike kills 18 New toll", [("18", "killed", "people", 18, 18)]),
    (
        "Raids brought the number of farmers killed this week to 45.",
        [("45", "killed", "people", 45, 45)],
    ),
    (
        "Some 2,400 people have left the town.",
        [("Some 2,400 people", "displaced", "people", 2160, 2640)],
    ),
    (
        "The rebels freed 40 hostages in exchange for 12 prisoners.",
        [
            ("40 hostages", "released", "prisoners", 40, 40),
            ("12 prisoners", "released", "prisoners", 12, 12),
        ],
    ),
    (
        "The strike left 40,000 people without water and 12,000 without power.",
        [
            ("40,000 people", "without water", "people", 40000, 40000),
            ("12,000", "without power", "people", 12000, 12000),
        ],
    ),
    (
        "Shelling cut off water supplies to 300,000 people.",
        [("300,000 people", "without water", "people", 300000, 300000)],
    ),
    (
        "The agency said 9,000 families need food.",
        [("9,000 families", "without aid", "unknown", 9000, 9000)],
    ),
    (
        "About 250,000 people are living under siege in the quarter.",
        [("About 250,000 people", "besieged", "people", 225000, 275000)],
    ),
    (
        "The UN delivered food to 40,000 people in the besieged town.",
        [("40,000 people", "served", "people", 40000, 40000)],
    ),
    (
        "The army destroyed 12 tanks, dozens of houses and a mortar.",
        [
            ("12 tanks", "destroyed", "vehicles", 12, 12),
            ("dozens of houses", "destroyed", "buildings", 24, 99),
            ("a mortar", "destroyed", "weapons", 1, 1),
        ],
    ),
    (
        "In the raid 18 of the 31 lorries were destroyed.",
        [("18 of the 31 lorries", "destroyed", "vehicles", 18, 18)],
    ),
    ("There were no casualties.", [("no casualties", "casualties", "people", 0, 0)]),
    ("Nobody was hurt in the blast.", [("Nobody", "injured", "people", 0, 0)]),
]

NOT_FIGURES = [
    "The group claimed that 200 of its gunmen were fighting on.",
    "The blast killed 14 goats.",
    "The fire killed 20 minutes later.",
    "None of the dead was armed.",
    "He spoke of two raids and was hurt in one of them.",
    "Civilians were killed.",
    "There were no immediate reports of casualties.",
    "No fewer than 12 villages were captured.",
    "The man was killed by 12 fighters.",
    "He was killed on 3 May 2016.",
    "The commander of the 46th Brigade was killed.",
    "The council passed Resolution 2254.",
    "The boss, 54, sold 12 lorries for $400,000.",
    "The raid killed the commander two hours later.",
    "The governor, 56, was killed on the road.",
    "Views 1662 A strike killed the mayor.",
    "The group released pictures of four rescuers.",
    "The village was captured.",
]

SUBSETS = [
    ("Nine civilians including three children killed in raids", "three children", "Nine civilians"),
    ("Twenty people were killed, 3 of them children.", "3 of them children", "Twenty people"),
    ("Ten children were among 56 civilians killed.", "Ten children", "56 civilians"),
    ("10 children among 18 dead as big fire hits school", "10 children", "18"),
    ("Of the 40 people killed, 12 were police officers.", "12", "40 people"),
    ("Twenty people were killed. Six of them were children.", "Six of them", "Twenty people"),
    ("Dozens were killed. Not one fighter was among them.", "Not one fighter", "Dozens"),
    ("Jets killed 60 civilians among them six children.", "six children", "60 civilians"),
    (
        "A raid killed 70 people. Twelve children and 11 guards were among the dead.",
        "Twelve children",
        "70 people",
    ),
    (
        "A bomb killed 18 people. It wounded 56. It said three children were among the dead.",
        "three children",
        "18 people",
    ),
    ("Two ferrymen one of them a child were killed.", "one of them a child", "Two ferrymen"),
    ("Four villagers killed including child 19 others injured at depot", "child", "Four villagers"),
    ("Three civilians, two women and a boy, died.", "two women", "Three civilians"),
    ("Five men were killed, among them two medics.", "two medics", "Five men"),
    ("Six of its clerks were among the 18 fatalities.", "Six of its clerks", "18 fatalities"),
    ("Twelve people died. The dead included 2 nurses.", "2 nurses", "Twelve people"),
    (
        "A bus evacuated 600 people, including 200 fighters and 90 women.",
        "90 women",
        "600 people",
    ),
]


SCOPES = [
    ("A raid killed 12 people on Sunday.", "event"),
    ("Since Thursday shelling has killed 44 people.", "cumulative"),
    ("At least 38 people have died over the last 24 hours.", "cumulative"),
    ("So far this month 120 people have been killed.", "cumulative"),
    ("Over the month-long offensive, 7,800 civilians were evacuated.", "cumulative"),
    ("Five people were killed in the town, held by rebels since 2023.", "event"),
    ("The war has killed more than 300,000 people.", "background"),
    ("It has cost the lives of 210,000 people.", "background"),
    ("In all 54 ferrymen have been killed since the siege began in 2027.", "cumulative"),
]

REPLACED = [
    ("The toll rose from 10 to 12 on Sunday.", "12", 10),
    ("Twelve people died in the strike, up from nine.", "Twelve people", 9),
    ("The toll of the blast rose to 17 from 12.", "17", 12),
    ("The number of wounded was revised down to 35 from 40.", "35", 40),
]


def rows(doc: Doc) -> list[Row]:
    figures = [m.figure for m in find_figures(doc)]
    return [(f.mention, f.measure.value, f.of.value, f.low, f.high) for f in figures]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_figures_of_a_sentence(nlp: Language, text: str, expected: list[Row]) -> None:
    assert rows(nlp(text)) == expected


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_numbers_that_count_nobody(nlp: Language, text: str) -> None:
    assert [row for row in rows(nlp(text)) if row[3] != 1] == []


@pytest.mark.parametrize(("text", "part", "whole"), SUBSETS)
def test_a_part_points_to_its_whole(nlp: Language, text: str, part: str, whole: str) -> None:
    doc = nlp(text)
    of = {m.figure.mention: m.figure.part_of for m in find_figures(doc)}
    assert whole in of
    assert of[whole] is None
    found = of[part]
    assert found is not None
    assert found.of(text) == whole


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(nlp: Language, text: str, scope: str) -> None:
    [mention] = find_figures(nlp(text))
    assert mention.figure.scope.value == scope


@pytest.mark.parametrize(("text", "mention", "was"), REPLACED)
def test_a_figure_may_replace_another(nlp: Language, text: str, mention: str, was: int) -> None:
    [found] = find_figures(nlp(text))
    assert (found.figure.mention, found.figure.was) == (mention, was)


@pytest.mark.parametrize("text", [text for text, _ in SENTENCES])
def test_positions_are_exact(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for mention in find_figures(doc):
        figure = mention.figure
        own = Words(figure.start, figure.end)
        assert text[figure.start : figure.end] == figure.mention
        assert own in mention.clause
        assert mention.cue in mention.clause


def test_the_layer_survives_a_round_trip(nlp: Language) -> None:
    doc = nlp("Shelling killed 9 civilians, including two children.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.figures == doc._.figures == find_figures(doc)
