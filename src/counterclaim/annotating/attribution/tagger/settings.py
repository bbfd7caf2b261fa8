"""The few numbers beside the network, read from a table: linking weights and leanings of tags."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from counterclaim.annotating.attribution.tagger.linking import FEATURES
from counterclaim.annotating.attribution.tagger.tags import OUTSIDE, TAGS, Role, begins
from counterclaim.annotating.data_files import tsv_rows

LINK, LEAN, NO_ROLE = "link", "lean", "outside"


@dataclass(frozen=True, slots=True)
class Settings:
    """``links``: weights by role, in the order of FEATURES; ``leaning``: what is added to each
    tag's score before decoding.
    """

    links: dict[Role, NDArray[np.float64]]
    leaning: NDArray[np.float32]


def read_settings(path: Path) -> Settings:
    """The settings in a table of what (link or lean), role, feature and value."""
    links = {role: np.zeros(len(FEATURES)) for role in (Role.SOURCE, Role.CONTENT)}
    leaning = np.zeros(TAGS, np.float32)
    for what, role, feature, value in tsv_rows(path.read_text("utf-8")):
        if what == LINK:
            links[Role(role)][FEATURES.index(feature)] = float(value)
        else:
            leaning[OUTSIDE if role == NO_ROLE else begins(Role(role))] = float(value)
    return Settings(links, leaning)


def write_settings(settings: Settings, path: Path) -> None:
    """Write what ``read_settings`` reads."""
    lines = [
        "# Beside the tagger's network: how runs are linked (a conditional logit's weights), and",
        "# what is added to the scores of a run's first word and of no role. Made by training/.",
        "# what <TAB> role <TAB> feature <TAB> value",
    ]
    for role, weights in settings.links.items():
        for feature, weight in zip(FEATURES, weights, strict=True):
            lines.append(f"{LINK}\t{role}\t{feature}\t{weight:.4f}")
    for role in Role:
        lines.append(f"{LEAN}\t{role}\tbegin\t{settings.leaning[begins(role)]:.4f}")
    lines.append(f"{LEAN}\t{NO_ROLE}\tany\t{settings.leaning[OUTSIDE]:.4f}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
