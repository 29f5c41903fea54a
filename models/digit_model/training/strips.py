"""Strips of ink as they come off an archive scan, with the text they say.

A text is invented, written by one of the sources of glyphs.py, and then suffers what header fields suffer:
digits touch, climb and lean; a dotted or solid line runs under or through them; pieces of the printed
neighbours ("ố:", "/QĐ", "ngày", "tháng") are left at the edges; the pen is thick or thin; the scan is
bitonal or gray, coarse, blurred and speckled.
"""

import numpy as np
from PIL import Image, ImageFilter

import glyphs

WRITING_HEIGHT = 44  # pixels, before the scan makes it coarser

LEFT_OVER = 0.06  # of the strips keep a piece of print at one edge; of real ones one in twenty does

LEFT_NEIGHBORS = (":", ":", "ố:", "Số:", "ố :", ".", ",", "y", "ày", "ngày", "g", "ng", "áng", "-", ": ", "o:")
RIGHT_NEIGHBORS = ("/", "/", "/", "/Q", "/S", "/T", "/K", "/20", "-", "t", "th", "thá", "tháng", "n", "nă", "/B", "/U", "/C")


def invent_text(random):
    """What a number or day field says: 0 to 5 digits, often with leading zeros, seldom a letter behind."""
    kind = random.random()
    if kind < 0.03:
        return ""
    if kind < 0.22:  # a day or month, mostly with two digits
        value = int(random.integers(1, 32))
        return f"{value:02d}" if random.random() < 0.8 else str(value)
    length = int(random.choice([1, 2, 3, 4, 5], p=[0.08, 0.20, 0.32, 0.35, 0.05]))
    digits = "".join(str(digit) for digit in random.integers(0, 10, length))
    if length > 1 and random.random() < 0.15:  # runs of one digit are where CTC slips
        at = int(random.integers(0, length - 1))
        digits = digits[:at] + digits[at] * 2 + digits[at + 2:]
    if random.random() < 0.025:
        digits += "ab"[int(random.random() < 0.6)]
    return digits


class StripMaker:
    """Makes strips; the same random numbers make the same strip."""

    def __init__(self, sources, shares):
        self._sources = sources
        self._shares = np.asarray(shares, dtype=np.float64) / sum(shares)

    def make(self, random):
        """A text and a strip of ink (uint8 array) that says it."""
        text = invent_text(random)
        picture = self._write(text, random) if text else np.zeros((WRITING_HEIGHT, int(random.uniform(20, 160))), np.uint8)
        return text, scan(picture, bool(text), random)

    def _write(self, text, random):
        pictures = None
        while pictures is None:
            source = self._sources[int(random.choice(len(self._sources), p=self._shares))]
            if text[-1] in "ab" and not isinstance(source, glyphs.Pen):
                continue
            pictures = source.write(text, WRITING_HEIGHT, random)
        if isinstance(source, glyphs.Type):
            return _set_out(pictures, random.uniform(0.05, 0.30), 0.0, 0.0, random)
        touching = random.random() < 0.35
        gap = random.uniform(-0.14, 0.04) if touching else random.uniform(0.02, 0.40)
        return _set_out(pictures, gap, random.normal(0, 0.04), 0.06, random)


def _set_out(pictures, gap, climb, unrest, random):
    """Pictures in a row. gap, climb (a digit) and unrest (of the baseline) in writing heights."""
    places, x = [], 0.0
    for i, picture in enumerate(pictures):
        base = -climb * i * WRITING_HEIGHT + random.normal(0, unrest) * WRITING_HEIGHT
        places.append((x, base - picture.shape[0]))
        # Leaning digits nest: what counts is the narrowest free space, taken from their profiles.
        following = pictures[i + 1] if i + 1 < len(pictures) else None
        step = picture.shape[1]
        if following is not None:
            step -= _nesting(picture, following)
        x += max(step + (gap + random.normal(0, 0.03)) * WRITING_HEIGHT, 3)
    top = min(y for _, y in places)
    bottom = max(y + picture.shape[0] for (_, y), picture in zip(places, pictures))
    right = max(x + picture.shape[1] for (x, _), picture in zip(places, pictures))
    canvas = np.zeros((int(np.ceil(bottom - top)) + 2, int(np.ceil(right)) + 2), np.uint8)
    for (x, y), picture in zip(places, pictures):
        row, column = int(y - top), int(x)
        part = canvas[row:row + picture.shape[0], column:column + picture.shape[1]]
        np.maximum(part, picture[:part.shape[0], :part.shape[1]], out=part)
    return canvas


def _nesting(left, right):
    """How far two pictures standing on one baseline can slide together before their ink meets."""
    height = min(left.shape[0], right.shape[0])
    a, b = left[-height:] > 90, right[-height:] > 90
    free_right = np.where(a.any(axis=1), np.argmax(a[:, ::-1], axis=1), left.shape[1])
    free_left = np.where(b.any(axis=1), np.argmax(b, axis=1), right.shape[1])
    # A row's ink also keeps its neighbours' rows at a distance.
    reach = np.minimum(free_right, np.minimum(np.roll(free_right, 2), np.roll(free_right, -2)))
    return int(min((reach + free_left).min(), 0.6 * min(left.shape[1], right.shape[1])))


def scan(writing, has_text, random):
    """A written picture as the scanner and the cropping leave it."""
    image = Image.fromarray(writing)
    if random.random() < 0.6:
        image = image.rotate(random.normal(0, 2.5), Image.BILINEAR, expand=True)
    morph = random.random()
    if morph < 0.12:
        image = image.filter(ImageFilter.MaxFilter(3))
    elif morph < 0.18:
        image = image.filter(ImageFilter.MinFilter(3))
    ink = np.asarray(image)
    height, width = ink.shape
    pads = random.uniform(0, 1, 4) ** 2 * np.array([0.35, 0.35, 0.8, 0.8]) * WRITING_HEIGHT
    top, bottom, left, right = (int(pad) for pad in pads)
    canvas = np.zeros((height + top + bottom, width + left + right), np.float32)
    canvas[top:top + height, left:left + width] = ink * random.uniform(0.55, 1.0)
    baseline = top + height
    _add_line(canvas, baseline, random)
    canvas = _add_neighbors(canvas, baseline, left, right, random)
    if has_text and random.random() < 0.06:  # cropped a little into the writing
        cut = random.uniform(0, 0.07, 4) * WRITING_HEIGHT
        canvas = canvas[int(cut[0]):canvas.shape[0] - int(cut[1]), int(cut[2] * .5):canvas.shape[1] - int(cut[3] * .5)]
    return _digitize(canvas, random)


def _add_line(canvas, baseline, random):
    """A dotted or solid line under or through the writing."""
    kind = random.random()
    if kind > 0.22:
        return
    rows, columns = canvas.shape
    y = baseline + random.normal(0.0, 0.12) * WRITING_HEIGHT
    if random.random() < 0.15:
        y = baseline - random.uniform(0.2, 0.8) * WRITING_HEIGHT
    thick = random.uniform(1.0, 4.0)
    slope = random.normal(0, 0.01)
    x = np.arange(columns)
    if kind < 0.17:
        period, duty, phase = random.uniform(5, 14), random.uniform(0.25, 0.55), random.uniform(0, 14)
        on = ((x + phase) % period) < period * duty
    else:
        on = np.ones(columns, bool)
        thick = min(thick, 2.5)
    if random.random() < 0.25:
        on &= (x < random.uniform(0, columns)) if random.random() < 0.5 else (x > random.uniform(0, columns))
    shade = random.uniform(150, 255)
    for k in range(int(np.ceil(thick))):
        row = np.clip((y + k + slope * x).astype(int), 0, rows - 1)
        np.maximum.at(canvas, (row[on], x[on]), shade)


def _add_neighbors(canvas, baseline, left, right, random):
    """Pieces of printed words at the edges, on the baseline, a little apart from the writing or touching it."""
    name = glyphs.PRINT_FONTS[int(random.integers(len(glyphs.PRINT_FONTS)))]
    size = int(WRITING_HEIGHT * random.uniform(0.75, 1.5))
    shade = random.uniform(0.75, 1.0)
    drop = random.normal(0, 0.10) * WRITING_HEIGHT
    for side, free, words in (("left", left, LEFT_NEIGHBORS), ("right", right, RIGHT_NEIGHBORS)):
        if random.random() > LEFT_OVER:
            continue
        picture, ascent = glyphs.print_text(words[int(random.integers(len(words)))], name, size)
        columns = np.flatnonzero(picture.max(axis=0) > 60)
        if len(columns) == 0:
            continue
        picture = picture[:, columns[0]:columns[-1] + 1] * shade
        shown = int(min(free - random.uniform(-0.04, 0.15) * WRITING_HEIGHT, picture.shape[1] * random.uniform(0.3, 1.0)))
        if shown < 2:
            continue
        picture = picture[:, -shown:] if side == "left" else picture[:, :shown]
        begin = 0 if side == "left" else canvas.shape[1] - shown
        row = int(baseline - ascent + drop)
        if random.random() < 0.5:  # the crop is as high as the neighbour, not as the writing
            ink_rows = np.flatnonzero(picture.max(axis=1) > 60)
            above = max(-(row + int(ink_rows[0])), 0) if len(ink_rows) else 0
            below = max(row + int(ink_rows[-1]) + 1 - canvas.shape[0], 0) if len(ink_rows) else 0
            canvas = np.pad(canvas, ((above, below), (0, 0)))
            row, baseline = row + above, baseline + above
        first, last = max(row, 0), min(row + picture.shape[0], canvas.shape[0])
        if first < last:
            part = canvas[first:last, begin:begin + shown]
            np.maximum(part, picture[first - row:last - row], out=part)
    return canvas


def _digitize(canvas, random):
    """The scan: resolution, blur, breaks, paper, threshold, speckle."""
    rows, columns = canvas.shape
    dropouts = random.random()
    if dropouts < 0.09:  # a dry pen or a hard threshold breaks strokes
        coarse = random.uniform(0, 1, (rows // 5 + 1, columns // 5 + 1)).astype(np.float32)
        grain = np.asarray(Image.fromarray(coarse).resize((columns, rows), Image.BILINEAR))
        canvas = canvas * np.clip((grain - random.uniform(0.0, 0.25)) * 6, 0, 1)
    elif dropouts < 0.12:  # a white scratch
        y = int(random.integers(0, rows))
        canvas[y:y + int(random.integers(1, 3))] = 0
    scale = np.exp(random.uniform(np.log(18), np.log(60))) / WRITING_HEIGHT  # pixels a digit is high
    size = (max(int(columns * scale), 3), max(int(rows * scale), 3))
    image = Image.fromarray(np.clip(canvas, 0, 255).astype(np.uint8))
    if random.random() < 0.5:
        image = image.filter(ImageFilter.GaussianBlur(random.uniform(0.2, 1.1) / min(scale, 1.0)))
    image = image.resize(size, Image.BOX if scale < 1 else Image.BICUBIC)
    ink = np.asarray(image).astype(np.float32)
    strongest = max(float(ink.max()), 1.0)
    if random.random() < 0.62:
        ink = ink + random.normal(0, random.uniform(0, 17), ink.shape)
        ink = np.where(ink > strongest * random.uniform(0.28, 0.60), 255.0, 0.0)
        if random.random() < 0.4:
            density = np.exp(random.uniform(np.log(0.0003), np.log(0.010)))
            _speckle(ink, density, 255.0, random)
            if random.random() < 0.4:
                _speckle(ink, density, 0.0, random)
    else:
        strength = random.uniform(0.45, 1.0)
        paper = random.uniform(0, 40)
        noise = random.normal(0, random.uniform(0, 9), ink.shape)
        ink = paper + ink * strength * (255 - paper) / 255 + noise
    return np.clip(ink, 0, 255).astype(np.uint8)


def _speckle(ink, density, shade, random):
    rows, columns = ink.shape
    for _ in range(int(random.poisson(density * ink.size))):
        y, x = int(random.integers(rows)), int(random.integers(columns))
        ink[y:y + int(random.integers(1, 3)), x:x + int(random.integers(1, 3))] = shade


def worsen(ink, random):
    """A real strip once more, as another scan might have left it."""
    image = Image.fromarray(ink)
    scale = WRITING_HEIGHT / max(ink.shape[0], 1)
    size = (max(int(ink.shape[1] * scale * random.uniform(0.8, 1.25)), 3), max(int(ink.shape[0] * scale), 3))
    image = image.resize(size, Image.BICUBIC)
    lean = random.normal(0, 0.12)
    shift = int(abs(lean) * size[1]) + 1
    image = image.transform((size[0] + shift, size[1]), Image.AFFINE,
                            (1, lean, -(shift if lean > 0 else 0), 0, 1, 0), Image.BILINEAR)
    return scan(np.asarray(image), True, random)
