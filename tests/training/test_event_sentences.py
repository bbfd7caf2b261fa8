"""The sentences that event typing is fitted to, and the fitting."""

import pytest
from training.events.sentences import KINDS, sentences

from counterclaim.annotating.events.wording import NONE


def test_every_kind_has_its_sentences_and_none_stands_twice() -> None:
    found = sentences()
    assert {each.kind for each in found} == set(KINDS)
    assert len({each.text.lower() for each in found}) == len(found) > 2_000


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
