"""Fits the network: AdamW, a short warm-up, then a straight line down to nothing."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import spacy
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from counterclaim.annotating.attribution.tagger.wordpieces import WordPieces
from training.attribution.corpus import Document
from training.attribution.labels import labelled
from training.attribution.network import Tagger
from training.attribution.noise import damaged, some_damage, some_veil
from training.attribution.windows import IGNORED, Batch, batches, windows

_WARM_UP = 0.06  # of all steps
_WEIGHT_DECAY = 0.01


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run is made with."""

    epochs: int = 8
    seed: int = 1
    batch: int = 8  # windows
    rate: float = 2e-4
    head_rate: float = 1e-3
    pointer_weight: float = 1.0


def fit(
    network: Tagger,
    documents: Sequence[Document],
    pieces: WordPieces,
    recipe: Recipe,
    after_epoch: Callable[[int], None],
) -> None:
    """Fit ``network`` in place; each epoch damages the documents and cuts the windows anew."""
    rng = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    nlp = spacy.blank("en")
    optimizer = torch.optim.AdamW(_groups(network, recipe), fused=True)
    scheduler: torch.optim.lr_scheduler.LambdaLR | None = None
    network.train()
    step, started = 0, time.monotonic()
    for epoch in range(recipe.epochs):
        spoiled = (damaged(d, some_damage(rng)) for d in documents)
        ready = (labelled(d, nlp, pieces, some_veil(rng)) for d in spoiled)
        found = windows(ready, rng)
        if scheduler is None:
            total = recipe.epochs * (len(found) // recipe.batch + 1)
            scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, _line(total))
        running = 0.0
        for batch in batches(found, recipe.batch, rng):
            with torch.autocast("cpu", torch.bfloat16):
                scores, queries, keys = network(batch.ids, batch.cases)
            loss = _loss(batch, scores.float(), queries.float(), keys.float(), recipe)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
            step += 1
            running = 0.98 * running + 0.02 * loss.item() if running else loss.item()
            if step % 50 == 0:
                spent = time.monotonic() - started
                left = spent / step * (total - step)
                print(
                    f"epoch {epoch + 1}/{recipe.epochs}, step {step}/{total}, loss {running:.3f}, "
                    f"{spent:.0f} s, {left:.0f} s left",
                    file=sys.stderr,
                    flush=True,
                )
        after_epoch(epoch + 1)
    network.eval()


def _groups(network: Tagger, recipe: Recipe) -> list[dict[str, object]]:
    """The heads learn faster than the encoder; biases and norms are not decayed."""
    heads = ("tags.", "query.", "key.", "cases.")
    groups: list[dict[str, object]] = []
    for is_head in (False, True):
        rate = recipe.head_rate if is_head else recipe.rate
        chosen = [p for n, p in network.named_parameters() if n.startswith(heads) is is_head]
        groups += [
            {
                "params": [p for p in chosen if p.ndim > 1],
                "lr": rate,
                "weight_decay": _WEIGHT_DECAY,
            },
            {"params": [p for p in chosen if p.ndim <= 1], "lr": rate, "weight_decay": 0.0},
        ]
    return groups


def _line(total: int) -> Callable[[int], float]:
    def share(step: int) -> float:
        return min((step + 1) / (_WARM_UP * total + 1), max(0.0, (total - step) / total))

    return share


def _loss(batch: Batch, scores: Tensor, queries: Tensor, keys: Tensor, recipe: Recipe) -> Tensor:
    loss = cross_entropy(scores.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED)
    asked = batch.targets != IGNORED
    if asked.any():
        pairs = queries @ keys.transpose(1, 2)
        pairs = pairs.masked_fill((batch.ids == 0)[:, None, :], -1e4)
        loss = loss + recipe.pointer_weight * cross_entropy(pairs[asked], batch.targets[asked])
    return loss
