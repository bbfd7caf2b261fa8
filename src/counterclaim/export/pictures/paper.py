"""What all pictures share: fonts, greys and hatches, words made safe to draw, and their files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from unicodedata import category

from matplotlib import font_manager, rc_context
from matplotlib.figure import Figure

_HATCHES = ("////", "....", "xxxx", "----", "\\\\\\\\", "oooo", "++++", "||||", "****")
_GREYS = ("#ffffff", "#d9d9d9", "#f2f2f2", "#bfbfbf", "#e6e6e6", "#cccccc")
INK = "#000000"
DOTS = 150  # a PNG's, per inch

_FONTS = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Arial Unicode MS",
    "Segoe UI",
    "Tahoma",
    "PingFang SC",
    "Microsoft YaHei",
)  # for letters that the first has not, where they are installed


@contextmanager
def drawing() -> Iterator[None]:
    """The settings under which pictures are made."""
    installed = set(font_manager.get_font_names())
    with rc_context(
        {
            "font.family": [name for name in _FONTS if name in installed] or ["DejaVu Sans"],
            "font.size": 8,
            "text.parse_math": False,  # a "$" in a name is a "$"
            "svg.fonttype": "none",  # words stay words: to be searched, and in any script
            "svg.hashsalt": "counterclaim",
            "hatch.linewidth": 0.6,
            "axes.spines.top": False,
            "axes.spines.right": False,
        }
    ):
        yield


def sheet(width: float, height: float) -> Figure:
    """An empty figure of this many inches; at most as large as a wall would take."""
    return Figure(figsize=(min(width, 40), min(height, 60)), layout="constrained")


def picture(figure: Figure, kind: str) -> bytes:
    """``figure`` as the bytes of a file of this kind, "svg" or "png"."""
    bare = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    drawn = BytesIO()
    with drawing():
        figure.savefig(drawn, format=kind, dpi=DOTS, metadata=bare)
    return drawn.getvalue()


def written(words: str, limit: int = 40) -> str:
    """Outside words on one line, cut with an ellipsis, without what is no letter or sign."""
    flat = " ".join("".join(c if category(c)[0] != "C" else " " for c in words).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def hatch_of(things: Sequence[str]) -> dict[str, tuple[str | None, str]]:
    """A hatch and a grey for each thing, no two the same of up to 54."""
    return {
        thing: (_HATCHES[number % len(_HATCHES)], _GREYS[number // len(_HATCHES) % len(_GREYS)])
        for number, thing in enumerate(dict.fromkeys(things))
    }
