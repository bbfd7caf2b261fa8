"""Writes the network as an ONNX file with eight-bit weights, for onnxruntime."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.attribution.network import Tagger

_OPSET = 20


def export(weights: Mapping[str, torch.Tensor], path: Path) -> None:
    """Write a network with ``weights`` to ``path``; its matrices get eight bits.

    The file takes one window at a time: on one thread nothing is gained by more, and without
    padding the attention needs no mask.
    """
    network = Tagger(padded=False)
    network.load_state_dict(dict(weights))
    network.eval()
    ids = torch.randint(1000, 2000, (1, 64))
    pieces = torch.export.Dim("pieces", min=3, max=512)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder, "full.onnx")
        torch.onnx.export(
            network,
            (ids, torch.zeros_like(ids)),
            str(full),
            input_names=["ids", "cases"],
            output_names=["tags", "queries", "keys"],
            dynamic_shapes=({1: pieces}, {1: pieces}),
            opset_version=_OPSET,
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(
            full,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )
