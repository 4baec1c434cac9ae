"""The machine's blocks as the block picker shows them, on an empty site."""

import pytest

from cms.core.blocks.body import BodyField
from tests.previewing import preview

WORDS = {
    "heading": '<h2 id="des-ateliers-pres-de-chez-soi">Des ateliers près de chez soi</h2>',
    "paragraph": "Une association ouvre <b>trois ateliers</b> par semaine",
    "quote": "<cite>Une participante</cite>",
    "callout": "Les ateliers sont gratuits et sans inscription.",
    "image": "L’atelier du mardi, salle des fêtes.",
    "document": '<a href="#">Guide des ateliers</a>',
    "embed": "video.example.org",
    "key_figures": '<span class="figure-value">86\u00a0%</span>',
    "table": '<th scope="col">Quartier</th>',
    "related_pages": "À lire aussi",
}


@pytest.mark.parametrize("name", WORDS)
def test_preview_shows_the_block_with_sample_words(name: str) -> None:
    page = preview(name)

    assert WORDS[name] in page
    assert "/static/core/reader.css" in page


def test_every_block_says_how_editors_recognise_it() -> None:
    for name, block in BodyField().stream_block.child_blocks.items():
        missing = [part for part in ("label", "icon", "group", "description") if not getattr(block.meta, part)]
        assert (name, missing, block.is_previewable) == (name, [], True)
