"""Loads a workload: what the articles refer to, then the articles."""

from pathlib import Path

from blog.services.workload.articles import load_articles
from blog.services.workload.content import Content
from blog.services.workload.frame import Progress, load_frame


def load_workload(file: Content, folder: Path, count: int, progress: Progress) -> int:
    """Load what is missing of the content, and return how many articles were made.

    Articles are stored without Django's signals. What listens to them here is brought up to date for each
    batch: mentions of laureates, search, references, the journal. They get no revision and no entry in the history.

    Args:
        file: the content.
        folder: where its pictures are.
        count: how many articles there shall be, of the file and repeated.
        progress: called with each long sequence and the name of one of its items; gives the items back.

    Raises:
        WorkloadError: a picture can't be read, or the publication has no site.
    """
    return load_articles(file, load_frame(file, folder, progress), count, progress)
