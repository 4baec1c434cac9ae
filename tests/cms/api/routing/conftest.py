"""What the tests of routing share: no try of an earlier test counts."""

import pytest

from cms.core.counting import in_process


@pytest.fixture(autouse=True)
def _nobody_has_tried() -> None:
    in_process.clear()
