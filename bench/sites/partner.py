"""Prepares what a partner needs: ``key`` prints a key that opens everything, ``change`` publishes an article."""

import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parents[2] / "site"))

NAME = "make bench"


def key() -> None:
    """Make the partner anew, without quotas; the one of an earlier run goes."""
    from cms.partners.keys import create_key
    from cms.partners.models import Partner

    Partner.objects.filter(name=NAME).delete()
    partner = Partner.objects.create(name=NAME, per_minute=0, per_day=0)
    print(create_key(partner)[1])


def change() -> None:
    """Publish an article as it is: the journal tells of it, and nothing else changes."""
    from blog.models import ArticlePage

    article = ArticlePage.objects.order_by("-pk")[0]
    article.save_revision().publish()


if __name__ == "__main__":
    django.setup()
    {"key": key, "change": change}[sys.argv[1]]()
