"""What words say of the being so of what they govern: "failed to", "denied that", "no evidence"."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from counterclaim.annotating.data_files import read_text, rows, tsv_rows


class Standing(StrEnum):
    """Whether it is so by the words, and if not, how it stands."""

    SO = "so"
    NOT = "not"
    OPEN = "open"
    ALLEGED = "alleged"
    DOUBTED = "doubted"
    AVERTED = "averted"


CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Signature:
    """How what a word governs stands where the word is affirmed, and where it is denied."""

    affirmed: Standing
    denied: Standing


@cache
def signatures(governs: str) -> dict[str, Signature]:
    """Lemma to signature, for one way to govern; reality_signatures.tsv says which there are."""
    found: dict[str, Signature] = {}
    for words, ways, affirmed, denied in rows("reality_signatures.tsv", 4):
        if governs in ways.split("|"):
            signature = Signature(Standing(affirmed), Standing(denied))
            found.update((word, signature) for word in words.split("|"))
    return found


@cache
def telling_lemmas() -> frozenset[str]:
    """The words that by themselves, not denied, say more than that it is so."""
    rows = tsv_rows(read_text("reality_signatures.tsv"))
    return frozenset(
        word for words, _, affirmed, _ in rows if affirmed != "so" for word in words.split("|")
    )
