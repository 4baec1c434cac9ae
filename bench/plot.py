"""Draws the requests a second of each system as bars, by Pillow, which Wagtail brings along."""

import math
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bench.questions import QUESTIONS
from bench.results import Result
from bench.table import number

SCALE = 2  # Drawn for screens with two pixels a point.
WIDTH, MARGIN, LABELS, VALUES = 860, 24, 190, 70
BAR, GAP, HEAD = 16, 5, 34
PAPER, INK, QUIET, LINE = "#ffffff", "#1d2733", "#5b6875", "#e3e7eb"
OURS, THEIRS, REPEATED = "#0b6e5f", "#9aa7b4", "#d5dbe1"


def plot(results: Sequence[Result], file: Path) -> None:
    """Draw a group of bars for each question, on a scale on which each step is ten times the last.

    Args:
        results: the rows of the table.
        file: the PNG to write.
    """
    groups = [
        (name, sorted((each for each in results if each.query == name), key=lambda each: (each.mode, each.rps)))
        for name in QUESTIONS
    ]
    groups = [(name, rows) for name, rows in groups if rows]
    height = 2 * MARGIN + HEAD + sum(HEAD + len(rows) * (BAR + GAP) for _name, rows in groups)
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), PAPER)
    drawing = _Drawing(ImageDraw.Draw(image), top=max(each.rps for each in results))
    drawing.title("Requests a second (logarithmic scale)")
    for name, rows in groups:
        drawing.group(name, rows)
    image.save(file, optimize=True)


class _Drawing:
    """Goes down the picture, line after line."""

    def __init__(self, pen: ImageDraw.ImageDraw, top: float) -> None:
        self.pen = pen
        self.y = MARGIN
        self.decades = max(1, math.ceil(math.log10(max(top, 10))))

    def title(self, words: str) -> None:
        """Write the title and go on below it."""
        self._write(MARGIN, words, size=17, colour=INK)
        self.y += HEAD

    def group(self, name: str, rows: Sequence[Result]) -> None:
        """Draw the bars of a question, with lines at 10, 100, 1,000 …"""
        self._write(MARGIN, name, size=14, colour=INK)
        self.y += HEAD - 12
        bottom = self.y + len(rows) * (BAR + GAP)
        for decade in range(self.decades + 1):
            x = self._x(10**decade)
            self.pen.line([(x * SCALE, self.y * SCALE), (x * SCALE, bottom * SCALE)], fill=LINE, width=SCALE)
        for row in rows:
            self._bar(row)
        self.y = bottom + 12

    def _bar(self, row: Result) -> None:
        label = row.system if row.mode == "uncached" else f"{row.system}, {row.mode}"
        self._write(MARGIN, label, size=12, colour=INK if row.system == "rubrique" else QUIET)
        end = self._x(row.rps)
        colour = OURS if row.system == "rubrique" else THEIRS if row.mode == "uncached" else REPEATED
        corners = [part * SCALE for part in (LABELS, self.y, end, self.y + BAR)]
        self.pen.rectangle(corners, fill=colour)
        self._write(end + 6, number(row.rps), size=12, colour=QUIET)
        self.y += BAR + GAP

    def _x(self, value: float) -> float:
        """Return where a value ends; everything below 1 has no length."""
        share = math.log10(max(value, 1)) / self.decades
        return LABELS + share * (WIDTH - LABELS - VALUES - MARGIN)

    def _write(self, x: float, words: str, size: int, colour: str) -> None:
        font = ImageFont.load_default(size * SCALE)
        self.pen.text((x * SCALE, self.y * SCALE), words, font=font, fill=colour)
