"""The imports that editors asked for on the admin's page: done by the worker, a portion at a time."""

import logging
from collections import Counter
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import InterfaceError, OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext

from blog.models import ImportState, WordpressImport, WordpressOutcome
from blog.services.wordpress.importing import Options, Prepared, SiteImport
from blog.services.wordpress.report import Report
from cms.core.worker.duties import Duty
from cms.newsroom.importing.kit import ImportRefused, opened

logger = logging.getLogger(__name__)


class Background:
    """Does what was asked for. What it has in memory between two portions can be read again from the database."""

    def __init__(self) -> None:
        self._under_way: tuple[WordpressImport, SiteImport, Iterator[list[Prepared]]] | None = None

    def run(self) -> bool:
        """Do a portion of the oldest import that is under way; returns whether there was one."""
        asked = WordpressImport.objects.filter(state=ImportState.UNDER_WAY).order_by("pk").first()
        if asked is None:
            self._under_way = None
            return False
        with translation.override(settings.LANGUAGE_CODE), LogContext(user=asked.user):
            try:
                self._do_portion(asked)
            except (OperationalError, InterfaceError):
                # The database is away: the worker tries again.
                self._under_way = None
                raise
            except Exception as error:
                self._under_way = None
                _fail(asked, error)
        return True

    def _do_portion(self, asked: WordpressImport) -> None:
        if self._under_way is None or self._under_way[0] != asked:
            self._under_way = _begun(asked)
            return
        known, site, portions = self._under_way
        portion = next(portions, None)
        if portion is None or not _finished(known, site, portion):
            self._under_way = None
        if portion is None:
            _end(known)


def _begun(asked: WordpressImport) -> tuple[WordpressImport, SiteImport, Iterator[list[Prepared]]]:
    """Return an import that begins, or goes on where its last portion was stored. What only counts begins anew."""
    try:
        file = opened(asked.upload)
    except ObjectDoesNotExist as error:
        raise ImportRefused(_("The file that was checked is no longer there: choose it again.")) from error
    if not asked.applies:
        asked.begin(applies=False)
    report = Report(Counter(asked.made), asked.known, Counter(asked.passed_over))
    site = SiteImport(file, Options(fetch=asked.fetch, apply=asked.applies, user=asked.user), report)
    asked.total = site.total
    asked.save(update_fields=["total"])
    return asked, site, site.portions(asked.done)


@transaction.atomic
def _finished(asked: WordpressImport, site: SiteImport, portion: list[Prepared]) -> bool:
    """Store a portion and what is said of it together; False if another worker has done it meanwhile."""
    same = WordpressImport.objects.filter(pk=asked.pk, state=asked.state, applies=asked.applies, done=asked.done)
    if not same.select_for_update().exists():
        return False
    site.finish(portion)
    report = site.report
    asked.done += len(portion)
    asked.made, asked.known, asked.passed_over = dict(report.made), report.known, dict(report.passed_over)
    asked.save(update_fields=["done", "made", "known", "passed_over"])
    WordpressOutcome.objects.bulk_create(
        WordpressOutcome(
            of_import=asked,
            number=each.id,
            title=each.title,
            link=each.link,
            refused=each.refused,
            left_out=[(item.what, item.reason) for item in each.left_out],
        )
        for each in report.outcomes
    )
    report.outcomes.clear()
    return True


def _end(asked: WordpressImport) -> None:
    asked.state = ImportState.DONE
    asked.save(update_fields=["state"])
    if asked.applies:
        asked.upload.delete()


def _fail(asked: WordpressImport, error: Exception) -> None:
    if isinstance(error, ImportRefused):
        failure = str(error)
    else:
        logger.error("Import %s of a WordPress site failed.", asked.pk, exc_info=error)
        failure = _("Something went wrong that nobody foresaw. Whoever runs the server finds it in the worker's log.")
    WordpressImport.objects.filter(pk=asked.pk).update(state=ImportState.FAILED, failure=failure)


IMPORTING = Duty("wordpress", Background().run, every=2.0)
