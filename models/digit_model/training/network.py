"""The net that reads a strip: its layers, and the file that models/digit_model/digit_network.cc reads.

Convolutions halve the width twice; the last layer gives two steps of CTC for each column that is left, so
that a step is two pixels wide and thin digits that stand close ("11") still get steps of their own.
"""

import dataclasses
import struct

import numpy as np
import torch
from torch import nn

CHARACTERS = "0123456789ab"
BLANK = 0  # the class before those of CHARACTERS
CLASSES = 1 + len(CHARACTERS)
STEPS_PER_COLUMN = 2

MAGIC = b"VTDIGITS"
VERSION = 1


@dataclasses.dataclass(frozen=True)
class Layer:
    """A convolution, padded to keep the size but in the rows of a kernel of even height, which uses them up."""

    outputs: int
    rows: int
    columns: int
    stride: int = 1
    pool_rows: int = 1
    pool_columns: int = 1

    @property
    def padding(self):
        return (self.rows // 2 if self.rows % 2 else 0, self.columns // 2)


LAYERS = (
    Layer(16, 5, 5, stride=2),
    Layer(24, 3, 3, pool_rows=2, pool_columns=2),
    Layer(40, 3, 3, pool_rows=2),
    Layer(64, 3, 3),
    Layer(144, 4, 3),
    Layer(128, 1, 5),
    Layer(CLASSES * STEPS_PER_COLUMN, 1, 1),
)


class Network(nn.Module):
    """Images (batch, 1, 32, width) in, log probabilities (steps, batch, classes) out.

    Convolutions are followed by batch normalization while the net learns from nothing, and have it folded
    into their weights afterwards.
    """

    def __init__(self, normalized=True):
        super().__init__()
        parts, inputs = [], 1
        for i, layer in enumerate(LAYERS):
            last = i + 1 == len(LAYERS)
            with_norm = normalized and not last
            parts.append(nn.Conv2d(inputs, layer.outputs, (layer.rows, layer.columns), layer.stride, layer.padding,
                                   bias=not with_norm))
            if with_norm:
                parts.append(nn.BatchNorm2d(layer.outputs))
            if not last:
                parts.append(nn.ReLU(inplace=True))
            if (layer.pool_rows, layer.pool_columns) != (1, 1):
                parts.append(nn.MaxPool2d((layer.pool_rows, layer.pool_columns)))
            inputs = layer.outputs
        self.body = nn.Sequential(*parts)

    def logits(self, images):
        batch = images.shape[0]
        columns = self.body(images.contiguous(memory_format=torch.channels_last))[:, :, 0]
        split = columns.reshape(batch, STEPS_PER_COLUMN, CLASSES, -1)
        return split.permute(3, 1, 0, 2).reshape(-1, batch, CLASSES)

    def forward(self, images):
        return self.logits(images).log_softmax(2)


def _folded(network):
    """The convolutions with their batch normalization folded in: (weights, biases) a layer."""
    modules = list(network.body)
    for i, module in enumerate(modules):
        if not isinstance(module, nn.Conv2d):
            continue
        weights = module.weight.detach().numpy().astype(np.float64)
        if module.bias is not None:
            yield weights, module.bias.detach().numpy().astype(np.float64)
            continue
        norm = modules[i + 1]
        gain = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach().numpy().astype(np.float64)
        shift = norm.bias.detach().numpy() - norm.running_mean.numpy() * gain
        yield weights * gain[:, None, None, None], shift


def to_bytes(network, temperature):
    """The file of weights: one byte a weight, a scale for each output; numbers are little-endian."""
    network.eval()
    parts = [MAGIC, struct.pack("<III", VERSION, len(CHARACTERS), len(LAYERS)), CHARACTERS.encode(),
             struct.pack("<f", temperature)]
    for layer, (weights, biases) in zip(LAYERS, _folded(network)):
        parts.append(struct.pack("<7I", weights.shape[1], layer.outputs, layer.rows, layer.columns, layer.stride,
                                 layer.pool_rows, layer.pool_columns))
        scales = np.maximum(np.abs(weights).max(axis=(1, 2, 3)) / 127, 1e-12).astype(np.float32)
        quantized = np.rint(weights / scales[:, None, None, None]).clip(-127, 127).astype(np.int8)
        parts += [scales.tobytes(), biases.astype(np.float32).tobytes(), quantized.tobytes()]
    return b"".join(parts)


def from_bytes(data):
    """The net of a file of weights, without batch normalization: to learn on from, or to measure."""
    network = Network(normalized=False)
    assert data[:8] == MAGIC and struct.unpack_from("<III", data, 8) == (VERSION, len(CHARACTERS), len(LAYERS))
    at = 20 + len(CHARACTERS) + 4

    def take(count, kind):
        nonlocal at
        values = np.frombuffer(data, kind, count, at)
        at += values.nbytes
        return torch.from_numpy(values.astype(np.float32))

    for convolution in (module for module in network.body if isinstance(module, nn.Conv2d)):
        take(7, "<u4")
        scales, biases = take(convolution.out_channels, "<f4"), take(convolution.out_channels, "<f4")
        weights = take(convolution.weight.numel(), np.int8).reshape(convolution.weight.shape)
        convolution.weight.data = weights * scales[:, None, None, None]
        convolution.bias.data = biases.clone()
    return network
