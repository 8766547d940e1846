"""Keeps the function busy for minutes, and finds leaks.

Also finds answers that went to another invocation. SOAK_SECONDS sets for how long; 210 by default. Reads /proc of Linux.
"""

import os

import pytest
from conftest import integration_tests

SECONDS = int(os.environ.get("SOAK_SECONDS", 210)) + 600


@pytest.mark.timeout(SECONDS)
def test_stays_level_and_separates_invocations():
    integration_tests("soak", seconds=SECONDS)
