"""What the journal costs an editor: the time to publish an article with it and without, in turns."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from bench.database import ROOT
from bench.findings import Finding
from bench.options import Options
from bench.servers import Place

MOST = 1.2
PUBLICATIONS = 40


def measure(options: Options, place: Place) -> Iterator[Finding]:
    """Publish articles of the loaded content; each publication is undone."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": place.database.url,
        "MEDIA_ROOT": str(place.database.media),
    }
    command = [sys.executable, "-m", "bench.sites.publishing", str(PUBLICATIONS * options.rounds)]
    found = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    with_journal, without = json.loads(found.stdout)
    yield Finding("publishing an article, time with the journal ÷ without", with_journal / without, most=MOST)
