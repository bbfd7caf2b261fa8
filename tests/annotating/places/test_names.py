"""Keys under which place names are looked up."""

import pytest

from counterclaim.annotating.places.names import bare_key, plain_key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "DEIR EZ ZOR"),
        ("Ma`arrat", "Maarrat"),
        ("Dar‘ā", "Dara"),
        ("St. Louis", "Saint Louis"),
        ("Düzce", "Duzce"),
        ("U.S.", "US"),
    ],
)
def test_plain_keys_fold_marks_case_and_joints(one: str, other: str) -> None:
    assert plain_key(one) == plain_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("al-Bab", "Bab"), ("Ash Shaykh", "Shaykh"), ("Maarat al-Numan", "Maarat Numan")],
)
def test_bare_keys_drop_articles(one: str, other: str) -> None:
    assert bare_key(one) == bare_key(other)


@pytest.mark.parametrize("name", ["Al", "Damascus At"])
def test_a_last_word_is_no_article(name: str) -> None:
    assert bare_key(name) == plain_key(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Idlib", "Edleb"),
        ("Khan Shaykhun", "Khan Sheikhoun"),
        ("Saraqib", "Saraqeb"),
        ("al-Hasakah", "Hassakeh"),
        ("Kharkiv", "Kharkov"),
        ("Ma‘arrat an Nu‘mān", "Maarat al-Numan"),
    ],
)
def test_skeletons_agree_across_romanisations(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_names_without_letters_have_no_key() -> None:
    assert plain_key("…") == bare_key("…") == skeleton("…") == ""
