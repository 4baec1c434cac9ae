"""Draws the demo's pictures: flat shapes in quiet colours, the same for the same words on every machine."""

from collections.abc import Callable
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]

#: Each palette: the background, three shapes' colours, and the accent that appears once.
PALETTES: tuple[tuple[Colour, ...], ...] = (
    ((239, 234, 224), (38, 70, 83), (42, 127, 116), (199, 211, 205), (233, 151, 74)),
    ((232, 237, 242), (31, 52, 94), (91, 123, 168), (185, 201, 220), (240, 178, 74)),
    ((243, 232, 226), (92, 42, 62), (178, 92, 92), (224, 190, 175), (46, 125, 120)),
    ((233, 239, 229), (33, 66, 52), (104, 145, 98), (193, 212, 181), (219, 106, 72)),
    ((238, 234, 243), (56, 44, 99), (122, 103, 172), (206, 197, 226), (236, 166, 92)),
)
SAMPLING = 3  # Shapes are drawn three times too large, then shrunk: that is what smooths their edges.
CELL_SHAPES = ("quarter", "disc", "half", "bars", "square", "ring")


def draw(words: str, width: int, height: int) -> bytes:
    """Draw a picture that belongs to these words: a grid of flat shapes in one palette, with one accent.

    Args:
        words: what the picture is for; other words give another picture.
        width: width in pixels.
        height: height in pixels.

    Returns:
        The picture as a PNG file.
    """
    random = Random(words)  # noqa: S311 - a drawing, not a secret.
    background, *colours, accent = random.choice(PALETTES)
    canvas = Image.new("RGB", (width * SAMPLING, height * SAMPLING), background)
    pen = ImageDraw.Draw(canvas)
    rows = 3
    cell = canvas.height / rows
    columns = -(-canvas.width // int(cell))
    margin = (canvas.width - columns * cell) / 2
    accented = (random.randrange(1, columns - 1) if columns > 2 else 0, random.randrange(rows))
    for column in range(columns):
        for row in range(rows):
            colour = accent if (column, row) == accented else random.choice(colours)
            shape = "disc" if (column, row) == accented else random.choice(CELL_SHAPES)
            _draw_cell(pen, random, shape, (margin + column * cell, row * cell), cell, colour)
    return _png(canvas.resize((width, height), Image.Resampling.LANCZOS))


def _draw_cell(
    pen: ImageDraw.ImageDraw,
    random: Random,
    shape: str,
    corner: tuple[float, float],
    cell: float,
    colour: Colour,
) -> None:
    x, y = corner
    turn = random.randrange(4)
    box = (x, y, x + cell, y + cell)
    drawings: dict[str, Callable[[], None]] = {
        "quarter": lambda: _quarter(pen, box, turn, colour),
        "half": lambda: pen.pieslice(_inset(box, cell * 0.04), 90 * turn, 90 * turn + 180, fill=colour),
        "disc": lambda: pen.ellipse(_inset(box, cell * 0.14), fill=colour),
        "ring": lambda: pen.ellipse(_inset(box, cell * 0.14), outline=colour, width=int(cell * 0.16)),
        "square": lambda: pen.rectangle(box, fill=colour),
        "bars": lambda: _bars(pen, box, turn % 2 == 0, colour),
    }
    drawings[shape]()


def _inset(box: tuple[float, float, float, float], by: float) -> tuple[float, float, float, float]:
    return box[0] + by, box[1] + by, box[2] - by, box[3] - by


def _quarter(pen: ImageDraw.ImageDraw, box: tuple[float, float, float, float], turn: int, colour: Colour) -> None:
    """A quarter of a disc whose centre is one of the cell's corners."""
    left, top, right, bottom = box
    size = right - left
    x, y = ((left, top), (right, top), (right, bottom), (left, bottom))[turn]
    pen.pieslice((x - size, y - size, x + size, y + size), 90 * turn, 90 * turn + 90, fill=colour)


def _bars(pen: ImageDraw.ImageDraw, box: tuple[float, float, float, float], upright: bool, colour: Colour) -> None:
    left, top, right, bottom = box
    step = (right - left) / 5
    for index in (0, 2, 4):
        if upright:
            pen.rectangle((left + index * step, top, left + (index + 1) * step, bottom), fill=colour)
        else:
            pen.rectangle((left, top + index * step, right, top + (index + 1) * step), fill=colour)


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
