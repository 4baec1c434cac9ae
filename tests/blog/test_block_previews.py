"""The app's blocks as the block picker shows them, on an empty site."""

from tests.previewing import preview


def test_invitation_shows_its_button() -> None:
    page = preview("contribute")

    assert "À vous la parole" in page
    assert '<a class="button" href="#">Proposer</a>' in page
