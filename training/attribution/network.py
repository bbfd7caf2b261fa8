"""MiniLM-L6 with a tag head and a pointer head.

The encoder is BERT's (Devlin et al. 2019) at MiniLM's size (Wang et al. 2020): 6 layers, 384 wide.
The pointer head scores pairs of positions by a scaled product of two projections, as in biaffine
parsers (Dozat and Manning 2017) without the bilinear term.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

from counterclaim.annotating.attribution.tagger.tags import TAGS
from counterclaim.annotating.attribution.tagger.wordpieces import CASES

LAYERS, WIDTH, HEADS, INNER, POINTER = 6, 384, 12, 1536, 128
VOCABULARY, POSITIONS, EPSILON = 30_522, 512, 1e-12


class Dropout(nn.Module):
    """Dropout that drops a feature at every position of a window alike (Gal and Ghahramani 2016).

    It regularises as the usual kind does, and draws 256 times fewer random numbers, which on a
    CPU is a tenth of the training time.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, hidden: Tensor) -> Tensor:
        """``hidden``: windows x pieces x width."""
        if not self.training or not self.share:
            return hidden
        kept = hidden.new_full((hidden.shape[0], 1, hidden.shape[2]), 1 - self.share)
        return hidden * kept.bernoulli() / (1 - self.share)


class Block(nn.Module):
    """One layer of the encoder: attention, then two linear maps, each with a residual and norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, visible: Tensor | None) -> Tensor:
        """``hidden``: windows x pieces x width; ``visible``: windows x 1 x 1 x pieces, or all."""
        query, key, value = self.mixed(hidden).chunk(3, dim=-1)
        if visible is None:
            seen = _whole_attention(query, key, value)
        else:
            seen = _attention(query, key, value, visible)
        hidden = self.attended_norm(hidden + self.dropout(self.attended(seen)))
        return self.norm(hidden + self.dropout(self.narrow(gelu(self.wide(hidden)))))


def _attention(query: Tensor, key: Tensor, value: Tensor, visible: Tensor) -> Tensor:
    windows, length, _ = query.shape

    def by_head(whole: Tensor) -> Tensor:
        return whole.view(windows, length, HEADS, WIDTH // HEADS).transpose(1, 2)

    seen = scaled_dot_product_attention(
        by_head(query), by_head(key), by_head(value), attn_mask=visible
    )
    return seen.transpose(1, 2).reshape(windows, length, WIDTH)


def _whole_attention(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """onnxruntime's own operator, for the exported file: twice as fast as what torch writes."""
    return torch.onnx.ops.symbolic(
        "com.microsoft::MultiHeadAttention",
        (query, key, value),
        {"num_heads": HEADS},
        dtype=query.dtype,
        shape=query.shape,
        version=1,
    )


class Tagger(nn.Module):
    """Wordpiece ids and cases in; tag scores, pointer queries and pointer keys out."""

    def __init__(self, dropout: float = 0.1, *, padded: bool = True) -> None:
        """``padded``: whether windows may be of different lengths, the shorter filled up."""
        super().__init__()
        self.padded = padded
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.query = nn.Linear(WIDTH, POINTER)
        self.key = nn.Linear(WIDTH, POINTER)
        nn.init.zeros_(self.cases.weight)

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores (windows x pieces x tags), queries and keys (windows x pieces x pointer).

        ``ids`` and ``cases``: windows x pieces; id 0 is padding.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.cases(cases) + self.positions(places)
        hidden = self.dropout(self.norm(hidden))
        visible: Tensor | None = None
        if self.padded:
            visible = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :].to(hidden.dtype)
        for block in self.blocks:
            hidden = block(hidden, visible)
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.query(hidden) / POINTER**0.5, self.key(hidden)


def with_base_weights(network: Tagger, weights: Path) -> Tagger:
    """Fill the encoder from a BERT-shaped safetensors file; the heads keep their random start."""
    base = load_file(weights)
    filled = network.state_dict()

    def take(ours: str, theirs: str) -> None:
        for kind in ("weight", "bias"):
            filled[f"{ours}.{kind}"] = base[f"{theirs}.{kind}"]

    filled["words.weight"] = base["embeddings.word_embeddings.weight"]
    # Only the first token type is ever used: it is a constant, and goes with the positions.
    filled["positions.weight"] = (
        base["embeddings.position_embeddings.weight"]
        + base["embeddings.token_type_embeddings.weight"][0]
    )
    take("norm", "embeddings.LayerNorm")
    for n in range(LAYERS):
        ours, theirs = f"blocks.{n}", f"encoder.layer.{n}"
        for kind in ("weight", "bias"):
            filled[f"{ours}.mixed.{kind}"] = torch.cat(
                [
                    base[f"{theirs}.attention.self.{part}.{kind}"]
                    for part in ("query", "key", "value")
                ]
            )
        take(f"{ours}.attended", f"{theirs}.attention.output.dense")
        take(f"{ours}.attended_norm", f"{theirs}.attention.output.LayerNorm")
        take(f"{ours}.wide", f"{theirs}.intermediate.dense")
        take(f"{ours}.narrow", f"{theirs}.output.dense")
        take(f"{ours}.norm", f"{theirs}.output.LayerNorm")
    network.load_state_dict(filled)
    return network
