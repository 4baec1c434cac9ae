"""Answers a publication that the rules refuse: nothing of the request is kept, and the editor reads what to mend."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.utils import get_valid_next_url_from_request

from cms.newsroom.checks.publishing import PublicationRefused


class TellOfRefusals:
    """The middleware. What the view had begun is undone in the transaction of ``cms.core.editing.InOneTransaction``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead back to where the editor came from, else to the first page that has to be mended."""
        if not isinstance(exception, PublicationRefused):
            return None
        for sentence in exception.sentences:
            messages.error(request, sentence)
        transaction.set_rollback(True)
        address = get_valid_next_url_from_request(request) or exception.address
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            step: HttpResponse = render_modal_workflow(request, "", json_data={"step": "success", "redirect": address})
            return step
        return redirect(address)
