"""What the admin gets of syndication."""

from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.partners.models import Partner
from cms.syndication.sync.panel import LagPanel


@hooks.register("construct_partner_panels")
def lag_panel(partner: Partner, panels: list[Component]) -> None:
    """Say how far a partner is behind the journal."""
    panels.append(LagPanel(partner))
