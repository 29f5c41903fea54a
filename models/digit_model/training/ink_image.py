"""A strip of ink as the net sees it: what models/digit_model/ink_image.cc does, for training.

Crop to the ink, scale to one height, stretch the contrast. A strip is a uint8 array, 0 paper, 255 ink.
"""

import numpy as np

HEIGHT = 32  # rows the net sees
MARGIN_ROWS = 2  # of paper above and below the ink
MARGIN_COLUMNS = 8  # of paper left and right of it
MAX_INK_COLUMNS = 256
STRAY_INK = 0.005  # the share of all ink that each edge may lose: specks
LEAST_ROWS = 1 / 3  # of the strip's: what is lower (a dotted line) is not scaled up to a digit's height
PAPER_QUANTILE = 0.10  # of the pixels are surely paper
DARKEST_PAPER = 100
FAINTEST_INK = 0.15  # of the darkest: what is fainter is paper's grain
LEAST_CONTRAST = 48  # less than this between paper and ink is no ink


def _inked(profile):
    """The half-open range of a profile that keeps all but the stray ink at either end."""
    total = profile.cumsum()
    stray = total[-1] * STRAY_INK
    begin = int(np.searchsorted(total, stray, side="right"))
    end = int(np.searchsorted(total, total[-1] - stray, side="left")) + 1
    return begin, end


def _heightened(top, bottom, rows):
    """The range widened around its middle to a share of all rows."""
    missing = int(np.ceil(rows * LEAST_ROWS)) - (bottom - top)
    if missing <= 0:
        return top, bottom
    top = min(max(top - missing // 2, 0), rows - (bottom - top + missing))
    return top, top + int(np.ceil(rows * LEAST_ROWS))


def _resampling(source, target):
    """A target x source matrix: each target cell is the mean of what it covers, or interpolates."""
    scale = source / target
    cells = np.arange(source)[None, :]
    if scale >= 1:
        begin = np.arange(target)[:, None] * scale
        matrix = np.minimum(begin + scale, cells + 1) - np.maximum(begin, cells)
        matrix = np.maximum(matrix, 0) / scale
    else:
        center = np.clip((np.arange(target)[:, None] + 0.5) * scale - 0.5, 0, source - 1)
        matrix = np.maximum(1 - np.abs(center - cells), 0)
    return matrix.astype(np.float32)


_matrices = {}


def _resample(source, target):
    key = (source, target)
    if key not in _matrices:
        if len(_matrices) > 20000:
            _matrices.clear()
        _matrices[key] = _resampling(source, target)
    return _matrices[key]


def normalize(ink, stretch=1.0):
    """HEIGHT rows of float32 in 0..1, `stretch` times as wide as the ink is, or None when there is no ink."""
    values = ink.astype(np.float32)
    rank = int(PAPER_QUANTILE * (values.size - 1))
    paper = min(float(np.partition(values, rank, axis=None)[rank]), DARKEST_PAPER)
    darkest = float(values.max())
    if darkest - paper < LEAST_CONTRAST:
        return None
    values = np.maximum(values - (paper + FAINTEST_INK * (darkest - paper)), 0)
    top, bottom = _heightened(*_inked(values.sum(axis=1)), len(values))
    left, right = _inked(values.sum(axis=0))
    values = values[top:bottom, left:right]
    rows, columns = values.shape
    height = HEIGHT - 2 * MARGIN_ROWS
    width = min(max(int(stretch * columns * height / rows + 0.5), 1), MAX_INK_COLUMNS)
    scaled = _resample(rows, height) @ values @ _resample(columns, width).T
    image = np.zeros((HEIGHT, width + 2 * MARGIN_COLUMNS), dtype=np.float32)
    image[MARGIN_ROWS:-MARGIN_ROWS, MARGIN_COLUMNS:-MARGIN_COLUMNS] = scaled / max(float(scaled.max()), 1.0)
    return image
