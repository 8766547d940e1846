"""A simulation of a fleet in virtual time, by the function's own classes: tables in Markdown, and docs/images/fleet.svg."""

import sys

from . import children, install, setup
from .options import ROOT

_SOURCES = ROOT / "src" / "test" / "java" / "io" / "cloudcall"
_MAIN = "io.cloudcall.wechat.FleetReport"


def run(chosen):
    installed = setup.Setup(chosen.home)
    class_path = install.fleet(installed, sources())
    chart = ROOT / "docs" / "images" / "fleet.svg"
    chart.parent.mkdir(exist_ok=True)
    children.run([installed.java, "-Xmx1g", "-cp", class_path, _MAIN, chart], stdout=sys.stdout)
    print(f"bench: {chart} written", file=sys.stderr)
    return 0


def sources():
    """Without the test, and what it needs of JUnit."""
    wechat = _SOURCES / "wechat"
    fleet = [file for file in sorted(wechat.glob("Fleet*.java")) if not file.stem.endswith("Test")]
    return [*fleet, wechat / "CallRateLimit.java", wechat / "VirtualTime.java", _SOURCES / "http" / "TransportFailures.java"]
