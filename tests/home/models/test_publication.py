"""The publication's settings, one for each site."""

import pytest
from django.core.exceptions import ValidationError

from cms.core.licences import Licence
from cms.core.publication import publication_of
from home.models import PublicationSettings, SocialLink
from tests.factories import make_site

pytestmark = pytest.mark.django_db


def test_site_without_settings_gets_the_defaults() -> None:
    publication = publication_of(make_site().site)

    assert isinstance(publication, PublicationSettings)
    assert (publication.name, publication.licence, publication.open_lab_open) == ("", Licence.ETALAB_2, True)


def test_social_links_keep_their_order() -> None:
    publication = publication_of(make_site().site)
    publication.social_links = [
        SocialLink(label=label, url="https://example.org/", sort_order=position)
        for position, label in enumerate(["Twitter", "Mastodon"])
    ]
    publication.save()

    assert [str(link) for link in publication_of(make_site().site).social_links.all()] == ["Twitter", "Mastodon"]


@pytest.mark.parametrize("handle", ["@labo", "la bo", "a" * 16, "labo\n"])
def test_wrong_twitter_handle_is_refused(handle: str) -> None:
    publication = publication_of(make_site().site)
    publication.twitter_handle = handle

    with pytest.raises(ValidationError) as refusal:
        publication.full_clean()

    assert list(refusal.value.error_dict) == ["twitter_handle"]


def test_unknown_licence_is_refused() -> None:
    publication = publication_of(make_site().site)
    publication.licence = "WTFPL"

    with pytest.raises(ValidationError) as refusal:
        publication.full_clean()

    assert list(refusal.value.error_dict) == ["licence"]
