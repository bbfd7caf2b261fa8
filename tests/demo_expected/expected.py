"""The claims a careful reader takes from the demo's reports, and how a claim is held against one.

The format is told in README.md beside this file.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.model.claim import Claim
from counterclaim.model.figure import Figure

HERE = Path(__file__).parent
SHARE_TOLERANCE = 0.02
FIGURE_FIELDS = ("measure", "of", "low", "high", "wording")


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected claim; ``fields`` without ``words``."""

    report: str
    words: str
    fields: Mapping[str, Any]

    @property
    def key(self) -> str:
        """How ``known_misses.txt`` names it."""
        return f"{self.report} | {self.words}"


def expected_claims() -> Iterator[Expected]:
    """All of them, report by report."""
    for path in sorted(HERE.glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        for claim in document["claim"]:
            words = claim.pop("words")
            yield Expected(document["report"], words, claim)


def known_misses() -> frozenset[str]:
    """The keys of the claims that the program is known to miss."""
    lines = (HERE / "known_misses.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def nearest_miss(expected: Expected, claims: Iterable[Claim]) -> tuple[str, ...] | None:
    """The fields in which the best claim over the words differs: () if none, None if no claim."""
    found = [differences(expected, claim) for claim in claims if holds_words(expected, claim)]
    return min(found, key=len) if found else None


def holds_words(expected: Expected, claim: Claim) -> bool:
    """Whether the words stand in the claim's own words or in the mention of one of its figures."""
    stretches = [claim.verbatim, *(figure.mention for figure in claim.figures)]
    return any(expected.words in " ".join(stretch.split()) for stretch in stretches)


def differences(expected: Expected, claim: Claim) -> tuple[str, ...]:
    """The given fields in which ``claim`` differs."""
    fields = expected.fields
    wrong = [
        name
        for name, wanted in fields.items()
        if name not in FIGURE_FIELDS and not _agrees(name, wanted, claim)
    ]
    wanted_figure = {name: fields[name] for name in FIGURE_FIELDS if name in fields}
    if wanted_figure:
        off = [
            [name for name, wanted in wanted_figure.items() if not _counts(name, wanted, each)]
            for each in claim.figures
        ]
        closest = min(off, key=len) if off else list(wanted_figure)
        wrong += closest
    return tuple(wrong)


def _agrees(name: str, wanted: Any, claim: Claim) -> bool:
    match name:
        case "kind" | "manner" | "event_type" | "sub_event_type":
            return bool(getattr(claim, name) == wanted)
        case "sources":
            return len(wanted) == len(claim.sources) and all(
                source.name is None if link == "?" else _is_called(link, source)
                for link, source in zip(wanted, claim.sources, strict=True)
            )
        case "actor" | "target":
            return _is_called(wanted, getattr(claim, name))
        case "place":
            return claim.place is not None and claim.place.name == wanted
        case "earliest" | "latest":
            return claim.time is not None and getattr(claim.time, name) == wanted
        case "polarity" | "certainty" | "mode":
            return bool(getattr(claim.stance, name) == wanted)
        case "relation":
            return claim.relation is not None and claim.relation.type == wanted
        case "label_used":
            return claim.label is not None and claim.label.used.rstrip("s") == wanted.rstrip("s")
        case "label_for":
            return claim.label is not None and claim.label.name == wanted
        case "status":
            return claim.control is not None and claim.control.status == wanted
        case "holder":
            return claim.control is not None and _is_called(wanted, claim.actor)
        case "share_low" | "share_high":
            share = getattr(claim.control, name) if claim.control else None
            return share is not None and abs(share - wanted) <= SHARE_TOLERANCE
    raise ValueError(f"not a field of an expected claim: {name}")


def _counts(name: str, wanted: Any, figure: Figure) -> bool:
    got = getattr(figure, name)
    if name == "wording":
        return _says(wanted, got)
    return bool(got is None if wanted == "none" else got == wanted)


def _is_called(wanted: str, someone: Any) -> bool:
    return someone is not None and (_says(wanted, someone.name) or _says(wanted, someone.mention))


def _says(wanted: str, got: str | None) -> bool:
    return got is not None and wanted.casefold() in got.casefold()
