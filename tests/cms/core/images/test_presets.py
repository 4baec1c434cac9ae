"""The sizes that exist."""

from cms.core.images.presets import ImagePreset, all_specs, spec


def test_candidates_are_the_same_shape_and_not_larger() -> None:
    assert [preset.name for preset in ImagePreset.BODY_800.candidates] == ["THUMB_100", "CARD_400", "BODY_800"]
    assert ImagePreset.SQUARE_400.candidates == (ImagePreset.SQUARE_400,)


def test_filter_names_the_format() -> None:
    assert spec(ImagePreset.CARD_400) == "width-400"
    assert spec(ImagePreset.CARD_400, "avif") == "width-400|format-avif"


def test_each_filter_is_listed_once() -> None:
    assert len(all_specs()) == len(set(all_specs())) == 21
