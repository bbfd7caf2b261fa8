"""Places named only to say where another lies: "Karv, 30 km north of Velm"."""

from collections.abc import Sequence

from spacy.tokens import Doc

from counterclaim.annotating.data_files import word_set

_FILE = "scene_words.toml"
_LINKS = word_set(_FILE, "gloss_links")
_WORDS = word_set(_FILE, "gloss_words") | word_set("role_words.toml", "directions")
_KINDS = (
    word_set("role_words.toml", "place_nouns")
    | word_set("role_words.toml", "landmarks")
    | word_set("role_words.toml", "headwords")
)
_KIND_AND_OF = 2  # "island of"
_LONGEST = 16  # tokens between the two


def is_gloss(doc: Doc, end: int, start: int, *, wider: bool) -> bool:
    """Whether the place from token ``start`` on only tells where the one before ``end`` lies.

    "Karv near Velm", "Karv (north of Velm)", "Karv, a village in Velm province", "Karv, just 30
    kilometres (20 miles) from the city of Velm"; also "Karv, in Velm" where Velm is the ``wider``.
    """
    if not 0 < start - end <= _LONGEST:
        return False
    between = [token.lower_ for token in doc[end:start] if not token.is_space]
    if between in ([","], [",", "in"]):
        return wider  # "Karv, Velm province"; not "in Velm, in Karv and in Dara"
    if _names_next(between):
        return False
    return _links(between) and all(map(_is_plain, between))


def goes_on(doc: Doc, end: int, start: int) -> bool:
    """Whether a place belongs to the gloss before it: "Karv, in Norland's Velm province"."""
    return all(_is_plain(token.lower_) for token in doc[end:start] if not token.is_space)


def narrows(doc: Doc, end: int, start: int) -> bool:
    """Whether the place that ends before ``end`` only tells where the next lies: "the Velm village
    of Karv".
    """
    between = [token.lower_ for token in doc[end:start] if not token.is_space]
    return 0 < start - end <= _LONGEST and _names_next(between)


def _names_next(between: Sequence[str]) -> bool:
    kinds = [word for word in between[:-1] if word.removesuffix("s") in _KINDS]
    return len(between) >= _KIND_AND_OF and between[-1] == "of" and len(kinds) == len(between) - 1


def _links(between: Sequence[str]) -> bool:
    return bool(_LINKS.intersection(between))


def _is_plain(word: str) -> bool:
    """Whether the word tells a distance, a direction or a kind of place."""
    if word in _LINKS or word in _WORDS or word in _KINDS:
        return True
    return word[0].isdigit() or word.removesuffix("s") in _KINDS or word.endswith("ern")
