"""The licences that a publication can choose from."""

import pytest

from cms.core.licences import LICENCE_URLS, Licence


def test_each_licence_has_an_entry_for_its_address() -> None:
    assert set(LICENCE_URLS) == set(Licence)


@pytest.mark.parametrize("licence", [licence for licence in Licence if licence is not Licence.ALL_RIGHTS])
def test_open_licence_has_the_address_of_its_text(licence: Licence) -> None:
    assert licence.url.startswith("https://")


def test_all_rights_reserved_has_no_address() -> None:
    assert Licence.ALL_RIGHTS.url == ""
