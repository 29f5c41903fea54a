"""Digits as a pen writes them: shapes that clerks in Vietnam write and American writers seldom do.

MNIST is American handwriting. A Vietnamese clerk writes a 1 with an upstroke, often as long as the digit
is tall, a 7 with a bar, a 4 that is open, or closed with its apex on top like an A, a 9 on a straight or
hooked leg. Each shape here is a list of pen strokes; a stroke is a list of points that a smooth curve
goes through, in a box one unit high (y down, 0 is the top) and of the shape's own width.
"""

import math

import numpy as np
from PIL import Image, ImageDraw

# digit -> shapes; shape -> strokes; stroke -> points. A stroke with SHARP before it has corners.
SHARP = "sharp"


def _oval(x, y, rx, ry, start=-0.35, turn=1.06, points=11):
    """A closed curve written counter-clockwise, which overshoots or stays open by its `turn`."""
    angles = (start - turn * np.linspace(0, 1, points)) * 2 * math.pi
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


SHAPES = {
    "0": [
        [_oval(0.30, 0.50, 0.28, 0.50, start=-0.20)],
        [_oval(0.25, 0.50, 0.22, 0.50, start=-0.15, turn=1.0)],
        [_oval(0.30, 0.52, 0.30, 0.46, start=-0.25, turn=0.94)],
        [_oval(0.34, 0.50, 0.34, 0.48, start=-0.12, turn=1.12)],
    ],
    "1": [
        [SHARP, [(0.10, 0.0), (0.06, 1.0)]],
        [SHARP, [(0.10, 0.0), (0.10, 0.5), (0.10, 1.0)]],
        [SHARP, [(0.0, 0.26), (0.22, 0.0), (0.20, 1.0)]],
        [SHARP, [(0.0, 0.45), (0.30, 0.0), (0.26, 1.0)]],
        [SHARP, [(0.0, 0.70), (0.36, 0.0), (0.32, 1.0)]],
        [SHARP, [(0.0, 0.95), (0.34, 0.0), (0.34, 1.0)]],
        [SHARP, [(0.0, 0.36), (0.26, 0.02), (0.24, 1.0)], [(0.05, 1.0), (0.46, 0.98)]],
        [[(0.0, 0.42), (0.15, 0.25), (0.25, 0.02), (0.23, 0.5), (0.20, 1.0)]],
    ],
    "2": [
        [[(0.02, 0.22), (0.15, 0.03), (0.40, 0.05), (0.50, 0.25), (0.36, 0.55), (0.0, 0.97)],
         SHARP, [(0.0, 0.97), (0.58, 0.97)]],
        [[(0.03, 0.25), (0.18, 0.02), (0.44, 0.08), (0.46, 0.34), (0.24, 0.70), (0.05, 0.96),
          (0.02, 0.84), (0.16, 0.80), (0.36, 0.95), (0.62, 0.90)]],
        [[(0.05, 0.16), (0.28, 0.0), (0.48, 0.18), (0.38, 0.50), (0.14, 0.86), (0.0, 1.0)],
         [(0.0, 1.0), (0.22, 0.92), (0.42, 1.0), (0.66, 0.92)]],
        [[(0.0, 0.08), (0.25, 0.0), (0.48, 0.06), (0.30, 0.48), (0.02, 0.94), (0.10, 0.96), (0.55, 0.95)]],
        [[(0.08, 0.32), (0.10, 0.10), (0.34, 0.0), (0.46, 0.20), (0.30, 0.58), (0.06, 0.90),
          (0.0, 0.80), (0.14, 0.78), (0.34, 0.96), (0.58, 1.0)]],
    ],
    "3": [
        [[(0.03, 0.12), (0.25, 0.0), (0.46, 0.18), (0.36, 0.42), (0.18, 0.46)],
         [(0.18, 0.46), (0.44, 0.54), (0.50, 0.78), (0.28, 1.0), (0.0, 0.90)]],
        [SHARP, [(0.02, 0.03), (0.48, 0.02), (0.20, 0.40)],
         [(0.20, 0.40), (0.46, 0.50), (0.48, 0.80), (0.26, 1.0), (0.0, 0.92)]],
        [[(0.0, 0.10), (0.24, 0.0), (0.42, 0.12), (0.34, 0.36), (0.14, 0.48), (0.38, 0.50),
          (0.50, 0.72), (0.36, 0.96), (0.10, 1.0), (0.0, 0.88)]],
        [[(0.06, 0.06), (0.30, 0.02), (0.42, 0.16), (0.22, 0.42), (0.40, 0.60), (0.36, 0.90), (0.02, 1.02)]],
    ],
    "4": [
        # Open: two strokes.
        [SHARP, [(0.10, 0.0), (0.02, 0.58), (0.58, 0.56)], SHARP, [(0.46, 0.18), (0.42, 1.0)]],
        [[(0.08, 0.04), (0.0, 0.42), (0.14, 0.58), (0.44, 0.50)], SHARP, [(0.50, 0.0), (0.40, 1.0)]],
        [SHARP, [(0.28, 0.0), (0.0, 0.62), (0.60, 0.60)], SHARP, [(0.44, 0.32), (0.38, 1.0)]],
        # Closed, as in print.
        [SHARP, [(0.62, 0.70), (0.0, 0.70), (0.44, 0.0), (0.42, 1.0)]],
        [SHARP, [(0.40, 1.0), (0.44, 0.02), (0.0, 0.66), (0.60, 0.64)]],
        # Like an A: a short left leg, the apex on top, a bar.
        [SHARP, [(0.02, 0.74), (0.36, 0.0), (0.46, 1.0)], SHARP, [(0.02, 0.74), (0.66, 0.68)]],
        [SHARP, [(0.0, 0.80), (0.40, 0.0), (0.44, 1.0)], [(0.0, 0.80), (0.26, 0.66), (0.62, 0.62)]],
        [[(0.10, 0.92), (0.04, 0.76), (0.20, 0.42), (0.40, 0.02), (0.42, 0.5), (0.44, 1.0)],
         [(0.04, 0.76), (0.30, 0.70), (0.62, 0.70)]],
        # One line that turns in a small loop.
        [[(0.22, 0.0), (0.02, 0.56), (0.14, 0.64), (0.46, 0.50), (0.54, 0.28), (0.44, 0.60), (0.36, 1.0)]],
        [SHARP, [(0.30, 0.0), (0.04, 0.50), (0.50, 0.44), (0.30, 1.0)]],
    ],
    "5": [
        [SHARP, [(0.12, 0.04), (0.08, 0.44)],
         [(0.08, 0.44), (0.32, 0.38), (0.50, 0.60), (0.40, 0.92), (0.14, 1.0), (0.0, 0.90)],
         SHARP, [(0.12, 0.04), (0.54, 0.02)]],
        [[(0.52, 0.03), (0.16, 0.05), (0.10, 0.40), (0.34, 0.42), (0.46, 0.66), (0.32, 0.96), (0.0, 0.96)]],
        [SHARP, [(0.18, 0.08), (0.08, 0.48)],
         [(0.08, 0.48), (0.36, 0.44), (0.44, 0.72), (0.24, 1.0), (0.0, 0.94)], SHARP, [(0.20, 0.0), (0.62, -0.06)]],
        [[(0.56, 0.0), (0.22, 0.03), (0.08, 0.36), (0.38, 0.52), (0.36, 0.86), (0.06, 1.0)]],
        [SHARP, [(0.10, 0.06), (0.08, 0.42)],
         [(0.08, 0.42), (0.30, 0.40), (0.42, 0.64), (0.28, 0.94), (0.02, 0.98)], SHARP, [(0.04, 0.05), (0.50, 0.05)]],
    ],
    "6": [
        [[(0.42, 0.02), (0.16, 0.26), (0.02, 0.66), (0.14, 0.98), (0.40, 0.94), (0.46, 0.68), (0.26, 0.54), (0.06, 0.70)]],
        [[(0.30, 0.0), (0.06, 0.44), (0.02, 0.80), (0.22, 1.0), (0.44, 0.84), (0.36, 0.58), (0.12, 0.60), (0.04, 0.76)]],
        [[(0.48, 0.10), (0.34, 0.0), (0.10, 0.28), (0.0, 0.70), (0.20, 1.0), (0.46, 0.80), (0.36, 0.54), (0.04, 0.66)]],
        [[(0.22, 0.0), (0.08, 0.5), (0.06, 0.82), (0.24, 0.98), (0.38, 0.80), (0.24, 0.62), (0.08, 0.74)]],
    ],
    "7": [
        [SHARP, [(0.0, 0.04), (0.50, 0.02), (0.18, 1.0)]],
        [SHARP, [(0.0, 0.05), (0.52, 0.02), (0.20, 1.0)], SHARP, [(0.12, 0.52), (0.56, 0.46)]],
        [SHARP, [(0.02, 0.20), (0.04, 0.04), (0.52, 0.02), (0.16, 1.0)], SHARP, [(0.08, 0.54), (0.54, 0.50)]],
        [[(0.0, 0.14), (0.14, 0.02), (0.32, 0.10), (0.50, 0.02)], [(0.50, 0.02), (0.30, 0.42), (0.22, 1.0)],
         SHARP, [(0.10, 0.50), (0.56, 0.44)]],
        [SHARP, [(0.0, 0.34), (0.10, 0.06), (0.40, 0.04)], SHARP, [(0.40, 0.04), (0.22, 1.0)],
         SHARP, [(0.06, 0.58), (0.62, 0.42)]],
        [[(0.0, 0.10), (0.22, 0.04), (0.48, 0.04), (0.34, 0.34), (0.24, 0.66), (0.22, 1.0)]],
    ],
    "8": [
        [[(0.44, 0.14), (0.24, 0.0), (0.06, 0.18), (0.24, 0.44), (0.44, 0.70), (0.32, 0.98), (0.06, 0.92),
          (0.04, 0.70), (0.28, 0.44), (0.46, 0.20), (0.40, 0.08)]],
        [[(0.50, 0.06), (0.28, 0.02), (0.10, 0.20), (0.26, 0.44), (0.40, 0.72), (0.26, 1.0), (0.02, 0.86),
          (0.16, 0.56), (0.42, 0.28), (0.54, 0.02)]],
        [_oval(0.26, 0.24, 0.19, 0.24, start=0.25, turn=1.02), _oval(0.26, 0.74, 0.24, 0.26, start=-0.25, turn=1.02)],
        # Open on top: starts and ends with a horn.
        [[(0.10, 0.02), (0.16, 0.26), (0.36, 0.56), (0.34, 0.92), (0.12, 1.0), (0.04, 0.78), (0.22, 0.48), (0.50, 0.0)]],
        [[(0.02, 0.10), (0.14, 0.30), (0.40, 0.60), (0.38, 0.90), (0.16, 0.98), (0.08, 0.74), (0.30, 0.40), (0.40, 0.14),
          (0.24, 0.04), (0.12, 0.16)]],
    ],
    "9": [
        [[(0.42, 0.14), (0.22, 0.0), (0.02, 0.20), (0.10, 0.46), (0.32, 0.42), (0.44, 0.12)],
         SHARP, [(0.44, 0.10), (0.42, 1.0)]],
        [[(0.44, 0.16), (0.24, 0.0), (0.02, 0.18), (0.10, 0.44), (0.32, 0.40), (0.45, 0.12), (0.44, 0.60), (0.34, 0.94),
          (0.04, 0.98)]],
        [[(0.40, 0.10), (0.16, 0.02), (0.0, 0.26), (0.16, 0.48), (0.38, 0.28), (0.42, 0.08), (0.36, 0.50), (0.22, 1.0)]],
        [[(0.46, 0.08), (0.18, 0.04), (0.04, 0.28), (0.20, 0.44), (0.42, 0.28)], [(0.46, 0.08), (0.46, 0.70), (0.26, 1.0),
          (0.02, 0.88)]],
        [[(0.36, 0.06), (0.10, 0.08), (0.0, 0.30), (0.18, 0.42), (0.34, 0.24), (0.36, 0.04), (0.38, 0.5), (0.36, 1.0)]],
    ],
    "a": [
        [[(0.42, 0.46), (0.18, 0.44), (0.02, 0.70), (0.14, 0.98), (0.36, 0.86), (0.44, 0.50)],
         [(0.44, 0.46), (0.42, 0.86), (0.56, 0.96)]],
    ],
    "b": [
        [SHARP, [(0.06, 0.0), (0.04, 0.96)], [(0.04, 0.70), (0.22, 0.50), (0.42, 0.68), (0.34, 0.96), (0.06, 0.94)]],
        [[(0.02, 0.50), (0.24, 0.10), (0.16, 0.0), (0.06, 0.30), (0.06, 0.94), (0.30, 0.96), (0.40, 0.66), (0.20, 0.58)]],
    ],
}


def _smooth(points, steps=5):
    """The points of a Catmull-Rom curve through `points`."""
    p = np.asarray(points, dtype=np.float64)
    if len(p) < 3:
        return p
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:]):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack(pieces + [p[-2:-1]])


class Writer:
    """One hand with one pen: it keeps to its shapes, slant, width and pen within a string."""

    def __init__(self, random):
        self._random = random
        self._shapes = {digit: int(random.integers(len(shapes))) for digit, shapes in SHAPES.items()}
        self._widths = {digit: random.uniform(0.75, 1.3) for digit in SHAPES}
        self._tremble = random.uniform(0.01, 0.045)
        self.slant = random.normal(0.15, 0.17)
        self.pen = float(np.exp(random.uniform(np.log(0.045), np.log(0.20))))  # of the digit's height

    def strokes(self, character):
        """Strokes of arrays of points, one unit high, slanted, starting at x = 0."""
        random = self._random
        shapes = SHAPES[character]
        shape = self._shapes[character] if random.random() < 0.9 else int(random.integers(len(shapes)))
        stretch = self._widths[character] * random.uniform(0.9, 1.1)
        strokes, sharp = [], False
        for part in shapes[shape]:
            if part is SHARP:
                sharp = True
                continue
            points = np.asarray(part, dtype=np.float64)
            points = points + random.normal(0, self._tremble, points.shape)
            if sharp and len(points) == 2:  # a hand's straight line is a little bent
                middle = points.mean(axis=0) + random.normal(0, 0.025, 2)
                points = np.vstack([points[:1], middle, points[1:]])
                curve = _smooth(points)
            elif sharp:
                curve = points
            else:
                curve = _smooth(points)
            curve = curve * (stretch, 1)
            curve[:, 0] += (0.5 - curve[:, 1]) * self.slant
            strokes.append(curve)
            sharp = False
        left = min(stroke[:, 0].min() for stroke in strokes)
        for stroke in strokes:
            stroke[:, 0] -= left
        return strokes


def draw(strokes, height, pen):
    """Strokes as a picture of ink (uint8 array) of about `height` pixels, cropped to the pen's trace."""
    oversampling = 2
    scale = height * oversampling
    width = max(pen * scale, 1.5)
    points = np.vstack(strokes)
    low, high = points.min(axis=0) * scale - width, points.max(axis=0) * scale + width
    size = np.ceil((high - low) / oversampling).astype(int) * oversampling
    image = Image.new("L", (int(size[0]), int(size[1])), 0)
    canvas = ImageDraw.Draw(image)
    radius = width / 2
    for stroke in strokes:
        path = [tuple(point) for point in stroke * scale - low]
        # Round joints cost time and show on thick lines only.
        canvas.line(path, fill=255, width=int(round(width)), joint="curve" if width > 6 else None)
        for x, y in (path[0], path[-1]):
            canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(image.reduce(oversampling))
