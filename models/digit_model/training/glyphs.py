"""Where single digits come from: MNIST, pen strokes of our own, type, and cut real writing.

Every source gives a string's characters as pictures of ink (uint8 arrays, 0 paper, 255 ink) about as high
as asked, cropped to their ink.
"""

import gzip
import pathlib

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import strokes

FONT_FOLDERS = ("/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/dejavu")
PRINT_FONTS = ("LiberationSerif-Regular", "LiberationSerif-Italic", "LiberationSerif-Regular", "LiberationSerif-Italic",
               "LiberationSerif-Bold", "LiberationSans-Regular")
STAMP_FONTS = ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSansNarrow-Bold", "LiberationMono-Bold",
               "LiberationMono-Regular", "DejaVuSans", "DejaVuSans-Bold", "DejaVuSansCondensed-Bold", "DejaVuSansMono",
               "LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic")


def read_idx(path):
    """An array of an IDX file of bytes, gzipped."""
    data = gzip.decompress(pathlib.Path(path).read_bytes())
    dimensions = data[3]
    shape = [int.from_bytes(data[4 + 4 * i:8 + 4 * i], "big") for i in range(dimensions)]
    return np.frombuffer(data, dtype=np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def crop(picture):
    """Cropped to its ink."""
    rows, columns = np.flatnonzero(picture.max(axis=1) > 60), np.flatnonzero(picture.max(axis=0) > 60)
    if len(rows) == 0:
        return picture[:1, :1]
    return picture[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


def font(name, size, _fonts={}):
    """A font that Debian packages (fonts-liberation2, fonts-dejavu), at a size in pixels; None where absent."""
    key = (name, size)
    if key not in _fonts:
        paths = [pathlib.Path(folder) / f"{name}.ttf" for folder in FONT_FOLDERS]
        path = next((path for path in paths if path.exists()), None)
        _fonts[key] = ImageFont.truetype(str(path), size) if path else None
    return _fonts[key]


def print_text(text, name, size):
    """A text in type, and the row of its baseline. The picture keeps the font's full height."""
    face = font(name, size) or font("DejaVuSans", size)
    left, top, right, bottom = face.getbbox(text)
    image = Image.new("L", (max(right - min(left, 0), 1), max(bottom, 1)), 0)
    ImageDraw.Draw(image).text((-min(left, 0), 0), text, font=face, fill=255)
    return np.asarray(image), face.getmetrics()[0]


class Mnist:
    """Digits of MNIST, each by another hand."""

    def __init__(self, images, labels):
        self._pictures = {str(digit): [crop(image) for image in images[labels == digit]] for digit in range(10)}

    def write(self, text, height, random):
        # One pen for the string: MNIST's pens differ, so pictures are thickened or thinned later as a whole.
        slant, stretch = random.normal(0.0, 0.15), random.uniform(0.7, 1.25)
        pictures = []
        for character in text:
            bank = self._pictures[character]
            picture = bank[int(random.integers(len(bank)))]
            tall = max(int(height * random.uniform(0.88, 1.12)), 4)
            wide = max(int(picture.shape[1] * tall / picture.shape[0] * stretch * random.uniform(0.9, 1.1)), 2)
            lean = slant + random.normal(0, 0.05)
            image = Image.fromarray(picture).resize((wide, tall), Image.BICUBIC)
            shift = abs(lean) * tall
            image = image.transform((int(wide + shift), tall), Image.AFFINE,
                                    (1, lean, -(lean * tall if lean > 0 else 0), 0, 1, 0), Image.BILINEAR)
            pictures.append(crop(np.asarray(image)))
        return pictures


class Pen:
    """Digits written with the strokes of strokes.py."""

    def write(self, text, height, random):
        writer = strokes.Writer(random)
        return [strokes.draw(writer.strokes(character), height * random.uniform(0.88, 1.12), writer.pen)
                for character in text]


class Type:
    """Digits of a numbering machine, a date stamp or a typewriter."""

    def write(self, text, height, random):
        name = STAMP_FONTS[int(random.integers(len(STAMP_FONTS)))]
        size = max(int(height * 1.4), 6)
        stretch = random.uniform(0.8, 1.15)
        pictures = []
        for character in text:
            picture = crop(print_text(character, name, size)[0])
            tall = max(int(picture.shape[0] * random.uniform(0.97, 1.03)), 4)
            wide = max(int(picture.shape[1] * stretch), 2)
            pictures.append(np.asarray(Image.fromarray(picture).resize((wide, tall), Image.BILINEAR)))
        return pictures


class Cut:
    """Digits cut from real writing, mixed anew within one hand where it wrote enough of them."""

    def __init__(self, pictures):
        self._pictures = pictures  # character -> list of arrays

    def write(self, text, height, random):
        pictures = []
        for character in text:
            bank = self._pictures.get(character)
            if not bank:
                return None
            picture = bank[int(random.integers(len(bank)))]
            tall = max(int(height * random.uniform(0.88, 1.12)), 4)
            wide = max(int(picture.shape[1] * tall / picture.shape[0] * random.uniform(0.85, 1.15)), 2)
            pictures.append(np.asarray(Image.fromarray(picture).resize((wide, tall), Image.BICUBIC)))
        return pictures
