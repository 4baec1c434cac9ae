"""What administrators read on the admin's front page when no worker is there."""

from typing import Any

from wagtail.admin.ui.components import Component

from cms.core.worker.presence import last_seen, lives


class WorkerPanel(Component):
    """Says since when no worker was seen; shows nothing while one lives."""

    name = "worker"
    order = 10
    template_name = "core/worker/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return ``lives``, and ``seen``: a time, or None if there never was a worker."""
        seen = last_seen()
        return {"lives": lives(seen), "seen": seen}
