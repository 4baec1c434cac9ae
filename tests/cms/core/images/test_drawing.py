"""Drawings: real pictures, the same for the same words, others for others."""

from io import BytesIO

import pytest
from PIL import Image

from cms.core.images.drawing import draw


@pytest.mark.parametrize(("width", "height"), [(1200, 675), (480, 480), (90, 160), (30, 30)])
def test_drawing_has_the_size_that_was_asked_for(width: int, height: int) -> None:
    with Image.open(BytesIO(draw("Un lieu", width, height))) as picture:
        assert (picture.format, picture.size) == ("PNG", (width, height))
        assert len(picture.getcolors(width * height) or []) > 3


def test_same_words_give_the_same_drawing() -> None:
    assert draw("Un lieu", 120, 80) == draw("Un lieu", 120, 80)


def test_other_words_give_another_drawing() -> None:
    assert len({draw(words, 120, 80) for words in ("Un lieu", "Deux lieux", "Trois lieux", "")}) == 4
