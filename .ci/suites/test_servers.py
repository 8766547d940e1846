"""Runs the function behind nginx, haproxy and squid.

The servers are reloaded, restarted and killed, and have names whose addresses change. SERVERS_CALLS sets how many calls go through them:
100,000 by default.
"""

import os

import pytest
from conftest import environment, integration_tests

SECONDS = 900 + int(os.environ.get("SERVERS_CALLS", 100_000)) // 100


@pytest.mark.timeout(SECONDS)
def test_servers_and_addresses():
    environment.install(nginx="nginx", haproxy="haproxy", squid="squid", node="nodejs")
    integration_tests("servers", seconds=SECONDS)
