"""Strips cut from the labelled real headers, split by letter, and the single digits in them.

A folder of crops holds PNG files (black writing on white paper) and labels.tsv with the columns crop (the
PNG's name), letter (the file it was cut from), field (number, day, month) and text (what it says).
"""

import csv
import pathlib
import zlib

import numpy as np
from PIL import Image

HELD_OUT_OF = 3
RULE = f"a letter is held out when the CRC-32 of its name in labels.tsv is a multiple of {HELD_OUT_OF}"

def is_held_out(letter):
    return zlib.crc32(letter.encode()) % HELD_OUT_OF == 0


def load(folder):
    """Two lists of (text, ink): to train on, and held out. Letters of dev are never trained on."""
    train, held_out = [], []
    for name in ("labels.tsv", "printed.tsv"):
        path = pathlib.Path(folder) / name
        if not path.exists():
            continue
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if row["letter"].startswith("dev"):
                    continue
                ink = 255 - np.asarray(Image.open(pathlib.Path(folder) / row["crop"]).convert("L"))
                if not is_held_out(row["letter"]):
                    # Print is easy and always alike: the hands count more.
                    train += [(row["text"], ink)] * (4 if row["hand"] == "1" else 1)
                elif row["hand"] == "1":
                    held_out.append((row["text"], ink))
    return train, held_out


def cut_digits(strips):
    """Single digits, as character -> pictures, of strips that fall apart into one piece a character."""
    pictures = {}
    for text, ink in strips:
        pieces = _pieces(ink)
        if len(pieces) == len(text):
            for character, piece in zip(text, pieces):
                pictures.setdefault(character, []).append(piece)
    return pictures


def _pieces(ink):
    """The inked pieces of a strip from left to right; what stands above one another belongs together."""
    labels = _components(ink > 100)
    boxes = []
    for label in range(1, labels.max() + 1):
        rows, columns = np.nonzero(labels == label)
        if len(rows) >= 0.004 * ink.size:  # not a speck
            boxes.append([int(columns.min()), int(columns.max()) + 1, {label}])
    boxes.sort(key=lambda box: box[0])
    merged = []
    for left, right, names in boxes:
        if merged and min(right, merged[-1][1]) - left > 0.5 * min(right - left, merged[-1][1] - merged[-1][0]):
            merged[-1] = [merged[-1][0], max(right, merged[-1][1]), merged[-1][2] | names]
        else:
            merged.append([left, right, names])
    pieces = []
    for left, right, names in merged:
        own = np.isin(labels[:, left:right], list(names))
        rows = np.flatnonzero(own.any(axis=1))
        if rows[-1] + 1 - rows[0] < 0.5 * ink.shape[0]:
            return []  # a dot or a dash: the pieces are not the characters
        pieces.append(np.where(own, ink[:, left:right], 0)[rows[0]:rows[-1] + 1])
    return pieces


def _components(inked):
    """A label from 1 for each piece of ink that hangs together, 0 for paper."""
    labels = np.zeros(inked.shape, np.int32)
    count = 0
    for start in zip(*np.nonzero(inked)):
        if labels[start]:
            continue
        count += 1
        labels[start] = count
        waiting = [start]
        while waiting:
            y, x = waiting.pop()
            for row in range(max(y - 1, 0), min(y + 2, inked.shape[0])):
                for column in range(max(x - 1, 0), min(x + 2, inked.shape[1])):
                    if inked[row, column] and not labels[row, column]:
                        labels[row, column] = count
                        waiting.append((row, column))
    return labels
