"""The only view, and its address."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from bench.sites.answers import ANSWERS


def answer(request: HttpRequest, question: str) -> HttpResponse:
    """Give the bytes of a question's answer."""
    return HttpResponse(ANSWERS[question], content_type="application/json")


urlpatterns = [path("<str:question>/", answer)]
