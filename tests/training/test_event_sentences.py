"""The sentences that event typing is fitted to, and the fitting."""

import re
from collections.abc import Iterator

import pytest
from training.events.sentences import KINDS, sentences

from counterclaim.annotating.actors.registry import norm, shipped_registry
from counterclaim.annotating.events.wording import NONE
from counterclaim.annotating.layout.media import medium_pattern

# Names in the registries that are ordinary words, unless all in capitals.
ORDINARY = frozenset(
    ["bush", "car", "independent", "male", "national", "pole", "the national", "times", "us"]
)
_WORD = re.compile(r"[^\W_]+(?:[.’'](?!s\b)[^\W_]+)*")


def real_names(text: str) -> Iterator[str]:
    """Every registered actor, state, people, capital, head of state or outlet that is named.

    A state or its people counts in small letters, too.
    """
    registry = shipped_registry()
    states = (registry.states, registry.demonyms, registry.metonyms, registry.leaders)
    words = _WORD.findall(text)
    for start, word in enumerate(words):
        for end in range(start + 1, start + 1 + registry.longest.get(norm(word), 0)):
            run = words[start:end]
            key = tuple(map(norm, run))
            actors = registry.names.get(key, ())
            if any(alias.fits(run) for alias in actors if not alias.mark) or any(
                key in table for table in states
            ):
                yield " ".join(run)
    yield from re.findall(rf"\b{medium_pattern()}\b", text)


def of_an_invented_war(text: str) -> bool:
    """Whether the text names nobody real."""
    return all(name.lower() in ORDINARY and not name.isupper() for name in real_names(text))


def test_every_kind_has_its_sentences_and_none_stands_twice() -> None:
    found = sentences()
    assert {each.kind for each in found} == set(KINDS)
    assert len({each.text.lower() for each in found}) == len(found) > 2_000


def test_no_sentence_names_a_real_actor_state_or_outlet() -> None:
    assert [each.text for each in sentences() if not of_an_invented_war(each.text)] == []


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("Troops of Orvekia entered Velm by car, the national radio said.", True),
        ("The village lies in France.", False),
        ("the french army keeps a museum", False),
        ("Italy's parliament sat.", False),
        ("The US Congress sat.", False),
        ("Reuters has an office there.", False),
        ("The United Nations was founded in 1945.", False),
    ],
)
def test_real_names_are_known(text: str, invented: bool) -> None:
    assert of_an_invented_war(text) is invented


def test_an_unknown_kind_is_told(tmp_path) -> None:
    (tmp_path / "a.tsv").write_text("Siege\tThe town is besieged.\n", "utf-8")
    with pytest.raises(ValueError, match="Siege"):
        sentences(tmp_path)


def test_a_fitted_model_reads_its_own_texts_and_parts_cover_all() -> None:
    pytest.importorskip("sklearn")
    from training.events.fit import fit, parts

    texts = [["hurl", "grenade"], ["bomb", "raid"], ["rain", "fall"], ["sun", "shine"]]
    kinds = ["Grenade", "Attack", NONE, NONE]
    fitted = fit(kinds, texts, least=1)
    assert [fitted.kinds[int(fitted.read(words).argmax())] for words in texts] == kinds
    assert sorted(n for _, held in parts(12) for n in held) == [*range(12)]
