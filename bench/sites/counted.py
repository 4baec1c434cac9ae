"""The application that BENCH_APPLICATION names, with its statements counted."""

import os
from tempfile import TemporaryFile

from django.db.backends.signals import connection_created
from django.utils.module_loading import import_string

from bench.sites.counting import Counter, counted

counter = Counter(TemporaryFile())  # noqa: SIM115  It lives as long as the process.
connection_created.connect(counter.watch)
application = counted(import_string(os.environ["BENCH_APPLICATION"].replace(":", ".")), counter)
