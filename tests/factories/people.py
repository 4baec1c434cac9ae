"""Authors, who sign, and users, who work in the admin."""

from typing import Any

import factory
from django.contrib.auth.models import User
from factory.django import DjangoModelFactory

from blog.models import Author, AuthorLink
from tests.factories.site import french


class AuthorFactory(DjangoModelFactory):
    """A live author; ``links={"Site": "https://…"}``."""

    name = factory.Sequence("Auteur {}".format)
    slug = factory.Sequence("auteur-{}".format)
    locale = factory.LazyFunction(french)

    class Meta:
        model = Author

    @classmethod
    def _create(cls, model_class: type[Author], *args: Any, **kwargs: Any) -> Author:
        links = kwargs.pop("links", {})
        author = model_class(*args, **kwargs)
        author.links = [AuthorLink(label=label, url=url) for label, url in links.items()]
        author.save()
        return author


class UserFactory(DjangoModelFactory):
    """An administrator, unless ``is_superuser=False``; the password is "sesame"."""

    username = factory.Sequence("redacteur-{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = "sesame"
    is_superuser = True

    class Meta:
        model = User

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, **kwargs)
